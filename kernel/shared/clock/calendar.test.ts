import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import {
  calendarFaults,
  isCalendarKnown,
  isWorkday,
  type OfficeInterval,
  officeIntervals,
  type WorkCalendar,
  workdayFraction,
} from './calendar.ts';
import { calendarOf, chinaCalendar, listSeedDays } from './china.ts';
import { addLimit, elapsed } from './limit.ts';
import { addDays, instantAt } from './time.ts';
import { nextWorkday, previousWorkday } from './workday.ts';

const summer: readonly OfficeInterval[] = [
  [8 * 60 + 30, 12 * 60],
  [14 * 60, 18 * 60],
];
const summerWeek = [summer, summer, summer, summer, summer, [], []];
const seasonal = calendarOf(listSeedDays(), {
  seasons: [{ from: '06-01', to: '09-30', week: summerWeek }],
  halfDaysOff: [
    ['2022-03-08', 'pm'],
    ['2022-01-31', 'am'],
    ['2022-03-09', 'am'],
  ],
});

test('a make-up Saturday has the hours of an ordinary day and a Saturday has none', () => {
  assert.deepEqual(officeIntervals(chinaCalendar, '2022-04-02'), officeIntervals(chinaCalendar, '2022-04-01'));
  assert.deepEqual(officeIntervals(chinaCalendar, '2022-04-09'), []);
});

test('a day entered both as off and as make-up is worked until the administrator has mended it', () => {
  const both = { ...chinaCalendar, daysOff: [...chinaCalendar.daysOff, '2022-04-02'] };
  assert.equal(isWorkday(both, '2022-04-02'), true);
});

test('a make-up day keeps the hours of its own weekday where it has any', () => {
  const saturday: readonly OfficeInterval[] = [[9 * 60, 12 * 60]];
  const shop = calendarOf(listSeedDays(), { week: [summer, [], [], [], [], saturday, []] });
  assert.deepEqual(officeIntervals(shop, '2022-04-02'), saturday);
  assert.deepEqual(officeIntervals(shop, '2022-04-24'), summer);
});

const closeOf = (calendar: WorkCalendar, on: string) => officeIntervals(calendar, on).at(-1)?.[1];

test('summer hours begin and end on their days, make-up days included', () => {
  assert.deepEqual(
    ['2022-05-31', '2022-06-01', '2022-09-30', '2022-10-08'].map((on) => closeOf(seasonal, on)),
    [1050, 1080, 1080, 1050],
  );
});

test('a season may run over New Year', () => {
  const winter = calendarOf([], { seasons: [{ from: '11-01', to: '03-31', week: summerWeek }] });
  assert.deepEqual(
    ['2022-10-31', '2022-11-01', '2023-01-02', '2023-03-31', '2023-04-03'].map((on) => closeOf(winter, on)),
    [1050, 1080, 1080, 1080, 1050],
  );
});

test('half a day off takes one side of the lunch break and half the attendance', () => {
  assert.deepEqual(officeIntervals(seasonal, '2022-03-08'), [[510, 720]]);
  assert.deepEqual(officeIntervals(seasonal, '2022-03-09'), [[810, 1050]]);
  assert.equal(workdayFraction(seasonal, '2022-03-08'), 0.5);
  assert.equal(workdayFraction(seasonal, '2022-03-10'), 1);
  assert.equal(workdayFraction(seasonal, '2022-01-31'), 0, 'a day off stays off');
  const through = calendarOf([], {
    week: [[[540, 1020]], [], [], [], [], [], []],
    halfDaysOff: [['2022-03-07', 'pm']],
  });
  assert.deepEqual(officeIntervals(through, '2022-03-07'), [[540, 720]]);
});

test('half a day counts as a working day of a limit, due when that half closes', () => {
  const due = addLimit(seasonal, instantAt('2022-03-07', 600), { amount: 1, unit: 'work_day' });
  assert.equal(due, instantAt('2022-03-08', 720));
});

test('a year whose days off were not entered says so', () => {
  assert.equal(isCalendarKnown(chinaCalendar, '2026-12-31'), true);
  assert.equal(isCalendarKnown(chinaCalendar, '2027-01-01'), false);
  assert.equal(isCalendarKnown(chinaCalendar, '2003-12-31'), false);
  assert.equal(isWorkday(chinaCalendar, '2027-01-01'), true, 'an assumption, which is why it must be asked');
});

test('next and previous working day skip days off and stop at make-up days', () => {
  assert.equal(nextWorkday(chinaCalendar, '2022-09-30'), '2022-10-08');
  assert.equal(nextWorkday(chinaCalendar, '2022-10-08'), '2022-10-09');
  assert.equal(previousWorkday(chinaCalendar, '2022-10-08'), '2022-09-30');
  assert.equal(previousWorkday(chinaCalendar, '2022-02-07'), '2022-01-30');
  for (let on = '2022-01-01'; on < '2027-01-01'; on = addDays(on, 1)) {
    const next = nextWorkday(chinaCalendar, on);
    assert.ok(isWorkday(chinaCalendar, next) && next > on);
    if (isWorkday(chinaCalendar, on)) assert.equal(previousWorkday(chinaCalendar, next), on);
  }
});

test('a calendar in which nobody ever works is refused, not walked for ever', () => {
  const idle: WorkCalendar = { ...chinaCalendar, week: [[], [], [], [], [], [], []], makeUpDays: [] };
  assert.throws(() => nextWorkday(idle, '2022-03-01'), RangeError);
  assert.throws(() => addLimit(idle, instantAt('2022-03-01'), { amount: 1, unit: 'work_day' }), RangeError);
});

const faultsOf = (change: Partial<WorkCalendar>) =>
  calendarFaults({ ...chinaCalendar, ...change }).map(({ fault }) => fault);
assert.deepEqual(faultsOf({}), []);

test('an administrator is told what is wrong with a calendar', () => {
  assert.deepEqual(faultsOf({ week: summerWeek.slice(1) }), ['week_needs_seven_days']);
  assert.deepEqual(faultsOf({ week: [[], [], [], [], [], [], []] }), ['no_office_hours']);
  const disordered: OfficeInterval[][] = [
    [[720, 510]],
    [[-10, 60]],
    [[1000, 1500]],
    [
      [510, 720],
      [700, 1050],
    ],
    [[510.5, 720]],
  ];
  for (const day of disordered) {
    assert.deepEqual(faultsOf({ week: [day, ...summerWeek.slice(1)] }), ['interval_out_of_order'], JSON.stringify(day));
  }
  assert.deepEqual(faultsOf({ seasons: [{ from: '06-31', to: '09-30', week: summerWeek }] }), ['season_not_a_date']);
  assert.deepEqual(faultsOf({ makeUpDays: ['2022-10-08', '2022-10-01'] }), ['both_off_and_make_up']);
  assert.deepEqual(faultsOf({ halfDaysOff: [['2022-02-30', 'pm']] }), ['not_a_date']);
  assert.deepEqual(faultsOf({ knownThrough: '2003-01-01' }), ['known_span_reversed']);
});

test('with any hours whatever, working hours agree with a walk through the minutes', () => {
  const someDay = fc
    .uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 0, maxLength: 6 })
    .map((quarters): OfficeInterval[] => {
      const ends = quarters.toSorted((a, b) => a - b).map((quarter) => quarter * 15);
      const intervals: OfficeInterval[] = [];
      for (let i = 0; i + 1 < ends.length; i += 2) intervals.push([ends[i] ?? 0, ends[i + 1] ?? 0]);
      return intervals;
    });
  const someCalendar = fc
    .record({
      week: fc.array(someDay, { minLength: 7, maxLength: 7 }),
      days: fc.array(fc.tuple(fc.nat(40), fc.boolean()), { maxLength: 12 }),
    })
    .filter(({ week }) => week.some((day) => day.length > 0))
    .map(({ week, days }) =>
      calendarOf(
        days.map(([after, isOff]) => ({
          on: addDays('2022-03-01', after),
          kind: isOff ? 'day_off' : 'make_up',
          name: '',
        })),
        { week },
      ),
    );
  fc.assert(
    fc.property(someCalendar, fc.nat(20 * 1440), fc.integer({ min: 1, max: 40 }), (calendar, after, quarters) => {
      const startAt = instantAt('2022-03-01', after);
      const dueAt = addLimit(calendar, startAt, { amount: quarters / 4, unit: 'work_hour' });
      let minute = after;
      for (let left = quarters * 15; left > 0; minute++) {
        const on = addDays('2022-03-01', Math.floor(minute / 1440));
        const ofDay = minute % 1440;
        if (officeIntervals(calendar, on).some(([from, to]) => from <= ofDay && ofDay < to)) left--;
      }
      assert.equal(dueAt, instantAt('2022-03-01', minute));
      assert.equal(elapsed(calendar, startAt, dueAt, 'work_hour'), quarters / 4);
    }),
    { numRuns: 60 },
  );
});
