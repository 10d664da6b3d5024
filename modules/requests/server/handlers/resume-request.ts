import type { CommandContext, Done } from '#kernel/server/house.ts';
import { findAreaClass } from '#modules/territory/server/public.ts';
import { limitsOf, resolveDueAt } from '../../shared/time-limits.ts';
import { done, openFor, staffOf } from '../standing.ts';
import { closePause, listPauses } from '../store/pauses.ts';
import { changeRequest } from '../store/request.ts';

/** The clock goes on with exactly the time that was left when it was stopped. */
export async function handleResume(
  input: { requestId: string; reason: string },
  context: CommandContext,
): Promise<Done> {
  const { tx, calendar, now } = context;
  const { request, method } = await openFor('resume', input.requestId, context);
  const pauses = (await listPauses(tx, request.id)).map((pause) => ({
    pausedAt: pause.pausedAt.getTime(),
    resumedAt: pause.resumedAt?.getTime() ?? now,
  }));
  const kind = method.kinds.get(request.kindCode ?? '')!;
  const limits = limitsOf(method.method, kind, await findAreaClass(tx, request.territoryId));
  const dueAt = resolveDueAt(calendar, limits.resolve, {
    dispatchedAt: request.dispatchedAt!.getTime(),
    extendedDays: request.extendedDays,
    pauses,
  });
  closePause(tx, request.id);
  changeRequest(tx, request, {
    state: 'in_progress',
    pausedAt: null,
    resolveDueAt: dueAt === null ? null : new Date(dueAt),
    wakeAt: tx.at,
  });
  return done(request, [
    { type: 'request.resumed', requestId: request.id, reason: input.reason, by: staffOf(context.actor).name },
  ]);
}
