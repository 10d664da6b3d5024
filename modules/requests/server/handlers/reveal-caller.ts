import type { CommandContext, Done } from '#kernel/server/house.ts';
import { requestProblem } from '../../shared/problems.ts';
import { done } from '../standing.ts';
import { lockRequest } from '../store/request.ts';

/** Puts the look on record. The number never enters the journal: the query `request.revealed` gives it to this actor for a few minutes. */
export async function handleReveal(
  input: { requestId: string; purpose: string },
  context: CommandContext,
): Promise<Done> {
  const request = await lockRequest(context.tx, input.requestId);
  if (!request) throw requestProblem('not_found');
  return done(request, [
    {
      type: 'request.caller_revealed',
      requestId: request.id,
      purpose: input.purpose,
      by: context.actor.kind === 'staff' ? context.actor.staffName : null,
    },
  ]);
}
