/**
 * Time limits and how much of them has run (`B2`–`B6`, standards e1 and a5): working days, working hours that run only
 * while the office is open, and emergency hours round the clock; with pauses that keep the remaining time to the
 * millisecond. Pure: the present moment is always an argument.
 *
 * Working days follow the Civil Code, arts. 201 and 203: the day on which the period begins is not counted, and the
 * last day ends when the office closes; days off are not counted (Administrative Licensing Law art. 82). So five
 * working days from any moment of a Monday are due the next Monday at the close of office. Hours run from the moment
 * itself (art. 201, second paragraph).
 */
import type { WorkCalendar } from './calendar.ts';
import { instantAtOfficeMs, instantAtWorkdays, officeMsAt, workdaysAt, workdaysAtEndOfDay } from './measure.ts';
import { HOUR_MS, type Instant } from './time.ts';

export type LimitUnit = 'work_day' | 'work_hour' | 'clock_hour';

/** `amount` is zero or more; zero working days means by the close of the same day (当日办结). */
export interface TimeLimit {
  amount: number;
  unit: LimitUnit;
}

/** A stretch in which the limit does not run (挂账, waiting for the caller). `resumedAt` is null while it lasts. */
export interface Pause {
  pausedAt: Instant;
  resumedAt: Instant | null;
}

/** When the limit is up. Throws `RangeError` for a negative or non-finite amount. */
export function addLimit(calendar: WorkCalendar, startAt: Instant, limit: TimeLimit): Instant {
  const end = measureAtStart(calendar, startAt, limit.unit) + amountOf(limit);
  return Math.max(startAt, instantAtMeasure(calendar, end, limit.unit));
}

/**
 * When the limit is up, its pauses left out; null while a pause that began in time still lasts. Pauses may overlap and
 * come in any order; a pause that begins after the limit was up changes nothing, for what is overdue stays overdue.
 */
export function dueWithPauses(
  calendar: WorkCalendar,
  startAt: Instant,
  limit: TimeLimit,
  pauses: readonly Pause[],
): Instant | null {
  const { unit } = limit;
  const start = measureAtStart(calendar, startAt, unit);
  let end = start + amountOf(limit);
  let dueAt = addLimit(calendar, startAt, limit);
  for (const pause of merged(pauses)) {
    if (pause.pausedAt >= dueAt) break;
    if (pause.resumedAt === null) return null;
    end += lostTo(calendar, pause.pausedAt, pause.resumedAt, start, unit);
    dueAt = Math.max(startAt, instantAtMeasure(calendar, end, unit));
  }
  return dueAt;
}

/** Working days (with a fraction), working hours or clock hours that run between two instants; 0 when `to` is earlier. */
export function elapsed(calendar: WorkCalendar, from: Instant, to: Instant, unit: LimitUnit): number {
  return Math.max(0, measureAt(calendar, to, unit) - measureAtStart(calendar, from, unit)) / sizeOf(unit);
}

/** As {@link elapsed}, without the pauses. */
export function runningTime(
  calendar: WorkCalendar,
  startAt: Instant,
  pauses: readonly Pause[],
  now: Instant,
  unit: LimitUnit,
): number {
  const start = measureAtStart(calendar, startAt, unit);
  let run = Math.max(0, measureAt(calendar, now, unit) - start);
  for (const pause of merged(pauses)) {
    if (pause.pausedAt >= now) break;
    run -= lostTo(calendar, pause.pausedAt, Math.min(pause.resumedAt ?? now, now), start, unit);
  }
  return Math.max(0, run) / sizeOf(unit);
}

/** What is left, in the limit's own unit; below zero it is the time overdue. It stands still during a pause. */
export function remaining(
  calendar: WorkCalendar,
  startAt: Instant,
  limit: TimeLimit,
  pauses: readonly Pause[],
  now: Instant,
): number {
  const dueAt = dueWithPauses(calendar, startAt, limit, pauses);
  if (dueAt !== null && now > dueAt) {
    return (measureAt(calendar, dueAt, limit.unit) - measureAt(calendar, now, limit.unit)) / sizeOf(limit.unit);
  }
  return Math.max(0, limit.amount - runningTime(calendar, startAt, pauses, now, limit.unit));
}

/** The instant from which so much time, and no more, is left until another. */
export function instantBefore(calendar: WorkCalendar, at: Instant, span: TimeLimit): Instant {
  return instantAtMeasure(calendar, measureAt(calendar, at, span.unit) - amountOf(span), span.unit);
}

function amountOf(limit: TimeLimit): number {
  if (!(limit.amount >= 0 && Number.isFinite(limit.amount))) {
    throw new RangeError(`A time limit is zero or more: ${limit.amount}`);
  }
  return limit.unit === 'work_day' ? limit.amount : Math.round(limit.amount * HOUR_MS);
}

/** One unit in terms of its measure: working days are measured in days, both kinds of hours in milliseconds. */
function sizeOf(unit: LimitUnit): number {
  return unit === 'work_day' ? 1 : HOUR_MS;
}

function measureAt(calendar: WorkCalendar, at: Instant, unit: LimitUnit): number {
  if (unit === 'work_day') return workdaysAt(calendar, at);
  return unit === 'work_hour' ? officeMsAt(calendar, at) : at;
}

function measureAtStart(calendar: WorkCalendar, at: Instant, unit: LimitUnit): number {
  return unit === 'work_day' ? workdaysAtEndOfDay(calendar, at) : measureAt(calendar, at, unit);
}

function instantAtMeasure(calendar: WorkCalendar, measure: number, unit: LimitUnit): Instant {
  if (unit === 'work_day') return instantAtWorkdays(calendar, measure);
  return unit === 'work_hour' ? instantAtOfficeMs(calendar, measure) : measure;
}

/** What a pause takes from the limit; nothing before the limit has begun to run. */
function lostTo(calendar: WorkCalendar, from: Instant, to: Instant, start: number, unit: LimitUnit): number {
  const begun = Math.max(start, measureAt(calendar, from, unit));
  return Math.max(0, measureAt(calendar, to, unit) - begun);
}

function merged(pauses: readonly Pause[]): Pause[] {
  if (pauses.length < 2) return [...pauses];
  const inOrder = [...pauses].sort((a, b) => a.pausedAt - b.pausedAt);
  const result: Pause[] = [];
  for (const pause of inOrder) {
    const last = result.at(-1);
    if (!last || (last.resumedAt !== null && pause.pausedAt > last.resumedAt)) result.push({ ...pause });
    else if (last.resumedAt !== null && (pause.resumedAt === null || pause.resumedAt > last.resumedAt)) {
      last.resumedAt = pause.resumedAt;
    }
  }
  return result;
}
