import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonical, keepIntents } from './intent.ts';

function counting() {
  let n = 0;
  return keepIntents(() => `id-${++n}`);
}

test('a press repeated while nobody answered keeps its id, whatever the order of the fields', () => {
  const intents = counting();
  const first = intents.idFor({ requestId: 'r', to: { unit: 'u', person: 'p' } });
  assert.equal(intents.idFor({ to: { person: 'p', unit: 'u' }, requestId: 'r', note: undefined }), first);
});

test('another content is another intent, and going back to the first finds the first again', () => {
  const intents = counting();
  const first = intents.idFor({ note: 'a' });
  const second = intents.idFor({ note: 'b' });
  assert.notEqual(second, first);
  assert.equal(intents.idFor({ note: 'a' }), first);
});

test('once judged, the same press again is a new intent', () => {
  const intents = counting();
  const first = intents.idFor({ note: 'a' });
  const other = intents.idFor({ note: 'b' });
  intents.settle(first);
  assert.notEqual(intents.idFor({ note: 'a' }), first);
  assert.equal(intents.idFor({ note: 'b' }), other);
});

test('lists keep their order and dates their instant in the canonical text', () => {
  assert.notEqual(canonical([1, 2]), canonical([2, 1]));
  assert.equal(canonical({ at: new Date(0) }), '{"at":"1970-01-01T00:00:00.000Z"}');
  assert.equal(canonical(undefined), 'undefined');
});
