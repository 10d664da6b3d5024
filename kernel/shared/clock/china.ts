/**
 * The nation's days off and make-up working days as seed rows, and the calendar of an ordinary office made from them. It
 * is what a new installation starts with; afterwards the administrator's table is the truth.
 *
 * The notices (国务院办公厅关于部分节假日安排的通知) were taken from lunar-typescript's table and compared day by day
 * with two other tables; the three dates where one of three stood alone follow the other two (see `china.test.ts`).
 */
import type { OfficeInterval, WorkCalendar } from './calendar.ts';
import notices from './calendar-cn.json' with { type: 'json' };
import { addDays, type CalendarDate } from './time.ts';

export type CalendarDayKind = 'day_off' | 'make_up';

/** A row of the administrator's table. */
export interface CalendarDay {
  on: CalendarDate;
  kind: CalendarDayKind;
  /** The festival it belongs to, in Chinese: 春节. */
  name: string;
}

/** Every day off and make-up working day that the seed knows, in order of date. */
export function listSeedDays(): CalendarDay[] {
  const days: CalendarDay[] = [];
  for (const { breaks } of notices.years) {
    for (const { name, off, work } of breaks) {
      for (const [first = '', last = ''] of off) {
        for (let on = first; on <= last; on = addDays(on, 1)) days.push({ on, kind: 'day_off', name });
      }
      for (const on of work) days.push({ on, kind: 'make_up', name });
    }
  }
  return days.sort((a, b) => (a.on < b.on ? -1 : 1));
}

const MORNING: OfficeInterval = [8 * 60 + 30, 12 * 60];
const AFTERNOON: OfficeInterval = [13 * 60 + 30, 17 * 60 + 30];
const WORKING: readonly OfficeInterval[] = [MORNING, AFTERNOON];

/** 08:30–12:00 and 13:30–17:30 from Monday to Friday: the start, to be changed by the office itself. */
export const ORDINARY_WEEK = [WORKING, WORKING, WORKING, WORKING, WORKING, [], []] as const;

/** A calendar of ordinary hours from rows of the table. */
export function calendarOf(days: readonly CalendarDay[], rest: Partial<WorkCalendar> = {}): WorkCalendar {
  return {
    zone: 'Asia/Shanghai',
    week: ORDINARY_WEEK,
    seasons: [],
    halfDaysOff: [],
    knownFrom: notices.knownFrom,
    knownThrough: notices.knownThrough,
    ...rest,
    daysOff: days.filter((day) => day.kind === 'day_off').map((day) => day.on),
    makeUpDays: days.filter((day) => day.kind === 'make_up').map((day) => day.on),
  };
}

/** The seed's calendar: ordinary hours, days known from 2004 to 2026. */
export const chinaCalendar: WorkCalendar = calendarOf(listSeedDays());
