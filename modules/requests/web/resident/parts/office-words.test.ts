import assert from 'node:assert/strict';
import { test } from 'node:test';
import { officeWords } from './office-words.ts';

const hours = [
  [510, 720],
  [810, 1050],
] as const;

test('the hours are told from the first to the last minute, also before opening and in the midday break', () => {
  for (const minute of [0, 600, 760, 1049]) assert.equal(officeWords(hours, minute).zh, '今天 8:30–17:30 上班');
});

test('after hours and on a day off the office does not claim to be open', () => {
  assert.equal(officeWords(hours, 1050).zh, '已下班');
  assert.equal(officeWords([], 600).zh, '今天休息');
});
