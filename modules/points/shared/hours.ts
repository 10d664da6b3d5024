// When a service point is open: a week with breaks, and whether it keeps the days off of the State Council. Pure: the moment and the calendar are arguments.
import { z } from 'zod';
import type { OfficeInterval, WorkCalendar } from '#kernel/shared/clock/calendar.ts';
import {
  type CalendarDate,
  dateOfDay,
  dayOfInstant,
  type Instant,
  MINUTE_MS,
  startOfDay,
  weekdayOfDay,
} from '#kernel/shared/clock/time.ts';

const minutesOfDay = z.number().int().min(0).max(1440);
const interval = z.tuple([minutesOfDay, minutesOfDay]).refine(([from, to]) => from < to, { message: 'from < to' });
const weekday = z
  .array(interval)
  .max(4)
  .refine((list) => list.every((own, i) => i === 0 || (list[i - 1]?.[1] ?? 0) <= own[0]), {
    message: '时段要按先后，不能重叠 in order, not overlapping',
  });

export const hoursSchema = z.object({
  /** Monday to Sunday, in minutes after midnight; between two stretches lies the lunch break. An empty day is a day shut. */
  week: z.array(weekday).length(7),
  /** On public holidays: open as on any such weekday, or shut (and open on the weekend days that are worked instead). */
  daysOff: z.enum(['as_usual', 'shut']).default('as_usual'),
});
export type Hours = z.output<typeof hoursSchema>;
export type Week = Hours['week'];

export type Standing =
  | { isOpen: true /** Null: round the clock. */; until: Instant | null }
  | { isOpen: false /** Null: not within a fortnight. */; opensAt: Instant | null };

/** What of the calendar matters here: public holidays and the weekend days worked for them. */
export type Holidays = Pick<WorkCalendar, 'daysOff' | 'makeUpDays'>;

export function intervalsOn(hours: Hours, day: number, holidays: Holidays): readonly OfficeInterval[] {
  const own = hours.week[weekdayOfDay(day)] ?? [];
  if (hours.daysOff === 'as_usual') return own;
  const on: CalendarDate = dateOfDay(day);
  if (holidays.makeUpDays.includes(on)) return own.length > 0 ? own : (hours.week[0] ?? []);
  return holidays.daysOff.includes(on) ? [] : own;
}

const daysAhead = 14;

/** Open now and until when, or shut and when it opens. Stretches that meet at midnight are one. */
export function standingAt(hours: Hours, now: Instant, holidays: Holidays): Standing {
  const today = dayOfInstant(now);
  let openUntil: Instant | undefined;
  for (let day = today; day <= today + daysAhead; day++) {
    for (const [from, to] of intervalsOn(hours, day, holidays)) {
      const [start, end] = [startOfDay(day) + from * MINUTE_MS, startOfDay(day) + to * MINUTE_MS];
      if (openUntil !== undefined) {
        if (start > openUntil) return { isOpen: true, until: openUntil };
        openUntil = end;
      } else if (now >= start && now < end) openUntil = end;
      else if (start > now) return { isOpen: false, opensAt: start };
    }
  }
  if (openUntil === undefined) return { isOpen: false, opensAt: null };
  return { isOpen: true, until: openUntil > startOfDay(today + daysAhead) ? null : openUntil };
}
