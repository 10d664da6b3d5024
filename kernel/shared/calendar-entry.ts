// One thing on the calendar of a post. It leaves the house for programs we do not know, so it is made of counts and links: no name of a resident, no address,
// nothing of what a matter is about.
import { type CalendarDate, dateOf, type Instant } from './clock/time.ts';
import type { Words } from './problem.ts';

export type CalendarEntry = {
  /** Stays the same as long as the thing does, also when it is moved. Unique within its module. */
  id: string;
  title: Words;
  note?: Words | undefined;
  /** A whole day in Shanghai, or a moment; without `to` it takes no time. */
  when: { on: CalendarDate } | { from: Instant; to?: Instant | undefined };
  /** Where it is dealt with in the product, from `/`. */
  path: string;
  /** Left out, called off, excused: told as cancelled to whoever was told of it. */
  isCancelled?: boolean | undefined;
  isDrill?: boolean | undefined;
};

/** The days it touches, both included. What ends at midnight does not touch the day that begins. */
export function daysOf({ when }: Pick<CalendarEntry, 'when'>): { firstOn: CalendarDate; lastOn: CalendarDate } {
  if ('on' in when) return { firstOn: when.on, lastOn: when.on };
  const firstOn = dateOf(when.from);
  return { firstOn, lastOn: when.to === undefined || when.to <= when.from ? firstOn : dateOf(when.to - 1) };
}

export function touches(entry: Pick<CalendarEntry, 'when'>, from: CalendarDate, to: CalendarDate): boolean {
  const { firstOn, lastOn } = daysOf(entry);
  return firstOn <= to && lastOn >= from;
}
