import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildingOf, onTheWay } from './on-the-way.ts';

const row = (id: string, placeText: string | null, more: object = {}) => ({
  id,
  placeText,
  isEmergency: false,
  timeCard: 'none' as const,
  ...more,
});

test('two matters of one building stand together; what is urgent comes first wherever it is', () => {
  const rows = [
    row('a', '盛景花园3号楼1单元101', { isEmergency: true }),
    row('b', '盛景花园3号楼2单元202'),
    row('c', '永福小区7号楼'),
    row('d', '盛景花园3号楼1单元301'),
    row('e', null),
    row('f', '盛景花园3号楼1单元401', { timeCard: 'red' }),
  ];
  const { first, groups } = onTheWay(rows);
  assert.deepEqual(
    first.map(({ id }) => id),
    ['a', 'c', 'e', 'f'],
  );
  assert.deepEqual(
    groups.map(({ where, rows: inside }) => [where, inside.map(({ id }) => id)]),
    [['盛景花园3号楼', ['b', 'd']]],
  );
});

test('a place that names no building has none', () => {
  assert.equal(buildingOf('盛景花园北门'), undefined);
  assert.equal(buildingOf('12幢1单元'), '12幢');
});
