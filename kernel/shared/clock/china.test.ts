import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HolidayUtil } from 'lunar-typescript';
import { calendarFaults, isWorkday } from './calendar.ts';
import { chinaCalendar, listSeedDays } from './china.ts';
import { addDays, weekdayOf } from './time.ts';

/**
 * Where lunar-typescript's table and ours part: the notice for 2013 made these two days working days, as two other
 * public tables have them. (2005-12-31, where one of those two differed, agrees with lunar-typescript and the notice.)
 */
const DIFFERENT = new Set(['2013-04-07', '2013-10-12']);

test('every day of 2004 to 2026 is what lunar-typescript says, but for the two days known to be wrong there', () => {
  const parted: string[] = [];
  for (let on = '2004-01-01'; on <= '2026-12-31'; on = addDays(on, 1)) {
    const notice = HolidayUtil.getHoliday(on);
    const expected = notice ? notice.isWork() : weekdayOf(on) < 5;
    if (isWorkday(chinaCalendar, on) !== expected) parted.push(on);
  }
  assert.deepEqual(parted, [...DIFFERENT]);
});

test('the make-up days of 2022 to 2026 are those of the notices', () => {
  const notices: Record<string, string[]> = {
    2022: ['01-29', '01-30', '04-02', '04-24', '05-07', '10-08', '10-09'],
    2023: ['01-28', '01-29', '04-23', '05-06', '06-25', '10-07', '10-08'],
    2024: ['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'],
    2025: ['01-26', '02-08', '04-27', '09-28', '10-11'],
    2026: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  };
  for (const [year, days] of Object.entries(notices)) {
    const seed = chinaCalendar.makeUpDays.filter((on) => on.startsWith(year));
    assert.deepEqual(
      seed,
      days.map((monthDay) => `${year}-${monthDay}`),
    );
    for (const on of seed) assert.ok(isWorkday(chinaCalendar, on), on);
  }
});

test('the days off and make-up days of 2026 are 39 rows', () => {
  assert.equal(listSeedDays().filter((day) => day.on.startsWith('2026')).length, 39);
});

test('make-up days are weekend days, every day is listed once, in order, with its festival', () => {
  const days = listSeedDays();
  for (const { on, kind, name } of days) {
    assert.ok(name.length >= 2, on);
    if (kind === 'make_up') assert.ok(weekdayOf(on) >= 5, on);
  }
  const dates = days.map((day) => day.on);
  assert.deepEqual(dates, [...new Set(dates)].toSorted());
});

test('the seed is a sound calendar', () => {
  assert.deepEqual(calendarFaults(chinaCalendar), []);
});
