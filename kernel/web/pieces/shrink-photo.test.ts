import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitWithin } from './shrink-photo.ts';

test('the longer side becomes 1600 px, the shape stays', () => {
  assert.deepEqual(fitWithin(4000, 3000), { width: 1600, height: 1200 });
  assert.deepEqual(fitWithin(3000, 4000), { width: 1200, height: 1600 });
});

test('a small picture is not enlarged, and a strip keeps at least a pixel', () => {
  assert.deepEqual(fitWithin(640, 480), { width: 640, height: 480 });
  assert.deepEqual(fitWithin(1600, 1600), { width: 1600, height: 1600 });
  assert.deepEqual(fitWithin(16000, 2), { width: 1600, height: 1 });
});
