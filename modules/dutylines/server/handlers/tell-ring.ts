// The caller's word after dialling, and taking back an answer that was the wrong one's. Either way the next is rung at once where nobody is left ringing.
import { command, type Done } from '#kernel/server/house.ts';
import { staffOf } from '#modules/identity/server/public.ts';
import { endCallout, reopenBranch, tellRing } from '../../shared/commands.ts';
import { dutyProblem } from '../../shared/problems.ts';
import { doneOf, takeAnswer } from '../standing.ts';
import * as store from '../store/callouts.ts';
import { findOwnUnit } from '../store/lines.ts';

type Tx = Parameters<typeof store.lockCallout>[0];

/** Running, and called by the post's own unit or one below it. */
async function getOwnCallout(tx: Tx, calloutId: string): Promise<store.CalloutRow> {
  const callout = await store.findCallout(tx, calloutId);
  if (!callout || !(await findOwnUnit(tx, callout.unitId))) throw dutyProblem('callout_not_found');
  if (callout.endedAt) throw dutyProblem('over');
  await store.lockCallout(tx, calloutId);
  return callout;
}

export const tellHandler = command(tellRing, async ({ ringId, outcome, note }, { tx, actor }): Promise<Done> => {
  const by = staffOf(actor);
  const seen = await store.findRing(tx, ringId);
  if (!seen) throw dutyProblem('callout_not_found');
  const callout = await getOwnCallout(tx, seen.calloutId);
  const [branch] = await store.lockUnits(tx, seen.calloutId, [seen.unitId]);
  const ring = await store.findRing(tx, ringId);
  if (!branch || !ring || ring.outcome !== null) throw dutyProblem('ring_over');
  const hearing = await store.listHearing(tx, seen.calloutId);
  if (outcome === 'answered') {
    if (!takeAnswer({ tx }, branch, ring, by.staffName)) throw dutyProblem('ring_over');
  } else {
    store.endRing(tx, ringId, outcome, { note, toldByName: by.staffName });
    const isLast = (await store.listRings(tx, seen.calloutId, [seen.unitId])).every(
      (one) => one.ringId === ringId || one.outcome !== null || one.passedAt !== null,
    );
    if (isLast && branch.wakeAt) store.changeBranch(tx, seen.calloutId, seen.unitId, { wakeAt: tx.at });
  }
  return doneOf(callout, 'duty_call.told', [seen.unitId, ...hearing], { unitId: seen.unitId, outcome });
});

export const reopenHandler = command(
  reopenBranch,
  async ({ calloutId, unitId, reason }, { tx, actor }): Promise<Done> => {
    const by = staffOf(actor);
    const callout = await getOwnCallout(tx, calloutId);
    const [branch] = await store.lockUnits(tx, calloutId, [unitId]);
    if (!branch?.reachedAt && !branch?.takenUpAt) throw dutyProblem('not_reached');
    const rings = await store.listRings(tx, calloutId, [unitId]);
    for (const { ringId, outcome } of rings)
      if (outcome === 'answered') store.endRing(tx, ringId, 'wrong_person', { note: reason, toldByName: by.staffName });
    store.uncoverRings(tx, calloutId, unitId);
    store.changeBranch(tx, calloutId, unitId, {
      reachedAt: null,
      reachedByName: null,
      takenUpAt: null,
      takenUpByName: null,
      exhaustedAt: null,
      wakeAt: tx.at,
    });
    return doneOf(callout, 'duty_call.reopened', [unitId, ...(await store.listHearing(tx, calloutId))], { unitId });
  },
);

export const endHandler = command(endCallout, async ({ calloutId }, { tx }): Promise<Done> => {
  const callout = await getOwnCallout(tx, calloutId);
  const hearing = await store.listHearing(tx, calloutId);
  store.endCallout(tx, calloutId, 'by_hand');
  return doneOf(callout, 'duty_call.ended', hearing);
});
