/**
 * Instants, calendar dates and the arithmetic between them. Everything is counted in Shanghai time, +08:00 without summer
 * time, so nothing here may ask the host for its time zone or for the present moment.
 */

/** Milliseconds since 1970-01-01T00:00Z. Text from the wire or the database becomes one through {@link instantOf}. */
export type Instant = number;

/** A day in Shanghai, `YYYY-MM-DD`. Sorts as text. */
export type CalendarDate = string;

export type Lang = 'zh' | 'en';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** China has kept one zone at +08:00 since the summer time of 1986–1991; older instants are not our business. */
export const SHANGHAI_OFFSET_MS = 8 * HOUR_MS;

const DATE_TEXT = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Reads an instant from ISO text with a zone, a `Date` or epoch milliseconds. Throws `RangeError` on anything else. */
export function instantOf(value: string | number | Date): Instant {
  if (typeof value === 'string' && !/(?:Z|[+-]\d{2}:?\d{2})$/i.test(value)) {
    throw new RangeError(`An instant needs a time zone: ${value}`);
  }
  const instant = typeof value === 'number' ? value : new Date(value).getTime();
  if (!Number.isFinite(instant)) throw new RangeError(`Not an instant: ${String(value)}`);
  return instant;
}

/** The number of a Shanghai day, 1970-01-01 being 0. Throws `RangeError` for a day that does not exist. */
export function dayNumber(on: CalendarDate): number {
  const day = findDayNumber(on);
  if (day === undefined) throw new RangeError(`Not a calendar date: ${on}`);
  return day;
}

/** Days already turned from text to number and back: whoever lays out a year of duties asks for the same few hundred thousands of times. */
const numbers = new Map<string, number>();
const dates = new Map<number, CalendarDate>();
/** Far more than the days anybody works with; past it a memory begins anew. */
const REMEMBERED = 20_000;

function findDayNumber(on: string): number | undefined {
  const known = numbers.get(on);
  if (known !== undefined) return known;
  const found = readDayNumber(on);
  if (found !== undefined) remember(numbers, on, found);
  return found;
}

function remember<K, V>(memory: Map<K, V>, key: K, value: V): void {
  if (memory.size >= REMEMBERED) memory.clear();
  memory.set(key, value);
}

function readDayNumber(on: string): number | undefined {
  const parts = DATE_TEXT.exec(on);
  if (!parts) return undefined;
  const utc = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  return new Date(utc).toISOString().startsWith(on) ? utc / DAY_MS : undefined;
}

export function isCalendarDate(on: string): boolean {
  return findDayNumber(on) !== undefined;
}

export function dateOfDay(day: number): CalendarDate {
  const known = dates.get(day);
  if (known !== undefined) return known;
  const on = new Date(day * DAY_MS).toISOString().slice(0, 10);
  remember(dates, day, on);
  return on;
}

export function dayOfInstant(instant: Instant): number {
  return Math.floor((instant + SHANGHAI_OFFSET_MS) / DAY_MS);
}

export function startOfDay(day: number): Instant {
  return day * DAY_MS - SHANGHAI_OFFSET_MS;
}

/** The date shown on a wall calendar in Shanghai at that instant. */
export function dateOf(instant: Instant): CalendarDate {
  return dateOfDay(dayOfInstant(instant));
}

/** The instant at so many minutes after Shanghai midnight of that date. */
export function instantAt(on: CalendarDate, minutes = 0): Instant {
  return startOfDay(dayNumber(on)) + minutes * MINUTE_MS;
}

/** 0 = Monday … 6 = Sunday; the week of the field begins on Monday (`B5` 周一一排查). */
export function weekdayOfDay(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

export function weekdayOf(on: CalendarDate): number {
  return weekdayOfDay(dayNumber(on));
}

export function addDays(on: CalendarDate, days: number): CalendarDate {
  return dateOfDay(dayNumber(on) + days);
}

export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The corresponding day so many months on, or the month's last day where there is none (Civil Code art. 202). */
export function addMonths(on: CalendarDate, months: number): CalendarDate {
  dayNumber(on);
  const month = Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7)) - 1 + months;
  const year = Math.floor(month / 12);
  const lastDay = new Date(Date.UTC(year, (month % 12) + 1, 0)).getUTCDate();
  const wanted = Math.min(Number(on.slice(8)), lastDay);
  return dateOfDay(Date.UTC(year, month % 12, wanted) / DAY_MS);
}

/** Whole months that have run from one date to another, negative when `to` is earlier. */
export function monthsBetween(from: CalendarDate, to: CalendarDate): number {
  if (to < from) return 0 - monthsBetween(to, from);
  const whole =
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
  return addMonths(from, whole) <= to ? whole : whole - 1;
}
