import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import {
  addDays,
  addMonths,
  dateOf,
  dateOfDay,
  dayNumber,
  daysBetween,
  instantAt,
  instantOf,
  isCalendarDate,
  monthsBetween,
  weekdayOf,
} from './time.ts';

const someDay = fc.integer({ min: dayNumber('1900-01-01'), max: dayNumber('2099-12-31') });

test('a day starts and ends at midnight in Shanghai', () => {
  assert.equal(dateOf(instantOf('2022-03-15T15:59:59.999Z')), '2022-03-15');
  assert.equal(dateOf(instantOf('2022-03-15T16:00:00Z')), '2022-03-16');
  assert.equal(instantAt('2022-03-16', 8 * 60 + 30), Date.UTC(2022, 2, 16, 0, 30));
});

test('an instant without a zone, and what is no instant, is refused', () => {
  for (const text of ['2022-03-16T08:00:00', '2022-03-16', '昨天Z', ''])
    assert.throws(() => instantOf(text), RangeError);
  for (const value of [Number.NaN, new Date(Number.NaN)]) assert.throws(() => instantOf(value), RangeError);
  assert.equal(instantOf('2022-03-16T08:00:00+08:00'), instantOf(new Date(Date.UTC(2022, 2, 16))));
});

test('a date that does not exist is refused', () => {
  for (const on of [
    '2022-02-29',
    '2022-13-01',
    '2022-00-10',
    '2022-3-1',
    '2022-04-31',
    '20220301',
    '2022-03-01T00:00',
  ]) {
    assert.equal(isCalendarDate(on), false, on);
    assert.throws(() => dayNumber(on), RangeError);
  }
  assert.equal(isCalendarDate('2024-02-29'), true);
});

test('days and dates are two writings of one thing', () => {
  fc.assert(
    fc.property(someDay, fc.integer({ min: -5000, max: 5000 }), (day, step) => {
      const on = dateOfDay(day);
      assert.equal(dayNumber(on), day);
      assert.equal(daysBetween(on, addDays(on, step)), step);
      assert.equal(weekdayOf(on), (new Date(`${on}T00:00:00Z`).getUTCDay() + 6) % 7);
      assert.equal(dateOf(instantAt(on)), on);
      assert.equal(dateOf(instantAt(on) - 1), addDays(on, -1));
    }),
  );
});

test('a month later is the corresponding day or the last of the month', () => {
  assert.equal(addMonths('2022-01-31', 1), '2022-02-28');
  assert.equal(addMonths('2024-01-31', 1), '2024-02-29');
  assert.equal(addMonths('2022-11-30', 3), '2023-02-28');
  assert.equal(addMonths('2022-03-31', -1), '2022-02-28');
  assert.equal(addMonths('2022-01-15', -1), '2021-12-15');
});

test('whole months between two dates are those that addMonths can take', () => {
  assert.equal(monthsBetween('2022-03-16', '2022-09-15'), 5);
  assert.equal(monthsBetween('2022-03-16', '2022-09-16'), 6);
  assert.equal(monthsBetween('2022-08-31', '2023-02-28'), 6);
  fc.assert(
    fc.property(someDay, fc.nat(4000), (day, later) => {
      const from = dateOfDay(day);
      const to = addDays(from, later);
      const months = monthsBetween(from, to);
      assert.ok(addMonths(from, months) <= to && to < addMonths(from, months + 1));
      assert.equal(monthsBetween(to, from), months === 0 ? 0 : -months);
    }),
  );
});
