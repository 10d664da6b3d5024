import assert from 'node:assert/strict';
import { test } from 'node:test';
import { knownPlace } from './known-place.ts';

const rows = (...ids: (string | null)[]) => ids.map((placeId) => ({ placeId }));

test('the place most requests were at is the guess; of two with as many, the newer one', () => {
  assert.deepEqual(knownPlace(rows('a', 'b', 'b')), { placeId: 'b' });
  assert.deepEqual(knownPlace(rows('a', 'b')), { placeId: 'a' });
  assert.equal(knownPlace(rows(null)), undefined);
  assert.equal(knownPlace([]), undefined);
});
