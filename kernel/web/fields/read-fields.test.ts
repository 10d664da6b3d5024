import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Field } from '#kernel/shared/field.ts';
import { readFields } from './read-fields.ts';

const title = { zh: '某项', en: 'Some' };
const fields: Field[] = [
  { name: 'charge', title, type: 'money', sensitivity: 'normal' },
  { name: 'card', title, type: 'id_number', sensitivity: 'sensitive' },
  { name: 'shown', title, type: 'photo', sensitivity: 'normal' },
];

test('what is right travels, what is wrong is named, what is blank or nobody’s field is left out', () => {
  const { facts, faults } = readFields(fields, { charge: '12.5', card: '123', shown: [], stray: 'x' });
  assert.deepEqual(facts, [{ field: 'charge', value: 1250 }]);
  assert.deepEqual(Object.keys(faults), ['card']);
});

test('a nought is something, and not a blank', () => {
  assert.deepEqual(readFields(fields, { charge: '0' }).facts, [{ field: 'charge', value: 0 }]);
});
