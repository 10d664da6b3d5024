import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type Counts,
  madeOf,
  notYetOf,
  readCoverageSearch,
  statesShown,
  usualOf,
  worstFirst,
} from './coverage-search.ts';

const none: Counts = { ahead: 0, open: 0, done: 0, excused: 0, missed: 0, made_up: 0, ended: 0 };
const id = '9a429faa-4e5c-4ca4-bc63-e2047c4c84cf';

test('an address that somebody edited is read as far as it makes sense', () => {
  const read = readCoverageSearch({
    rhythmId: id,
    unitId: 'everything',
    slot: '2026-11',
    asOf: '2026-02-30T09:00',
    states: ['missed', 'nonsense'],
    isElsewhere: 'yes',
  });
  assert.deepEqual(read, {
    rhythmId: id,
    slot: '2026-11',
    unitId: undefined,
    placeId: undefined,
    asOf: undefined,
    namesOf: undefined,
    states: ['missed'],
    isElsewhere: undefined,
  });
  assert.equal(readCoverageSearch({ asOf: '2026-03-16T09:00' }).asOf, '2026-03-16T09:00');
  for (const asOf of ['2026-03-16T24:00', '2026-03-16', '2026-03-16T09:00:00Z', 9])
    assert.equal(readCoverageSearch({ asOf }).asOf, undefined, String(asOf));
  assert.deepEqual(readCoverageSearch({ states: 'open' }).states, ['open']);
});

test('the denominator is every turn that was made; not yet is what is missed, open or ahead', () => {
  const counts = { ahead: 1, open: 2, done: 4, excused: 8, missed: 16, made_up: 32, ended: 64 };
  assert.equal(madeOf(counts), 127);
  assert.equal(notYetOf(counts), 19);
});

test('late, open and done always have a column, the others when they occur, not yet first', () => {
  assert.deepEqual(statesShown(none), ['missed', 'open', 'done']);
  assert.deepEqual(statesShown({ ...none, excused: 1, ahead: 2 }), ['missed', 'open', 'ahead', 'excused', 'done']);
});

test('units stand in order of what was missed, then of what is not done yet; equals as they came', () => {
  const unit = (name: string, counts: Partial<Counts>) => ({ name, counts: { ...none, ...counts } });
  const units = [
    unit('a', { done: 9 }),
    unit('b', { open: 3 }),
    unit('c', { missed: 1 }),
    unit('d', { open: 3 }),
    unit('e', { missed: 1, open: 1 }),
  ];
  assert.deepEqual(
    worstFirst(units).map(({ name }) => name),
    ['e', 'c', 'b', 'd', 'a'],
  );
});

test('the page opens on a rhythm that has something to show, and never by itself on a sensitive one', () => {
  const one = (name: string, isSensitive: boolean, rounds: { isLeftOut: boolean }[]) => ({ name, isSensitive, rounds });
  const [never, left, ran, secret] = [
    one('never', false, []),
    one('left', false, [{ isLeftOut: true }]),
    one('ran', false, [{ isLeftOut: false }]),
    one('secret', true, [{ isLeftOut: false }]),
  ];
  assert.equal(usualOf([never, secret, left, ran])?.name, 'ran');
  assert.equal(usualOf([secret, never])?.name, 'never');
  assert.equal(usualOf([secret])?.name, 'secret');
  assert.equal(usualOf([]), undefined);
});
