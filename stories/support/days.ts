// Days that a story needs: found from the true present, so that it holds on whatever day it is told.

import { isWorkday } from '#kernel/shared/clock/calendar.ts';
import { chinaCalendar } from '#kernel/shared/clock/china.ts';
import { addDays, type CalendarDate, dateOf, weekdayOf } from '#kernel/shared/clock/time.ts';

/**
 * The first Monday to come that begins two ordinary weeks: five days worked, two off, twice, and a Monday worked after them. More than a week from now, so that
 * nothing that the true present leaves undone stands on 今日 by then.
 */
export function plainMonday(now = Date.now()): CalendarDate {
  let monday = addDays(dateOf(now), 8);
  while (weekdayOf(monday) !== 0 || !isPlain(monday)) monday = addDays(monday, 1);
  return monday;
}

function isPlain(monday: CalendarDate): boolean {
  return Array.from({ length: 15 }, (_, n) => n).every(
    (n) => isWorkday(chinaCalendar, addDays(monday, n)) === n % 7 < 5,
  );
}
