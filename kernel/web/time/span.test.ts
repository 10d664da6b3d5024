import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatDay, formatExactSpan } from './span.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

test('a day carries its year only when it is another one, and the year turns at midnight in Shanghai', () => {
  const newYear = Date.parse('2021-12-31T16:00:00Z');
  assert.equal(formatDay('2022-01-01', 'zh', newYear), '1月1日 周六');
  assert.equal(formatDay('2022-01-01', 'zh', newYear - 1), '2022年1月1日 周六');
  assert.equal(formatDay('2022-03-16', 'en', newYear), 'Wed 16 Mar');
});

test('a working clock shows minutes below a day and hours above, and never less than a minute', () => {
  assert.equal(formatExactSpan(5 * hour + 2 * minute + 59_000, 'zh'), '5 小时 02 分');
  assert.equal(formatExactSpan(2 * day + 3 * hour + 59 * minute, 'zh'), '2 天 3 小时');
  assert.equal(formatExactSpan(9_000, 'zh'), '1 分钟');
  assert.equal(formatExactSpan(61 * minute, 'en'), '1 h 01 min');
});
