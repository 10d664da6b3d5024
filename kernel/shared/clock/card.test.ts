import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { timeCard, yellowAt } from './card.ts';
import { chinaCalendar as calendar } from './china.ts';
import { addLimit, dueWithPauses, type LimitUnit, type TimeLimit } from './limit.ts';
import { addDays, dateOf, HOUR_MS, instantAt, MINUTE_MS } from './time.ts';

const at = (on: string, hours: number, minutes = 0) => instantAt(on, hours * 60 + minutes);
const run = (startAt: number, amount: number, unit: LimitUnit) => {
  const limit: TimeLimit = { amount, unit };
  return { dueAt: addLimit(calendar, startAt, limit), run: { startAt, limit } };
};

test('five working days turn yellow on the working day before the due day and red when it is over', () => {
  const { dueAt, run: five } = run(at('2022-03-07', 9), 5, 'work_day');
  const cardAt = (on: string, hours: number, minutes = 0) => timeCard(calendar, dueAt, at(on, hours, minutes), five);
  assert.equal(cardAt('2022-03-10', 23, 59), 'none');
  assert.equal(cardAt('2022-03-11', 0), 'yellow');
  assert.equal(cardAt('2022-03-13', 12), 'yellow');
  assert.equal(timeCard(calendar, dueAt, dueAt, five), 'yellow');
  assert.equal(timeCard(calendar, dueAt, dueAt + 1, five), 'red');
  assert.equal(cardAt('2022-03-15', 0), 'red');
});

test('the working day before is counted over a golden week with its make-up days', () => {
  assert.equal(yellowAt(calendar, at('2022-10-08', 17, 30)), at('2022-09-30', 0));
  assert.equal(yellowAt(calendar, at('2022-10-10', 17, 30)), at('2022-10-09', 0));
});

test('two working hours turn yellow in their last quarter, counted in office time', () => {
  const { dueAt, run: two } = run(at('2022-03-16', 11), 2, 'work_hour');
  assert.equal(dueAt, at('2022-03-16', 14, 30));
  assert.equal(yellowAt(calendar, dueAt, two), at('2022-03-16', 14));
  assert.equal(timeCard(calendar, dueAt, at('2022-03-16', 12, 30), two), 'none');
});

test('emergency hours over a weekend do not warn from their beginning', () => {
  const { dueAt, run: weekend } = run(at('2022-03-18', 10), 72, 'clock_hour');
  assert.equal(yellowAt(calendar, dueAt, weekend), dueAt - 18 * HOUR_MS);
  const { dueAt: wednesday, run: midweek } = run(at('2022-03-14', 10), 72, 'clock_hour');
  assert.equal(yellowAt(calendar, wednesday, midweek), at('2022-03-16', 0));
});

test('one working day is yellow in the last quarter of that day', () => {
  const { dueAt, run: one } = run(at('2022-03-15', 10), 1, 'work_day');
  assert.equal(yellowAt(calendar, dueAt, one), at('2022-03-16', 15, 37) + 30_000);
});

test('a short limit keeps its rule after a long pause', () => {
  const startAt = at('2022-03-16', 9);
  const limit: TimeLimit = { amount: 4, unit: 'work_hour' };
  const pauses = [{ pausedAt: at('2022-03-16', 10), resumedAt: at('2022-03-30', 9) }];
  const dueAt = dueWithPauses(calendar, startAt, limit, pauses);
  assert.equal(dueAt, at('2022-03-30', 12));
  assert.equal(timeCard(calendar, dueAt, at('2022-03-30', 10, 59), { startAt, limit }), 'none');
  assert.equal(timeCard(calendar, dueAt, at('2022-03-30', 11), { startAt, limit }), 'yellow');
});

test('a paused limit shows no card', () => {
  assert.equal(timeCard(calendar, null, at('2022-03-30', 9)), 'none');
});

test('on every day of 2022 to 2026 a limit of two to nine working days warns one working day, no more and no less', () => {
  for (let on = '2022-01-01'; on <= '2026-11-30'; on = addDays(on, 1)) {
    for (const amount of [2, 5, 9]) {
      const { dueAt, run: several } = run(at(on, 15), amount, 'work_day');
      const yellow = yellowAt(calendar, dueAt, several);
      assert.equal(dateOf(addLimit(calendar, yellow, { amount: 1, unit: 'work_day' })), dateOf(dueAt), on);
      assert.ok(yellow > several.startAt);
    }
  }
});

test('a card only ever goes from none to yellow to red', () => {
  const rank = { none: 0, yellow: 1, red: 2 };
  fc.assert(
    fc.property(
      fc.integer({ min: at('2022-01-01', 0) / MINUTE_MS, max: at('2026-10-31', 0) / MINUTE_MS }),
      fc.integer({ min: 1, max: 40 }),
      fc.constantFrom<LimitUnit>('work_day', 'work_hour', 'clock_hour'),
      fc.array(fc.nat(90_000), { maxLength: 12 }),
      (startMinute, amount, unit, later) => {
        const { dueAt, run: some } = run(startMinute * MINUTE_MS, amount, unit);
        const ranks = later
          .toSorted((a, b) => a - b)
          .map((minutes) => rank[timeCard(calendar, dueAt, some.startAt + minutes * MINUTE_MS, some)]);
        assert.deepEqual(
          ranks,
          ranks.toSorted((a, b) => a - b),
        );
        assert.equal(timeCard(calendar, dueAt, some.startAt, some), 'none');
        assert.equal(timeCard(calendar, dueAt, dueAt, some), 'yellow');
      },
    ),
    { numRuns: 1000 },
  );
});
