import assert from 'node:assert/strict';
import { test } from 'node:test';
import { percentOf } from './table-words.ts';

test('a share is whole only when nothing is missing, and nought only when nothing is there', () => {
  assert.deepEqual(
    [
      percentOf(999, 1000),
      percentOf(1, 1000),
      percentOf(0, 1000),
      percentOf(1000, 1000),
      percentOf(0, 0),
      percentOf(8, 12),
    ],
    [99, 1, 0, 100, 100, 67],
  );
});
