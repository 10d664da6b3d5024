// An outcome tapped by mistake (A9): the calls told in it are taken back — they stay on record and count nowhere —, what they closed is asked again, what was given over to
// the door comes back, whom they named comes off the list, and the person is in this caller's hand again.
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { askAgain, endTurn, withdrawWork } from '#modules/duties/server/public.ts';
import { roundProblem } from '../../shared/problems.ts';
import { leftStates } from '../../shared/turn.ts';
import { openAsCaller } from '../opening.ts';
import { openAgain, type RoundRow } from '../store/rounds.ts';
import * as turns from '../store/turns.ts';

export async function handleTakeBack(
  { roundId, visitId }: { roundId: string; visitId: string },
  context: CommandContext,
): Promise<Done> {
  const { tx, now } = context;
  const { round, by } = await openAsCaller(roundId, context);
  if (round.finishedAt && !endedByItself(round, now)) throw roundProblem('over');
  const told = await turns.lockToldIn(tx, roundId, visitId);
  const rung = told.find((turn) => turn.visitId === visitId);
  if (!rung || rung.toldByPostId !== by.postId) throw roundProblem('not_last');
  if (told.some(({ isMet }) => isMet)) throw roundProblem('met_meanwhile');
  const withdrawn: Done['events'] = [];
  for (const turn of told)
    withdrawn.push(...(await withdrawWork({ visitId: turn.visitId, reason: 'callround.take_back' }, context)).events);
  const people = told.map(({ subjectId }) => subjectId);
  turns.restoreTurns(tx, roundId, people);
  for (const personId of people) endTurn(tx, round.doorRhythmId, personId);
  askAgain(tx, roundId, people);
  await takeOffAdded(round, visitId, context);
  if (round.finishedAt) openAgain(tx, roundId);
  turns.holdOnly(tx, roundId, rung.subjectId, by);
  return {
    subjectId: rung.subjectId,
    territoryId: round.unitId,
    events: [...withdrawn, { type: 'callround.taken_back', roundId, personId: rung.subjectId, visitId }],
    result: { personId: rung.subjectId },
  };
}

/** Nobody was left to ring, as it seemed, and its time is not over: a round that the last tap ended is open for taking that tap back. */
function endedByItself({ closing, dueAt }: RoundRow, now: number): boolean {
  return dueAt.getTime() > now && leftStates.every((state) => closing?.counts[state] === 0);
}

async function takeOffAdded(round: RoundRow, visitId: string, { tx }: CommandContext): Promise<void> {
  const added = await turns.listAddedIn(tx, round.roundId, visitId);
  for (const personId of added) {
    endTurn(tx, round.roundId, personId);
    endTurn(tx, round.doorRhythmId, personId);
  }
  turns.takeOff(tx, round.roundId, added);
}
