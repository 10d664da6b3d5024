import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { chinaCalendar as calendar } from './china.ts';
import { addLimit, dueWithPauses, elapsed, type LimitUnit, type Pause, remaining, runningTime } from './limit.ts';
import { countOfficeMinutes, stepDaysOfMinutes, stepOfficeMinutes, stepWorkdays } from './oracle.ts';
import { addDays, DAY_MS, HOUR_MS, type Instant, instantAt, MINUTE_MS } from './time.ts';

const at = (on: string, hours: number, minutes = 0): Instant => instantAt(on, hours * 60 + minutes);
const MANY = { numRuns: 2000 };
const days = (amount: number) => ({ amount, unit: 'work_day' as const });
const hours = (amount: number) => ({ amount, unit: 'work_hour' as const });
const clock = (amount: number) => ({ amount, unit: 'clock_hour' as const });

const someInstant = fc
  .integer({ min: at('2022-01-01', 0) / MINUTE_MS, max: at('2026-11-30', 0) / MINUTE_MS })
  .map((minutes) => minutes * MINUTE_MS);
const someLimit = fc.oneof(
  fc.record({ amount: fc.integer({ min: 0, max: 25 }), unit: fc.constantFrom<LimitUnit>('work_day') }),
  fc.record({
    amount: fc.integer({ min: 0, max: 400 }).map((quarters) => quarters / 4),
    unit: fc.constantFrom<LimitUnit>('work_hour', 'clock_hour'),
  }),
);
const somePauses = fc.array(fc.tuple(fc.integer({ min: -2000, max: 40_000 }), fc.integer({ min: 0, max: 20_000 })), {
  maxLength: 5,
});
const pausesFrom = (startAt: Instant, spans: readonly (readonly [number, number])[]): Pause[] =>
  spans.map(([after, length]) => ({
    pausedAt: startAt + after * MINUTE_MS,
    resumedAt: startAt + (after + length) * MINUTE_MS,
  }));

test('five working days count from the next working day and end at the close of office', () => {
  assert.equal(addLimit(calendar, at('2022-03-07', 9), days(5)), at('2022-03-14', 17, 30));
  assert.equal(addLimit(calendar, at('2022-03-07', 23, 59), days(5)), at('2022-03-14', 17, 30));
});

test('working days started on a Saturday count from Monday', () => {
  assert.equal(addLimit(calendar, at('2022-03-12', 10), days(2)), at('2022-03-15', 17, 30));
});

test('a golden week does not count and its make-up Saturday and Sunday do', () => {
  assert.equal(addLimit(calendar, at('2022-09-28', 10), days(5)), at('2022-10-10', 17, 30));
});

test('working hours run only while the office is open', () => {
  assert.equal(addLimit(calendar, at('2022-03-18', 16, 30), hours(2)), at('2022-03-21', 9, 30));
  assert.equal(addLimit(calendar, at('2022-03-18', 11, 30), hours(1)), at('2022-03-18', 14));
  assert.equal(addLimit(calendar, at('2022-03-19', 3), hours(3.5)), at('2022-03-21', 12));
});

test('emergency hours run round the clock', () => {
  assert.equal(addLimit(calendar, at('2022-09-30', 23), clock(4)), at('2022-10-01', 3));
});

test('zero working days means by the close of the same day, and at once when it has closed', () => {
  assert.equal(addLimit(calendar, at('2022-03-16', 9), days(0)), at('2022-03-16', 17, 30));
  assert.equal(addLimit(calendar, at('2022-03-16', 20), days(0)), at('2022-03-16', 20));
});

test('a negative or endless limit is refused', () => {
  for (const amount of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
    assert.throws(() => addLimit(calendar, at('2022-03-16', 9), days(amount)), RangeError);
  }
});

test('on every day of 2022 to 2026 limits agree with an oracle that steps through the minutes', () => {
  for (let on = '2022-01-01'; on <= '2026-12-31'; on = addDays(on, 1)) {
    for (const minute of [0, 509, 511, 720, 809, 1049, 1050, 1439]) {
      const startAt = instantAt(on, minute);
      for (const amount of [1, 2, 5]) {
        assert.equal(addLimit(calendar, startAt, days(amount)), stepWorkdays(startAt, amount), `${on} ${minute}`);
      }
      for (const amount of [1, 4, 9]) {
        assert.equal(
          addLimit(calendar, startAt, hours(amount)),
          stepOfficeMinutes(startAt, amount * 60),
          `${on} ${minute}`,
        );
      }
    }
    const from = instantAt(on, 600);
    assert.equal(
      elapsed(calendar, from, from + 9 * DAY_MS, 'work_hour') * 60,
      countOfficeMinutes(from, from + 9 * DAY_MS),
    );
  }
});

test('what has elapsed when a limit is up is the limit', () => {
  fc.assert(
    fc.property(someInstant, someLimit, (startAt, limit) => {
      const dueAt = addLimit(calendar, startAt, limit);
      assert.equal(elapsed(calendar, startAt, dueAt, limit.unit), limit.amount);
      assert.ok(elapsed(calendar, startAt, dueAt - MINUTE_MS, limit.unit) <= limit.amount);
    }),
    MANY,
  );
});

test('a later start or a longer limit is never due earlier', () => {
  fc.assert(
    fc.property(someInstant, someLimit, fc.nat(30_000), fc.nat(5), (startAt, limit, later, more) => {
      const dueAt = addLimit(calendar, startAt, limit);
      assert.ok(addLimit(calendar, startAt + later * MINUTE_MS, limit) >= dueAt);
      assert.ok(addLimit(calendar, startAt, { ...limit, amount: limit.amount + more }) >= dueAt);
      assert.ok(dueAt >= startAt);
    }),
    MANY,
  );
});

test('a pause in the middle of a working day gives back exactly what was left', () => {
  const startAt = at('2022-03-07', 9);
  const pauses = [{ pausedAt: at('2022-03-09', 12), resumedAt: at('2022-03-16', 13, 30) }];
  const left = remaining(calendar, startAt, days(5), pauses, at('2022-03-12', 0));
  assert.ok(Math.abs(left - (5 - 1 - 3.5 / 7.5)) < 1e-9, `${left} left`);
  assert.equal(dueWithPauses(calendar, startAt, days(5), pauses), at('2022-03-21', 17, 30));
  const hourly = [{ pausedAt: at('2022-03-07', 10), resumedAt: at('2022-03-08', 16) }];
  assert.equal(dueWithPauses(calendar, startAt, hours(3), hourly), at('2022-03-09', 9));
});

test('whatever the pauses, the time that ran until the limit was up is the limit', () => {
  fc.assert(
    fc.property(someInstant, someLimit, somePauses, (startAt, limit, spans) => {
      const pauses = pausesFrom(startAt, spans);
      const dueAt = dueWithPauses(calendar, startAt, limit, pauses);
      assert.ok(dueAt !== null);
      const ran = runningTime(calendar, startAt, pauses, dueAt, limit.unit);
      assert.ok(Math.abs(ran - limit.amount) < 1e-7, `${ran} ran of ${limit.amount}`);
      assert.ok(dueAt >= addLimit(calendar, startAt, limit));
    }),
    MANY,
  );
});

test('whatever the pauses, the due time is the one an oracle finds by skipping the paused minutes', () => {
  const someAmount = fc.integer({ min: 1, max: 12 });
  fc.assert(
    fc.property(someInstant, someAmount, somePauses, (startAt, amount, spans) => {
      const pauses = pausesFrom(startAt, spans);
      const gaps = spans.map(([after, length]) => ({
        from: startAt + after * MINUTE_MS,
        to: startAt + (after + length) * MINUTE_MS,
      }));
      const inHours = dueWithPauses(calendar, startAt, hours(amount), pauses);
      assert.equal(inHours, stepOfficeMinutes(startAt, amount * 60, gaps));
      const inDays = dueWithPauses(calendar, startAt, days(amount), pauses);
      assert.equal(inDays, stepDaysOfMinutes(startAt, amount, gaps));
    }),
    { numRuns: 300 },
  );
});

test('the order of the pauses and cutting one in two change nothing', () => {
  fc.assert(
    fc.property(someInstant, someLimit, somePauses, (startAt, limit, spans) => {
      const pauses = pausesFrom(startAt, spans);
      const cut = pauses.flatMap(({ pausedAt, resumedAt }): Pause[] => {
        const middle = pausedAt + Math.floor(((resumedAt ?? pausedAt) - pausedAt) / 2);
        return [
          { pausedAt: middle, resumedAt },
          { pausedAt, resumedAt: middle },
        ];
      });
      const dueAt = dueWithPauses(calendar, startAt, limit, pauses);
      assert.equal(dueWithPauses(calendar, startAt, limit, cut.toReversed()), dueAt);
    }),
    MANY,
  );
});

test('pauses that add up to one working day put the limit off by a day, to the close of office and no further', () => {
  const startAt = at('2022-03-07', 9);
  for (let minute = 510; minute <= 570; minute++) {
    const thirds = ['2022-03-08', '2022-03-10', '2022-03-11'].map((on, i) => {
      const from = i === 1 ? 510 + 570 - minute : minute;
      return { pausedAt: instantAt(on, from), resumedAt: instantAt(on, from + 150) };
    });
    assert.equal(dueWithPauses(calendar, startAt, days(5), thirds), at('2022-03-15', 17, 30), `minute ${minute}`);
  }
});

test('while a pause lasts there is no due time and the remaining time stands still', () => {
  const startAt = at('2022-03-07', 9);
  const pauses: Pause[] = [{ pausedAt: at('2022-03-08', 17, 30), resumedAt: null }];
  assert.equal(dueWithPauses(calendar, startAt, days(5), pauses), null);
  for (const on of ['2022-03-09', '2022-04-20', '2023-01-01']) {
    assert.equal(remaining(calendar, startAt, days(5), pauses, at(on, 11)), 4);
  }
});

test('a pause that begins when the limit is up does not undo being overdue', () => {
  const startAt = at('2022-03-07', 9);
  const dueAt = at('2022-03-08', 17, 30);
  const pauses: Pause[] = [{ pausedAt: dueAt, resumedAt: null }];
  assert.equal(dueWithPauses(calendar, startAt, days(1), pauses), dueAt);
  assert.equal(remaining(calendar, startAt, days(1), pauses, at('2022-03-10', 17, 30)), -2);
});

test('a pause over a night or a weekend takes nothing from working time', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 1, max: 30 }), (week, amount) => {
      const friday = addDays('2023-01-06', week * 7);
      const pauses = [{ pausedAt: at(friday, 17, 30), resumedAt: at(addDays(friday, 1), 0) }];
      for (const limit of [days(amount), hours(amount)]) {
        const startAt = at(addDays(friday, -1), 10);
        assert.equal(dueWithPauses(calendar, startAt, limit, pauses), addLimit(calendar, startAt, limit));
      }
    }),
    MANY,
  );
});

test('an instant outside the years counted is refused rather than miscounted', () => {
  assert.throws(() => addLimit(calendar, Date.UTC(1999, 0, 1), days(1)), RangeError);
  assert.throws(() => addLimit(calendar, Date.UTC(2079, 11, 30), days(9)), RangeError);
  assert.equal(addLimit(calendar, Date.UTC(1999, 0, 1), clock(1)), Date.UTC(1999, 0, 1) + HOUR_MS);
});
