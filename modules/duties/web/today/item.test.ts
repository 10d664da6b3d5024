import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { arrange, byHarm, countsOf, type ItemFacts, spotsOf } from './item.ts';

const item = (key: string, more: Partial<ItemFacts> = {}): ItemFacts => ({
  key,
  when: 'open',
  tone: 'calm',
  harm: 3,
  dueAt: null,
  building: null,
  door: null,
  at: null,
  words: '',
  ...more,
});
const keys = (items: readonly ItemFacts[]) => items.map(({ key }) => key);

test('what is late comes before what is due, danger before the rest, the earlier before the later', () => {
  const items = [
    item('calm', { harm: 0 }),
    item('soon later', { tone: 'soon', dueAt: 20 }),
    item('soon', { tone: 'soon', dueAt: 10 }),
    item('soon without time', { tone: 'soon' }),
    item('late', { tone: 'late', harm: 5 }),
    item('danger', { tone: 'late', harm: 0 }),
  ];
  assert.deepEqual(keys(byHarm(items)), ['danger', 'late', 'soon', 'soon later', 'soon without time', 'calm']);
});

test('what is as pressing is walked from door to door, 9号楼 before 10号楼; what has no door keeps its order', () => {
  const doors = ['10号楼101', '9号楼202', '9号楼101'].map((door) => item(door, { door, dueAt: 1 }));
  assert.deepEqual(keys(byHarm(doors)), ['9号楼101', '9号楼202', '10号楼101']);
  assert.deepEqual(keys(byHarm([item('b'), item('a')])), ['b', 'a']);
});

test('nothing is lost or doubled; what lies in a building one goes to anyway is on the way', () => {
  const items = [
    item('same', { building: '盛景花园3号楼' }),
    item('else', { building: '永福小区7号楼' }),
    item('late', { tone: 'late', building: '盛景花园3号楼' }),
    item('nowhere'),
  ];
  const { first, onTheWay, later } = arrange(items);
  assert.deepEqual(keys(first), ['late']);
  assert.deepEqual(
    onTheWay.map(({ building, items: inside }) => [building, keys(inside)]),
    [['盛景花园3号楼', ['same']]],
  );
  assert.deepEqual(keys(later), ['else', 'nowhere']);
});

test('an urgent matter without an address puts nothing without an address on its way', () => {
  assert.deepEqual(arrange([item('a', { tone: 'late' }), item('b')]).onTheWay, []);
});

const anyItem = fc.record({
  key: fc.uuid(),
  when: fc.constantFrom('late', 'today', 'open'),
  tone: fc.constantFrom('late', 'soon', 'calm'),
  harm: fc.integer({ min: 0, max: 5 }),
  dueAt: fc.option(fc.integer({ min: 0, max: 9 })),
  building: fc.option(fc.constantFrom('1号楼', '2号楼')),
  door: fc.option(fc.string()),
  at: fc.option(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 }))),
  words: fc.string(),
}) satisfies fc.Arbitrary<ItemFacts>;

test('however a day is arranged, drawn or counted, everything on it is there once', () => {
  fc.assert(
    fc.property(fc.uniqueArray(anyItem, { selector: ({ key }) => key }), (items) => {
      const all = keys(items).toSorted();
      const { first, onTheWay, later } = arrange(items);
      assert.deepEqual(keys([...first, ...onTheWay.flatMap((part) => part.items), ...later]).toSorted(), all);
      const { spots, nowhere } = spotsOf(items);
      assert.deepEqual(keys([...spots.flatMap((spot) => spot.items), ...nowhere]).toSorted(), all);
      const { late, today, open } = countsOf(items);
      assert.equal(late + today + open, items.length);
    }),
  );
});
