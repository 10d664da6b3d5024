/**
 * The working calendar of an office: which days it works and between which minutes. It is a plain, immutable JSON value
 * that an administrator edits in a table; this file reads it and never guesses quietly — see {@link isCalendarKnown}.
 */
import { type CalendarDate, dateOfDay, dayNumber, isCalendarDate, weekdayOfDay } from './time.ts';

/** Minutes after Shanghai midnight, `from` included, `to` excluded, 0 ≤ from < to ≤ 1440. */
export type OfficeInterval = readonly [from: number, to: number];

/** Seven lists, Monday first; an empty list is a weekday on which the office is shut. */
export type OfficeWeek = readonly (readonly OfficeInterval[])[];

/** Other hours for part of every year, `MM-DD` both ends included; it may run over New Year (`11-01` to `03-31`). */
export interface SeasonalHours {
  from: string;
  to: string;
  week: OfficeWeek;
}

export type HalfDay = 'am' | 'pm';

export interface WorkCalendar {
  zone: 'Asia/Shanghai';
  week: OfficeWeek;
  seasons: readonly SeasonalHours[];
  /** Days off (法定节假日 and the days moved to join them). */
  daysOff: readonly CalendarDate[];
  /** Weekend days made working days (调休). They keep the hours of their weekday if it has any, else Monday's. */
  makeUpDays: readonly CalendarDate[];
  /** Working days of which one half is off, e.g. `['2022-03-08', 'pm']`. */
  halfDaysOff: readonly (readonly [on: CalendarDate, off: HalfDay])[];
  /** The span for which the State Council's notices are in the lists. Outside it the plain week is only an assumption. */
  knownFrom: CalendarDate;
  knownThrough: CalendarDate;
}

interface DayLists {
  off: ReadonlySet<number>;
  makeUp: ReadonlySet<number>;
  half: ReadonlyMap<number, HalfDay>;
}

const listsOf = new WeakMap<WorkCalendar, DayLists>();

function dayLists(calendar: WorkCalendar): DayLists {
  let lists = listsOf.get(calendar);
  if (!lists) {
    lists = {
      off: new Set(calendar.daysOff.map(dayNumber)),
      makeUp: new Set(calendar.makeUpDays.map(dayNumber)),
      half: new Map(calendar.halfDaysOff.map(([on, off]) => [dayNumber(on), off])),
    };
    listsOf.set(calendar, lists);
  }
  return lists;
}

/**
 * The minutes the office is open on a date; empty on a day off. A half day off takes away the hours before or after the
 * lunch break (before or after 12:00 where there is none).
 */
export function officeIntervals(calendar: WorkCalendar, on: CalendarDate): readonly OfficeInterval[] {
  return officeIntervalsOfDay(calendar, dayNumber(on));
}

/** As {@link officeIntervals}, for a day number. */
export function officeIntervalsOfDay(calendar: WorkCalendar, day: number): readonly OfficeInterval[] {
  const lists = dayLists(calendar);
  const isMakeUp = lists.makeUp.has(day);
  if (!isMakeUp && lists.off.has(day)) return [];
  const week = weekOn(calendar, day);
  const own = week[weekdayOfDay(day)] ?? [];
  const whole = isMakeUp && own.length === 0 ? (week[0] ?? []) : own;
  const off = lists.half.get(day);
  return off ? halfOf(whole, off) : whole;
}

function weekOn(calendar: WorkCalendar, day: number): OfficeWeek {
  if (calendar.seasons.length === 0) return calendar.week;
  const monthDay = dateOfDay(day).slice(5);
  for (const season of calendar.seasons) {
    const isInside =
      season.from <= season.to
        ? season.from <= monthDay && monthDay <= season.to
        : monthDay >= season.from || monthDay <= season.to;
    if (isInside) return season.week;
  }
  return calendar.week;
}

function halfOf(whole: readonly OfficeInterval[], off: HalfDay): readonly OfficeInterval[] {
  const noon = whole.length > 1 ? (whole[0]?.[1] ?? 720) : 720;
  return whole
    .map(([from, to]): OfficeInterval => (off === 'pm' ? [from, Math.min(to, noon)] : [Math.max(from, noon), to]))
    .filter(([from, to]) => from < to);
}

/** Whether the office works on that date, be it half a day. */
export function isWorkday(calendar: WorkCalendar, on: CalendarDate): boolean {
  return officeIntervals(calendar, on).length > 0;
}

/**
 * 1, 0.5 or 0, for attendance and staffing. Limits do not use it: half a day counts as one working day there, since the
 * laws that count working days know only days.
 */
export function workdayFraction(calendar: WorkCalendar, on: CalendarDate): 0 | 0.5 | 1 {
  if (!isWorkday(calendar, on)) return 0;
  return dayLists(calendar).half.has(dayNumber(on)) ? 0.5 : 1;
}

/** False where the year's days off have not been entered, so that a screen can say so instead of trusting a plain week. */
export function isCalendarKnown(calendar: WorkCalendar, on: CalendarDate): boolean {
  return calendar.knownFrom <= on && on <= calendar.knownThrough;
}

export type CalendarFault =
  | 'week_needs_seven_days'
  | 'interval_out_of_order'
  | 'season_not_a_date'
  | 'not_a_date'
  | 'both_off_and_make_up'
  | 'no_office_hours'
  | 'known_span_reversed';

/** What an administrator has to mend before the calendar can be used; empty when it is sound. */
export function calendarFaults(calendar: WorkCalendar): { fault: CalendarFault; at: string }[] {
  const faults: { fault: CalendarFault; at: string }[] = [];
  const weeks = [{ at: 'week', week: calendar.week }, ...calendar.seasons.map((s) => ({ at: s.from, week: s.week }))];
  for (const { at, week } of weeks) {
    if (week.length !== 7) faults.push({ fault: 'week_needs_seven_days', at });
    if (!week.some((day) => day.length > 0)) faults.push({ fault: 'no_office_hours', at });
    week.forEach((day, weekday) => {
      if (!isInOrder(day)) faults.push({ fault: 'interval_out_of_order', at: `${at}.${weekday}` });
    });
  }
  for (const season of calendar.seasons) {
    for (const end of [season.from, season.to]) {
      if (!isCalendarDate(`2000-${end}`)) faults.push({ fault: 'season_not_a_date', at: end });
    }
  }
  const makeUp = new Set(calendar.makeUpDays);
  for (const on of calendar.daysOff) if (makeUp.has(on)) faults.push({ fault: 'both_off_and_make_up', at: on });
  const ends = [calendar.knownFrom, calendar.knownThrough];
  for (const on of [...calendar.daysOff, ...makeUp, ...calendar.halfDaysOff.map(([half]) => half), ...ends]) {
    if (!isCalendarDate(on)) faults.push({ fault: 'not_a_date', at: on });
  }
  if (calendar.knownFrom > calendar.knownThrough) faults.push({ fault: 'known_span_reversed', at: calendar.knownFrom });
  return faults;
}

function isInOrder(day: readonly OfficeInterval[]): boolean {
  let last = 0;
  return day.every(([from, to], i) => {
    const isFine =
      Number.isInteger(from) && Number.isInteger(to) && from < to && to <= 1440 && (i === 0 ? from >= 0 : from > last);
    last = to;
    return isFine;
  });
}
