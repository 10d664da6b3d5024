import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rangeOf } from './range.ts';

test('one range is understood in its three forms', () => {
  assert.deepEqual(rangeOf('bytes=0-499', 1000), { first: 0, last: 499 });
  assert.deepEqual(rangeOf('bytes=500-', 1000), { first: 500, last: 999 });
  assert.deepEqual(rangeOf('bytes=-100', 1000), { first: 900, last: 999 });
  assert.deepEqual(rangeOf('bytes=900-5000', 1000), { first: 900, last: 999 });
});

test('what is no single range of bytes gets the whole', () => {
  for (const header of [undefined, '', 'bytes', 'bytes=a-b', 'pages=1-2', 'bytes=0-1,5-6', 'bytes=5'])
    assert.equal(rangeOf(header, 1000), undefined, header);
});

test('a range outside the file is told so', () => {
  for (const header of ['bytes=1000-', 'bytes=2000-3000'])
    assert.throws(() => rangeOf(header, 1000), { code: 'file.beyond_end' });
});
