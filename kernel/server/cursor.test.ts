import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#kernel/shared/id.ts';
import { momentAfter, readMoment, readOffset } from './cursor.ts';

test('what a page gives is what the next one reads', () => {
  const [at, id] = [new Date('2026-03-16T01:02:03.004Z'), newId()];
  assert.deepEqual(readMoment(momentAfter(at, id)), { at, id });
  assert.equal(readMoment(undefined), undefined);
  assert.deepEqual([readOffset(undefined), readOffset('0'), readOffset('200')], [0, 0, 200]);
});

test('anything else is told to be wrong', () => {
  for (const after of [
    '',
    '|',
    'x|y',
    `x|${newId()}`,
    '1|2',
    `9999999999999999999|${newId()}`,
    `999999999999999|${newId()}`,
  ])
    assert.throws(() => readMoment(after), { code: 'kernel.malformed' }, after);
  for (const after of ['', 'x', '-1', '1.5', '1e9', '9999999', ' 1'])
    assert.throws(() => readOffset(after), { code: 'kernel.malformed' }, after);
});
