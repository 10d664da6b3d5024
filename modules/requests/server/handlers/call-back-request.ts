import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import type { callBackRequest } from '../../shared/commands.ts';
import { needFacts } from '../facts.ts';
import { redo } from '../redo.ts';
import { done, openFor, staffOf } from '../standing.ts';
import { countCallbacks, insertCallback, insertClosure } from '../store/closing.ts';
import { changeRequest } from '../store/request.ts';

type Input = z.output<typeof callBackRequest.input>;

/**
 * The caller is asked, not the handler (e1). Solved closes what was resolved; unsolved is done again; dissatisfied is done again where the method
 * says so; unreachable is an outcome of its own and after the method's number of attempts closes by rule, saying so.
 */
export async function handleCallBack(input: Input, context: CommandContext): Promise<Done> {
  const { tx } = context;
  const { request, method } = await openFor('call_back', input.requestId, context);
  const staff = staffOf(context.actor);
  const isSatisfied = input.isSatisfied ?? null;
  insertCallback(tx, {
    id: input.callbackId,
    requestId: request.id,
    means: input.means,
    result: input.result,
    isSatisfied,
    note: input.note,
    staffId: staff.staffId,
  });
  const told = {
    type: 'request.called_back',
    requestId: request.id,
    result: input.result,
    isSatisfied,
    by: staff.name,
  };
  const rule = method.method.callback;
  const isUnhappy =
    input.result === 'unsolved' ||
    (input.result === 'solved' && isSatisfied === false && rule.onDissatisfied === 'reopen');
  if (isUnhappy) return done(request, [told, redo(tx, request, { callbackResult: input.result, isSatisfied: false })]);
  if (input.result === 'unreachable') {
    const tries = await countCallbacks(tx, request.id, 'unreachable');
    const isLast = tries >= rule.attempts && request.state === 'resolved';
    if (isLast)
      insertClosure(tx, {
        requestId: request.id,
        closedBy: 'rule',
        postId: staff.postId,
        note: `${tries} 次回访未联系上`,
      });
    changeRequest(tx, request, {
      callbackResult: 'unreachable',
      ...(isLast ? { state: 'closed' as const, closedAt: tx.at, wakeAt: null } : {}),
    });
    return done(request, [
      { ...told, tries },
      ...(isLast ? [{ type: 'request.closed', requestId: request.id, closedBy: 'rule' }] : []),
    ]);
  }
  if (request.state === 'resolved') {
    await needFacts('close', request, method.kinds.get(request.kindCode ?? ''), method, [], context);
    insertClosure(tx, { requestId: request.id, closedBy: 'checker', postId: staff.postId, note: input.note });
  }
  changeRequest(tx, request, {
    callbackResult: 'solved',
    isSatisfied,
    ...(request.state === 'resolved' ? { state: 'closed' as const, closedAt: tx.at, wakeAt: null } : {}),
  });
  return done(request, [
    told,
    ...(request.state === 'resolved'
      ? [{ type: 'request.closed', requestId: request.id, closedBy: 'checker', by: staff.name }]
      : []),
  ]);
}
