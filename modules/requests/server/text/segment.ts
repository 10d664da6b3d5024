// Cuts Chinese text into words, with the words of a work method known to the cutter, so that a keyword counts only where
// it stands as words of the sentence (水管 is in 水管漏了 and not in 供水管理). Holds dictionaries in memory, nothing else.
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';

/** A cut text: `starts` holds each boundary between words, the two ends of the text included. */
export type Segmented = { text: string; words: string[]; boundaries: ReadonlySet<number> };

export type Segmenter = { cut: (text: string) => Segmented; tag: (text: string) => { word: string; tag: string }[] };

/**
 * A dictionary takes about 40 MB and 0.2 s. An installation has a few methods in force; a handful of dictionaries are
 * kept and the longest unused one goes first.
 */
const KEPT = 4;
const kept = new Map<string, Segmenter>();

/** The least frequency of a method's own words: enough to beat rarer readings (路/灯灭了), too little to break long words. */
const LEAST_FREQUENCY = 5000;

const LINE = /^(\S+) (\d+)/gmu;

/** The lines to add to the dictionary: words it lacks, and words it holds for rarer than they are in requests. */
function linesFor(userWords: readonly string[]): string {
  const wanted = new Set(userWords);
  for (const [, word, frequency] of new TextDecoder().decode(dict).matchAll(LINE)) {
    if (word && wanted.has(word) && Number(frequency) >= LEAST_FREQUENCY) wanted.delete(word);
  }
  return [...wanted].map((word) => `${word} ${LEAST_FREQUENCY}\n`).join('');
}

function build(userWords: readonly string[]): Segmenter {
  const jieba = Jieba.withDict(dict);
  const lines = linesFor(userWords);
  if (lines !== '') jieba.loadDict(Buffer.from(lines));
  return {
    cut: (text) => {
      const words = jieba.cut(text, false);
      const boundaries = new Set([0]);
      let at = 0;
      for (const word of words) {
        at += word.length;
        boundaries.add(at);
      }
      return { text, words, boundaries };
    },
    tag: (text) => jieba.tag(text, false),
  };
}

/** The segmenter that knows `userWords`; the same words give the same one. */
export function segmenterFor(userWords: Iterable<string>): Segmenter {
  // Intake asks with the same array again and again; sorting and joining its words would cost more than cutting the text.
  const known = Array.isArray(userWords) ? byArray.get(userWords) : undefined;
  if (known) return known;
  const segmenter = segmenterOf(userWords);
  if (Array.isArray(userWords)) byArray.set(userWords, segmenter);
  return segmenter;
}

const byArray = new WeakMap<readonly unknown[], Segmenter>();

function segmenterOf(userWords: Iterable<string>): Segmenter {
  const words = [...new Set(userWords)].sort();
  const key = words.join('\n');
  const known = kept.get(key);
  if (known) {
    kept.delete(key);
    kept.set(key, known);
    return known;
  }
  const segmenter = build(words);
  kept.set(key, segmenter);
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  return segmenter;
}
