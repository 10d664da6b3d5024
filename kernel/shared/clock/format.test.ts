import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  formatDate,
  formatLimit,
  formatMoment,
  formatNearMoment,
  formatRemaining,
  formatRemainingLimit,
  formatTime,
} from './format.ts';
import { DAY_MS, HOUR_MS, instantOf, MINUTE_MS } from './time.ts';

const moment = instantOf('2022-03-16T14:05:59+08:00');

test('a moment is written with its weekday, and with its year when that is another', () => {
  assert.equal(formatMoment(moment, 'zh'), '3月16日 周三 14:05');
  assert.equal(formatMoment(moment, 'en'), 'Wed 16 Mar 14:05');
  assert.equal(formatMoment(moment, 'zh', instantOf('2023-01-01T00:00:00+08:00')), '2022年3月16日 周三 14:05');
  assert.equal(formatMoment(moment, 'zh', instantOf('2022-12-31T23:59:00+08:00')), '3月16日 周三 14:05');
});

test('a moment near to now is told by today and its neighbours', () => {
  assert.equal(formatNearMoment(moment, moment + HOUR_MS, 'zh'), '今天 14:05');
  assert.equal(formatNearMoment(moment, moment + DAY_MS, 'zh'), '昨天 14:05');
  assert.equal(formatNearMoment(moment, moment - DAY_MS, 'en'), 'Tomorrow 14:05');
  assert.equal(formatNearMoment(moment, moment + 2 * DAY_MS, 'zh'), '3月16日 周三 14:05');
});

test('midnight in Shanghai is 00:00 of the new day', () => {
  const midnight = instantOf('2022-03-15T16:00:00Z');
  assert.equal(formatTime(midnight), '00:00');
  assert.equal(formatMoment(midnight, 'zh'), '3月16日 周三 00:00');
  assert.equal(formatMoment(midnight - 1, 'zh'), '3月15日 周二 23:59');
});

test('dates are written in full', () => {
  assert.equal(formatDate('2022-03-06', 'zh'), '2022年3月6日');
  assert.equal(formatDate('2022-03-06', 'en'), '6 Mar 2022');
  assert.throws(() => formatDate('2022-02-29', 'zh'), RangeError);
});

test('what is left is rounded down to its largest unit and what is over is told as over', () => {
  const left = (ms: number) => formatRemaining(moment + ms, moment, 'zh');
  assert.equal(left(2 * HOUR_MS), '剩 2 小时');
  assert.equal(left(3 * HOUR_MS - 1), '剩 2 小时');
  assert.equal(left(HOUR_MS - 1), '剩 59 分钟');
  assert.equal(left(30_000), '剩 不到 1 分钟');
  assert.equal(left(0), '剩 不到 1 分钟');
  assert.equal(left(DAY_MS), '剩 1 天');
  assert.equal(left(-DAY_MS), '超 1 天');
  assert.equal(left(-5 * MINUTE_MS), '超 5 分钟');
  assert.equal(formatRemaining(moment + 2 * HOUR_MS, moment, 'en'), '2 h left');
  assert.equal(formatRemaining(moment - DAY_MS, moment, 'en'), '1 d over');
});

test('limits and what is left of them are told in their own unit', () => {
  assert.equal(formatLimit({ amount: 5, unit: 'work_day' }, 'zh'), '5 个工作日');
  assert.equal(formatLimit({ amount: 1, unit: 'work_day' }, 'en'), '1 working day');
  assert.equal(formatLimit({ amount: 4, unit: 'work_hour' }, 'en'), '4 working hours');
  assert.equal(formatLimit({ amount: 24, unit: 'clock_hour' }, 'zh'), '24 小时');
  assert.equal(formatRemainingLimit(1.59, 'work_day', 'zh'), '剩 1.5 个工作日');
  assert.equal(formatRemainingLimit(-0.01, 'work_day', 'zh'), '超 0.1 个工作日');
  assert.equal(formatRemainingLimit(-2, 'work_day', 'en'), '2 working days over');
  assert.equal(formatRemainingLimit(2.9999999999, 'work_day', 'zh'), '剩 3 个工作日');
});
