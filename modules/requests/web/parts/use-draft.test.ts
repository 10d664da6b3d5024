import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDraft } from './use-draft.ts';

test('a draft of an older form gives its known fields and nothing else', () => {
  const empty = { text: '', when: '今天' };
  assert.deepEqual(readDraft({ text: '水管', gone: 'x', when: 3 }, empty), { text: '水管', when: '今天' });
  for (const broken of [null, undefined, 'text', 7, []]) assert.deepEqual(readDraft(broken, empty), empty);
});
