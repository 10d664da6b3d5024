// The turns of a cadence in time: rounds moved by days off, with an opening and a due moment. Pure: the calendar is an argument, so that planner, phone and
// test agree. Asked for again, or in parts, it gives the same turns.
import { isWorkday, type WorkCalendar } from '#kernel/shared/clock/calendar.ts';
import { addDays, type CalendarDate, DAY_MS, dateOf, instantAt, MINUTE_MS } from '#kernel/shared/clock/time.ts';
import { nextWorkday, previousWorkday, workdayOnOrAfter } from '#kernel/shared/clock/workday.ts';
import { type CadenceOf, type CalendarCadence, cadenceProblem, type OnDayOff, type Slot } from './cadence.ts';
import { type CadenceRound, roundsAround } from './rounds.ts';

/** The years for which lunar festivals were compared with another almanac (slots.test.ts). */
export const FESTIVAL_YEARS = { first: 2000, last: 2050 } as const;

/** Every turn that opens on a day of the span, both ends included, in the order of their keys. Throws `cadence.festival_year_unknown`. */
export function slotsBetween(
  cadence: CalendarCadence,
  onDayOff: OnDayOff,
  calendar: WorkCalendar,
  from: CalendarDate,
  to: CalendarDate,
): Slot[] {
  const rounds = cadence.every === 'slots' ? roundsAround({ every: 'day' }, from, to) : roundsAround(cadence, from, to);
  const slots = rounds
    .flatMap((round) => slotsOfRound(cadence, round, heldOn(round, onDayOff, calendar)))
    .filter(({ opensAt }) => from <= dateOf(opensAt) && dateOf(opensAt) <= to);
  if (cadence.every === 'festival' && from <= to)
    checkFestivalYears([from, to, ...slots.map((slot) => slot.nominalOn)]);
  return slots.toSorted((a, b) => (a.slot < b.slot ? -1 : 1));
}

function slotsOfRound(cadence: CalendarCadence, round: CadenceRound, held: Held): Slot[] {
  const { key, nominalOn } = round;
  const { openOn, dueOn, isLeftOut } = held;
  const slot = (name: string, from = '00:00', by = '24:00'): Slot => ({
    slot: name,
    opensAt: instantAt(openOn, minutesOf(from)),
    dueAt: by === '24:00' ? endOfDay(dueOn) : instantAt(dueOn, minutesOf(by)),
    nominalOn,
    isLeftOut,
  });
  if (cadence.every === 'slots') return cadence.at.map(({ from, to }, i) => slot(`${key}#${i + 1}`, from, to));
  return cadence.every === 'day' ? [slot(key, cadence.from, cadence.by)] : [slot(key)];
}

/**
 * The turn that an event of that day starts; keyed by the day of the event, so that an edited number of days moves it and does not double it. The day of the
 * event is not counted (Civil Code art. 201). It never comes before the event.
 */
export function slotAfter(
  cadence: CadenceOf<'after'>,
  onDayOff: OnDayOff,
  calendar: WorkCalendar,
  since: CalendarDate,
): Slot {
  const count = (days: number) => (cadence.count === 'day' ? addDays(since, days) : addWorkdays(calendar, since, days));
  const dueOn = count(cadence.days);
  const openOn = cadence.openDays === undefined ? since : count(cadence.days - cadence.openDays);
  const round = { key: since, nominalOn: dueOn, openOn, dueOn, isSpan: true, after: addDays(since, -1) };
  const held = heldOn(round, onDayOff, calendar);
  const [opensAt, dueAt] = [instantAt(held.openOn), endOfDay(held.dueOn)];
  return { slot: since, opensAt, dueAt, nominalOn: dueOn, isLeftOut: held.isLeftOut };
}

type Held = { openOn: CalendarDate; dueOn: CalendarDate; isLeftOut: boolean };

/**
 * Where days off put a round. A round of one day that may not be held on it moves, or is left out where it would meet another round (as occurrence.ts has it).
 * A span falls back on its own days: it is left out only when none of them is a working day.
 */
function heldOn(
  round: Omit<CadenceRound, 'before'> & Partial<Pick<CadenceRound, 'before'>>,
  onDayOff: OnDayOff,
  calendar: WorkCalendar,
): Held {
  const { openOn, dueOn } = round;
  const asIs = { openOn, dueOn, isLeftOut: false };
  if (onDayOff === 'same_day' || isWorkday(calendar, dueOn)) return asIs;
  if (onDayOff === 'next_work_day') {
    const moved = workdayOnOrAfter(calendar, dueOn);
    if (round.before === undefined || moved < round.before) return { ...asIs, dueOn: moved };
  }
  if (onDayOff === 'previous_work_day') {
    const moved = previousWorkday(calendar, dueOn);
    if (moved > round.after) return { ...asIs, openOn: moved < openOn ? moved : openOn, dueOn: moved };
  }
  const hasWorkday = round.isSpan && workdayOnOrAfter(calendar, openOn) <= dueOn;
  return { ...asIs, isLeftOut: !hasWorkday };
}

/** Zero is the day itself, working day or not. */
function addWorkdays(calendar: WorkCalendar, since: CalendarDate, days: number): CalendarDate {
  let on = since;
  for (let i = 0; i < days; i++) on = nextWorkday(calendar, on);
  return on;
}

function checkFestivalYears(dates: readonly CalendarDate[]): void {
  const [from, to] = [dates.reduce((a, b) => (a < b ? a : b)), dates.reduce((a, b) => (a > b ? a : b))];
  const { first, last } = FESTIVAL_YEARS;
  if (Number(from.slice(0, 4)) < first || Number(to.slice(0, 4)) > last) {
    throw cadenceProblem('festival_year_unknown', { first, last, from, to });
  }
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const endOfDay = (on: CalendarDate): number => instantAt(on, DAY_MS / MINUTE_MS) - 1;
