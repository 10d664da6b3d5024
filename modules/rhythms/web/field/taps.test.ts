import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import type { sweepPage } from '../../shared/queries.ts';
import { checked, finished } from './taps.ts';

type Page = QueryAnswer<typeof sweepPage>;
const page = {
  occurrence: { id: 'a' },
  items: [
    { ordinal: 1, result: null },
    { ordinal: 2, result: 'finding' },
    { ordinal: 3, result: null },
  ],
} as Page;
const results = (of: Page) => of.items.map(({ result }) => result);

test('a tap changes its own item and no other', () => {
  assert.deepEqual(results(checked(page, { occurrenceId: 'a', ordinal: 3, result: 'fine' })), [
    null,
    'finding',
    'fine',
  ]);
  assert.deepEqual(results(checked(page, { occurrenceId: 'a', ordinal: 2, result: 'fine' })), [null, 'fine', null]);
});

test('“the rest is fine” leaves what was found as it was found', () => {
  assert.deepEqual(results(finished(page, { occurrenceId: 'a', restIsFine: true })), ['fine', 'finding', 'fine']);
  assert.deepEqual(results(finished(page, { occurrenceId: 'a', restIsFine: false })), [null, 'finding', null]);
});

test('another sweep in memory stays as it is', () => {
  assert.equal(checked(page, { occurrenceId: 'b', ordinal: 1, result: 'fine' }), page);
  assert.equal(finished(page, { occurrenceId: 'b', restIsFine: true }), page);
});
