import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { faultOfGeometry, type UnitGeometry } from '#modules/territory/shared/geometry.ts';
import { lots } from '../rows.ts';
import { areaOf, districtQuad, pointIn, polygonOf, type Quad, splitQuad } from './shapes.ts';

const weightsArbitrary = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 60 });

test('the parts of an outline fill it, and each is a ring a map can draw', () => {
  fc.assert(
    fc.property(weightsArbitrary, fc.integer(), (weights, seed) => {
      const parts = splitQuad(districtQuad, weights, lots(seed));
      assert.equal(parts.length, weights.length);
      const areas = parts.map(areaOf);
      for (const [i, part] of parts.entries()) {
        assert.ok(areas[i]! > 0, 'corners run counter-clockwise');
        assert.equal(faultOfGeometry(polygonOf(part) as unknown as UnitGeometry), undefined);
      }
      const whole = areaOf(districtQuad);
      // Corners are rounded to a tenth of a metre.
      assert.ok(Math.abs(areas.reduce((a, b) => a + b, 0) - whole) < whole * 1e-3);
    }),
  );
});

test('a point taken in one part lies in no other', () => {
  const parts = splitQuad(districtQuad, Array(40).fill(1), lots(7));
  for (const part of parts) {
    const point = pointIn(part, 0.4, 0.6);
    assert.equal(parts.filter((other) => holds(other, point)).length, 1);
  }
});

test('the same seed draws the same map', () => {
  assert.deepEqual(splitQuad(districtQuad, [3, 1, 2], lots(1)), splitQuad(districtQuad, [3, 1, 2], lots(1)));
});

function holds(quad: Quad, [x, y]: readonly [number, number]): boolean {
  return quad.every(([x1, y1], i) => {
    const [x2, y2] = quad[(i + 1) % 4]!;
    return (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1) > 0;
  });
}
