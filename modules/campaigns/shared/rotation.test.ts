import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { drawParts, nextDay, partSizes, placeNewcomers } from './rotation.ts';

test('a fifth a day, rounded: sizes add up, differ by one at most, the larger ones first (E12)', () => {
  assert.deepEqual(partSizes(1003, 5), [201, 201, 201, 200, 200]);
  assert.deepEqual(partSizes(3, 5), [1, 1, 1, 0, 0]);
  fc.assert(
    fc.property(fc.nat(5000), fc.integer({ min: 2, max: 20 }), (count, days) => {
      const sizes = partSizes(count, days);
      assert.equal(sizes.length, days);
      assert.equal(
        sizes.reduce((sum, size) => sum + size, 0),
        count,
      );
      assert.ok(Math.max(...sizes) - Math.min(...sizes) <= 1);
      assert.deepEqual(
        sizes,
        sizes.toSorted((a, b) => b - a),
      );
    }),
  );
});

test('the parts are the order cut up: nobody twice, nobody left out', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.uuid(), { maxLength: 200 }), fc.integer({ min: 2, max: 9 }), (ordered, days) => {
      assert.deepEqual(drawParts(ordered, days).flat(), ordered);
      const carried = Math.floor(ordered.length / 2);
      const parts = drawParts(ordered, days, carried);
      assert.deepEqual(parts.flat(), ordered);
      assert.equal(parts.length, days);
      assert.ok((parts[0]?.length ?? 0) >= carried, 'who was left over is asked on the first day');
    }),
  );
});

test('newcomers go into the smallest part still to come, so that parts grow even; no part is left, no place', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(30), { minLength: 1, maxLength: 6 }),
      fc.uniqueArray(fc.uuid(), { maxLength: 120 }),
      (sizes, newcomers) => {
        const remaining = sizes.map((size, n) => ({ partNo: n + 3, size }));
        const placed = placeNewcomers(remaining, newcomers);
        assert.deepEqual([...placed.keys()], newcomers);
        const after = remaining.map(
          ({ partNo, size }) => size + [...placed.values()].filter((one) => one === partNo).length,
        );
        // A part that got somebody is never more than one above the smallest.
        for (const [n, size] of after.entries()) if (size > (sizes[n] ?? 0)) assert.ok(size - Math.min(...after) <= 1);
      },
    ),
  );
  assert.equal(placeNewcomers([], ['a']).size, 0);
});

test('a cycle has its days one after another, then the next begins', () => {
  let day = nextDay(undefined, 3);
  const seen = [day];
  for (let n = 0; n < 6; n += 1) seen.push((day = nextDay(day, 3)));
  assert.deepEqual(
    seen.map(({ cycleNo, partNo }) => `${cycleNo}.${partNo}`),
    ['1.1', '1.2', '1.3', '2.1', '2.2', '2.3', '3.1'],
  );
});
