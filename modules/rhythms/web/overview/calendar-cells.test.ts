import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarCell } from '../../shared/queries.ts';
import { columnsOf, wordOf } from './calendar-cells.ts';

const none = { total: 0, done: 0, missed: 0, excused: 0, leftOut: 0, due: 0, occurrenceId: null };
const cell = (more: Partial<CalendarCell>): CalendarCell => ({
  on: '2026-03-16',
  code: 'week_sweep',
  record: 'sweep',
  ...none,
  ...more,
});

test('a column stands for a rhythm on a day, once, in the order of days', () => {
  const units = [
    { cells: [cell({ on: '2026-03-16' }), cell({ on: '2026-03-02' })] },
    { cells: [cell({ on: '2026-03-16' }), cell({ on: '2026-03-16', code: 'half_month_meeting', record: 'meeting' })] },
  ];
  assert.deepEqual(
    columnsOf(units).map(({ on, code }) => `${on} ${code}`),
    ['2026-03-02 week_sweep', '2026-03-16 half_month_meeting', '2026-03-16 week_sweep'],
  );
});

test('one occurrence says its state, many how many of those planned were done and how many missed', () => {
  assert.equal(wordOf(cell({ total: 1, missed: 1 })).text.zh, '缺');
  assert.deepEqual(wordOf(cell({ total: 1, due: 1 })), { text: { zh: '待完成', en: 'Due' }, tone: undefined });
  assert.equal(wordOf(cell({ total: 5, done: 3, missed: 1, leftOut: 1 })).text.zh, '3/4 缺 1');
  assert.equal(wordOf(cell({ total: 5, done: 4, excused: 1 })).tone, 'good');
  assert.equal(wordOf(cell({ total: 5, done: 4, due: 1 })).tone, undefined);
  assert.equal(wordOf(cell({ total: 2, leftOut: 2 })).text.zh, '放假免做');
});
