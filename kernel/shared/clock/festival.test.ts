import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isWorkday } from './calendar.ts';
import { chinaCalendar } from './china.ts';
import { type FestivalKey, festivalsOn, listFestivals, lunarDateOf, solarDateOf } from './festival.ts';

const onOf = (year: number, key: FestivalKey) =>
  listFestivals(year)
    .filter((festival) => festival.key === key)
    .map((festival) => festival.on);

test('the lunar festivals of 2022 to 2027 fall on the days that the almanac prints', () => {
  const keys = ['spring_festival', 'lantern', 'qingming', 'dragon_boat', 'mid_autumn'] as const;
  const almanac: Record<number, string> = {
    2022: '02-01 02-15 04-05 06-03 09-10',
    2023: '01-22 02-05 04-05 06-22 09-29',
    2024: '02-10 02-24 04-04 06-10 09-17',
    2025: '01-29 02-12 04-04 05-31 10-06',
    2026: '02-17 03-03 04-05 06-19 09-25',
    2027: '02-06 02-20 04-05 06-09 09-15',
  };
  for (const [year, days] of Object.entries(almanac)) {
    const found = keys.flatMap((key) => onOf(Number(year), key)).map((on) => on.slice(5));
    assert.equal(found.join(' '), days, year);
  }
  assert.deepEqual(onOf(2022, 'double_ninth'), ['2022-10-04']);
  assert.deepEqual(onOf(2022, 'new_year_eve'), ['2022-01-31']);
  assert.deepEqual(onOf(2022, 'winter_solstice'), ['2022-12-22']);
});

test('a festival of the twelfth month may fall twice in a year or not at all', () => {
  assert.deepEqual(onOf(2022, 'laba'), ['2022-01-10', '2022-12-30']);
  assert.deepEqual(onOf(2023, 'laba'), []);
});

test('the days that the nation has off by its lunar festivals are those festivals', () => {
  for (const year of [2022, 2023, 2024, 2025, 2026]) {
    for (const key of ['spring_festival', 'qingming', 'dragon_boat', 'mid_autumn', 'national_day'] as const) {
      for (const on of onOf(year, key)) assert.equal(isWorkday(chinaCalendar, on), false, `${key} ${on}`);
    }
  }
});

test('two festivals may share a day', () => {
  assert.deepEqual(
    festivalsOn('2022-09-10')
      .map((festival) => festival.key)
      .toSorted(),
    ['mid_autumn', 'teachers_day'],
  );
  assert.deepEqual(festivalsOn('2022-09-11'), []);
});

test('a lunar date tells its leap month', () => {
  assert.deepEqual(lunarDateOf('2023-03-22'), {
    year: 2023,
    month: 2,
    isLeapMonth: true,
    day: 1,
    text: '闰二月初一',
  });
  assert.equal(lunarDateOf('2022-02-15').text, '正月十五');
  assert.throws(() => lunarDateOf('2022-02-30'), RangeError);
});

test('a lunar birthday on the 30th falls on the 29th where the month has no 30th', () => {
  assert.equal(solarDateOf(2022, 12, 30), '2023-01-21');
  assert.equal(solarDateOf(2021, 12, 30), '2022-01-31');
  assert.equal(solarDateOf(2022, 8, 15), '2022-09-10');
});
