/** Going from one working day to another. */
import { isWorkday, officeIntervalsOfDay, type WorkCalendar } from './calendar.ts';
import { type CalendarDate, dateOfDay, dayNumber } from './time.ts';

/** Far more than any run of days off; a calendar that has no working day in it is a mistake. */
const LONGEST_BREAK_DAYS = 400;

/** The first working day after the date, the date itself left out. */
export function nextWorkday(calendar: WorkCalendar, on: CalendarDate): CalendarDate {
  return walk(calendar, on, 1);
}

/** The last working day before the date, the date itself left out. */
export function previousWorkday(calendar: WorkCalendar, on: CalendarDate): CalendarDate {
  return walk(calendar, on, -1);
}

/** The date if it is a working day, else the next one. */
export function workdayOnOrAfter(calendar: WorkCalendar, on: CalendarDate): CalendarDate {
  return isWorkday(calendar, on) ? on : nextWorkday(calendar, on);
}

function walk(calendar: WorkCalendar, on: CalendarDate, step: 1 | -1): CalendarDate {
  const start = dayNumber(on);
  for (let away = 1; away <= LONGEST_BREAK_DAYS; away++) {
    const day = start + away * step;
    if (officeIntervalsOfDay(calendar, day).length > 0) return dateOfDay(day);
  }
  throw new RangeError(`No working day within ${LONGEST_BREAK_DAYS} days of ${on}`);
}
