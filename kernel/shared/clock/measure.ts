/**
 * How much working time has passed at an instant, and when so much will have passed: two rising measures of a calendar
 * (office milliseconds; working days with a fraction) and their inverses. All limits are differences of these, which is
 * why pauses lose nothing. Days are summed up once per calendar, since limits sit on the hot path of every list.
 */
import { type OfficeInterval, officeIntervalsOfDay, type WorkCalendar } from './calendar.ts';
import { DAY_MS, dayNumber, dayOfInstant, type Instant, MINUTE_MS, startOfDay } from './time.ts';

const FIRST_DAY = dayNumber('2000-01-01');
const LAST_DAY = dayNumber('2079-12-31');

/** A share of a day smaller than this is the rounding of floating point: far less than a millisecond of office time. */
const DUST = 1e-9;

interface DaySums {
  /** Working days, and office minutes, before the day with that index; one entry more than there are days. */
  workdays: Int32Array;
  minutes: Int32Array;
  hours: readonly (readonly OfficeInterval[])[];
}

const sumsOf = new WeakMap<WorkCalendar, DaySums>();

function daySums(calendar: WorkCalendar): DaySums {
  let sums = sumsOf.get(calendar);
  if (!sums) {
    sums = sumUp(calendar);
    sumsOf.set(calendar, sums);
  }
  return sums;
}

function sumUp(calendar: WorkCalendar): DaySums {
  const count = LAST_DAY - FIRST_DAY + 1;
  const workdays = new Int32Array(count + 1);
  const minutes = new Int32Array(count + 1);
  const hours: (readonly OfficeInterval[])[] = [];
  for (let i = 0; i < count; i++) {
    const intervals = officeIntervalsOfDay(calendar, FIRST_DAY + i);
    let open = 0;
    for (const [from, to] of intervals) open += to - from;
    hours.push(intervals);
    minutes[i + 1] = (minutes[i] ?? 0) + open;
    workdays[i + 1] = (workdays[i] ?? 0) + (open > 0 ? 1 : 0);
  }
  if (workdays[count] === 0) throw new RangeError('The calendar has no working day at all');
  return { workdays, minutes, hours };
}

function indexOf(instant: Instant): number {
  const index = dayOfInstant(instant) - FIRST_DAY;
  if (!(index >= 0 && index <= LAST_DAY - FIRST_DAY)) {
    throw new RangeError(`Working time is counted from 2000 to 2079 only: ${instant}`);
  }
  return index;
}

/** Office milliseconds since the first day counted. Only differences mean anything. */
export function officeMsAt(calendar: WorkCalendar, at: Instant): number {
  const { minutes, hours } = daySums(calendar);
  const index = indexOf(at);
  return sumAt(minutes, index) * MINUTE_MS + openMsUntil(hours[index] ?? [], at - startOfDay(FIRST_DAY + index));
}

/** The earliest instant at which the measure reaches `officeMs`. */
export function instantAtOfficeMs(calendar: WorkCalendar, officeMs: number): Instant {
  const { minutes, hours } = daySums(calendar);
  const index = firstReaching(minutes, Math.ceil(officeMs / MINUTE_MS));
  return (
    startOfDay(FIRST_DAY + index) + msAfterOpening(hours[index] ?? [], officeMs - sumAt(minutes, index) * MINUTE_MS)
  );
}

/** Working days since the first day counted; within a working day the fraction of its office time that is over. */
export function workdaysAt(calendar: WorkCalendar, at: Instant): number {
  const { workdays, minutes, hours } = daySums(calendar);
  const index = indexOf(at);
  const whole = sumAt(workdays, index);
  const open = (sumAt(minutes, index + 1) - sumAt(minutes, index)) * MINUTE_MS;
  return open === 0 ? whole : whole + openMsUntil(hours[index] ?? [], at - startOfDay(FIRST_DAY + index)) / open;
}

/** The earliest instant at which the measure reaches `days`: close of office where `days` is whole. */
export function instantAtWorkdays(calendar: WorkCalendar, days: number): Instant {
  const { workdays, minutes, hours } = daySums(calendar);
  const target = Math.abs(days - Math.round(days)) < DUST ? Math.round(days) : days;
  const index = firstReaching(workdays, Math.ceil(target));
  const open = (sumAt(minutes, index + 1) - sumAt(minutes, index)) * MINUTE_MS;
  const into = Math.round((target - sumAt(workdays, index)) * open);
  return startOfDay(FIRST_DAY + index) + msAfterOpening(hours[index] ?? [], into);
}

/** Working days counted up to the end of the day on which the instant lies, so that this day itself is not counted. */
export function workdaysAtEndOfDay(calendar: WorkCalendar, at: Instant): number {
  return sumAt(daySums(calendar).workdays, indexOf(at) + 1);
}

function sumAt(sums: Int32Array, index: number): number {
  return sums[index] ?? 0;
}

function openMsUntil(hours: readonly OfficeInterval[], msOfDay: number): number {
  let open = 0;
  for (const [from, to] of hours) {
    if (msOfDay <= from * MINUTE_MS) break;
    open += Math.min(msOfDay, to * MINUTE_MS) - from * MINUTE_MS;
  }
  return open;
}

function msAfterOpening(hours: readonly OfficeInterval[], openMs: number): number {
  let left = openMs;
  for (const [from, to] of hours) {
    const length = (to - from) * MINUTE_MS;
    if (left <= length) return from * MINUTE_MS + left;
    left -= length;
  }
  return DAY_MS;
}

/** The first day by whose end the sum has reached the target. */
function firstReaching(sums: Int32Array, target: number): number {
  let low = 0;
  let high = sums.length - 2;
  if (target > sumAt(sums, high + 1)) throw new RangeError('Working time is counted from 2000 to 2079 only');
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sumAt(sums, middle + 1) >= target) high = middle;
    else low = middle + 1;
  }
  return low;
}
