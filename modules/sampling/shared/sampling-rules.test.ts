import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HOUR_MS } from '#kernel/shared/clock/time.ts';
import { clockOf } from './box-clock.ts';
import { documentNumber } from './document.ts';
import { readResults } from './result-sheet.ts';
import { planSites } from './site-plan.ts';

test('the four hours are warned of from three on, and over only after the fourth', () => {
  const at = (hours: number) => clockOf({ firstAt: 0, arrivedAt: null }, hours * HOUR_MS);
  assert.deepEqual([2.99, 3, 4, 4.01].map(at), ['ok', 'warned', 'warned', 'over']);
  assert.equal(clockOf({ firstAt: 0, arrivedAt: 4 * HOUR_MS }, 9 * HOUR_MS), 'arrived');
  assert.equal(clockOf({ firstAt: 0, arrivedAt: 4.1 * HOUR_MS }, 9 * HOUR_MS), 'arrived_late');
});

test('sites, tables and samplers of 5,000 people by the guide’s figures', () => {
  const { sites, tables, samplers } = planSites(5000);
  assert.deepEqual([sites, tables, samplers], [2, 8, 14]);
});

test('a card of fifteen digits is the same person as its eighteen, whatever the case of the x', () => {
  assert.equal(documentNumber('110105491231002'), '11010519491231002X');
  assert.equal(documentNumber('11010519491231002x'), '11010519491231002X');
});

test('a laboratory’s form is read by its headers; what cannot be read is named by its row', () => {
  const rows = [
    ['区人民医院'],
    ['序号', '管码', '检测结果', '检测时间'],
    [1, 't-001', '阴性', '2026-03-11 14:05'],
    [2, 'T-002', '看不清', ''],
    [3, 'T-003', '阳性', null],
  ];
  const read = readResults([{ name: 's', rows, merges: [], hidden: false }], '2026-03-11T08:00:00Z');
  assert.deepEqual(read, {
    rows: [
      { code: 'T-001', result: 'negative', testedAt: '2026-03-11T14:05:00+08:00' },
      { code: 'T-003', result: 'positive', testedAt: '2026-03-11T08:00:00Z' },
    ],
    unread: [4],
  });
});
