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
  const almanac: Record<number, Partial<Record<FestivalKey, string>>> = {
    2022: { spring_festival: '02-01', lantern: '02-15', qingming: '04-05', dragon_boat: '06-03', mid_autumn: '09-10' },
    2023: { spring_festival: '01-22', lantern: '02-05', qingming: '04-05', dragon_boat: '06-22', mid_autumn: '09-29' },
    2024: { spring_festival: '02-10', lantern: '02-24', qingming: '04-04', dragon_boat: '06-10', mid_autumn: '09-17' },
    2025: { spring_festival: '01-29', lantern: '02-12', qingming: '04-04', dragon_boat: '05-31', mid_autumn: '10-06' },
    2026: { spring_festival: '02-17', lantern: '03-03', qingming: '04-05', dragon_boat: '06-19', mid_autumn: '09-25' },
    2027: { spring_festival: '02-06', lantern: '02-20', qingming: '04-05', dragon_boat: '06-09', mid_autumn: '09-15' },
  };
  for (const [year, days] of Object.entries(almanac)) {
    for (const [key, monthDay] of Object.entries(days)) {
      assert.deepEqual(onOf(Number(year), key as FestivalKey), [`${year}-${monthDay}`], `${key} ${year}`);
    }
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
