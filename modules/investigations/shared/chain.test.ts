import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { chainOf, type Edge, unreached } from './chain.ts';

const nodes = ['a', 'b', 'c', 'd', 'e', 'f'];
const node = fc.constantFrom(...nodes);
const edges = fc
  .array(fc.record({ fromId: node, toId: node, lastAt: fc.integer({ min: 0, max: 3 }) }), { maxLength: 14 })
  .map((list): Edge[] =>
    list.filter(({ fromId, toId }) => fromId !== toId).map((edge, n) => ({ ...edge, exposureId: `x${n}` })),
  );
const told = edges.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));

test('the chain is a forest, and the same whatever the order of telling: circles and people named twice among them', () => {
  fc.assert(
    fc.property(told, ([first, shuffled]) => {
      const chain = chainOf(nodes, first);
      const again = chainOf(nodes, shuffled);
      assert.deepEqual(again.branches, chain.branches);
      assert.deepEqual(new Set(again.beside), new Set(chain.beside));
      assert.deepEqual(chain.branches.map(({ id }) => id).toSorted(), nodes);
      // Whoever is under somebody stands after them, one deeper: no circles, one parent.
      const depth = new Map<string, number>();
      for (const branch of chain.branches) {
        const edge = first.find(({ exposureId }) => exposureId === branch.exposureId);
        assert.equal(branch.depth, edge ? (depth.get(edge.fromId) ?? Number.NaN) + 1 : 0);
        assert.equal(edge?.toId ?? branch.id, branch.id);
        depth.set(branch.id, branch.depth);
      }
      const taken = chain.branches.filter(({ exposureId }) => exposureId !== null).length;
      assert.equal(taken + chain.beside.length, first.length);
    }),
  );
});

test('the earliest exposure is the parent; one that would close a circle stands beside', () => {
  const edge = (exposureId: string, fromId: string, toId: string, lastAt: number) => ({
    exposureId,
    fromId,
    toId,
    lastAt,
  });
  const { branches, beside } = chainOf(
    ['a', 'b', 'c'],
    [edge('3', 'c', 'a', 3), edge('1', 'a', 'b', 1), edge('2', 'b', 'c', 2), edge('4', 'a', 'c', 4)],
  );
  assert.deepEqual(
    branches.map(({ id, depth }) => [id, depth]),
    [
      ['a', 0],
      ['b', 1],
      ['c', 2],
    ],
  );
  assert.deepEqual(
    beside.map(({ exposureId }) => exposureId),
    ['3', '4'],
  );
});

test('whom another standing case reaches is not let go, by whatever path', () => {
  fc.assert(
    fc.property(edges, fc.subarray(nodes), (list, cases) => {
      const free = unreached(cases, list, nodes);
      for (const { fromId, toId } of list) assert.ok(free.includes(fromId) || !free.includes(toId));
      for (const id of cases) assert.ok(!free.includes(id));
      // Nobody is held by nothing: without any case all go.
      assert.deepEqual(unreached([], list, nodes), nodes);
    }),
  );
});
