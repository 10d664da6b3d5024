import assert from 'node:assert/strict';
import { test } from 'node:test';
import method from '#methods/minhu-5643/method.ts';
import { learnFrom, type WordCount, weighLearned, wordsOfMatter } from './corrections.ts';
import { suggestKind, userWordsOf } from './suggest-kind.ts';

const kinds = method.requestKinds;
const userWords = userWordsOf(kinds);

/** What the caller's store does: counts of the same word and kind are added up. */
function aggregate(deltas: WordCount[]): WordCount[] {
  const sums = new Map<string, WordCount>();
  for (const delta of deltas) {
    const key = `${delta.word}|${delta.kindCode}`;
    sums.set(key, { ...delta, count: (sums.get(key)?.count ?? 0) + delta.count });
  }
  return [...sums.values()];
}

const corrected = (text: string, from: string | undefined, to: string, times: number): WordCount[] =>
  aggregate(
    Array.from({ length: times }, () => learnFrom({ text, suggestedKind: from, chosenKind: to }, userWords)).flat(),
  );

test('a matter unknown to the method is suggested after one correction, and says so', () => {
  const corrections = corrected('晾衣绳上的被子被雨淋了没人收', undefined, 'property_service', 1);
  const { suggestions } = suggestKind({ text: '晾衣绳断了', kinds, corrections });
  assert.equal(suggestions[0]?.kindCode, 'property_service');
  assert.ok(suggestions[0]?.because.every((reason) => reason.from === 'correction'));
  assert.ok(suggestions[0]?.because.some((reason) => reason.word === '晾衣绳'));
});

test('one correction does not overturn a method, a few do', () => {
  const text = '楼道漏水掉墙皮，老大难了';
  const after = (times: number) =>
    suggestKind({ text, kinds, corrections: corrected(text, 'stairwell_leak', 'property_service', times) })
      .suggestions[0];
  assert.equal(after(1)?.kindCode, 'stairwell_leak');
  assert.equal(after(8)?.kindCode, 'property_service');
});

test('a correction speaks against the kind it took away', () => {
  const text = '楼道漏水';
  const plain = suggestKind({ text, kinds }).suggestions[0];
  const corrections = corrected(text, 'stairwell_leak', 'home_repair', 2);
  const later = suggestKind({ text, kinds, corrections }).suggestions.find((s) => s.kindCode === 'stairwell_leak');
  assert.ok((later?.confidence ?? 0) < (plain?.confidence ?? 0));
  assert.ok(later?.because.some((reason) => reason.weight < 0));
});

const weightOf = (counts: WordCount[]): number => weighLearned(['晾衣绳'], counts)[0]?.weight ?? 0;

test('words spread over many kinds weigh little', () => {
  const many = ['fire', 'noise', 'pets', 'advice'].map((kindCode) => ({ word: '晾衣绳', kindCode, count: 5 }));
  const one = [{ word: '晾衣绳', kindCode: 'fire', count: 5 }];
  assert.ok(weightOf(many) < weightOf(one) / 3);
});

test('keeping the suggestion teaches nothing', () => {
  assert.deepEqual(
    learnFrom({ text: '楼道漏水', suggestedKind: 'stairwell_leak', chosenKind: 'stairwell_leak' }, userWords),
    [],
  );
  assert.deepEqual(learnFrom({ text: '', chosenKind: 'advice' }, userWords), []);
});

test('what is learned holds no person, phone, number or date', () => {
  const words = wordsOfMatter(
    '张建国，电话19900001234，3月5日在水岸新居6号楼1单元601，楼道漏水，李秀英也知道',
    userWords,
  );
  assert.ok(words.includes('楼道漏水'));
  for (const word of words) assert.doesNotMatch(word, /\d|张|建国|李|秀英|电话|3月/u);
});

test('an alarm rings whatever was learned', () => {
  const corrections = corrected('三号楼着火了', 'fire', 'advice', 50);
  const told = suggestKind({ text: '三号楼着火了', kinds, corrections });
  assert.equal(told.isEmergency, true);
  assert.equal(told.suggestions[0]?.kindCode, 'fire');
});
