import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OccurrenceLine } from '../shared/queries.ts';
import { deskPath, fieldPath, owedFirst, periodWords } from './words.ts';

test('a period is named as people say it: a month, a half of it, a week', () => {
  assert.equal(periodWords('2026-03-01', '2026-03-31').zh, '2026年3月');
  assert.equal(periodWords('2026-02-01', '2026-02-28').zh, '2026年2月');
  assert.equal(periodWords('2026-03-01', '2026-03-15').zh, '3月上半月');
  assert.equal(periodWords('2026-02-16', '2026-02-28').zh, '2月下半月');
  assert.equal(periodWords('2026-02-16', '2026-02-28').en, 'Second half of February');
  assert.equal(periodWords('2026-03-30', '2026-04-05').zh, '3月30日—4月5日');
  assert.equal(periodWords('2026-03-09', '2026-03-09').zh, '3月9日');
});

test('what is owed stands first as today’s, then what was missed, the latest first; what was made up for is not owed', () => {
  const line = (id: string, dueOn: string, more: Partial<OccurrenceLine>): OccurrenceLine =>
    ({ id, dueOn, isToday: false, state: 'missed', madeUpAt: null, ...more }) as OccurrenceLine;
  const rows = [
    line('old', '2026-03-02', {}),
    line('late', '2026-03-09', {}),
    line('made', '2026-02-23', { madeUpAt: new Date(0) }),
    line('next', '2026-03-23', { state: 'due' }),
    line('now', '2026-03-16', { state: 'due', isToday: true }),
  ];
  assert.deepEqual(
    owedFirst(rows).map(({ id }) => id),
    ['now', 'late', 'old'],
  );
});

test('a sweep opens in the field, minutes and registers on the desk', () => {
  assert.equal(fieldPath({ record: 'sweep', id: 'a' }), '/field/sweeps/a');
  assert.equal(deskPath({ record: 'sweep', id: 'a' }), '/desk/rhythms/sweeps/a');
  assert.equal(fieldPath({ record: 'register', id: 'b' }), '/desk/rhythms/registers/b');
});
