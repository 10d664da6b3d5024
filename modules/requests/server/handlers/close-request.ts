import type { CommandContext, Done } from '#kernel/server/house.ts';
import type { GivenFact } from '../../shared/facts.ts';
import { keepFacts, needFacts, takeFacts } from '../facts.ts';
import { done, openFor, staffOf } from '../standing.ts';
import { insertClosure } from '../store/closing.ts';
import { changeRequest } from '../store/request.ts';

/** The checker's word. Never the one who did the work: the chart refuses, and so does this file's reader. */
type Input = { requestId: string; note: string; facts?: GivenFact[] | undefined };

export async function handleClose(input: Input, context: CommandContext): Promise<Done> {
  const { tx } = context;
  const { request, method } = await openFor('close', input.requestId, context);
  const kind = method.kinds.get(request.kindCode ?? '');
  const facts = takeFacts(input.facts, request, kind, method, context);
  await needFacts('close', request, kind, method, facts, context);
  keepFacts(request.id, facts, kind, context);
  const staff = staffOf(context.actor);
  insertClosure(tx, { requestId: request.id, closedBy: 'checker', postId: staff.postId, note: input.note });
  changeRequest(tx, request, { state: 'closed', closedAt: tx.at, wakeAt: null });
  return done(request, [{ type: 'request.closed', requestId: request.id, by: staff.name, closedBy: 'checker' }]);
}
