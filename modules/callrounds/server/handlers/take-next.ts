// One person at a time, and never the same one for two callers (A9).
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { roundProblem } from '../../shared/problems.ts';
import { mayRingAt } from '../../shared/turn.ts';
import { openAsCaller } from '../opening.ts';
import { claimNext, putBack } from '../store/turns.ts';

export async function handleClaim({ roundId }: { roundId: string }, context: CommandContext): Promise<Done> {
  const { round, by } = await openAsCaller(roundId, context);
  if (round.finishedAt) throw roundProblem('over');
  if (!mayRingAt(round, context.now))
    throw roundProblem('quiet_hours', { from: round.ringsFrom, until: round.ringsUntil });
  const personId = await claimNext(context.tx, roundId, by);
  return {
    subjectId: roundId,
    territoryId: round.unitId,
    events: personId ? [{ type: 'callround.claimed', roundId, personId }] : [],
    result: { personId },
  };
}

export async function handlePutBack(
  { roundId, personId }: { roundId: string; personId: string },
  context: CommandContext,
): Promise<Done> {
  const { round, by } = await openAsCaller(roundId, context);
  putBack(context.tx, roundId, personId, by.postId);
  return {
    subjectId: roundId,
    territoryId: round.unitId,
    events: [{ type: 'callround.put_back', roundId, personId }],
  };
}
