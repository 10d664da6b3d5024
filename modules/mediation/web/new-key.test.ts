import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newAccessKey, partyLink, readAccessKey } from './new-key.ts';

test('The key of a private link comes back from its address, and is never the same twice', () => {
  const key = newAccessKey();
  assert.equal(key.length, 64);
  assert.notEqual(newAccessKey(), key);
  const link = new URL(partyLink('https://huying.example', '0198a000-0000-7000-8000-000000000001', key));
  assert.equal(readAccessKey(link.hash), key);
  assert.equal(link.search, '', 'nothing of it is sent to a server');
  for (const hash of ['', '#', '#short', `#${key}<b>`]) assert.equal(readAccessKey(hash), undefined);
});
