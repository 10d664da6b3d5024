import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byRole, isOver } from './by-role.ts';

const worker = (name: string, unitName: string, standing: number, total: number, role = 'grid_worker') => ({
  staffId: name,
  name,
  posts: [{ role, unitName }],
  own: total - standing,
  standing,
  total,
  fullest: total,
});

test('workers of one role and unit are one row: how many, their mean now and with the method, and who is over forty', () => {
  const rows = byRole([worker('甲', '1-10', 10, 41), worker('乙', '1-2', 10, 20), worker('丙', '1-10', 20, 30)]);
  assert.deepEqual(
    rows.map(({ unitName, people, now, withIt, most, over }) => [unitName, people, now, withIt, most, over]),
    [
      ['1-2', 1, 10, 20, 20, 0],
      ['1-10', 2, 15, 35.5, 41, 1],
    ],
  );
});

test('exactly forty hours are not over forty', () => {
  assert.deepEqual(
    [40, 40.0001, 40.1].map((total) => isOver({ total })),
    [false, false, true],
  );
});
