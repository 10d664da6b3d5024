import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrange, buildingOf, isDueToday, isLate, passes, toneOf } from './arrange.ts';

const at = (text: string) => new Date(`2022-03-${text}+08:00`);
const now = at('16T12:00').getTime();
const row = (more: object = {}) => ({
  id: '1',
  state: 'in_progress' as const,
  resolveDueAt: at('18T18:00') as Date | null,
  timeCard: 'none' as const,
  isEmergency: false,
  isUrgentHardship: false,
  placeText: '盛景花园3号楼1单元101' as string | null,
  ...more,
});

test('late is what is past its time and not done; due today is what still can be in time', () => {
  assert.equal(isLate(row({ resolveDueAt: at('16T11:59') }), now), true);
  assert.equal(isLate(row({ resolveDueAt: at('16T11:59'), state: 'resolved' }), now), false);
  assert.equal(isLate(row({ resolveDueAt: null }), now), false);
  assert.equal(isDueToday(row({ resolveDueAt: at('16T23:59') }), now), true);
  assert.equal(isDueToday(row({ resolveDueAt: at('17T00:00') }), now), false);
  assert.equal(isDueToday(row({ resolveDueAt: at('16T11:59') }), now), false);
});

test('danger and lateness are red; what nobody has taken on yet is amber; a week away is neither', () => {
  assert.equal(toneOf(row({ isEmergency: true }), now), 'late');
  assert.equal(toneOf(row({ resolveDueAt: at('15T12:00') }), now), 'late');
  for (const state of ['received', 'returned', 'dispatched'] as const)
    assert.equal(toneOf(row({ state }), now), 'soon');
  assert.equal(toneOf(row({ timeCard: 'yellow' }), now), 'soon');
  assert.equal(toneOf(row(), now), 'calm');
  assert.equal(toneOf(row({ isEmergency: true, state: 'resolved' }), now), 'calm');
});

test('a building is read from an address as people write it', () => {
  assert.equal(buildingOf('盛景花园3号楼1单元101'), '盛景花园3号楼');
  assert.equal(buildingOf('龙城一号 12 栋 2 单元'), '龙城一号 12 栋');
  assert.equal(buildingOf('洸河路18号老孟粥铺'), null);
  assert.equal(buildingOf(null), null);
});

test('nothing is lost or doubled; what lies in a building one goes to anyway is on the way, in the order it came', () => {
  const rows = [
    row({ id: 'late', resolveDueAt: at('15T12:00') }),
    row({ id: 'same', placeText: '盛景花园3号楼2单元501' }),
    row({ id: 'else', placeText: '永福小区7号楼1单元402' }),
    row({ id: 'nowhere', placeText: null }),
  ];
  const { first, onTheWay, later } = arrange(rows, now);
  assert.deepEqual(
    first.map(({ id }) => id),
    ['late'],
  );
  assert.deepEqual(
    onTheWay.map(({ building, rows: inside }) => [building, inside.map(({ id }) => id)]),
    [['盛景花园3号楼', ['same']]],
  );
  assert.deepEqual(
    later.map(({ id }) => id),
    ['else', 'nowhere'],
  );
});

test('an urgent matter without an address puts nothing without an address on its way', () => {
  const rows = [row({ id: 'a', isEmergency: true, placeText: null }), row({ id: 'b', placeText: null })];
  assert.deepEqual(arrange(rows, now).onTheWay, []);
});

test('the filters name what they count', () => {
  assert.equal(passes.to_sign(row({ state: 'reopened' }), now), true);
  assert.equal(passes.to_verify(row({ state: 'resolved' }), now), true);
  assert.equal(passes.emergency(row({ isUrgentHardship: true }), now), true);
  assert.equal(passes.emergency(row(), now), false);
});
