// Cases: told by the desk, given over, ended; a false positive takes along whom nobody else reaches.
import { command, type Done } from '#kernel/server/house.ts';
import { staffOf } from '#modules/identity/server/public.ts';
import * as c from '../../shared/commands.ts';
import { traceProblem } from '../../shared/problems.ts';
import { makeCase, openedEvent } from '../cases.ts';
import { doneOf, letGo, notAhead, openOwn, openStanding, sealWho } from '../opening.ts';
import { findFitPost, findHome, isOwnUnit } from '../store/owner.ts';
import * as store from '../store/traced.ts';

export const openCaseHandler = command(c.openCase, async (input, context): Promise<Done> => {
  const { tx, actor, now } = context;
  const by = staffOf(actor);
  const sampledAt = notAhead(input.sampledAt, now);
  const sealed = sealWho(input, context);
  const home = input.subjectId ? await findHome(tx, input.subjectId) : undefined;
  if (input.subjectId && !home) throw traceProblem('not_found');
  const unitId = home?.communityId ?? input.unitId ?? by.unitId;
  if (!(await isOwnUnit(tx, unitId))) throw traceProblem('out_of_area');
  const made = await makeCase(
    {
      traceId: input.traceId,
      subjectId: home?.subjectId ?? null,
      sealed,
      unitId,
      districtId: by.districtId,
      enterpriseId: null,
      source: 'told',
      sourceKey: null,
      isPooled: false,
      sampledAt,
      symptom: input.symptom,
      isDrill: input.isDrill,
      byName: by.staffName,
    },
    context,
  );
  return {
    subjectId: made.traceId,
    territoryId: made.unitId,
    unitIds: made.areaIds,
    events: [openedEvent(made, 'told')],
    result: { traceId: made.traceId, ownerName: made.owner.name, isNew: made.isNew },
    isDrill: input.isDrill,
  };
});

export const giveOwnerHandler = command(c.giveOwner, async ({ traceId, postId }, context): Promise<Done> => {
  const row = await openStanding(traceId, context);
  if (!row.caseAt) throw traceProblem('no_case');
  const owner = await findFitPost(context.tx, postId, [row.unitId, ...row.areaIds]);
  if (!owner) throw traceProblem('post_unfit');
  store.giveTo(context.tx, traceId, context.commandId, owner);
  return doneOf(row, 'trace.given', { ownerPostId: owner.postId });
});

export const endCaseHandler = command(c.endCase, async ({ traceId, end, reason }, context): Promise<Done> => {
  const row = await openStanding(traceId, context);
  if (!row.caseAt || !row.sampledAt) throw traceProblem('no_case');
  if (end === 'false_positive' && !(await store.hasNegativeAfter(context.tx, traceId, row.sampledAt)))
    throw traceProblem('no_retest');
  store.endCase(context.tx, traceId, context.commandId, end, reason);
  return doneOf(row, 'trace.ended', { end });
});

export const letGoHandler = command(c.letGoContacts, async ({ traceId }, context): Promise<Done> => {
  const row = await openOwn(traceId, context);
  const released = row.caseEndedAt ? await letGo(row, '指示病例已排除', context) : 0;
  return doneOf(row, 'trace.let_go', { released });
});

export const lookHandler = command(
  c.lookAtChain,
  async ({ traceId, lookId, purpose }, { tx, actor }): Promise<Done> => {
    const by = staffOf(actor);
    const row = await store.lockTraced(tx, traceId);
    if (!row) throw traceProblem('not_found');
    const look = {
      lookId,
      traceId,
      purpose,
      districtId: row.districtId,
      staffId: by.staffId,
      postId: by.postId,
      byName: by.staffName,
    };
    store.addLook(tx, { ...look, what: 'chain' });
    return { subjectId: traceId, events: [{ type: 'trace.looked', traceId }], isDrill: row.isDrill };
  },
);
export const revealHandler = command(c.revealPhone, async ({ traceId, lookId, purpose }, context): Promise<Done> => {
  const { tx, actor } = context;
  const by = staffOf(actor);
  const row = await openOwn(traceId, context);
  if (!row.phoneCipher) throw traceProblem('no_phone');
  const look = {
    lookId,
    traceId,
    purpose,
    districtId: row.districtId,
    staffId: by.staffId,
    postId: by.postId,
    byName: by.staffName,
  };
  store.addLook(tx, { ...look, what: 'phone' });
  return { subjectId: traceId, events: [{ type: 'trace.looked', traceId }], isDrill: row.isDrill };
});
