// A round opened by one of its callers.
import type { CommandContext } from '#kernel/server/house.ts';
import { roundProblem } from '../shared/problems.ts';
import { findRound, type RoundRow } from './store/rounds.ts';

export type Caller = { round: RoundRow; by: { postId: string; name: string } };

export async function openAsCaller(roundId: string, { tx, actor }: CommandContext): Promise<Caller> {
  const round = await findRound(tx, roundId);
  if (!round) throw roundProblem('not_found');
  if (actor.kind !== 'staff' || !round.isCaller) throw roundProblem('not_caller');
  return { round, by: { postId: actor.postId, name: actor.staffName } };
}
