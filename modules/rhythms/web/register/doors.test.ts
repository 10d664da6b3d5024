import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRhythmSearch } from '../overview/rhythm-search.ts';
import { decisionDoors, roundDoors } from './doors.ts';

const month = { unitId: '3115f83f-69bf-5e66-8c99-399094ea2d86', periodFrom: '2026-03-01', periodTo: '2026-03-31' };

test('each count of rounds leads to the rows in its states as of the month’s last day, and the overview can read it', () => {
  const figures = { planned: 9, done: 5, missed: 3, excused: 1, leftOut: 2, findings: 4 };
  const doors = roundDoors('sweep', figures, month);
  assert.deepEqual(
    doors.map(({ key, value }) => [key, value]),
    Object.entries(figures),
  );
  assert.deepEqual(doors.at(-1), {
    key: 'findings',
    value: 4,
    to: '/desk/rhythms/findings',
    search: { unitId: month.unitId, from: '2026-03-01', to: '2026-03-31' },
  });
  for (const { search } of doors.slice(0, -1)) {
    const { view: _, code: _code, ...read } = readRhythmSearch(search);
    assert.deepEqual(
      { ...read, states: read.states?.toSorted() },
      { ...search, states: Array.isArray(search['states']) ? search['states'].toSorted() : undefined },
    );
    assert.equal(read.asOf, '2026-03-31');
  }
  assert.equal(roundDoors('meeting', { planned: 2, done: 2, missed: 0, excused: 0, leftOut: 0 }, month).length, 5);
});

test('decisions lead to their list by the day of the meeting', () => {
  assert.deepEqual(
    decisionDoors({ made: 3, done: 1, overdue: 2 }, month).map(({ value, search }) => [
      value,
      search['state'],
      search['from'],
    ]),
    [
      [3, 'all', '2026-03-01'],
      [1, 'done', '2026-03-01'],
      [2, 'overdue', '2026-03-01'],
    ],
  );
});
