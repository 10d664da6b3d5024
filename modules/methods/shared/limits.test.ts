import assert from 'node:assert/strict';
import { test } from 'node:test';
import minhu from '#methods/minhu-5643/method.ts';
import { findKind, limitsFor } from './limits.ts';
import { workMethodJsonSchema } from './method.ts';

test('a class of area has its own limit where the method says so, and the ordinary one elsewhere', () => {
  const kind = findKind(minhu, 'exposed_rubbish');
  assert.ok(kind);
  assert.deepEqual(limitsFor(minhu, kind, 'village').resolve, { amount: 8, unit: 'work_hour' });
  assert.deepEqual(limitsFor(minhu, kind, 'village').response, kind.responseLimit);
  assert.deepEqual(limitsFor(minhu, kind).resolve, { amount: 4, unit: 'work_hour' });
  assert.deepEqual(limitsFor(minhu, kind, 'no_such_class').resolve, kind.resolveLimit);
  assert.equal(findKind(minhu, 'no_such_kind'), undefined);
});

test('the shape of a method can be handed to an editor as JSON Schema', () => {
  const schema = workMethodJsonSchema();
  assert.equal(schema.type, 'object');
  assert.ok(Object.hasOwn(schema.properties ?? {}, 'requestKinds'));
});
