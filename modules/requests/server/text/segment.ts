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

/** Frequency given to a word the dictionary lacks: enough to beat its parts, too little to break common words apart. */
const USER_FREQUENCY = 1000;

function build(userWords: readonly string[]): Segmenter {
  const jieba = Jieba.withDict(dict);
  const unknown = userWords.filter((word) => jieba.cut(word, false).length > 1);
  if (unknown.length > 0) jieba.loadDict(Buffer.from(unknown.map((word) => `${word} ${USER_FREQUENCY}\n`).join('')));
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
