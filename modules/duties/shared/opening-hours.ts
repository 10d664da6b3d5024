// When a place is open: a shop, a canteen, a lift hall. Its own week, not the office's; it only asks the office calendar which days are the nation's days off.
import { z } from 'zod';
import type { WorkCalendar } from '#kernel/shared/clock/calendar.ts';
import { addDays, type CalendarDate, type Instant, instantAt, weekdayOf } from '#kernel/shared/clock/time.ts';

const DAY_MINUTES = 1440;

/**
 * Minutes after the midnight of the day on which the place opens, `from` included, `to` excluded. Past midnight `to` runs on beyond 1440 (18:00–02:00 is
 * `[1080, 1560]`): the night belongs to the day on which it began, in its hours, its closing and its keys.
 */
const openIntervalSchema = z
  .tuple([
    z
      .int()
      .min(0)
      .max(DAY_MINUTES - 1),
    z
      .int()
      .min(1)
      .max(2 * DAY_MINUTES - 1),
  ])
  .refine(([from, to]) => from < to && to - from <= DAY_MINUTES, { message: 'from < to, a day at most' });

export const openingHoursSchema = z
  .strictObject({
    /** Monday first; an empty list is the weekly closing day. */
    week: z.array(z.array(openIntervalSchema).max(6)).length(7),
    /** Closed besides, by the day on which it would have opened. */
    closedOn: z.array(z.iso.date()).default([]),
    /**
     * On the nation's days off (法定节假日): shut, or as on any such weekday. A place that is shut then keeps the nation's working days the other way too: on a
     * make-up day 调休 of a weekday on which it is shut it opens as on Monday (as offices do, kernel calendar.ts). An ordinary weekend is no day off here.
     */
    whileCalendarOff: z.enum(['closed', 'same']),
  })
  .refine(({ week }) => isInOrder(week), {
    path: ['week'],
    message: 'hours must be in order, and a night must not run into the next opening',
  });
export type OpeningHours = z.output<typeof openingHoursSchema>;

/** Touching is allowed: `[0, 1440]` every day is a place that never shuts. */
function isInOrder(week: readonly (readonly (readonly [number, number])[])[]): boolean {
  const ends = week.flatMap((day, i) =>
    day.map(([from, to]) => [i * DAY_MINUTES + from, i * DAY_MINUTES + to] as const),
  );
  const first = ends[0];
  const around = first ? [...ends, [first[0] + 7 * DAY_MINUTES, first[1] + 7 * DAY_MINUTES] as const] : [];
  return around.every(([from], i) => i === 0 || around[i - 1]![1] <= from);
}

export type OpenSpan = { from: Instant; to: Instant };

/** The spans of the day that opens on that date, in order; none where it is shut. The last may end on the next date. */
export function openSpansOn(hours: OpeningHours, calendar: WorkCalendar, on: CalendarDate): OpenSpan[] {
  if (hours.closedOn.includes(on)) return [];
  const keepsCalendar = hours.whileCalendarOff === 'closed';
  const isMakeUp = calendar.makeUpDays.includes(on);
  // As the calendar reads its own lists: a day entered as both is worked.
  if (keepsCalendar && !isMakeUp && calendar.daysOff.includes(on)) return [];
  const own = hours.week[weekdayOf(on)] ?? [];
  const spans = keepsCalendar && isMakeUp && own.length === 0 ? madeUp(hours, on) : own;
  return spans.map(([from, to]) => ({ from: instantAt(on, from), to: instantAt(on, to) }));
}

/** Monday's hours on another day: not into the night after it, nor into the night that the day before may run on for. */
function madeUp({ week }: OpeningHours, on: CalendarDate): [number, number][] {
  const nightUntil = (week[weekdayOf(addDays(on, -1))]?.at(-1)?.[1] ?? 0) - DAY_MINUTES;
  return (week[0] ?? [])
    .map(([from, to]): [number, number] => [Math.max(from, nightUntil), Math.min(to, DAY_MINUTES)])
    .filter(([from, to]) => from < to);
}
