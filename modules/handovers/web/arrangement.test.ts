// The form says what is missing before it is sent, and days become instants of Shanghai.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Draft, inputOf, missingOf } from './arrangement.ts';

const li = { id: 'li', label: '李明' };
const draft: Draft = {
  kind: 'posts',
  postIds: ['a', 'b'],
  forAll: li,
  perPost: {},
  isPerPost: false,
  from: '',
  until: '',
  reason: '调离',
};
const now = Date.parse('2026-03-16T18:00:00+08:00');

test('one successor for all posts, or one each; a post without one is left to the level above', () => {
  assert.deepEqual(inputOf(draft, now).posts, [
    { postId: 'a', toStaffId: 'li' },
    { postId: 'b', toStaffId: 'li' },
  ]);
  assert.deepEqual(inputOf({ ...draft, isPerPost: true, perPost: { b: li } }, now).posts, [
    { postId: 'a' },
    { postId: 'b', toStaffId: 'li' },
  ]);
});

test('a deputy needs a name for every post and a last day not before the first', () => {
  const deputy: Draft = { ...draft, kind: 'deputy' };
  assert.equal(missingOf({ ...deputy, forAll: undefined }), 'taker');
  assert.equal(missingOf(deputy), 'until');
  assert.equal(missingOf({ ...deputy, from: '2026-03-20', until: '2026-03-19' }), 'reversed');
  assert.equal(missingOf({ ...deputy, until: '2026-03-20' }), undefined);
  assert.equal(missingOf({ ...draft, postIds: [] }), 'posts');
  assert.equal(missingOf({ ...draft, reason: '  ' }), 'reason');
});

test('the last day counts whole; a first day that has begun is now', () => {
  const { until, moment } = inputOf({ ...draft, kind: 'deputy', from: '2026-03-16', until: '2026-03-20' }, now);
  assert.equal(until, new Date('2026-03-21T00:00:00+08:00').toISOString());
  assert.equal(moment, undefined);
  assert.equal(
    inputOf({ ...draft, from: '2026-03-17' }, now).moment,
    new Date('2026-03-17T00:00:00+08:00').toISOString(),
  );
});
