import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSpots } from './last-spots.ts';

test('remembered places are read as far as they are places, five at most', () => {
  const spot = (n: number) => ({ placeId: `p${n}`, address: `${n}号楼` });
  assert.deepEqual(readSpots([spot(1), null, { placeId: 3 }, spot(2)]), [spot(1), spot(2)]);
  assert.equal(readSpots([1, 2, 3, 4, 5, 6, 7].map(spot))?.length, 5);
  assert.equal(readSpots({}), undefined);
});
