import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOutlines } from './read-outlines.ts';

const feature = {
  type: 'Feature',
  properties: { name: '东网格' },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [116.55, 35.41],
        [116.56, 35.41],
        [116.56, 35.42],
        [116.55, 35.41],
      ],
    ],
  },
};

test('a file of polygons is read, with the mark that Windows tools begin with', () => {
  const text = `\uFEFF${JSON.stringify({ type: 'FeatureCollection', features: [feature] })}`;
  assert.equal(readOutlines(text).geojson?.features.length, 1);
});

test('what is no map file says so, and a point among polygons is found by its place', () => {
  assert.deepEqual(readOutlines('网格,名称'), { fault: '' });
  assert.equal(readOutlines('{"type":"Topology"}').fault, 'type');
  const point = { ...feature, geometry: { type: 'Point', coordinates: [116.55, 35.41] } };
  const { fault, geojson } = readOutlines(JSON.stringify({ type: 'FeatureCollection', features: [feature, point] }));
  assert.equal(geojson, undefined);
  assert.match(fault ?? '', /^features\.1\.geometry/);
});
