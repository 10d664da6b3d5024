import assert from 'node:assert/strict';
import { test } from 'node:test';
import { subjectFieldSchema } from '../../shared/dictionary.ts';
import { entryOf, type FieldDraft, lackingOf } from './new-field.ts';

const draft: FieldDraft = {
  zh: '助餐需要',
  en: '',
  alsoCalled: '送餐、老年餐',
  home: 'person',
  type: 'choice',
  codes: '每天\n周末，不需要',
  isSensitive: false,
  fresh: '180',
  keep: '365',
};

test('what a desk describes is an entry of the dictionary, with its other names, codes, freshness and keeping', () => {
  const entry = entryOf(draft, 'ownMeal');
  assert.deepEqual(subjectFieldSchema.parse(entry), entry);
  assert.deepEqual([entry.alsoCalled, entry.askAgainAfterDays, entry.keepDays], [['送餐', '老年餐'], 180, 365]);
  assert.deepEqual(entry.field.type === 'choice' && entry.field.codes.map(({ title }) => title.zh), [
    '每天',
    '周末',
    '不需要',
  ]);
  assert.equal(entry.field.title.en, '助餐需要', 'without an English name it goes by the Chinese one');
});

test('a telephone number is sensitive whatever is said; what only a visit tells does not age', () => {
  assert.equal(entryOf({ ...draft, type: 'phone' }, 'ownPhone').field.sensitivity, 'sensitive');
  const visit = entryOf({ ...draft, home: 'visit', type: 'yes_no' }, 'ownSent');
  assert.deepEqual([visit.askAgainAfterDays, visit.keepDays], [undefined, undefined]);
});

test('without a name, or a list of one thing to choose from, it is not sent', () => {
  assert.equal(lackingOf({ ...draft, zh: ' ' }), 'title');
  assert.equal(lackingOf({ ...draft, codes: '是' }), 'codes');
  assert.equal(lackingOf(draft), undefined);
});
