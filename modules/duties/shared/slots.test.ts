// 1.T rule 3 by example: a Monday that is a holiday or moved by 调休, five Mondays, week 53, New Year, months of 28 to 31 days.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isWorkday } from '#kernel/shared/clock/calendar.ts';
import { chinaCalendar } from '#kernel/shared/clock/china.ts';
import { dateOf, instantOf, weekdayOf } from '#kernel/shared/clock/time.ts';
import type { CadenceOf, CalendarCadence, OnDayOff, Slot } from './cadence.ts';
import { slotAfter, slotsBetween } from './slots.ts';

const at = (text: string) => instantOf(`${text}+08:00`);
const china = (cadence: CalendarCadence, from: string, to: string, off: OnDayOff) =>
  slotsBetween(cadence, off, chinaCalendar, from, to);
const days = (slots: Slot[]) => slots.map(({ slot, dueAt, isLeftOut }) => [slot, isLeftOut ? null : dateOf(dueAt)]);

const threeChecks: CadenceOf<'slots'> = {
  every: 'slots',
  at: [
    { code: 'morning', title: { zh: '晨检', en: 'Morning check' }, from: '07:00', to: '08:30' },
    { code: 'noon', title: { zh: '午检', en: 'Noon check' }, from: '12:00', to: '14:00' },
    { code: 'evening', title: { zh: '晚检', en: 'Evening check' }, from: '20:00', to: '24:00' },
  ],
};

describe('weeks', () => {
  const monday = { every: 'week', weekday: 1 } as const;

  test('a Monday off moves within its week, to the make-up Saturday if need be, or is told as left out', () => {
    assert.deepEqual(days(china(monday, '2023-05-01', '2023-05-07', 'next_work_day')), [['2023-W18', '2023-05-04']]);
    assert.deepEqual(days(china(monday, '2023-10-02', '2023-10-08', 'next_work_day')), [['2023-W40', '2023-10-07']]);
    assert.deepEqual(china(monday, '2022-01-31', '2022-02-06', 'next_work_day'), [
      {
        slot: '2022-W05',
        opensAt: at('2022-01-31T00:00'),
        dueAt: at('2022-01-31T23:59:59.999'),
        nominalOn: '2022-01-31',
        isLeftOut: true,
      },
    ]);
    assert.deepEqual(days(china(monday, '2023-05-01', '2023-05-07', 'previous_work_day')), [['2023-W18', null]]);
    assert.deepEqual(days(china(monday, '2023-05-01', '2023-05-07', 'same_day')), [['2023-W18', '2023-05-01']]);
  });

  test('a Friday off with the day before asked for is held on Thursday', () => {
    // 2026-05-01 is a Friday off; the turn still opens on its Monday.
    assert.deepEqual(china({ every: 'week', weekday: 5 }, '2026-04-27', '2026-05-03', 'previous_work_day'), [
      {
        slot: '2026-W18',
        opensAt: at('2026-04-27T00:00'),
        dueAt: at('2026-04-30T23:59:59.999'),
        nominalOn: '2026-05-01',
        isLeftOut: false,
      },
    ]);
  });

  test('week 53 comes in 2020 and 2026, and New Year belongs to the year of its Thursday', () => {
    const keys = (from: string, to: string) => china(monday, from, to, 'same_day').map(({ slot }) => slot);
    assert.deepEqual(keys('2020-12-21', '2021-01-10'), ['2020-W52', '2020-W53', '2021-W01']);
    assert.deepEqual(keys('2024-12-23', '2025-01-12'), ['2024-W52', '2025-W01', '2025-W02']);
    assert.deepEqual(keys('2026-12-21', '2027-01-10'), ['2026-W52', '2026-W53', '2027-W01']);
    assert.deepEqual(keys('2027-01-01', '2027-01-03'), []);
  });

  test('a month with five Mondays has five turns', () => {
    const march = china(monday, '2026-03-01', '2026-03-31', 'same_day');
    assert.equal(march.length, 5);
    assert.ok(march.every(({ nominalOn }) => weekdayOf(nominalOn) === 0));
  });
});

describe('days and parts of a day', () => {
  test('[E8] a daily report opens at midnight and is due at five o’clock', () => {
    assert.deepEqual(china({ every: 'day', by: '17:00' }, '2026-11-20', '2026-11-20', 'skip'), [
      {
        slot: '2026-11-20',
        opensAt: at('2026-11-20T00:00'),
        dueAt: at('2026-11-20T17:00'),
        nominalOn: '2026-11-20',
        isLeftOut: false,
      },
    ]);
  });

  test('[E9] a weekend is told as left out, unless the day itself is asked for; a make-up Sunday is asked', () => {
    const day = { every: 'day', by: '17:00' } as const;
    for (const off of ['skip', 'next_work_day', 'previous_work_day'] as const) {
      const left = china(day, '2026-02-14', '2026-02-15', off).map(({ isLeftOut }) => isLeftOut);
      assert.deepEqual(
        left,
        ['2026-02-14', '2026-02-15'].map((on) => !isWorkday(chinaCalendar, on)),
        off,
      );
      assert.deepEqual(days(china(day, '2026-11-21', '2026-11-22', off)), [
        ['2026-11-21', null],
        ['2026-11-22', null],
      ]);
    }
    assert.equal(days(china(day, '2026-11-21', '2026-11-22', 'same_day'))[1]?.[1], '2026-11-22');
    assert.equal(days(china(day, '2024-02-18', '2024-02-18', 'skip'))[0]?.[1], '2024-02-18');
  });

  test('[E11] three checks are three turns of the day, the last to midnight', () => {
    const checks = china(threeChecks, '2024-02-29', '2024-02-29', 'same_day');
    assert.deepEqual(
      checks.map(({ slot, opensAt, dueAt }) => [slot, opensAt, dueAt]),
      [
        ['2024-02-29#1', at('2024-02-29T07:00'), at('2024-02-29T08:30')],
        ['2024-02-29#2', at('2024-02-29T12:00'), at('2024-02-29T14:00')],
        ['2024-02-29#3', at('2024-02-29T20:00'), at('2024-02-29T23:59:59.999')],
      ],
    );
  });
});

describe('months and longer', () => {
  test('the 1st and 16th move to the next working day, or to the last one before', () => {
    const half: CalendarCadence = { every: 'half_month', days: [1, 16] };
    assert.deepEqual(days(china(half, '2026-08-01', '2026-08-31', 'next_work_day')), [
      ['2026-08#1', '2026-08-03'],
      ['2026-08#2', '2026-08-17'],
    ]);
    // Moved back it opens on the day it is moved to: 31 July and 14 August, both Fridays.
    const back = china(half, '2026-07-31', '2026-08-14', 'previous_work_day');
    assert.deepEqual(days(back), [
      ['2026-08#1', '2026-07-31'],
      ['2026-08#2', '2026-08-14'],
    ]);
    assert.deepEqual(
      back.map(({ opensAt }) => opensAt),
      [at('2026-07-31T00:00'), at('2026-08-14T00:00')],
    );
  });

  test('moved back over the end of a month it is found where it opens', () => {
    const keys = (cadence: CalendarCadence, on: string) =>
      china(cadence, on, on, 'previous_work_day').map(({ slot }) => slot);
    assert.deepEqual(keys({ every: 'half_month', days: [1, 16] }, '2026-07-31'), ['2026-08#1']);
    assert.deepEqual(keys({ every: 'month', day: 1 }, '2026-07-31'), ['2026-08']);
    // 1 January 2027 is a day off by the administrator's table.
    const off = { ...chinaCalendar, daysOff: [...chinaCalendar.daysOff, '2027-01-01'] };
    const quarter = slotsBetween({ every: 'quarter', day: 1 }, 'previous_work_day', off, '2026-12-31', '2026-12-31');
    assert.deepEqual(days(quarter), [['2027-Q1', '2026-12-31']]);
  });

  test('a month is due at its end, of 28 to 31 days', () => {
    const ends = (from: string, to: string) =>
      china({ every: 'month' }, from, to, 'same_day').map(({ dueAt }) => dateOf(dueAt).slice(5));
    assert.deepEqual(ends('2026-01-01', '2026-04-30'), ['01-31', '02-28', '03-31', '04-30']);
    assert.deepEqual(ends('2024-02-01', '2024-02-29'), ['02-29']);
  });

  test('quarters, halves and rounds of months are counted from January', () => {
    const all = (cadence: CalendarCadence) => days(china(cadence, '2026-01-01', '2026-12-31', 'same_day'));
    assert.deepEqual(all({ every: 'quarter' }), [
      ['2026-Q1', '2026-03-31'],
      ['2026-Q2', '2026-06-30'],
      ['2026-Q3', '2026-09-30'],
      ['2026-Q4', '2026-12-31'],
    ]);
    assert.deepEqual(all({ every: 'half_year' }), [
      ['2026-H1', '2026-06-30'],
      ['2026-H2', '2026-12-31'],
    ]);
    assert.deepEqual(all({ every: 'months', count: 5 }), [
      ['2026-01/05', '2026-05-31'],
      ['2026-06/10', '2026-10-31'],
      ['2026-11/12', '2026-12-31'],
    ]);
    assert.deepEqual(all({ every: 'months', count: 12 }), [['2026-01/12', '2026-12-31']]);
  });

  test('a quarter that ends on a Sunday is not lost: it ends there, or on the Friday before', () => {
    // 2024-06-30 is a Sunday, 06-28 a Friday.
    const second = (off: 'next_work_day' | 'previous_work_day' | 'skip') =>
      days(china({ every: 'quarter' }, '2024-04-01', '2024-06-30', off))[0];
    assert.deepEqual(second('next_work_day'), ['2024-Q2', '2024-06-30']);
    assert.deepEqual(second('skip'), ['2024-Q2', '2024-06-30']);
    assert.deepEqual(second('previous_work_day'), ['2024-Q2', '2024-06-28']);
  });
});

describe('after an event', () => {
  const after = (days: number, rest: Partial<CadenceOf<'after'>> = {}): CadenceOf<'after'> => ({
    every: 'after',
    days,
    count: 'day',
    ...rest,
  });

  test('days are counted from the day after, to the end of the last', () => {
    assert.deepEqual(slotAfter(after(7), 'same_day', chinaCalendar, '2026-11-16'), {
      slot: '2026-11-16',
      opensAt: at('2026-11-16T00:00'),
      dueAt: at('2026-11-23T23:59:59.999'),
      nominalOn: '2026-11-23',
      isLeftOut: false,
    });
    assert.equal(slotAfter(after(0), 'same_day', chinaCalendar, '2026-11-16').dueAt, at('2026-11-16T23:59:59.999'));
    assert.equal(slotAfter(after(1), 'same_day', chinaCalendar, '2024-02-28').nominalOn, '2024-02-29');
  });

  test('working days leave out the Spring Festival, and it opens so many of them before', () => {
    // Off from 15 to 23 February 2026, Saturday the 14th is worked.
    const slot = slotAfter(after(3, { count: 'work_day', openDays: 1 }), 'same_day', chinaCalendar, '2026-02-13');
    assert.deepEqual([slot.nominalOn, dateOf(slot.opensAt)], ['2026-02-25', '2026-02-24']);
  });

  test('a last day off is moved, never before the event, and left out only where no day of it is worked', () => {
    // 2026-11-21 and 22 are a weekend.
    const due = (cadence: CadenceOf<'after'>, off: 'next_work_day' | 'previous_work_day' | 'skip', since: string) =>
      days([slotAfter(cadence, off, chinaCalendar, since)])[0]?.[1];
    assert.equal(due(after(3), 'next_work_day', '2026-11-18'), '2026-11-23');
    assert.equal(due(after(3), 'previous_work_day', '2026-11-18'), '2026-11-20');
    assert.equal(due(after(3), 'skip', '2026-11-18'), '2026-11-21');
    assert.equal(due(after(3, { openDays: 0 }), 'skip', '2026-11-18'), null);
    assert.equal(due(after(1), 'previous_work_day', '2026-11-21'), null);
  });
});
