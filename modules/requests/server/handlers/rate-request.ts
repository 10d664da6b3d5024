import type { CommandContext, Done } from '#kernel/server/house.ts';
import { lackingFacts } from '../facts.ts';
import { redo } from '../redo.ts';
import { done, openFor } from '../standing.ts';
import { insertClosure, insertRating } from '../store/closing.ts';
import { changeRequest } from '../store/request.ts';

type Input = { requestId: string; stars: number; isSolved: boolean; comment: string };

/**
 * R7, B6: the caller judges. Solved closes it, unless a fact is still wanting that must be there before (the desk then closes); not solved sends it back to be done again under the same number, and the relapse
 * is counted.
 */
export async function handleRate(input: Input, context: CommandContext): Promise<Done> {
  const { tx } = context;
  const { request, method } = await openFor('rate', input.requestId, context);
  insertRating(tx, { ...input, byKind: context.actor.kind });
  const isSatisfied = input.stars >= 3;
  if (!input.isSolved) {
    const redone = redo(tx, request, { rating: input.stars, isSatisfied: false, callbackResult: 'unsolved' });
    return done(request, [
      { type: 'request.rated', requestId: request.id, stars: input.stars, isSolved: false },
      redone,
    ]);
  }
  const kind = method.kinds.get(request.kindCode ?? '');
  const closes =
    request.state === 'resolved' && (await lackingFacts('close', request, kind, method, [], tx)).length === 0;
  if (closes) insertClosure(tx, { requestId: request.id, closedBy: 'caller', postId: null, note: '' });
  changeRequest(tx, request, {
    rating: input.stars,
    isSatisfied,
    callbackResult: 'solved',
    wakeAt: null,
    ...(closes ? { state: 'closed' as const, closedAt: tx.at } : {}),
  });
  return done(request, [{ type: 'request.rated', requestId: request.id, stars: input.stars, isSolved: true }]);
}
