import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isWorkday } from './calendar.ts';
import { chinaCalendar as calendar } from './china.ts';
import { halfMonthOn, mondayOf, monthCloseOn, weekSweepOn } from './rhythm.ts';
import { addDays, weekdayOf } from './time.ts';

test('[B5] the Monday sweep is on Monday, and moves within its week when Monday is off', () => {
  assert.equal(weekSweepOn(calendar, '2022-03-16'), '2022-03-14');
  assert.equal(weekSweepOn(calendar, '2022-01-03'), '2022-01-04', 'New Year: Tuesday');
  assert.equal(weekSweepOn(calendar, '2022-10-05'), '2022-10-08', 'golden week: the make-up Saturday');
  assert.equal(weekSweepOn(calendar, '2024-02-12'), '2024-02-18', 'Spring Festival: the make-up Sunday');
});

test('[B5] a week that is off altogether has no sweep', () => {
  assert.equal(weekSweepOn(calendar, '2022-01-31'), null, 'Spring Festival of 2022');
  assert.equal(weekSweepOn({ ...calendar, makeUpDays: [] }, '2022-10-03'), null);
});

test('[B5] every week of 2022 to 2026 has its sweep on the first working day of that week', () => {
  for (let monday = '2022-01-03'; monday < '2027-01-01'; monday = addDays(monday, 7)) {
    const on = weekSweepOn(calendar, addDays(monday, 3));
    assert.ok(on === null || (isWorkday(calendar, on) && mondayOf(on) === monday), monday);
    const end = on ?? addDays(monday, 7);
    for (let before = monday; before < end; before = addDays(before, 1))
      assert.equal(isWorkday(calendar, before), false);
  }
});

test('[B5] the half-monthly talk is on the 1st and the 16th, moved to the next working day', () => {
  assert.deepEqual(halfMonthOn(calendar, 2022, 3), ['2022-03-01', '2022-03-16']);
  assert.deepEqual(halfMonthOn(calendar, 2022, 10), ['2022-10-08', '2022-10-17']);
  assert.deepEqual(halfMonthOn(calendar, 2022, 4), ['2022-04-01', '2022-04-18']);
  assert.deepEqual(halfMonthOn(calendar, 2022, 5), ['2022-05-05', '2022-05-16']);
  assert.deepEqual(halfMonthOn(calendar, 2026, 2), ['2026-02-02', '2026-02-24']);
});

test('[B5] every half month of 2022 to 2026 has its talk inside that half', () => {
  for (let year = 2022; year <= 2026; year++) {
    for (let month = 1; month <= 12; month++) {
      const [first, second] = halfMonthOn(calendar, year, month);
      const prefix = `${year}-${String(month).padStart(2, '0')}-`;
      assert.ok(first?.startsWith(prefix) && first < `${prefix}16`);
      assert.ok(second?.startsWith(prefix) && second >= `${prefix}16`);
    }
  }
});

test('[B5] a half month without a working day has no talk', () => {
  const shut = { ...calendar, daysOff: Array.from({ length: 20 }, (_, i) => addDays('2022-03-01', i)) };
  assert.deepEqual(halfMonthOn(shut, 2022, 3), [null, '2022-03-21']);
});

test('[B5] a month’s register is closed on the first working day after it', () => {
  assert.equal(monthCloseOn(calendar, 2022, 3), '2022-04-01');
  assert.equal(monthCloseOn(calendar, 2022, 9), '2022-10-08');
  assert.equal(monthCloseOn(calendar, 2022, 12), '2023-01-03');
});

test('the week begins on Monday', () => {
  assert.equal(mondayOf('2022-03-20'), '2022-03-14');
  assert.equal(mondayOf('2022-03-14'), '2022-03-14');
  assert.equal(weekdayOf('2022-03-14'), 0);
});
