import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AreaShape, classBounds, classOf, labelPlace, pathOf, planeFor, positionsOf } from './grid-geometry.ts';

const square = (x: number, y: number, side = 0.01): AreaShape => ({
  type: 'Polygon',
  coordinates: [
    [
      [x, y],
      [x + side, y],
      [x + side, y + side],
      [x, y + side],
      [x, y],
    ],
  ],
});

test('shapes fill the box, north is up, and a metre east is as long as a metre north', () => {
  const shape = square(116.6, 35.4);
  const plane = planeFor(positionsOf(shape), 400, 400, 0);
  const [west, southY] = plane.project([116.6, 35.4]);
  const [east, northY] = plane.project([116.61, 35.41]);
  assert.ok(northY < southY);
  assert.ok(Math.abs(southY - 400) < 1e-6 && Math.abs(northY) < 1e-6);
  assert.ok(Math.abs((east - west) / 400 - Math.cos((35.405 * Math.PI) / 180)) < 1e-6);
});

test('a plane without any shape, or of one point, still projects to numbers', () => {
  assert.deepEqual(planeFor([], 100, 50).project([116, 35]), [50, 25]);
  const [x, y] = planeFor([[116, 35]], 100, 50).project([116, 35]);
  assert.ok(Number.isFinite(x) && Number.isFinite(y));
});

test('a path closes every ring, holes and islands included', () => {
  const shape: AreaShape = {
    type: 'MultiPolygon',
    coordinates: [
      [
        ...(square(0, 0, 1) as { coordinates: number[][][] }).coordinates,
        ...(square(0.2, 0.2, 0.2) as { coordinates: number[][][] }).coordinates,
      ],
      (square(3, 0, 1) as { coordinates: number[][][] }).coordinates,
    ],
  };
  const path = pathOf(shape, planeFor(positionsOf(shape), 100, 100));
  assert.equal(path.match(/M/g)?.length, 3);
  assert.equal(path.match(/Z/g)?.length, 3);
});

test('a label stands in the middle of the largest part', () => {
  const shape: AreaShape = {
    type: 'MultiPolygon',
    coordinates: [
      (square(0, 0, 0.1) as { coordinates: number[][][] }).coordinates,
      (square(1, 0, 1) as { coordinates: number[][][] }).coordinates,
    ],
  };
  const plane = planeFor(positionsOf(shape), 200, 100, 0);
  const place = labelPlace(shape, plane);
  const [x, y] = plane.project([1.5, 0.5]);
  assert.ok(Math.abs(place.x - x) < 0.5 && Math.abs(place.y - y) < 0.5, JSON.stringify(place));
});

test('zero is a class of its own and equal counts stay together', () => {
  const bounds = classBounds([0, 0, 1, 1, 1, 2, 3, 9, 40]);
  assert.equal(bounds[0], 0);
  assert.equal(bounds.at(-1), 40);
  assert.deepEqual(
    bounds,
    [...new Set(bounds)].sort((a, b) => a - b),
  );
  assert.equal(classOf(0, bounds), 0);
  assert.ok(classOf(1, bounds) > 0);
  assert.equal(classOf(40, bounds), bounds.length - 1);
});

test('few different counts give few classes, none gives none', () => {
  assert.deepEqual(classBounds([0, 0, 0]), [0]);
  assert.deepEqual(classBounds([7]), [7]);
  assert.deepEqual(classBounds([]), []);
});
