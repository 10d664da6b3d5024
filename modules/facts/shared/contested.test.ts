import assert from 'node:assert/strict';
import { test } from 'node:test';
import { steadyDaysOf } from './contested.ts';

test('what changes by the hour, words and pictures never contradict', () => {
  const common = { name: 'x1', title: { zh: '甲', en: 'A' }, sensitivity: 'normal' } as const;
  const of = (type: 'yes_no' | 'photo' | 'long_text', steadyDays?: number) =>
    steadyDaysOf({ home: 'person', alsoCalled: [], field: { ...common, type }, ...(steadyDays ? { steadyDays } : {}) });
  assert.deepEqual(
    [of('yes_no', 30), of('yes_no'), of('photo', 30), of('long_text', 30)],
    [30, undefined, undefined, undefined],
  );
});
