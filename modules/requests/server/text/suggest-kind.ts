// Suggests the kind of a request from its words, and says by which words. A person confirms: nothing is filed, dispatched or
// refused on a suggestion. Reads nothing but its arguments.
import type { RequestKind } from '#modules/methods/shared/request-kind.ts';
import { type WordCount, weighLearned, wordsOfMatter } from './corrections.ts';
import { findKeywords } from './find-keywords.ts';
import { readable } from './readable.ts';
import { segmenterFor } from './segment.ts';

/** `with`: the word that had to stand near it. `weight` is negative where corrections speak against the kind. */
export type Reason = { word: string; from: 'keyword' | 'correction'; weight: number; with?: string };

/** `confidence` is the kind's share of all the weight found, between 0 and 1; few or divided words give little. */
export type KindSuggestion = { kindCode: string; confidence: number; because: Reason[] };

export type Suggested = {
  /** Best first, at most five. Emergencies whose alarm words stand in the text come first, whatever their share. */
  suggestions: KindSuggestion[];
  isEmergency: boolean;
  emergencyWords: string[];
  /** No words at all: a mis-press, or a caller unable to speak (B6). The kind for silent calls is then suggested. */
  isSilent: boolean;
};

/** The parts of a request kind that a suggestion reads. */
export type SuggestedKind = Pick<RequestKind, 'code' | 'keywords' | 'isForSilentCall' | 'isCatchAll'>;

/** Weight that stays unexplained: one weak word alone gives no confidence. */
const DOUBT = 3;
const SHOWN = 5;

type Scored = { kindCode: string; score: number; because: Reason[]; alarms: string[] };

const userWords = new WeakMap<readonly SuggestedKind[], string[]>();

/** The keywords of these kinds; the same list of kinds gives the same array. */
export function userWordsOf(kinds: readonly SuggestedKind[]): string[] {
  let words = userWords.get(kinds);
  if (!words) {
    words = kinds.flatMap((kind) => kind.keywords.map((keyword) => keyword.word));
    userWords.set(kinds, words);
  }
  return words;
}

/**
 * `kinds` are those of the work method in force, `corrections` the counts kept from the desk's corrections (rows of words
 * that do not stand in the text are ignored; see `learnFrom`). Reads the first 4,000 characters. Never throws.
 */
export function suggestKind(asked: {
  text: string;
  kinds: readonly SuggestedKind[];
  corrections?: readonly WordCount[];
}): Suggested {
  const { kinds, corrections = [] } = asked;
  const text = readable(asked.text);
  if (!/[\p{L}\p{N}]/u.test(text)) return silent(kinds, text);
  const known = userWordsOf(kinds);
  const cut = segmenterFor(known).cut(text);
  const learned = corrections.length === 0 ? [] : weighLearned(wordsOfMatter(text, known), corrections);
  const scored: Scored[] = kinds.map((kind) => {
    const hits = findKeywords(cut, kind.keywords);
    const because: Reason[] = hits.map(({ keyword, with: company }) => ({
      word: keyword.word,
      from: 'keyword',
      weight: keyword.weight,
      ...(company === undefined ? {} : { with: company }),
    }));
    for (const row of learned) {
      if (row.kindCode === kind.code) because.push({ word: row.word, from: 'correction', weight: row.weight });
    }
    return {
      kindCode: kind.code,
      score: because.reduce((sum, reason) => sum + reason.weight, 0),
      because,
      alarms: hits.filter((hit) => hit.isRinging).map((hit) => hit.keyword.word),
    };
  });
  return ranked(scored, kinds);
}

function ranked(scored: Scored[], kinds: readonly SuggestedKind[]): Suggested {
  const found = scored.filter((kind) => kind.score > 0 || kind.alarms.length > 0);
  const total = found.reduce((sum, kind) => sum + Math.max(0, kind.score), DOUBT);
  found.sort((a, b) => Number(b.alarms.length > 0) - Number(a.alarms.length > 0) || b.score - a.score);
  const suggestions = found.slice(0, SHOWN).map(({ kindCode, score, because }) => ({
    kindCode,
    confidence: Math.max(0, score) / total,
    because,
  }));
  const catchAll = kinds.find((kind) => kind.isCatchAll);
  if (suggestions.length === 0 && catchAll) suggestions.push({ kindCode: catchAll.code, confidence: 0, because: [] });
  const emergencyWords = [...new Set(found.flatMap((kind) => kind.alarms))];
  return { suggestions, isEmergency: emergencyWords.length > 0, emergencyWords, isSilent: false };
}

function silent(kinds: readonly SuggestedKind[], text: string): Suggested {
  const isEmpty = text.trim() === '';
  const kind = kinds.find((k) => (isEmpty ? k.isForSilentCall : k.isCatchAll));
  return {
    suggestions: kind ? [{ kindCode: kind.code, confidence: isEmpty ? 1 : 0, because: [] }] : [],
    isEmergency: false,
    emergencyWords: [],
    isSilent: isEmpty,
  };
}
