/**
 * On which day a rhythm of the field falls when days off and make-up days move it (`B5` 周一一排查、半月一座谈、
 * 一月一台账; section 1.T rule 3). A missed occurrence is somebody else's row; here is only when it was to be.
 */
import { isWorkday, type WorkCalendar } from './calendar.ts';
import { addDays, addMonths, type CalendarDate, weekdayOf } from './time.ts';
import { workdayOnOrAfter } from './workday.ts';

/** The Monday of the week in which the date lies. */
export function mondayOf(on: CalendarDate): CalendarDate {
  return addDays(on, -weekdayOf(on));
}

/**
 * The day of the Monday sweep in the week of the given date: Monday, or where that is off the next working day of the
 * same week (a make-up Saturday or Sunday counts); null where the whole week is off.
 */
export function weekSweepOn(calendar: WorkCalendar, week: CalendarDate): CalendarDate | null {
  const monday = mondayOf(week);
  for (let i = 0; i < 7; i++) {
    const on = addDays(monday, i);
    if (isWorkday(calendar, on)) return on;
  }
  return null;
}

/**
 * The two days of the half-monthly talk: the 1st and the 16th, each moved to the next working day; null where its half
 * of the month has none. `month` is 1–12.
 */
export function halfMonthOn(
  calendar: WorkCalendar,
  year: number,
  month: number,
): [first: CalendarDate | null, second: CalendarDate | null] {
  const first = monthStart(year, month);
  const sixteenth = addDays(first, 15);
  return [firstWorkdayBefore(calendar, first, sixteenth), firstWorkdayBefore(calendar, sixteenth, addMonths(first, 1))];
}

/** The day on which a month's register is closed: the first working day of the month after it. */
export function monthCloseOn(calendar: WorkCalendar, year: number, month: number): CalendarDate {
  return workdayOnOrAfter(calendar, addMonths(monthStart(year, month), 1));
}

function monthStart(year: number, month: number): CalendarDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`;
}

function firstWorkdayBefore(calendar: WorkCalendar, from: CalendarDate, end: CalendarDate): CalendarDate | null {
  const on = workdayOnOrAfter(calendar, from);
  return on < end ? on : null;
}
