// The rounds of a cadence as the rule alone has them, before days off: round after round, so that any span is cut from the same row. Days and periods are those
// of modules/rhythms/shared/occurrence.ts wherever both know the cadence (a property test compares them).
import { type FestivalKey, listFestivals } from '#kernel/shared/clock/festival.ts';
import { mondayOf } from '#kernel/shared/clock/rhythm.ts';
import { addDays, addMonths, type CalendarDate, daysBetween } from '#kernel/shared/clock/time.ts';
import type { CadenceOf, CalendarCadence } from './cadence.ts';

/** A cadence with one turn a round; the several turns of a day share the round of that day. */
export type RoundCadence = Exclude<CalendarCadence, { every: 'slots' | 'day' }> | { every: 'day' };

export type CadenceRound = {
  key: string;
  nominalOn: CalendarDate;
  /** First and last day by the rule; `dueOn` is `nominalOn` but for a festival. */
  openOn: CalendarDate;
  dueOn: CalendarDate;
  /** Any of its days would do (a whole period, the days around a festival), so that one day off does not cost the round. */
  isSpan: boolean;
  /** Where other rounds begin: it may move to days strictly between these. */
  after: CalendarDate;
  before: CalendarDate;
};

/** Every round that can open within the span, and some that do not, in order. */
export function roundsAround(cadence: RoundCadence, from: CalendarDate, to: CalendarDate): CadenceRound[] {
  switch (cadence.every) {
    case 'day':
      return listSteps(from, to, (on) => addDays(on, 1)).map((on) => dayRound(on));
    case 'week':
      return listSteps(mondayOf(from), addDays(to, 7), (on) => addDays(on, 7)).map((monday) =>
        weekRound(monday, cadence.weekday),
      );
    case 'half_month':
      return monthsAround(from, to, 1).flatMap((month) => halfMonthRounds(month, cadence.days));
    case 'month':
      return monthsAround(from, to, 1).map((month) => monthRound(month, cadence.day));
    case 'quarter':
      return monthsAround(from, to, 3).map((month) => quarterRound(month, cadence.day));
    case 'half_year':
      return monthsAround(from, to, 6).map((month) =>
        wholePeriod(`${month.slice(0, 4)}-H${month.slice(5, 7) === '01' ? 1 : 2}`, month, 6),
      );
    case 'months':
      return monthsAround(from, to, cadence.count).map((month) => {
        const first = Number(month.slice(5, 7));
        const last = Math.min(first + cadence.count - 1, 12);
        return wholePeriod(`${month.slice(0, 7)}/${String(last).padStart(2, '0')}`, month, last - first + 1);
      });
    case 'festival':
      return festivalRounds(cadence, from, to);
  }
}

function dayRound(on: CalendarDate): CadenceRound {
  return onADay({ key: on, nominalOn: on, openOn: on, after: addDays(on, -1), before: addDays(on, 1) });
}

/** A week's round stays within its week, forwards and backwards. */
function weekRound(monday: CalendarDate, weekday: number): CadenceRound {
  return onADay({
    key: weekKeyOf(monday),
    nominalOn: addDays(monday, weekday - 1),
    openOn: monday,
    after: addDays(monday, -1),
    before: addDays(monday, 7),
  });
}

/** ISO 8601: a week belongs to the year of its Thursday. */
function weekKeyOf(monday: CalendarDate): string {
  const thursday = addDays(monday, 3);
  const year = thursday.slice(0, 4);
  const firstMonday = mondayOf(`${year}-01-04`);
  const week = daysBetween(firstMonday, monday) / 7 + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

function halfMonthRounds(month: CalendarDate, [first, second]: CadenceOf<'half_month'>['days']): CadenceRound[] {
  const starts = [
    addDays(addMonths(month, -1), second - 1),
    addDays(month, first - 1),
    addDays(month, second - 1),
    addDays(addMonths(month, 1), first - 1),
  ];
  return [1, 2].map((half) =>
    onADay({
      key: `${month.slice(0, 7)}#${half}`,
      nominalOn: starts[half]!,
      openOn: starts[half]!,
      after: starts[half - 1]!,
      before: starts[half + 1]!,
    }),
  );
}

function monthRound(month: CalendarDate, day: CadenceOf<'month'>['day']): CadenceRound {
  const key = month.slice(0, 7);
  if (day === undefined) return wholePeriod(key, month, 1);
  const dayIn = (start: CalendarDate) => (day === 'last' ? addDays(addMonths(start, 1), -1) : addDays(start, day - 1));
  const [after, before] = [dayIn(addMonths(month, -1)), dayIn(addMonths(month, 1))];
  return onADay({ key, nominalOn: dayIn(month), openOn: month, after, before });
}

function quarterRound(month: CalendarDate, day: CadenceOf<'quarter'>['day']): CadenceRound {
  const key = `${month.slice(0, 4)}-Q${(Number(month.slice(5, 7)) + 2) / 3}`;
  if (day === undefined) return wholePeriod(key, month, 3);
  const nominalOn = addDays(month, day - 1);
  return onADay({ key, nominalOn, openOn: month, after: addMonths(nominalOn, -3), before: addMonths(nominalOn, 3) });
}

function onADay(round: Omit<CadenceRound, 'dueOn' | 'isSpan'>): CadenceRound {
  return { ...round, dueOn: round.nominalOn, isSpan: false };
}

/** Due at its end. It cannot move out of its period, since the next round begins where it ends. */
function wholePeriod(key: string, month: CalendarDate, months: number): CadenceRound {
  const next = addMonths(month, months);
  const last = addDays(next, -1);
  return { key, nominalOn: last, openOn: month, dueOn: last, isSpan: true, after: addDays(month, -1), before: next };
}

/**
 * The key holds the day, since the year alone does not tell two 腊八 of one year apart (2022) and would not sort; festivals of one day
 * are told apart by name. A moved round stays between its neighbours' festivals.
 */
function festivalRounds(cadence: CadenceOf<'festival'>, from: CalendarDate, to: CalendarDate): CadenceRound[] {
  const wanted = new Set<FestivalKey>(cadence.festivals);
  const [firstYear, lastYear] = [Number(from.slice(0, 4)) - 1, Number(to.slice(0, 4)) + 2];
  const festivals = Array.from({ length: lastYear - firstYear + 1 }, (_, i) => listFestivals(firstYear + i))
    .flat()
    .filter(({ key }) => wanted.has(key));
  return festivals.map(({ key, on }) => ({
    key: `${on}-${key}`,
    nominalOn: on,
    openOn: addDays(on, -cadence.openDaysBefore),
    dueOn: addDays(on, cadence.dueDaysAfter),
    isSpan: true,
    after: festivals.findLast((other) => other.on < on)?.on ?? addMonths(on, -12),
    before: festivals.find((other) => other.on > on)?.on ?? addMonths(on, 12),
  }));
}

function listSteps(from: CalendarDate, to: CalendarDate, next: (on: CalendarDate) => CalendarDate): CalendarDate[] {
  const steps: CalendarDate[] = [];
  for (let on = from; on <= to; on = next(on)) steps.push(on);
  return steps;
}

/** First days of the rounds of so many months, counted from each January, to the one after the span: moved back, it may open within. */
function monthsAround(from: CalendarDate, to: CalendarDate, count: number): CalendarDate[] {
  const isStart = (month: CalendarDate) => (Number(month.slice(5, 7)) - 1) % count === 0;
  return listSteps(`${from.slice(0, 8)}01`, addMonths(to, count), (month) => addMonths(month, 1)).filter(isStart);
}
