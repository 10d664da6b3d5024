import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#kernel/shared/id.ts';
import { addPerson, moveInPerson } from '../../shared/commands.ts';
import { additionOf, blankPerson, lackOf, movingInOf } from './enrolment.ts';

const ids = { personId: newId(), stayId: newId() };
const placeId = newId();
const stay = { relation: 'unknown', from: '' } as const;

test('a name alone is enough to record somebody, and blanks are not sent as facts', () => {
  const addition = additionOf(ids, { ...blankPerson, name: ' 李明 ' }, placeId, stay);
  assert.deepEqual(addition, { personId: ids.personId, name: '李明', stay: { stayId: ids.stayId, placeId } });
  assert.ok(addPerson.input.safeParse(addition).success);
});

test('what is known goes along, with the relation and the day of moving in', () => {
  const addition = additionOf(
    ids,
    { ...blankPerson, name: '李明', sex: 'male', phone: '19900000001', documentNumber: ' 379900199001011234 ' },
    placeId,
    { relation: 'child', from: '2026-11-01' },
  );
  assert.deepEqual(addition, {
    personId: ids.personId,
    name: '李明',
    sex: 'male',
    phone: '19900000001',
    document: { kind: 'resident_id', number: '379900199001011234' },
    stay: { stayId: ids.stayId, placeId, relation: 'child', from: '2026-11-01' },
  });
});

test('somebody on record elsewhere is proven by name and number, and by nothing else', () => {
  const form = { ...blankPerson, name: '李明', phone: '19900000001', documentNumber: '379900199001011234' };
  const moving = movingInOf(ids, form, placeId, stay);
  assert.deepEqual(Object.keys(moving).sort(), ['document', 'name', 'stay']);
  assert.ok(moveInPerson.input.safeParse(moving).success);
});

test('what is missing is told in the order of the form', () => {
  assert.equal(lackOf('new', blankPerson, undefined), 'home');
  assert.equal(lackOf('new', blankPerson, placeId), 'name');
  assert.equal(lackOf('new', { ...blankPerson, name: '李明' }, placeId), undefined);
  assert.equal(lackOf('moved_in', { ...blankPerson, name: '李明' }, placeId), 'number');
});
