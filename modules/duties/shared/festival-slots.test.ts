// I2 逢年过节, I4 春节走访: lunar festivals as turns. The judge is the Chinese calendar of ICU, which shares nothing with the library that is judged.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chinaCalendar } from '#kernel/shared/clock/china.ts';
import { type FestivalKey, listFestivals } from '#kernel/shared/clock/festival.ts';
import { addDays, dateOf, instantAt } from '#kernel/shared/clock/time.ts';
import { Problem } from '#kernel/shared/problem.ts';
import { type CadenceOf, festivalNames, type OnDayOff } from './cadence.ts';
import { slotsBetween } from './slots.ts';

const around = (festivals: FestivalKey[], openDaysBefore = 0, dueDaysAfter = 0): CadenceOf<'festival'> => ({
  every: 'festival',
  festivals,
  openDaysBefore,
  dueDaysAfter,
});
const ask = (cadence: CadenceOf<'festival'>, from: string, to: string, off: OnDayOff = 'same_day') =>
  slotsBetween(cadence, off, chinaCalendar, from, to);

const LUNAR: Partial<Record<FestivalKey, string>> = {
  spring_festival: '1/1',
  lantern: '1/15',
  dragon_head: '2/2',
  dragon_boat: '5/5',
  double_seventh: '7/7',
  zhongyuan: '7/15',
  mid_autumn: '8/15',
  double_ninth: '9/9',
  laba: '12/8',
  little_new_year: '12/23',
};

/**
 * Three new moons fall within eight minutes of midnight in Beijing, nearer than ICU reckons: 2012-08-17 23:54, 2027-02-06 23:56, 2030-02-03 00:07. The lunar month
 * begins on the day of the new moon there (GB/T 33661-2017), so these months are ours to state and not ICU's to judge.
 */
const NEAR_MIDNIGHT = [
  { from: '2012-08-17', to: '2012-09-16', held: ['2012-08-23-double_seventh', '2012-08-31-zhongyuan'] },
  {
    from: '2027-02-05',
    to: '2027-03-08',
    held: ['2027-02-05-new_year_eve', '2027-02-06-spring_festival', '2027-02-20-lantern'],
  },
  {
    from: '2030-02-01',
    to: '2030-03-04',
    held: ['2030-02-02-new_year_eve', '2030-02-03-spring_festival', '2030-02-17-lantern'],
  },
];
const isNearMidnight = (key: string) =>
  NEAR_MIDNIGHT.some(({ from, to }) => from <= key.slice(0, 10) && key.slice(0, 10) < to);

test('every lunar festival of 2000 to 2050 falls where ICU has it, in the plain month of years with a leap month', () => {
  const almanac = new Intl.DateTimeFormat('en-u-ca-chinese', {
    timeZone: 'Asia/Shanghai',
    month: 'numeric',
    day: 'numeric',
  });
  const keyOf = new Map(Object.entries(LUNAR).map(([key, monthDay]) => [monthDay, key]));
  const expected: string[] = [];
  for (let on = '2000-01-01'; on <= '2050-12-31'; on = addDays(on, 1)) {
    const parts = almanac.formatToParts(instantAt(on, 720));
    const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
    const key = keyOf.get(`${part('month')}/${part('day')}`);
    if (key) expected.push(`${on}-${key}`);
    if (key === 'spring_festival') expected.push(`${addDays(on, -1)}-new_year_eve`);
  }
  const keys = [...Object.keys(LUNAR), 'new_year_eve'].filter((key): key is FestivalKey => key in festivalNames);
  const slots = ask(around(keys), '2000-01-01', '2050-12-31').map(({ slot }) => slot);
  assert.ok(expected.length > 550);
  assert.deepEqual(
    slots.filter((key) => !isNearMidnight(key)),
    expected.filter((key) => !isNearMidnight(key)).toSorted(),
  );
  assert.deepEqual(
    slots.filter(isNearMidnight),
    NEAR_MIDNIGHT.flatMap(({ held }) => held),
  );
});

test('two 腊八 of one year are two turns, and a year without one has none', () => {
  assert.deepEqual(
    ask(around(['laba']), '2022-01-01', '2023-12-31').map(({ slot }) => slot),
    ['2022-01-10-laba', '2022-12-30-laba'],
  );
});

test('[I4] a visit around the Spring Festival opens a week before and is due on the fifteenth', () => {
  assert.deepEqual(ask(around(['spring_festival'], 7, 14), '2026-02-10', '2026-02-10'), [
    {
      slot: '2026-02-17-spring_festival',
      opensAt: instantAt('2026-02-10'),
      dueAt: instantAt('2026-03-04') - 1,
      nominalOn: '2026-02-17',
      isLeftOut: false,
    },
  ]);
});

test('two festivals of one day are two turns', () => {
  assert.deepEqual(
    ask(around(['mid_autumn', 'teachers_day']), '2022-09-01', '2022-09-30').map(({ slot }) => slot),
    ['2022-09-10-mid_autumn', '2022-09-10-teachers_day'],
  );
});

test('days off move a festival’s last day, but do not cost it while a day around it is worked', () => {
  // Off from 15 to 23 February 2026; Saturday the 14th is worked.
  const due = (before: number, after: number, off: OnDayOff, others: FestivalKey[] = []) =>
    ask(around(['spring_festival', ...others], before, after), '2026-02-01', '2026-02-28', off)
      .filter(({ slot }) => slot.endsWith('spring_festival'))
      .map(({ opensAt, dueAt, isLeftOut }) => [dateOf(opensAt), isLeftOut ? null : dateOf(dueAt)])[0];
  assert.deepEqual(due(7, 3, 'same_day'), ['2026-02-10', '2026-02-20']);
  assert.deepEqual(due(7, 3, 'next_work_day'), ['2026-02-10', '2026-02-24']);
  assert.deepEqual(due(7, 3, 'previous_work_day'), ['2026-02-10', '2026-02-14']);
  assert.deepEqual(due(7, 3, 'skip'), ['2026-02-10', '2026-02-20']);
  assert.deepEqual(due(1, 3, 'skip'), ['2026-02-16', null]);
  assert.deepEqual(due(0, 0, 'previous_work_day'), ['2026-02-14', '2026-02-14']);
  // It would meet the eve of the day before: that is another occasion.
  assert.deepEqual(due(0, 0, 'previous_work_day', ['new_year_eve']), ['2026-02-17', null]);
});

test('a festival moved back stops at one of the year before, from whichever day it is asked for', () => {
  // 腊八 on Friday 30 December 2022; off from the 31st to 2 January.
  const both = around(['laba', 'new_year']);
  const newYear = ask(both, '2023-01-01', '2023-01-31', 'previous_work_day');
  assert.deepEqual(
    newYear.map(({ slot, isLeftOut }) => [slot, isLeftOut]),
    [['2023-01-01-new_year', true]],
  );
  assert.deepEqual(ask(both, '2022-12-30', '2023-01-31', 'previous_work_day').slice(1), newYear);
  assert.deepEqual(
    ask(around(['new_year']), '2022-12-01', '2022-12-31', 'previous_work_day').map(({ dueAt }) => dateOf(dueAt)),
    ['2022-12-30'],
  );
});

test('beyond the years that are known it says so instead of giving nothing', () => {
  const newYear =
    (before: number, from: string, to: string, off: OnDayOff = 'same_day') =>
    () =>
      ask(around(['new_year'], before), from, to, off);
  const unknown = (error: unknown) => error instanceof Problem && error.code === 'cadence.festival_year_unknown';
  assert.throws(newYear(0, '1999-12-31', '2000-01-31'), unknown);
  assert.throws(newYear(0, '2050-12-31', '2051-01-01'), unknown);
  assert.throws(newYear(7, '2050-12-20', '2050-12-31'), unknown, 'New Year 2051 opens in the span');
  assert.throws(newYear(0, '2050-12-01', '2050-12-31', 'previous_work_day'), unknown, 'moved back into the span');
  assert.equal(newYear(7, '2050-12-01', '2050-12-20')().length, 0);
  assert.equal(newYear(0, '2000-01-01', '2050-12-31')().length, 51);
});

test('the names of festivals are those of the clock', () => {
  const known = Object.fromEntries(listFestivals(2026).map(({ key, zh, en }) => [key, { zh, en }]));
  assert.deepEqual(festivalNames, known);
});
