import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noteRead, unreadFirst } from './read-notices.ts';

test('what was not read stands first, in the order it came', () => {
  const rows = ['a', 'b', 'c', 'd'].map((code) => ({ code }));
  assert.deepEqual(
    unreadFirst(rows, ['a', 'c', 'gone']).map(({ code }) => code),
    ['b', 'd', 'a', 'c'],
  );
});

test('reading needs no storage', () => {
  assert.doesNotThrow(() => noteRead('a'));
});
