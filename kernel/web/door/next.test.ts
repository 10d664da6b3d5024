import assert from 'node:assert/strict';
import { test } from 'node:test';
import { safeNext } from './next.ts';

test('after signing in one goes to a page of ours, with its filters', () => {
  assert.equal(safeNext('/desk/requests?state=late#top', '/desk'), '/desk/requests?state=late#top');
});

test('an address of somebody else, the sign-in page itself or nonsense lead to the door', () => {
  const bad = [
    '//evil.example/x',
    '/\\evil.example',
    '/\t/evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '',
    undefined,
    3,
    '/desk/sign-in?next=/desk',
  ];
  for (const next of bad) assert.equal(safeNext(next, '/desk'), '/desk', String(next));
});
