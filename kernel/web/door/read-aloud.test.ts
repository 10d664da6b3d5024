import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sentencesOf } from './read-aloud.ts';

test('a screen is read sentence by sentence, lines counting as sentences, marks and blanks left out', () => {
  assert.deepEqual(sentencesOf('一键呼叫\n按一下，有人接。白天夜里都行！\n›\n  \n王师傅在修'), [
    '一键呼叫',
    '按一下，有人接。',
    '白天夜里都行！',
    '王师傅在修',
  ]);
});
