import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysOf, readBoardSearch } from './use-board-search.ts';

test('spans end with the day they are seen from, and a past month is whole', () => {
  assert.deepEqual(daysOf('today', '2026-03-16'), { from: '2026-03-16', to: '2026-03-16' });
  assert.deepEqual(daysOf('week', '2026-03-18'), { from: '2026-03-16', to: '2026-03-18' });
  assert.deepEqual(daysOf('month', '2026-03-16'), { from: '2026-03-01', to: '2026-03-16' });
  assert.deepEqual(daysOf('last_month', '2026-03-16'), { from: '2026-02-01', to: '2026-02-28' });
  assert.deepEqual(daysOf('last_month', '2026-01-31'), { from: '2025-12-01', to: '2025-12-31' });
  assert.deepEqual(daysOf('year', '2026-03-16'), { from: '2026-01-01', to: '2026-03-16' });
});

test('an address that somebody typed wrong is read as far as it makes sense', () => {
  assert.deepEqual(readBoardSearch({ from: '2026-02-30', to: '2026-03-01', asOf: 5, unitId: '', leadUnitId: 'x' }), {
    unitId: undefined,
    leadUnitId: 'x',
    from: undefined,
    to: '2026-03-01',
    asOf: undefined,
  });
});
