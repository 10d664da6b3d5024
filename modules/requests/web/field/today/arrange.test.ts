import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildingOf, harmOf, isDueToday, isLate, passes, toneOf } from './arrange.ts';

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

test('the filters name what they count', () => {
  assert.equal(passes.to_sign(row({ state: 'reopened' }), now), true);
  assert.equal(passes.to_verify(row({ state: 'resolved' }), now), true);
  assert.equal(passes.emergency(row({ isUrgentHardship: true }), now), true);
  assert.equal(passes.emergency(row(), now), false);
});

test('danger comes before hardship, and hardship before the rest', () => {
  const harms = [row({ isEmergency: true, isUrgentHardship: true }), row({ isUrgentHardship: true }), row()].map(
    harmOf,
  );
  assert.deepEqual(harms, [0, 1, 2]);
});
