// Turns that roll on from the last time done (L9 三小时一消毒), inside opening hours. Only one turn is asked at a time: it stays until it is done or the place
// shuts, and is never multiplied by being late. Pure; the present moment is an argument.
import type { WorkCalendar } from '#kernel/shared/clock/calendar.ts';
import {
  addDays,
  type CalendarDate,
  dateOf,
  HOUR_MS,
  type Instant,
  instantAt,
  MINUTE_MS,
} from '#kernel/shared/clock/time.ts';
import type { CadenceOf, Slot } from './cadence.ts';
import { type OpeningHours, type OpenSpan, openSpansOn } from './opening-hours.ts';

type Rolling = CadenceOf<'hours'>;
/** A place was out of use from one moment to another, whatever its hours say (E7). */
export type Shut = { from: Instant; to: Instant };
type SpansOn = (on: CalendarDate) => readonly OpenSpan[];

/** Longer than any closing for a season; a place that is shut longer, or never open long enough, is asked nothing. */
const LONGEST_CLOSING_DAYS = 400;

/**
 * The turn asked at `now`: `hours` of opening time after the last time done, or after the place opened if that was later; overdue it stays, until the place shuts.
 * A turn that would fall after closing is not asked, the next is then that of the next day open; at closing itself it is. The clock stands still in a break of
 * the day. Where one day's closing is the next one's opening (24 h) the night is no closing, and the hours run on. While it was out of use the clock stood
 * still as in a break: what is used again the same day is asked again that day. Null: no such day within 400.
 */
export function nextRolling(
  cadence: Rolling,
  hours: OpeningHours,
  calendar: WorkCalendar,
  lastDoneAt: Instant | null,
  now: Instant,
  shuts: readonly Shut[] = [],
): Slot | null {
  const spansOn: SpansOn = (on) => inUse(openSpansOn(hours, calendar, on), shuts);
  // A night that began yesterday may still run.
  const first = addDays(dateOf(now), -1);
  for (let i = 0; i <= LONGEST_CLOSING_DAYS; i++) {
    const on = addDays(first, i);
    const closesAt = spansOn(on).at(-1)?.to;
    if (closesAt === undefined || closesAt < now || (closesAt === now && spansOn(addDays(on, 1))[0]?.from === now))
      continue;
    const slot = turnOfDay(cadence, spansOn, on, lastDoneAt);
    if (slot) return slot;
  }
  return null;
}

/** The turns that a day holds when each is done at the very moment it is due: how many can be asked of it at most. `lastDoneAt` is that of the day before. */
export function rollingSlotsOfDay(
  cadence: Rolling,
  hours: OpeningHours,
  calendar: WorkCalendar,
  on: CalendarDate,
  lastDoneAt: Instant | null = null,
): Slot[] {
  const spansOn: SpansOn = (day) => openSpansOn(hours, calendar, day);
  const slots: Slot[] = [];
  let slot = turnOfDay(cadence, spansOn, on, lastDoneAt);
  while (slot) {
    slots.push(slot);
    slot = turnOfDay(cadence, spansOn, on, slot.dueAt);
  }
  return slots;
}

/** The day's turn after the last time done, wherever in the day or before it that was. */
function turnOfDay(
  { hours: every }: Rolling,
  spansOn: SpansOn,
  on: CalendarDate,
  lastDoneAt: Instant | null,
): Slot | null {
  const spans = spansOn(on);
  const opening = spans[0]?.from;
  if (opening === undefined) return null;
  const interval = every * HOUR_MS;
  const isDoneToday = lastDoneAt !== null && lastDoneAt >= opening;
  const carried = isDoneToday ? null : carriedInto(spansOn, on, lastDoneAt, interval);
  const startAt = isDoneToday ? lastDoneAt : opening;
  const dueAt = instantAfter(spans, startAt, interval - (carried?.openMs ?? 0));
  if (dueAt === null) return null;
  return { slot: keyOf(on, dueAt), opensAt: carried?.since ?? startAt, dueAt, nominalOn: on, isLeftOut: false };
}

/**
 * Opening time since the last time done (or since the place opened) that days before bring along, where they touch without a closing between them. Null where
 * there was a closing, or where a turn of those days was due by then: that one is theirs, done or missed, and the day begins anew.
 */
function carriedInto(
  spansOn: SpansOn,
  on: CalendarDate,
  lastDoneAt: Instant | null,
  interval: number,
): { since: Instant; openMs: number } | null {
  let openMs = 0;
  let since: Instant | null = null;
  let opening = spansOn(on)[0]?.from;
  for (let day = addDays(on, -1); ; day = addDays(day, -1)) {
    const spans = spansOn(day);
    const first = spans[0];
    if (!first || spans.at(-1)?.to !== opening) break;
    since = Math.max(first.from, lastDoneAt ?? first.from);
    openMs += openMsAfter(spans, since);
    if (openMs >= interval) return null;
    if (lastDoneAt !== null && lastDoneAt >= first.from) break;
    opening = first.from;
  }
  return since === null ? null : { since, openMs };
}

/** What is left of its hours without those in which it was out of use. */
function inUse(spans: readonly OpenSpan[], shuts: readonly Shut[]): readonly OpenSpan[] {
  return shuts.reduce(
    (left, shut) =>
      left.flatMap(({ from, to }) =>
        [
          { from, to: Math.min(to, shut.from) },
          { from: Math.max(from, shut.to), to },
        ].filter((span) => span.from < span.to),
      ),
    spans,
  );
}

function openMsAfter(spans: readonly OpenSpan[], at: Instant): number {
  return spans.reduce((sum, { from, to }) => sum + Math.max(0, to - Math.max(from, at)), 0);
}

/** So much opening time later on the same day; null where it shuts before. */
function instantAfter(spans: readonly OpenSpan[], startAt: Instant, openMs: number): Instant | null {
  let left = openMs;
  for (const { from, to } of spans) {
    const begin = Math.max(from, startAt);
    if (begin >= to) continue;
    if (begin + left <= to) return begin + left;
    left -= to - begin;
  }
  return null;
}

/** `2026-11-22#1330`, the minute it is due; 01:30 of the same night is `#2530`, so that keys sort as the turns follow. */
function keyOf(on: CalendarDate, dueAt: Instant): string {
  const minutes = Math.floor((dueAt - instantAt(on)) / MINUTE_MS);
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0'));
  return `${on}#${hour}${minute}`;
}
