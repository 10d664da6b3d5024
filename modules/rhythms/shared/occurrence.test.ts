// B5 on every day of five years: a Monday that is a holiday, a Monday moved by 调休, months with five Mondays, the 1st and 16th on a weekend.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { chinaCalendar } from '#kernel/shared/clock/china.ts';
import { halfMonthOn, monthCloseOn, weekSweepOn } from '#kernel/shared/clock/rhythm.ts';
import { addDays, addMonths, weekdayOf } from '#kernel/shared/clock/time.ts';
import method5643 from '#methods/minhu-5643/method.ts';
import type { Rhythm } from '#modules/methods/shared/method.ts';
import { levelOf, type Round, roundsBetween } from './occurrence.ts';

const [sweep, meeting, register] = method5643.rhythms as [Rhythm, Rhythm, Rhythm];
const rounds = (rhythm: Rhythm, from: string, to: string): Round[] => roundsBetween(rhythm, chinaCalendar, from, to);

describe('the Monday sweep', () => {
  test('falls where the clock says, every week from 2022 to 2026', () => {
    const all = rounds(sweep, '2022-01-01', '2026-12-31');
    assert.equal(all.length, 261);
    for (const { nominalOn, dueOn, periodFrom, periodTo } of all) {
      assert.equal(weekdayOf(nominalOn), 0);
      assert.equal(dueOn, weekSweepOn(chinaCalendar, nominalOn));
      assert.deepEqual([periodFrom, periodTo], [nominalOn, addDays(nominalOn, 6)]);
    }
  });

  test('moves off a holiday to the next working day of its week', () => {
    // 1 May 2023 was a Monday; days off until 3 May.
    assert.deepEqual(rounds(sweep, '2023-05-01', '2023-05-07'), [
      { nominalOn: '2023-05-01', dueOn: '2023-05-04', periodFrom: '2023-05-01', periodTo: '2023-05-07' },
    ]);
  });

  test('takes the make-up Saturday when the rest of the week is off, and has no day when all of it is', () => {
    // 2023-10-02 … 10-06 off, Saturday 7 October worked (调休).
    assert.equal(rounds(sweep, '2023-10-02', '2023-10-08')[0]?.dueOn, '2023-10-07');
    const shut = {
      ...chinaCalendar,
      daysOff: [...chinaCalendar.daysOff, '2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13'],
    };
    assert.equal(roundsBetween(sweep, shut, '2026-03-09', '2026-03-15')[0]?.dueOn, null);
  });

  test('comes five times in a month with five Mondays, and is counted in one month only', () => {
    assert.equal(rounds(sweep, '2026-03-01', '2026-03-31').length, 5);
    assert.equal(rounds(sweep, '2026-02-01', '2026-02-28').length, 4);
    const starts = Array.from({ length: 12 }, (_, i) => addMonths('2026-01-01', i));
    const monthly = starts.map((start) => rounds(sweep, start, addDays(addMonths(start, 1), -1)).length);
    assert.equal(
      monthly.reduce((sum, count) => sum + count, 0),
      rounds(sweep, '2026-01-01', '2026-12-31').length,
    );
  });
});

describe('the half-monthly meeting', () => {
  test('falls where the clock says, every half month from 2022 to 2026', () => {
    const all = rounds(meeting, '2022-01-01', '2026-12-31');
    assert.equal(all.length, 120);
    for (let i = 0; i < all.length; i += 2) {
      const year = 2022 + Math.floor(i / 24);
      const month = 1 + ((i / 2) % 12);
      assert.deepEqual([all[i]?.dueOn, all[i + 1]?.dueOn], halfMonthOn(chinaCalendar, year, month));
    }
  });

  test('on a weekend 1st or 16th moves to the next working day, and stands for the half it began in', () => {
    // 1 and 16 August 2026: a Saturday and a Sunday.
    assert.deepEqual(rounds(meeting, '2026-08-01', '2026-08-31'), [
      { nominalOn: '2026-08-01', dueOn: '2026-08-03', periodFrom: '2026-08-01', periodTo: '2026-08-15' },
      { nominalOn: '2026-08-16', dueOn: '2026-08-17', periodFrom: '2026-08-16', periodTo: '2026-08-31' },
    ]);
  });
});

describe('the monthly register', () => {
  test('of a month is closed on the first working day after it, every month from 2022 to 2026', () => {
    const all = rounds(register, '2022-01-01', '2026-12-31');
    assert.equal(all.length, 60);
    for (const { periodFrom, periodTo, dueOn } of all) {
      const [year, month] = [Number(periodFrom.slice(0, 4)), Number(periodFrom.slice(5, 7))];
      assert.equal(dueOn, monthCloseOn(chinaCalendar, year, month));
      assert.equal(addDays(periodTo, 1).slice(8), '01');
    }
    assert.equal(all[0]?.periodFrom, '2021-12-01');
  });
});

describe('other methods need no code', () => {
  const round = (rhythm: Pick<Rhythm, 'cadence' | 'onDayOff' | 'record'>, from: string, to: string) =>
    roundsBetween(rhythm, chinaCalendar, from, to);

  test('a daily round leaves out days off or keeps them', () => {
    const daily = { cadence: { every: 'day' }, record: 'sweep' } as const;
    const week = (onDayOff: Rhythm['onDayOff']) =>
      round({ ...daily, onDayOff }, '2026-03-02', '2026-03-08').map(({ dueOn }) => dueOn);
    assert.equal(week('skip').filter((on) => on === null).length, 2);
    assert.equal(week('next_work_day').filter((on) => on === null).length, 2);
    assert.equal(week('same_day').filter((on) => on === null).length, 0);
  });

  test('the last day of a month closes that month; a quarter is closed in the next', () => {
    assert.deepEqual(
      round(
        { cadence: { every: 'month', day: 'last' }, onDayOff: 'same_day', record: 'register' },
        '2026-02-01',
        '2026-02-28',
      ),
      [{ nominalOn: '2026-02-28', dueOn: '2026-02-28', periodFrom: '2026-02-01', periodTo: '2026-02-28' }],
    );
    assert.deepEqual(
      round(
        { cadence: { every: 'quarter', day: 10 }, onDayOff: 'next_work_day', record: 'register' },
        '2026-01-01',
        '2026-06-30',
      ),
      [
        { nominalOn: '2026-01-10', dueOn: '2026-01-12', periodFrom: '2025-10-01', periodTo: '2025-12-31' },
        { nominalOn: '2026-04-10', dueOn: '2026-04-10', periodFrom: '2026-01-01', periodTo: '2026-03-31' },
      ],
    );
  });

  test('every role stands at a level, or at none that has rhythms', () => {
    assert.equal(levelOf('grid_worker'), 'grid');
    assert.equal(levelOf('community_secretary'), 'community');
    assert.equal(levelOf('street_supervisor'), 'street');
    assert.equal(levelOf('district_supervisor'), 'district');
    assert.equal(levelOf('handler'), null);
  });
});
