// A round ends when nobody is left, when its time is over, or when the desk says so. The closing figure is kept as it stood; who was not reached stays named.
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { roundProblem } from '../../shared/problems.ts';
import { leftStates } from '../../shared/turn.ts';
import { findOwnUnit, findRound, finish } from '../store/rounds.ts';
import { countTurns } from '../views/counts.ts';

export async function handleFinish({ roundId }: { roundId: string }, context: CommandContext): Promise<Done> {
  const { tx } = context;
  const round = await findRound(tx, roundId);
  if (!round) throw roundProblem('not_found');
  if (round.finishedAt) throw roundProblem('over');
  const { actor } = context;
  // A caller outside the area sees the round, and a narrow post only part of its list.
  if (actor.kind === 'staff' && !(await findOwnUnit(tx, round.unitId))) throw roundProblem('out_of_area');
  const closing = await countTurns(tx, roundId);
  finish(tx, roundId, closing);
  return {
    subjectId: roundId,
    territoryId: round.unitId,
    events: [{ type: 'callround.finished', roundId, ...closing }],
  };
}

/** By the house: only where nobody is left to be rung, or the time is over. */
export async function handleSettle(input: { roundId: string }, context: CommandContext): Promise<Done> {
  const { tx, now } = context;
  const round = await findRound(tx, input.roundId);
  if (!round) throw roundProblem('not_found');
  const { counts } = await countTurns(tx, input.roundId);
  const isLeft = leftStates.some((state) => counts[state] > 0);
  if (round.finishedAt || (isLeft && round.dueAt.getTime() > now)) return { subjectId: input.roundId, events: [] };
  return handleFinish(input, context);
}
