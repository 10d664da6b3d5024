// One tap by whoever was rung, for every unit they were rung for. Late is late, and still an answer.
import { command, type Done } from '#kernel/server/house.ts';
import { staffOf } from '#modules/identity/server/public.ts';
import { answerCallout } from '../../shared/commands.ts';
import { dutyProblem } from '../../shared/problems.ts';
import { doneOf, takeAnswer } from '../standing.ts';
import * as store from '../store/callouts.ts';

export const answerHandler = command(answerCallout, async ({ calloutId }, { tx, actor }): Promise<Done> => {
  const by = staffOf(actor);
  const callout = await store.findCallout(tx, calloutId);
  if (!callout) throw dutyProblem('callout_not_found');
  const mine = await store.listOwnRings(tx, calloutId, by.staffId);
  if (mine.length === 0) throw dutyProblem('not_rung');
  if (callout.endedAt) throw dutyProblem('over');
  const branches = await store.lockUnits(
    tx,
    calloutId,
    mine.map(({ unitId }) => unitId),
  );
  const byUnit = new Map(branches.map((branch) => [branch.unitId, branch]));
  // Asked again under the lock: a colleague of the same rank may have been quicker.
  const open = (await store.listOwnRings(tx, calloutId, by.staffId)).filter(({ outcome }) => outcome === null);
  const hearing = await store.listHearing(tx, calloutId);
  const counted = open.filter((ring) => {
    const branch = byUnit.get(ring.unitId);
    return branch !== undefined && takeAnswer({ tx }, branch, ring);
  });
  return {
    ...doneOf(callout, 'duty_call.answered', [...byUnit.keys(), ...hearing, by.unitId], { units: counted.length }),
    result: { units: counted.length },
    superseded: counted.length === 0,
  };
});
