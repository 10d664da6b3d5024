// How a call came out (A9): a visit of the action `call` that closes this round's duty and no other; the telephone that is no way to somebody gives them over to the
// door; and who of the household is not done is named.
import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { askAgain, askOnce, endTurn, onceSlot, tellWork } from '#modules/duties/server/public.ts';
import type { tellCall } from '../../shared/commands.ts';
import { roundProblem } from '../../shared/problems.ts';
import { mayRingAt, outcomeTitles, ringAgainAt, type TurnResult, toDoor } from '../../shared/turn.ts';
import { type Caller, openAsCaller } from '../opening.ts';
import type { RoundRow } from '../store/rounds.ts';
import * as turns from '../store/turns.ts';

type Input = z.output<typeof tellCall.input>;

export async function handleTell(input: Input, context: CommandContext): Promise<Done> {
  const { tx, now } = context;
  const caller = await openAsCaller(input.roundId, context);
  const { round, by } = caller;
  const turn = await turns.lockTurn(tx, round.roundId, input.personId);
  if (!turn) throw roundProblem('not_found');
  if (turn.result) throw roundProblem('told_already', { result: outcomeTitles[turn.result].zh });
  const isTriedAgain = input.outcome === 'no_answer' && turn.tries + 1 < round.tries;
  const result: TurnResult | null = isTriedAgain ? null : input.outcome;
  const work = await tellVisit(
    input.personId,
    input.visitId,
    { outcome: input.outcome, note: input.note },
    round,
    context,
  );
  const nextAt = isTriedAgain ? new Date(ringAgainAt(round, round.minutesApart, now)) : null;
  const toldIn = input.visitId;
  turns.tellTurn(tx, round.roundId, input.personId, { result, nextAt, visitId: input.visitId, toldIn }, by);
  if (result && toDoor(result)) giveToDoor(round, [input.personId], context);
  const told = await tellMembers(input, turn.name, caller, context);
  const mayGoOn = input.andNext && !round.finishedAt && mayRingAt(round, now);
  const nextId = mayGoOn ? await turns.claimNext(tx, round.roundId, by) : null;
  return {
    ...work,
    unitIds: [round.unitId, ...(work.unitIds ?? [])],
    events: [
      ...work.events,
      ...told.flatMap(({ events }) => events),
      { type: 'callround.told', roundId: round.roundId, personId: input.personId, outcome: input.outcome },
    ],
    result: { nextId, nextAt: nextAt?.toISOString() ?? null },
  };
}

const tellVisit = (
  subjectId: string,
  visitId: string,
  how: { outcome: Input['outcome']; note?: string; proxy?: string },
  { roundId }: RoundRow,
  context: CommandContext,
): Promise<Done> =>
  tellWork(
    {
      visitId,
      subjectId,
      action: 'call',
      note: '',
      ...how,
      told: [],
      requestIds: [],
      fileIds: [],
      isDrill: false,
      only: { rhythmId: roundId, slot: onceSlot },
    },
    context,
  );

function giveToDoor({ roundId, doorRhythmId }: RoundRow, personIds: readonly string[], { tx }: CommandContext): void {
  for (const personId of personIds) endTurn(tx, roundId, personId);
  askAgain(tx, doorRhythmId, personIds);
  askOnce(tx, doorRhythmId, personIds);
}

/** Of the same household: done, as somebody else told (rule 6: the proxy is on record), or not yet — and then on the list from now on. */
async function tellMembers(
  input: Input,
  name: string,
  { round, by }: Caller,
  context: CommandContext,
): Promise<Done[]> {
  if (input.members.length === 0) return [];
  const { tx } = context;
  const wanted = new Map(input.members.map((member) => [member.personId, member]));
  const found = await turns.lockMembers(tx, round.roundId, input.personId, [...wanted.keys()]);
  if (found.length !== wanted.size) throw roundProblem('not_of_household');
  const told: Done[] = [];
  for (const member of found) {
    const { isDone, visitId } = wanted.get(member.subjectId)!;
    if (isDone && member.isListed && member.result === null) {
      told.push(await tellVisit(member.subjectId, visitId, { outcome: 'done', proxy: name }, round, context));
      const done = { result: 'done', nextAt: null, visitId, toldIn: input.visitId } as const;
      turns.tellTurn(tx, round.roundId, member.subjectId, done, by);
    } else if (!isDone) {
      turns.addMissing(tx, round.roundId, member.subjectId, input.visitId);
      if (!member.isListed) addToList(member, round, input.visitId, context);
    }
  }
  return told;
}

function addToList(member: turns.MemberRow, round: RoundRow, visitId: string, context: CommandContext): void {
  const { tx } = context;
  turns.addTurns(tx, round.roundId, [member], visitId);
  askAgain(tx, round.roundId, [member.subjectId]);
  askOnce(tx, round.roundId, [member.subjectId]);
  if (!member.hasPhone) giveToDoor(round, [member.subjectId], context);
}
