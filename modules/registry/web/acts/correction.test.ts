import assert from 'node:assert/strict';
import { test } from 'node:test';
import { correctPerson } from '../../shared/commands.ts';
import { correctionOf, formOf, type OnRecord } from './correction.ts';

const person: OnRecord = {
  name: '侯月琴',
  isNameMasked: false,
  sex: 'female',
  bornOn: '1966-10-25',
  documentKind: 'resident_id',
  political: 'masses',
  note: '腿脚不便',
};

test('A form nobody touched corrects nothing', () => {
  assert.deepEqual(correctionOf(formOf(person), formOf(person)), {});
});

test('Only what was changed is sent, and what was emptied is sent as nothing', () => {
  const before = formOf(person);
  const now = { ...before, name: ' 侯月勤 ', note: '', political: '' as const, phone: '19900091140' };
  const sent = correctionOf(before, now);
  assert.deepEqual(sent, { name: '侯月勤', phone: '19900091140', political: null, note: null });
  const personId = '0198a000-0000-7000-8000-000000000001';
  assert.equal(correctPerson.input.safeParse({ personId, ...sent }).success, true);
});

test('A masked name is never sent back as the name', () => {
  const before = formOf({ ...person, name: '侯*琴', isNameMasked: true });
  assert.equal(before.name, '');
  assert.deepEqual(correctionOf(before, before), {});
  assert.deepEqual(correctionOf(before, { ...before, name: '   ' }), {});
});
