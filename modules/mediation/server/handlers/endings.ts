// How a case ends, other than by an agreement that is kept: none reached, not performed, referred, withdrawn, or its request became another matter.
import { type CommandContext, command, type Done } from '#kernel/server/house.ts';
import { getMethod } from '#modules/methods/server/public.ts';
import { findRequest } from '#modules/requests/server/public.ts';
import { findHandlingUnit } from '#modules/territory/server/public.ts';
import {
  endBroken,
  failMediation,
  followRequestChange,
  referMediation,
  withdrawMediation,
} from '../../shared/commands.ts';
import { mediationProblem } from '../../shared/problems.ts';
import { isMediable } from '../../shared/rules.ts';
import { done, openFor, openForParty, staffIdOf } from '../standing.ts';
import { type CaseRow, changeCase, lockCaseOfRequest } from '../store/cases.ts';
import { insertReferral, listTerms } from '../store/papers.ts';

export const failMediationHandler = command(failMediation, async (input, context) => {
  const { tx } = context;
  const { row } = await openFor('fail', input.caseId, context);
  changeCase(tx, row.id, {
    state: 'failed',
    endedAt: tx.at,
    endingReason: input.reason,
    toldRoutes: input.toldRoutes,
  });
  return done(row, [{ type: 'mediation.failed', toldRoutes: input.toldRoutes }]);
});

export const endBrokenHandler = command(endBroken, async (input, context) => {
  const { tx } = context;
  const { row } = await openFor('end_broken', input.caseId, context);
  const terms = row.agreementId ? await listTerms(tx, row.agreementId) : [];
  if (!terms.some(({ performance }) => performance === 'broken')) throw mediationProblem('none_broken');
  changeCase(tx, row.id, {
    state: 'broken',
    endedAt: tx.at,
    endingReason: input.reason,
    toldRoutes: input.toldRoutes,
  });
  return done(row, [{ type: 'mediation.broken', toldRoutes: input.toldRoutes }]);
});

/** N1, art. 25: violence, or the danger of it, is the police's at once — by a reaction that calls the police room to the request. */
export const referMediationHandler = command(referMediation, async (input, context) => {
  const { tx } = context;
  const { row } = await openFor('refer', input.caseId, context);
  insertReferral(tx, {
    id: input.referralId,
    caseId: row.id,
    route: input.route,
    reason: input.reason,
    isViolent: input.isViolent,
    staffId: staffIdOf(context.actor),
  });
  const isEnding = input.isEnding || input.isViolent;
  if (isEnding)
    changeCase(tx, row.id, {
      state: 'referred',
      endedAt: tx.at,
      endingReason: input.reason,
      toldRoutes: [input.route],
    });
  const policeUnitId = input.route === 'police' || input.isViolent ? await policeFor(row, context) : null;
  return done(row, [
    {
      type: 'mediation.referred',
      referralId: input.referralId,
      route: input.route,
      isViolent: input.isViolent,
      isEnding,
      policeUnitId,
    },
  ]);
});

async function policeFor(row: CaseRow, { tx }: CommandContext): Promise<string | null> {
  const at = { placeId: null, territoryId: row.territoryId, communityId: row.deskUnitId };
  return (await findHandlingUnit(tx, at, 'police_room'))?.unitId ?? null;
}

/** By the desk for whoever asked by telephone, or by the applicant on their own page. */
export const withdrawMediationHandler = command(withdrawMediation, async (input, context) => {
  const { tx, actor } = context;
  const { row } =
    actor.kind === 'anonymous'
      ? await openForParty('withdraw', input.caseId, context)
      : await openFor('withdraw', input.caseId, context);
  changeCase(tx, row.id, { state: 'withdrawn', endedAt: tx.at, endingReason: input.reason });
  return done(row, [{ type: 'mediation.withdrawn', byParty: actor.kind === 'anonymous' }]);
});

/** The request behind a case became something that is not mediated (violence above all), or was withdrawn. */
export const followRequestHandler = command(followRequestChange, async (input, { tx }): Promise<Done> => {
  const row = await lockCaseOfRequest(tx, input.requestId);
  const request = await findRequest(tx, input.requestId);
  if (!row || !request) return { events: [] };
  const { kinds } = await getMethod(tx, request.methodVersionId);
  const kind = kinds.get(request.kindCode ?? '');
  if (input.isWithdrawn) {
    changeCase(tx, row.id, { state: 'withdrawn', endedAt: tx.at, endingReason: '诉求已撤销' });
    return done(row, [{ type: 'mediation.withdrawn', byParty: false }]);
  }
  if (!isMediable(kind)) {
    changeCase(tx, row.id, {
      state: 'referred',
      endedAt: tx.at,
      endingReason: `诉求改为${kind?.title.zh ?? '其他'}`,
      isSensitive: true,
    });
    return done(row, [{ type: 'mediation.stopped', kindCode: request.kindCode }]);
  }
  const isSensitive = request.sensitivity === 'sensitive';
  if (isSensitive === row.isSensitive) return done(row, []);
  changeCase(tx, row.id, { isSensitive });
  return done(row, [{ type: 'mediation.sensitivity_changed', isSensitive }]);
});
