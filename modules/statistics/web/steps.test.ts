import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatHours, formatWorkHours } from './steps.ts';

test('a waiting time is told in the unit people would use', () => {
  assert.equal(formatHours(0.25, 'zh'), '15 分钟');
  assert.equal(formatHours(1, 'zh'), '1 小时');
  assert.equal(formatHours(3.46, 'zh'), '3.5 小时');
  assert.equal(formatHours(47.2, 'en'), '47 h');
  assert.equal(formatHours(60, 'zh'), '2.5 天');
  assert.equal(formatHours(null, 'zh'), '—');
  assert.equal(formatWorkHours(60, 'zh'), '60 工作时');
  assert.equal(formatWorkHours(0.5, 'en'), '30 min');
});
