import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mapLink } from './map-link.ts';

test('a position is latitude first, as RFC 5870 has it, with the address as its label', () => {
  assert.equal(
    mapLink({ longitude: 116.65, latitude: 35.4, placeText: '3号楼' }),
    'geo:35.4,116.65?q=35.4,116.65(3%E5%8F%B7%E6%A5%BC)',
  );
});

test('without a position the address is searched for; brackets in it cannot break the label', () => {
  assert.equal(mapLink({ longitude: null, latitude: null, placeText: 'A(1)&b' }), 'geo:0,0?q=A(1)%26b');
  assert.equal(mapLink({ longitude: 1, latitude: 2, placeText: null }), 'geo:2,1?q=2,1');
});
