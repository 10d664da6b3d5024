import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyOfFile, keyPattern, pathOfFeed } from '../shared/feed.ts';
import { inProgram, newFeedKey } from './new-key.ts';

test('a key is 32 bytes that no two share, in letters that an address takes as they are', () => {
  const keys = Array.from({ length: 500 }, newFeedKey);
  assert.equal(new Set(keys).size, 500);
  for (const key of keys) {
    assert.match(key, keyPattern);
    assert.equal(Buffer.from(key, 'base64url').length, 32);
    assert.equal(encodeURIComponent(key), key);
    assert.equal(keyOfFile(pathOfFeed(key).slice('/calendar/'.length)), key);
  }
});

test('a calendar program is called by its own scheme, over either of ours', () => {
  assert.equal(inProgram('https://huying.example/calendar/k.ics'), 'webcal://huying.example/calendar/k.ics');
  assert.equal(inProgram('http://huying.example/calendar/k.ics'), 'webcal://huying.example/calendar/k.ics');
});
