// The clocks of a request: from dispatch, by kind and class of area, in working time; extensions add, pauses keep the time left.
import type { WorkCalendar } from '#kernel/shared/clock/calendar.ts';
import { type TimeCard, timeCard, yellowAt } from '#kernel/shared/clock/card.ts';
import { addLimit, dueWithPauses, type Pause, type TimeLimit } from '#kernel/shared/clock/limit.ts';
import type { WorkMethod } from '#modules/methods/shared/method.ts';
import type { RequestKind } from '#modules/methods/shared/request-kind.ts';

export type Limits = { response: TimeLimit; resolve: TimeLimit };

/** The kind's limits, or those the method sets for this class of area. */
export function limitsOf(method: WorkMethod, kind: RequestKind, areaClass: string | null): Limits {
  const override = method.overrides.find((o) => o.kindCode === kind.code && o.areaClass === areaClass);
  return {
    response: override?.responseLimit ?? kind.responseLimit,
    resolve: override?.resolveLimit ?? kind.resolveLimit,
  };
}

export type Run = { dispatchedAt: number; extendedDays: number; pauses: readonly Pause[] };

/** When the work is due: the limit from dispatch, pauses left out, then the granted working days. Null while paused. */
export function resolveDueAt(calendar: WorkCalendar, limit: TimeLimit, run: Run): number | null {
  const due = dueWithPauses(calendar, run.dispatchedAt, limit, run.pauses);
  if (due === null || run.extendedDays === 0) return due;
  return addLimit(calendar, due, { amount: run.extendedDays, unit: 'work_day' });
}

/** The card now and the instant at which it changes next, so that the clock is looked at exactly then. */
export function cardAt(
  calendar: WorkCalendar,
  dueAt: number | null,
  startAt: number,
  limit: TimeLimit,
  now: number,
): { card: TimeCard; nextAt: number | null } {
  if (dueAt === null) return { card: 'none', nextAt: null };
  const run = { startAt, limit };
  const card = timeCard(calendar, dueAt, now, run);
  if (card === 'none') return { card, nextAt: yellowAt(calendar, dueAt, run) };
  return { card, nextAt: card === 'yellow' ? dueAt + 1 : null };
}
