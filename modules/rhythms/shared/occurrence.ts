// When a rhythm of the work method comes round (B5), and what state an occurrence is in. Pure: the calendar of days off and the present day are
// arguments, so that a phone, the server and a test agree.
import { isWorkday, type WorkCalendar } from '#kernel/shared/clock/calendar.ts';
import { mondayOf } from '#kernel/shared/clock/rhythm.ts';
import { addDays, addMonths, type CalendarDate } from '#kernel/shared/clock/time.ts';
import { workdayOnOrAfter } from '#kernel/shared/clock/workday.ts';
import type { Words } from '#kernel/shared/problem.ts';
import type { Role } from '#kernel/shared/right.ts';
import type { Rhythm } from '#modules/methods/shared/method.ts';

export const occurrenceStates = ['due', 'done', 'missed', 'excused', 'left_out'] as const;
export type OccurrenceState = (typeof occurrenceStates)[number];
export const recordKinds = ['sweep', 'meeting', 'register'] as const;
export type RecordKind = (typeof recordKinds)[number];

export const stateTitles: Record<OccurrenceState, Words> = {
  due: { zh: '待完成', en: 'Due' },
  done: { zh: '已完成', en: 'Done' },
  missed: { zh: '缺', en: 'Missed' },
  excused: { zh: '已说明免做', en: 'Excused' },
  left_out: { zh: '放假免做', en: 'Left out by the calendar' },
};

/** The day by the method, the day it falls on, and what it stands for. `dueOn` is null where the calendar leaves it no day. */
export type Round = {
  periodFrom: CalendarDate;
  periodTo: CalendarDate;
  nominalOn: CalendarDate;
  dueOn: CalendarDate | null;
};

type Turn = { nominalOn: CalendarDate; nextOn: CalendarDate; periodFrom: CalendarDate; periodTo: CalendarDate };

/** Every round whose day by the method lies in the span, both ends included. */
export function roundsBetween(
  rhythm: Pick<Rhythm, 'cadence' | 'onDayOff' | 'record'>,
  calendar: WorkCalendar,
  from: CalendarDate,
  to: CalendarDate,
): Round[] {
  return turnsOf(rhythm, from, to)
    .filter(({ nominalOn }) => from <= nominalOn && nominalOn <= to)
    .map(({ nextOn, ...turn }) => ({ ...turn, dueOn: dueOn(rhythm.onDayOff, calendar, turn.nominalOn, nextOn) }));
}

/** A day off moves it to the next working day, but never into the next round: a sweep of the next week is the next week's sweep. */
function dueOn(
  onDayOff: Rhythm['onDayOff'],
  calendar: WorkCalendar,
  nominalOn: CalendarDate,
  nextOn: CalendarDate,
): CalendarDate | null {
  if (isWorkday(calendar, nominalOn) || onDayOff === 'same_day') return nominalOn;
  if (onDayOff === 'skip') return null;
  const moved = workdayOnOrAfter(calendar, nominalOn);
  return moved < nextOn ? moved : null;
}

const monthOf = (on: CalendarDate): CalendarDate => `${on.slice(0, 8)}01`;
const monthEnd = (month: CalendarDate): CalendarDate => addDays(addMonths(month, 1), -1);

/** Turns around the span, a little more on both sides; the caller keeps those within. */
function turnsOf(
  { cadence, record }: Pick<Rhythm, 'cadence' | 'record'>,
  from: CalendarDate,
  to: CalendarDate,
): Turn[] {
  switch (cadence.every) {
    case 'day':
      return steps(from, to, (on) => addDays(on, 1)).map((on) => ({
        nominalOn: on,
        nextOn: addDays(on, 1),
        periodFrom: on,
        periodTo: on,
      }));
    case 'week':
      return steps(mondayOf(from), to, (on) => addDays(on, 7)).map((monday) => ({
        nominalOn: addDays(monday, cadence.weekday - 1),
        nextOn: addDays(monday, 7),
        periodFrom: monday,
        periodTo: addDays(monday, 6),
      }));
    case 'half_month': {
      const [first, second] = cadence.days;
      return months(from, to).flatMap((month) => {
        const starts = [addDays(month, first - 1), addDays(month, second - 1), addDays(addMonths(month, 1), first - 1)];
        return [0, 1].map((half) => ({
          nominalOn: starts[half]!,
          nextOn: starts[half + 1]!,
          periodFrom: starts[half]!,
          periodTo: addDays(starts[half + 1]!, -1),
        }));
      });
    }
    case 'month':
      return months(from, to).map((month) => {
        const dayIn = (start: CalendarDate) =>
          cadence.day === 'last' ? monthEnd(start) : addDays(start, cadence.day - 1);
        // A register closed at the beginning of a month is the past month's; closed on the last day, its own.
        const told = record === 'register' && cadence.day !== 'last' ? addMonths(month, -1) : month;
        const nextOn = dayIn(addMonths(month, 1));
        return { nominalOn: dayIn(month), nextOn, periodFrom: told, periodTo: monthEnd(told) };
      });
    case 'quarter':
      return months(from, to)
        .filter((month) => Number(month.slice(5, 7)) % 3 === 1)
        .map((month) => {
          const told = record === 'register' ? addMonths(month, -3) : month;
          const nominalOn = addDays(month, cadence.day - 1);
          return {
            nominalOn,
            nextOn: addMonths(nominalOn, 3),
            periodFrom: told,
            periodTo: monthEnd(addMonths(told, 2)),
          };
        });
  }
}

function steps(from: CalendarDate, to: CalendarDate, next: (on: CalendarDate) => CalendarDate): CalendarDate[] {
  const days: CalendarDate[] = [];
  for (let on = from; on <= to; on = next(on)) days.push(on);
  return days;
}

const months = (from: CalendarDate, to: CalendarDate): CalendarDate[] =>
  steps(monthOf(from), to, (month) => addMonths(month, 1));

/** Where the one who answers stands: every unit of this level has an occurrence of its own. */
export type UnitLevel = 'grid' | 'community' | 'street' | 'district';

export function levelOf(role: Role): UnitLevel | null {
  if (['grid_worker', 'grid_chief', 'building_chief', 'lane_chief', 'seconded_cadre'].includes(role)) return 'grid';
  if (role.startsWith('community_')) return 'community';
  if (role.startsWith('street_')) return 'street';
  return role.startsWith('district_') ? 'district' : null;
}
