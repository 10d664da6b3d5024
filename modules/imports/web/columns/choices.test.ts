import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changesOver, choicesOf, choose, letterOf, missingOf } from './choices.ts';

const fields = [
  { field: 'name', isRequired: true },
  { field: 'estate', isRequired: true },
  { field: 'phone', isRequired: false },
];
const guess = { sources: { name: { column: 1, confidence: 0.9 }, estate: { constant: '盛景花园', confidence: 0.5 } } };

test('A guess nobody changed sends nothing', () => {
  assert.deepEqual(changesOver(guess, choicesOf(guess, fields)), {});
});

test('Only what differs from the guess is sent; an emptied text means the sheet has no such column', () => {
  const choices = { ...choicesOf(guess, fields), phone: 4, estate: '  ' };
  assert.deepEqual(changesOver(guess, choices), { phone: 4, estate: null });
  assert.deepEqual(missingOf(choices, fields), ['estate']);
});

test('A column chosen for one field leaves the field that had it', () => {
  assert.deepEqual(choose({ name: 1, phone: null }, 'phone', 1), { name: null, phone: 1 });
  // A text may stand for several fields.
  assert.deepEqual(choose({ name: '甲', phone: null }, 'phone', '甲'), { name: '甲', phone: '甲' });
});

test('Columns are named as spreadsheets name them', () => {
  assert.deepEqual([0, 25, 26, 51, 52, 701, 702].map(letterOf), ['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
});
