// Returners (F5): told, asked, followed, tested, released. A positive has its case and owner in the same transaction, as everywhere (C2).
import { command, type Done } from '#kernel/server/house.ts';
import { staffOf } from '#modules/identity/server/public.ts';
import { traceProblem } from '../../shared/problems.ts';
import * as c from '../../shared/returners/commands.ts';
import { makeCase, openedEvent } from '../cases.ts';
import { notAhead, sealWho } from '../opening.ts';
import { actOf, doneOf, openOwn, openStanding, whereOf } from '../returners/opening.ts';
import { findHome } from '../store/owner.ts';
import * as store from '../store/returners.ts';
import { addTest } from '../store/traced.ts';

/** Whoever answers for them, else for the firm, else whoever tells it. Told before, it is the same return: nobody is followed twice. */
export const tellReturnerHandler = command(c.tellReturner, async (input, context): Promise<Done> => {
  const { tx, actor, now, commandId } = context;
  const by = staffOf(actor);
  const where = whereOf(input, now);
  const sealed = sealWho(input, context);
  const home = input.subjectId ? await findHome(tx, input.subjectId) : undefined;
  if (input.subjectId && !home) throw traceProblem('not_found');
  const firm = input.enterpriseId ? await store.findFirmUnit(tx, input.enterpriseId) : undefined;
  if (input.enterpriseId && !firm) throw traceProblem('firm_not_found');
  const unitId = home?.communityId ?? firm?.communityId ?? by.unitId;
  const { returnerId } = input;
  const one = {
    returnerId,
    districtId: by.districtId,
    unitId,
    areaIds: [...new Set([by.unitId, firm?.communityId ?? unitId])],
    subjectId: home?.subjectId ?? null,
    enterpriseId: firm?.enterpriseId ?? null,
    ...sealed,
    ...where,
    byName: by.staffName,
    byPostId: by.postId,
    commandId,
  };
  const known = await store.joinReturner(tx, one);
  if (!known) store.addReturner(tx, one);
  return {
    subjectId: known ?? returnerId,
    territoryId: unitId,
    unitIds: one.areaIds,
    events: [{ type: 'returner.told', returnerId: known ?? returnerId, districtId: by.districtId }],
    result: { returnerId: known ?? returnerId, isKnown: known !== null },
  };
});

export const screenReturnerHandler = command(c.screenReturner, async (input, context): Promise<Done> => {
  const row = await openStanding(input.returnerId, context);
  store.correctWhere(context.tx, row.returnerId, whereOf(input, context.now), context.commandId);
  store.addAct(context.tx, { ...actOf(row, input.actId, context), what: 'screen' });
  return doneOf(row, 'returner.screened');
});

export const watchReturnerHandler = command(c.watchReturner, async ({ returnerId, actId, result }, context) => {
  const row = await openStanding(returnerId, context);
  if (!row.screenedAt) throw traceProblem('returner_not_asked');
  store.addAct(context.tx, { ...actOf(row, actId, context), what: 'watch', result });
  return doneOf(row, 'returner.watched');
});

export const testReturnerHandler = command(c.testReturner, async (input, context): Promise<Done> => {
  const { tx, actor, now, commandId } = context;
  const row = await openStanding(input.returnerId, context);
  const { staffName } = staffOf(actor);
  const { result } = input;
  const sampledAt = notAhead(input.sampledAt, now);
  store.addAct(tx, { ...actOf(row, input.actId, context), what: 'test', at: sampledAt, result });
  const done = doneOf(row, 'returner.tested', { result });
  if (result !== 'positive') return done;
  const { nameCipher, phoneCipher, phoneHash, phoneTail, subjectId, districtId, unitId, enterpriseId } = row;
  const made = await makeCase(
    {
      traceId: input.actId,
      subjectId,
      sealed: { nameCipher, phoneCipher, phoneHash, phoneTail },
      unitId,
      districtId,
      enterpriseId,
      source: 'returner',
      sourceKey: `returner ${input.actId}`,
      isPooled: false,
      sampledAt,
      symptom: 'unknown',
      isDrill: false,
      byName: staffName,
    },
    context,
  );
  const told = { traceId: made.traceId, districtId, sampledAt, result, byName: staffName, commandId };
  addTest(tx, { ...told, testId: input.actId, source: 'returner', sourceKey: `returner ${input.actId}` });
  return {
    ...done,
    events: [...done.events, openedEvent(made, 'returner')],
    result: { traceId: made.traceId, ownerName: made.owner.name },
  };
});

export const releaseReturnerHandler = command(c.releaseReturner, async ({ returnerId, reason }, context) => {
  const row = await openStanding(returnerId, context);
  store.releaseRow(context.tx, returnerId, reason, context.commandId);
  return doneOf(row, 'returner.released');
});

export const revealReturnerHandler = command(c.revealReturner, async ({ returnerId, actId, purpose }, context) => {
  const row = await openOwn(returnerId, context);
  if (!row.phoneCipher) throw traceProblem('no_phone');
  store.addAct(context.tx, { ...actOf(row, actId, context), what: 'look', purpose });
  return doneOf(row, 'returner.looked');
});
