// The life of one matter of the past: when it was accepted, handed on, signed, done and closed, at times at which people work, and what its limits
// say to that. Pure: instants in epoch milliseconds; the same lots give the same lives.
import type { WorkCalendar } from '#kernel/shared/clock/calendar.ts';
import { yellowAt } from '#kernel/shared/clock/card.ts';
import { addLimit, type LimitUnit, type TimeLimit } from '#kernel/shared/clock/limit.ts';
import { MINUTE_MS } from '#kernel/shared/clock/time.ts';
import { type Limits, resolveDueAt } from '#modules/requests/shared/time-limits.ts';
import type { Lots } from '../../rows.ts';

export type Fate = 'plain' | 'relapse' | 'overdue' | 'late_reply' | 'extended' | 'suspended';
export type Closing =
  | { by: 'caller'; at: number; stars: number }
  | { by: 'callback'; at: number; isSatisfied: boolean }
  | { by: 'rule'; tries: readonly [number, number, number] }
  | { by: 'visit'; at: number };

export type Life = {
  acceptedAt: number;
  dispatchedAt: number;
  signedAt: number;
  resolvedAt: number;
  responseDueAt: number;
  /** Before any extension or pause. */
  firstDueAt: number;
  resolveDueAt: number;
  yellowAt: number | null;
  redAt: number | null;
  extension: { askedAt: number; decidedAt: number; days: number } | null;
  suspension: { askedAt: number; decidedAt: number; resumedAt: number } | null;
  /** Told solved, found unsolved, done again. */
  relapse: { at: number; stars: number; resolvedAt: number } | null;
  closing: Closing;
};

export type Birth = { receivedAt: number; isTakenInByStaff: boolean; hasPhone: boolean; limits: Limits; fate: Fate };

const minutes = (n: number): number => n * MINUTE_MS;
const officeHoursADay = 7.5;

export function lifeOf(
  { receivedAt, isTakenInByStaff, hasPhone, limits, fate }: Birth,
  calendar: WorkCalendar,
  draw: Lots,
): Life {
  const later = (at: number, amount: number, unit: LimitUnit = 'work_hour') => addLimit(calendar, at, { amount, unit });
  const between = (low: number, high: number) => low + draw.next() * (high - low);
  const acceptedAt = isTakenInByStaff ? receivedAt : receivedAt + Math.round(minutes(between(0.2, 4)));
  const dispatchedAt = acceptedAt + Math.round(minutes(between(1, 12)));

  const around = limits.resolve.unit === 'clock_hour' ? 'clock_hour' : 'work_hour';
  const reply = hoursOf(limits.response) * (fate === 'late_reply' ? between(1.2, 1.6) : between(0.05, 0.5));
  const signedAt = later(
    dispatchedAt,
    fate === 'late_reply' ? reply : Math.min(reply, 2),
    limits.response.unit === 'clock_hour' ? 'clock_hour' : around,
  );
  const responseDueAt = addLimit(calendar, dispatchedAt, limits.response);

  const due = (extendedDays: number, pauses: { pausedAt: number; resumedAt: number }[]) =>
    resolveDueAt(calendar, limits.resolve, { dispatchedAt, extendedDays, pauses })!;
  const whole = hoursOf(limits.resolve);
  const firstDue = due(0, []);
  let extension: Life['extension'] = null;
  let suspension: Life['suspension'] = null;
  let dueAt = firstDue;
  let resolvedAt = later(signedAt, Math.min(whole * between(0.15, 0.65), whole > 100 ? 60 : whole), around);
  if (fate === 'overdue') resolvedAt = later(firstDue, between(2, 9));
  if (fate === 'extended') {
    const askedAt = later(signedAt, between(3, 5));
    extension = { askedAt, decidedAt: later(askedAt, between(0.5, 2)), days: 3 };
    dueAt = due(extension.days, []);
    resolvedAt = later(firstDue, between(3, 9));
  }
  if (fate === 'suspended') {
    const askedAt = later(signedAt, between(10, 16));
    const decidedAt = later(askedAt, between(1, 4));
    const resumedAt = later(decidedAt, 22 + draw.below(4), 'work_day') - minutes(95 + draw.below(60));
    suspension = { askedAt, decidedAt, resumedAt };
    dueAt = due(0, [{ pausedAt: decidedAt, resumedAt }]);
    resolvedAt = later(resumedAt, between(8, 20));
  }
  const firstYellow = yellowAt(calendar, dueAt, { startAt: dispatchedAt, limit: limits.resolve });
  const relapse =
    fate === 'relapse'
      ? relapseOf(resolvedAt, { stars: 1 + draw.below(2), told: between(1, 6), redone: between(2, 8) }, later)
      : null;
  const doneAt = relapse?.resolvedAt ?? resolvedAt;
  return {
    acceptedAt,
    dispatchedAt,
    signedAt,
    resolvedAt,
    responseDueAt,
    firstDueAt: firstDue,
    resolveDueAt: dueAt,
    yellowAt: resolvedAt >= firstYellow && suspension === null ? firstYellow : null,
    redAt: resolvedAt > dueAt ? dueAt + 1 : null,
    extension,
    suspension,
    relapse,
    closing: closingOf(doneAt, hasPhone, fate, draw, later),
  };
}

type Later = (at: number, amount: number, unit?: LimitUnit) => number;

function relapseOf(
  resolvedAt: number,
  { stars, told, redone }: { stars: number; told: number; redone: number },
  later: Later,
) {
  const at = later(resolvedAt, told);
  return { at, stars, resolvedAt: later(at, redone) };
}

/** The caller by a rating, the desk by a call, a visit where there is no number, the rule where nobody answers three times. */
function closingOf(doneAt: number, hasPhone: boolean, fate: Fate, draw: Lots, later: Later): Closing {
  const way = draw.next();
  if (!hasPhone) return { by: 'visit', at: later(doneAt, 1 + draw.next() * 6) };
  if (fate === 'relapse' || way < 0.55)
    return { by: 'callback', at: later(doneAt, 1 + draw.next() * 9), isSatisfied: draw.next() > 0.06 };
  if (way < 0.96)
    return { by: 'caller', at: later(doneAt, 0.3 + draw.next() * 4), stars: 3 + Math.min(2, draw.below(8)) };
  const first = later(doneAt, 2);
  const second = later(first, 5);
  return { by: 'rule', tries: [first, second, later(second, 5)] };
}

/** A limit in hours that run while the office is open, or by the clock where it is counted so. */
function hoursOf({ amount, unit }: TimeLimit): number {
  return unit === 'work_day' ? amount * officeHoursADay : amount;
}
