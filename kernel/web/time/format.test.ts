import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatDate, formatExactSpan, formatMoment, formatRemaining, formatTime } from './format.ts';

const at = Date.parse('2022-03-16T06:05:00Z');
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

test('a moment reads 3月16日 周三 14:05 in Shanghai, on a host in any zone', () => {
  assert.equal(formatMoment(at, 'zh', at), '3月16日 周三 14:05');
  assert.equal(formatMoment(at, 'en', at), 'Wed 16 Mar 14:05');
  assert.equal(formatTime(Date.parse('2022-03-16T16:00:00Z')), '00:00');
});

test('another year is written out, and the year turns at midnight in Shanghai', () => {
  const newYear = Date.parse('2021-12-31T16:00:00Z');
  assert.equal(formatDate('2022-01-01', 'zh', newYear), '1月1日 周六');
  assert.equal(formatDate('2022-01-01', 'zh', newYear - 1), '2022年1月1日 周六');
  assert.equal(formatDate('2021-12-31', 'en', newYear), 'Fri 31 Dec 2021');
});

test('what remains is said in its largest unit and never rounded up', () => {
  assert.equal(formatRemaining(at + 2 * hour + 59 * minute, at, 'zh'), '剩 2 小时');
  assert.equal(formatRemaining(at + 2 * day - 1, at, 'zh'), '剩 1 天');
  assert.equal(formatRemaining(at + 59 * minute, at, 'zh'), '剩 59 分钟');
  assert.equal(formatRemaining(at - 3 * day, at, 'en'), '3 days late');
});

test('the limit itself is not late, the next millisecond is', () => {
  assert.equal(formatRemaining(at, at, 'zh'), '剩 1 分钟');
  assert.equal(formatRemaining(at, at + 1, 'zh'), '超 1 分钟');
});

test('a working clock shows minutes below a day and hours above', () => {
  assert.equal(formatExactSpan(5 * hour + 2 * minute + 59_000, 'zh'), '5 小时 02 分');
  assert.equal(formatExactSpan(2 * day + 3 * hour + 59 * minute, 'zh'), '2 天 3 小时');
  assert.equal(formatExactSpan(9_000, 'zh'), '1 分钟');
});
