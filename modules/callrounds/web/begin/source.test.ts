import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultDue, readBeginSearch, shownCallers, sourceKey, sourceOf, whereFrom } from './source.ts';

const title = { zh: '走访', en: 'Visits' };
const sources = whereFrom({
  unit: { unitId: 'u', name: '社区' },
  callers: [],
  registers: [{ registerId: 'g', title, isSensitive: true, people: 3 }],
  notYet: [{ rhythmId: 'r', slot: '2026-03', title, isSensitive: false, open: 2, missed: 1, dueAt: new Date(0) }],
});

test('the not-yet names of a coverage come in by the address, with the states that were asked for', () => {
  const search = readBeginSearch({ rhythmId: 'r', slot: '2026-03', states: ['missed', 'done'] });
  const source = sources.find(({ key }) => key === sourceKey(search, sources));
  assert.equal(source?.people, 3);
  assert.deepEqual(sourceOf(source!, search), { kind: 'not_yet', rhythmId: 'r', slot: '2026-03', states: ['missed'] });
  assert.equal(sourceKey(readBeginSearch({ rhythmId: 'other', slot: '2026-03' }), sources), undefined);
  assert.equal(sourceKey(readBeginSearch({ registerId: 'g' }), sources), 'g');
});

test('a round is to be done the same evening, or the next where the evening is near', () => {
  assert.equal(defaultDue(Date.parse('2026-03-11T14:00:00+08:00')), '2026-03-11T21:00');
  assert.equal(defaultDue(Date.parse('2026-03-11T19:30:00+08:00')), '2026-03-12T21:00');
});

test('of many callers, those chosen and those of the unit are in sight, and others are found by name or grid', () => {
  const caller = (postId: string, name: string, unitName: string) => ({
    postId,
    name,
    unitName,
    role: 'grid_worker',
    maySensitive: false,
  });
  const callers = [caller('a', '李敏', '社区'), caller('b', '张桂兰', '1-1'), caller('c', '高志强', '1-2')];
  const ids = (chosen: string[], typed: string) =>
    shownCallers(callers, chosen, typed, '社区').map(({ postId }) => postId);
  assert.deepEqual(ids([], ''), ['a']);
  assert.deepEqual(ids(['c'], ''), ['a', 'c']);
  assert.deepEqual(ids([], '1-1'), ['a', 'b']);
});
