// The watch (J4, M11): handed on with both names, so that at no moment nobody knows who has it; and the pledge of who was sent down (A6).
import { command, type Done } from '#kernel/server/house.ts';
import { staffOf } from '#modules/identity/server/public.ts';
import { handOverShift, makePledge, takeOverShift } from '../../shared/commands.ts';
import { shiftProblem } from '../../shared/problems.ts';
import { lineState, lineStateTitles, pledgeText } from '../../shared/roster.ts';
import { doneOf, getLine } from '../standing.ts';
import { endOnCall, findGiver, isSuccessor, markCame, markHanded, markLeft, markTaken } from '../store/lines.ts';
import { addPledge, isSeconded } from '../store/pledges.ts';

export const handOverHandler = command(handOverShift, async ({ lineId, toLineId, note }, context): Promise<Done> => {
  const { tx, doneAt } = context;
  const line = await getLine(context, lineId);
  if (line.takenAt) return doneOf(line, 'shift.handed_over', { lineId }, { superseded: true });
  if (!line.cameAt) throw shiftProblem('not_come');
  if (!(await isSuccessor(tx, lineId, toLineId))) throw shiftProblem('nobody_next');
  markHanded(tx, lineId, toLineId, new Date(doneAt), note);
  return doneOf(line, 'shift.handed_over', { lineId, toLineId });
});

/** The successor confirms: from this moment the one has left and the other is there. */
export const takeOverHandler = command(takeOverShift, async ({ lineId }, context): Promise<Done> => {
  const { tx, doneAt, now } = context;
  const line = await getLine(context, lineId);
  const giver = await findGiver(tx, lineId);
  if (!giver) throw shiftProblem('nothing_handed');
  const state = lineState({ ...line, from: line.shiftFrom, until: line.shiftUntil }, now);
  if (state === 'replaced' || state === 'declined') {
    const { zh, en } = lineStateTitles[state];
    throw shiftProblem('not_asked', { state: zh, stateEn: en });
  }
  const at = new Date(Math.max(doneAt, giver.handedAt?.getTime() ?? 0, giver.cameAt?.getTime() ?? 0));
  markTaken(tx, giver.lineId, at);
  if (!giver.leftAt) {
    markLeft(tx, giver.lineId, at);
    endOnCall(tx, [giver.lineId], at);
  }
  if (!line.cameAt) markCame(tx, lineId, at);
  return doneOf(line, 'shift.taken_over', { lineId, fromLineId: giver.lineId });
});

export const pledgeHandler = command(makePledge, async ({ partyStatus }, { tx, actor, doneAt }): Promise<Done> => {
  const { postId, staffId, unitId, districtId } = staffOf(actor);
  if (!(await isSeconded(tx, postId))) throw shiftProblem('not_seconded');
  await addPledge(tx, {
    postId,
    staffId,
    unitId,
    districtId,
    partyStatus,
    text: pledgeText.zh,
    at: new Date(doneAt),
  });
  return { subjectId: postId, territoryId: unitId, events: [{ type: 'shift.pledged', postId, unitId }] };
});
