import type { CommandContext, Done } from '#kernel/server/house.ts';
import { done, openFor, staffOf } from '../standing.ts';
import { changeRequest, insertClosure } from '../store.ts';

/** The checker's word. Never the one who did the work: the chart refuses, and so does this file's reader. */
export async function handleClose(input: { requestId: string; note: string }, context: CommandContext): Promise<Done> {
  const { tx } = context;
  const { request } = await openFor('close', input.requestId, context);
  const staff = staffOf(context.actor);
  insertClosure(tx, { requestId: request.id, closedBy: 'checker', postId: staff.postId, note: input.note });
  changeRequest(tx, request, { state: 'closed', closedAt: tx.at, wakeAt: null });
  return done(request, [{ type: 'request.closed', requestId: request.id, by: staff.name, closedBy: 'checker' }]);
}
