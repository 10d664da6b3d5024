import assert from 'node:assert/strict';
import { test } from 'node:test';
import { promiseChoices } from './promise-choices.ts';

const at = (text: string) => Date.parse(`2022-03-${text}+08:00`);
const told = (now: string, due: string | null) =>
  promiseChoices(at(now), due === null ? null : at(due)).map((instant) =>
    new Date(instant + 8 * 3_600_000).toISOString().slice(8, 16),
  );

test('in the morning one may promise today, tomorrow noon or tomorrow evening', () => {
  assert.deepEqual(told('16T09:00', null), ['16T18:00', '17T12:00', '17T18:00']);
});

test('half an hour before six, today is no promise any more', () => {
  assert.deepEqual(told('16T17:31', null), ['17T12:00', '17T18:00']);
  assert.deepEqual(told('16T17:30', null), ['16T18:00', '17T12:00', '17T18:00']);
});

test('nothing later than the limit is offered; a near limit is the promise itself; a past one offers none', () => {
  assert.deepEqual(told('16T09:00', '17T12:00'), ['16T18:00', '17T12:00']);
  assert.deepEqual(told('16T09:00', '16T11:00'), ['16T11:00']);
  assert.deepEqual(told('16T09:00', '16T08:00'), []);
});
