/**
 * The clock's judge in tests: it knows nothing of the code it judges. It takes the days off straight from
 * lunar-typescript, steps from minute to minute, and counts.
 */
import { HolidayUtil } from 'lunar-typescript';

const FIRST = Date.UTC(2021, 11, 1);
const LAST = Date.UTC(2027, 5, 30);
const MINUTE = 60_000;
const SHIFT = 8 * 3_600_000;

/** One entry a minute of Shanghai time: 1 while an office of ordinary hours is open. */
const isOpen: Uint8Array = openMinutes();

function openMinutes(): Uint8Array {
  const minutes = new Uint8Array((LAST - FIRST) / MINUTE);
  for (let midnight = 0; midnight < minutes.length; midnight += 1440) {
    if (!isWorked(new Date(FIRST + midnight * MINUTE))) continue;
    minutes.fill(1, midnight + 510, midnight + 720);
    minutes.fill(1, midnight + 810, midnight + 1050);
  }
  return minutes;
}

function isWorked(day: Date): boolean {
  const notice = HolidayUtil.getHoliday(day.toISOString().slice(0, 10));
  if (notice) return notice.isWork();
  return day.getUTCDay() !== 0 && day.getUTCDay() !== 6;
}

function indexOf(instant: number): number {
  return (instant + SHIFT - FIRST) / MINUTE;
}

function instantOfIndex(index: number): number {
  return FIRST + index * MINUTE - SHIFT;
}

/** A stretch of minutes that do not count. */
export interface Gap {
  from: number;
  to: number;
}

/** Steps until so many open minutes have been lived through. All instants lie on whole minutes. */
export function stepOfficeMinutes(startAt: number, minutes: number, gaps: readonly Gap[] = []): number {
  let index = indexOf(startAt);
  for (let left = minutes; left > 0; index++) {
    if (index >= isOpen.length) throw new RangeError('beyond the oracle');
    if (isOpen[index] && !isInGap(index, gaps)) left--;
  }
  return instantOfIndex(index);
}

/** Steps from the midnight after the start until so many days' worth of open minutes, 450 to the day, have counted. */
export function stepDaysOfMinutes(startAt: number, days: number, gaps: readonly Gap[]): number {
  const midnight = Math.floor(indexOf(startAt) / 1440) * 1440 + 1440;
  return stepOfficeMinutes(instantOfIndex(midnight), days * 450, gaps);
}

function isInGap(index: number, gaps: readonly Gap[]): boolean {
  return gaps.some(({ from, to }) => indexOf(from) <= index && index < indexOf(to));
}

/** Steps from the midnight after the start until the office has shut on the `days`-th day on which it was open. */
export function stepWorkdays(startAt: number, days: number): number {
  let index = Math.floor(indexOf(startAt) / 1440) * 1440 + 1440;
  let lastShut = Number.NaN;
  for (let left = days; left > 0; index += 1440) {
    let wasOpen = false;
    for (let minute = index; minute < index + 1440; minute++) {
      if (!isOpen[minute]) continue;
      wasOpen = true;
      lastShut = minute + 1;
    }
    if (wasOpen) left--;
  }
  return instantOfIndex(lastShut);
}

/** Counts the open minutes between two instants. */
export function countOfficeMinutes(from: number, to: number): number {
  let open = 0;
  for (let index = indexOf(from); index < indexOf(to); index++) open += isOpen[index] ?? 0;
  return open;
}
