// How much of a rhythm falls on each day of the four weeks ahead. A turn may be done on any day on which it is open, so it is spread evenly over those days:
// of a quarterly turn four weeks hold 28/92, whenever one asks, and not none or a whole one. Pure: the calendar and the day are arguments.
import type { WorkCalendar } from '#kernel/shared/clock/calendar.ts';
import { mondayOf } from '#kernel/shared/clock/rhythm.ts';
import { addDays, type CalendarDate, dateOf, daysBetween } from '#kernel/shared/clock/time.ts';
import type { Slot } from '#modules/duties/shared/cadence.ts';
import type { DutyRhythm } from '#modules/duties/shared/rhythm.ts';
import { rollingSlotsOfDay } from '#modules/duties/shared/rolling.ts';
import { slotAfter, slotsBetween } from '#modules/duties/shared/slots.ts';

export const weeksAhead = 4;
export const daysInView = weeksAhead * 7;
/** No turn opens longer before it is due (twelve months and the moves of days off); as the planner of duties has it. */
const longestTurn = 400;

/** The first Monday after today on which the method is in force; one that begins later than in a year is weighed as if in a year. */
export function firstMonday(today: CalendarDate, effectiveFrom: CalendarDate = today): CalendarDate {
  const tomorrow = addDays(today, 1);
  const latest = addDays(today, 366);
  const from = effectiveFrom > latest ? latest : effectiveFrom > tomorrow ? effectiveFrom : tomorrow;
  return mondayOf(addDays(from, 6));
}

/** Turns of one subject by day. `bound`: open on that day alone, so that whoever else is due in the house that day is met on the same way. */
export type TurnsByDay = { free: readonly number[]; bound: readonly number[] };

export type Timed = Pick<DutyRhythm, 'cadence' | 'onDayOff' | 'openingHours'>;

/**
 * `after` an event: where the method is new, everybody found enters its registers with it and gets one turn; where it stands already (`isStanding`), as many
 * turns are taken to come as came in the four weeks before, whose subjects are the only ones counted (server/store/members.ts).
 */
export function turnsByDay(rhythm: Timed, calendar: WorkCalendar, from: CalendarDate, isStanding = false): TurnsByDay {
  const { cadence, onDayOff, openingHours } = rhythm;
  const free = Array.from({ length: daysInView }, () => 0);
  const bound = Array.from({ length: daysInView }, () => 0);
  if (cadence.every === 'hours') {
    let last: number | null = null;
    for (let day = 0; openingHours && day < daysInView; day++) {
      const slots = rollingSlotsOfDay(cadence, openingHours, calendar, addDays(from, day), last);
      bound[day] = slots.length;
      last = slots.at(-1)?.dueAt ?? last;
    }
    return { free, bound };
  }
  if (cadence.every === 'after' && isStanding) return { free: free.fill(1 / daysInView), bound };
  const slots =
    cadence.every === 'after'
      ? [slotAfter(cadence, onDayOff, calendar, from)]
      : slotsBetween(cadence, onDayOff, calendar, addDays(from, -longestTurn), addDays(from, daysInView - 1));
  for (const slot of slots) if (!slot.isLeftOut) spread(slot, from, free, bound);
  return { free, bound };
}

function spread({ opensAt, dueAt }: Slot, from: CalendarDate, free: number[], bound: number[]): void {
  const first = daysBetween(from, dateOf(opensAt));
  const last = daysBetween(from, dateOf(dueAt));
  const into = first === last ? bound : free;
  const share = 1 / (last - first + 1);
  for (let day = Math.max(0, first); day <= Math.min(last, daysInView - 1); day++) into[day] = (into[day] ?? 0) + share;
}

/** Turns of one subject in a week, on the average of the four. */
export const turnsPerWeek = ({ free, bound }: TurnsByDay): number =>
  [...free, ...bound].reduce((sum, turns) => sum + turns, 0) / weeksAhead;
