// Time came: the ring climbs one step, a card is raised, a suspended matter is due for review, an overdue one goes up the line. Issued by the
// house with the instant it was meant for, so that a tick that comes twice or late does what is right now.

import { v5 } from 'uuid';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { getMethod } from '#modules/methods/server/public.ts';
import { findAreaClass, findPostUp } from '#modules/territory/server/public.ts';
import { requestProblem } from '../../shared/problems.ts';
import { cardAt, limitsOf } from '../../shared/time-limits.ts';
import { ringWake } from '../ring.ts';
import { done } from '../standing.ts';
import { insertRing } from '../store/calls.ts';
import { insertCard, insertSupervision } from '../store/oversight.ts';
import { changeRequest, lockRequest, type RequestRow } from '../store/request.ts';

export async function handleTick(input: { requestId: string; dueAt: string }, context: CommandContext): Promise<Done> {
  const request = await lockRequest(context.tx, input.requestId);
  if (!request) throw requestProblem('not_found');
  if (!request.wakeAt || request.wakeAt.getTime() > context.now) return done(request, []);
  if (request.ringStep !== null && request.state === 'received') return climb(request, context);
  if (['dispatched', 'in_progress', 'reopened', 'returned'].includes(request.state)) return raiseCard(request, context);
  if (request.state === 'suspended') {
    changeRequest(context.tx, request, { wakeAt: null });
    return done(request, [{ type: 'request.review_due', requestId: request.id }]);
  }
  changeRequest(context.tx, request, { wakeAt: null });
  return done(request, []);
}

/** B6: nobody answered, so the next role up is rung too. The rings before go on ringing. */
async function climb(request: RequestRow, context: CommandContext): Promise<Done> {
  const { tx } = context;
  const { method } = await getMethod(tx, request.methodVersionId);
  let step = request.ringStep ?? 0;
  const events = [];
  for (;;) {
    const next = method.escalation[step + 1];
    if (!next || request.receivedAt.getTime() + next.afterMinutes * 60_000 > context.now) break;
    step += 1;
    const post = await findPostUp(tx, request.territoryId, next.role);
    insertRing(tx, { requestId: request.id, step, unitId: post?.unitId ?? request.deskUnitId, role: next.role });
    events.push({
      type: 'request.rang',
      requestId: request.id,
      step,
      role: next.role,
      unitId: post?.unitId ?? null,
      who: post?.staffName ?? null,
      isVacant: !post,
    });
  }
  changeRequest(tx, request, {
    ringStep: step,
    wakeAt: ringWake(request.receivedAt.getTime(), method.escalation, step),
  });
  return done(request, events, {
    unitIds: [request.deskUnitId, ...events.flatMap((e) => (e.unitId ? [e.unitId] : []))],
  });
}

async function raiseCard(request: RequestRow, context: CommandContext): Promise<Done> {
  const { tx, calendar, now } = context;
  const { method, kinds } = await getMethod(tx, request.methodVersionId);
  const kind = kinds.get(request.kindCode ?? '');
  if (!kind || !request.dispatchedAt) {
    changeRequest(tx, request, { wakeAt: null });
    return done(request, []);
  }
  const limits = limitsOf(method, kind, await findAreaClass(tx, request.territoryId));
  const { card, nextAt } = cardAt(
    calendar,
    request.resolveDueAt?.getTime() ?? null,
    request.dispatchedAt.getTime(),
    limits.resolve,
    now,
  );
  changeRequest(tx, request, { timeCard: card, wakeAt: nextAt === null ? null : new Date(nextAt) });
  if (card === request.timeCard || card === 'none') return done(request, []);
  insertCard(tx, request.id, card, request.leadUnitId);
  if (card === 'red') {
    // Escalation up the line: an overdue matter is put before the desk above as a supervision order (Shandong 2017: order after overdue).
    insertSupervision(tx, {
      id: v5(`red ${request.resolveDueAt?.toISOString()}`, request.id),
      requestId: request.id,
      kind: 'supervision_order',
      reason: '超过办理时限，系统亮红牌',
      fromUnitId: null,
      toUnitId: request.leadUnitId ?? request.deskUnitId,
      postId: null,
      dueAt: null,
    });
  }
  return done(request, [{ type: 'request.carded', requestId: request.id, card, leadUnitId: request.leadUnitId }]);
}
