import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readHours, writeHours } from './hours.ts';

test('hours are read as people write them', () => {
  const usual = [
    [510, 720],
    [810, 1050],
  ];
  for (const text of ['08:30-12:00 13:30-17:30', '8:30 - 12:00，13:30 — 17:30', '８：３０至１２：００、13:30到17:30']) {
    assert.deepEqual(readHours(text), usual, text);
  }
  assert.deepEqual(readHours('  '), []);
  assert.equal(writeHours(readHours('8:30-12:00 13:30-24:00') ?? []), '08:30-12:00 13:30-24:00');
});

test('what makes no sense is not guessed', () => {
  for (const text of ['8.30-12', '12:00-08:30', '08:30-12:00 11:00-17:30', '08:70-12:00', '08:30-25:00', '上午']) {
    assert.equal(readHours(text), undefined, text);
  }
});
