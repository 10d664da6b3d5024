// What the desk's corrections teach: each time a person gives a request another kind than the one suggested, the words of
// the request speak a little more for the new kind and a little less for the old. Only counts are kept, never the text.
import { readable } from './readable.ts';
import { segmenterFor } from './segment.ts';

/** One row of what was learned: how often `word` was moved to `kindCode` (negative: away from it). */
export type WordCount = { word: string; kindCode: string; count: number };

export type Correction = { text: string; suggestedKind?: string | undefined; chosenKind: string };

/** More than a hand of words of one request would let one correction outweigh a method. */
const WORDS_OF_ONE = 12;

const HAN_WORD = /^\p{Script=Han}{2,6}$/u;
/** jieba's marks of names of persons, places, organisations; numbers, times; function words. None of them is a matter. */
const NOT_A_MATTER = /^(?:nr|ns|nt|nz|m|t|r|p|c|u|d|y|e|o|x|q|f)/u;
const TOO_COMMON = new Set([
  '小区',
  '社区',
  '居民',
  '师傅',
  '电话',
  '号楼',
  '单元',
  '你好',
  '您好',
  '麻烦',
  '帮忙',
  '谢谢',
  '希望',
  '怎么',
  '可以',
]);

const wordSets = new WeakMap<object, ReadonlySet<string>>();
function wordSetOf(words: Iterable<string>): ReadonlySet<string> {
  const known = wordSets.get(words);
  if (known) return known;
  const set = new Set(words);
  wordSets.set(words, set);
  return set;
}

/**
 * The words of a text that say what it is about. Names, numbers, places and dates are left out, so that what is learned
 * holds no person (the least data; product rule 10). `userWords` are the keywords of the method.
 */
export function wordsOfMatter(text: string, userWords: Iterable<string>): string[] {
  const known = wordSetOf(userWords);
  const found = new Set<string>();
  for (const { word, tag } of segmenterFor(userWords).tag(readable(text))) {
    const isKnown = known.has(word);
    if (HAN_WORD.test(word) && !TOO_COMMON.has(word) && (isKnown || !NOT_A_MATTER.test(tag))) found.add(word);
    if (found.size === WORDS_OF_ONE) break;
  }
  return [...found];
}

/** The counts to add for one correction. Nothing when the desk kept the suggestion or the text was empty. */
export function learnFrom(correction: Correction, userWords: Iterable<string>): WordCount[] {
  const { text, suggestedKind, chosenKind } = correction;
  if (suggestedKind === chosenKind) return [];
  return wordsOfMatter(text, userWords).flatMap((word) => [
    { word, kindCode: chosenKind, count: 1 },
    ...(suggestedKind === undefined ? [] : [{ word, kindCode: suggestedKind, count: -1 }]),
  ]);
}

/** The most one word, and all learned words together, may add to or take from a kind. */
const MOST_OF_A_WORD = 5;
const MOST_OF_ALL = 15;
/** Corrections at which a word has half its weight. */
const HALF_AT = 2;

export type Learned = { kindCode: string; word: string; weight: number };

/**
 * The weights that learned counts give the words of a text. A word moved to many kinds says little of any: its weight is
 * its share, shrunk while corrections are few.
 */
export function weighLearned(words: readonly string[], counts: readonly WordCount[]): Learned[] {
  const wanted = new Set(words);
  const relevant = counts.filter((row) => wanted.has(row.word) && row.count !== 0);
  const positive = new Map<string, number>();
  for (const row of relevant) {
    if (row.count > 0) positive.set(row.word, (positive.get(row.word) ?? 0) + row.count);
  }
  const learned = relevant.map(({ word, kindCode, count }) => {
    const size = Math.abs(count);
    const share = count > 0 ? count / (positive.get(word) ?? count) : 1;
    return { kindCode, word, weight: (Math.sign(count) * MOST_OF_A_WORD * share * size) / (size + HALF_AT) };
  });
  return capped(learned);
}

function capped(learned: Learned[]): Learned[] {
  const totals = new Map<string, number>();
  for (const { kindCode, weight } of learned) {
    totals.set(kindCode, (totals.get(kindCode) ?? 0) + Math.abs(weight));
  }
  return learned.map((row) => {
    const total = totals.get(row.kindCode) ?? 0;
    return total <= MOST_OF_ALL ? row : { ...row, weight: (row.weight * MOST_OF_ALL) / total };
  });
}
