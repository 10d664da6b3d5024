// How alike two short Chinese texts are, by their pairs of characters.
import { readable } from './readable.ts';

/** Letters, figures and Chinese only: punctuation, emoji and blanks say nothing about the matter. */
const bare = (text: string): string =>
  readable(text, 1_000)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

/** A new text is held against many: the pairs of short texts are kept until there are so many of them. */
const KEPT = 1_000;
const KEPT_LENGTH = 200;
const kept = new Map<string, ReadonlySet<string>>();

function pairs(text: string): ReadonlySet<string> {
  const known = kept.get(text);
  if (known) return known;
  const made = makePairs(text);
  if (kept.size >= KEPT) kept.clear();
  if (text.length <= KEPT_LENGTH) kept.set(text, made);
  return made;
}

function makePairs(text: string): ReadonlySet<string> {
  const characters = Array.from(bare(text));
  if (characters.length === 1) return new Set(characters);
  return new Set(characters.slice(1).map((character, index) => `${characters[index]}${character}`));
}

/** Containment is worth a little less than equality: 路灯坏了 in a long story about the same lamp. */
const CONTAINED = 0.9;
/** Below this many pairs containment says nothing: 漏水 is in every leak. */
const ENOUGH_PAIRS = 4;

/** Between 0 (nothing shared) and 1 (same words): the larger of Jaccard and a discounted containment. Two empty texts: 0. */
export function alike(a: string, b: string): number {
  const [first, second] = [pairs(a), pairs(b)];
  let shared = 0;
  for (const pair of first) if (second.has(pair)) shared += 1;
  if (shared === 0) return 0;
  const jaccard = shared / (first.size + second.size - shared);
  const smaller = Math.min(first.size, second.size);
  return smaller < ENOUGH_PAIRS ? jaccard : Math.max(jaccard, (CONTAINED * shared) / smaller);
}
