import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FeatureCollection } from './geometry.ts';
import { matchGeometries } from './match-geometry.ts';

const ring = [
  [116.55, 35.41],
  [116.56, 35.41],
  [116.56, 35.42],
  [116.55, 35.41],
];
const feature = (properties: Record<string, unknown> | null, coordinates = [ring]) => ({
  type: 'Feature' as const,
  properties,
  geometry: { type: 'Polygon' as const, coordinates },
});
const file = (...features: FeatureCollection['features']): FeatureCollection => ({
  type: 'FeatureCollection',
  features,
});
const units = [
  { unitId: 'a', name: '东网格', shortCode: 'E-1' },
  { unitId: 'b', name: '西网格', shortCode: null },
  { unitId: 'c', name: '一网格', shortCode: '一网格' },
  { unitId: 'd', name: '同名网格', shortCode: null },
  { unitId: 'e', name: '同名网格', shortCode: null },
];

test('a polygon finds its unit by id, by name in either language of the file, or by short code', () => {
  const { matched, unmatched, faulty } = matchGeometries(
    file(feature({ code: 'E-1' }), feature({ 名称: ' 西网格 ' }), feature({ unitId: 'c' })),
    units,
  );
  assert.deepEqual(
    matched.map(({ unitId }) => unitId),
    ['a', 'b', 'c'],
  );
  assert.deepEqual([unmatched, faulty], [[], []]);
});

test('a unit whose code is its name is one unit, two units of one name are none', () => {
  const { matched, unmatched } = matchGeometries(
    file(feature({ name: '一网格' }), feature({ name: '同名网格' })),
    units,
  );
  assert.deepEqual(
    matched.map(({ unitId }) => unitId),
    ['c'],
  );
  assert.deepEqual(unmatched, [{ name: '同名网格', why: 'ambiguous' }]);
});

test('what fits nothing, comes twice or is no polygon is named, and takes nothing else with it', () => {
  const { matched, unmatched, faulty } = matchGeometries(
    file(
      feature({ name: '东网格' }),
      feature({ name: '东网格' }),
      feature({ name: '南网格' }),
      feature(null),
      feature({ name: '西网格' }, [ring.map(([longitude = 0, latitude = 0]) => [latitude, longitude])]),
    ),
    units,
  );
  assert.deepEqual(
    matched.map(({ unitId }) => unitId),
    ['a'],
  );
  assert.deepEqual(unmatched, [
    { name: '东网格', why: 'repeated' },
    { name: '南网格', why: 'unknown' },
    { name: '#4', why: 'unknown' },
  ]);
  assert.deepEqual(faulty, [{ name: '西网格', fault: 'swapped' }]);
});
