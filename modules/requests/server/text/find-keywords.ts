// Finds the keywords of a kind of request in a cut text: standing as words, with their company, meant and not denied.
import type { Keyword } from '#modules/methods/shared/request-kind.ts';
import { isDenied, meaningOfAlarm, type Span, sentenceAround } from './context.ts';
import type { Segmented } from './segment.ts';

export type KeywordHit = { keyword: Keyword; span: Span; with?: string; isRinging: boolean };

/** Chinese words this long are not met by chance inside others; shorter ones and figures must stand as words. */
const LONG_ENOUGH = 3;

function* spansOf(text: string, word: string): Generator<Span> {
  for (let start = text.indexOf(word); start !== -1; start = text.indexOf(word, start + 1)) {
    yield { start, end: start + word.length };
  }
}

const standsAsWord = ({ text, boundaries }: Segmented, span: Span): boolean =>
  (span.end - span.start >= LONG_ENOUGH && !/\d/u.test(text.slice(span.start, span.end))) ||
  (boundaries.has(span.start) && boundaries.has(span.end));

const isInside = (text: string, span: Span, longer: string): boolean => {
  for (const outer of spansOf(text.slice(Math.max(0, span.start - longer.length), span.end + longer.length), longer)) {
    const shift = Math.max(0, span.start - longer.length);
    if (outer.start + shift <= span.start && outer.end + shift >= span.end) return true;
  }
  return false;
};

/** The first of `near` in the same sentence (of an alarm: or the one before) and near enough, or undefined. */
function companyOf(text: string, span: Span, keyword: Keyword): string | undefined {
  const sentence = sentenceAround(text, span);
  // 电梯卡住了。里面困着两个人: of an alarm the sentence before speaks too.
  if (keyword.isAlarm && sentence.start > 0)
    sentence.start = sentenceAround(text, { start: sentence.start - 1, end: sentence.start - 1 }).start;
  const reach = keyword.within ?? Number.POSITIVE_INFINITY;
  const before = text.slice(Math.max(sentence.start, span.start - reach - longestOf(keyword)), span.start);
  const after = text.slice(span.end, Math.min(sentence.end, span.end + reach + longestOf(keyword)));
  return keyword.near?.find((near) => {
    const gapBefore = before.lastIndexOf(near);
    if (gapBefore !== -1 && before.length - gapBefore - near.length <= reach) return true;
    const gapAfter = after.indexOf(near);
    return gapAfter !== -1 && gapAfter <= reach;
  });
}

const longestOf = (keyword: Keyword): number => Math.max(...(keyword.near ?? ['']).map((near) => near.length));

/** Something else in the same sentence accounts for it: 烟味 where somebody smokes. */
function isExplained(text: string, span: Span, unless: readonly string[]): boolean {
  const { start, end } = sentenceAround(text, span);
  const sentence = text.slice(start, end);
  return unless.some((word) => sentence.includes(word));
}

function hitAt(cut: Segmented, keyword: Keyword, span: Span): KeywordHit | undefined {
  const { text } = cut;
  if (!standsAsWord(cut, span)) return undefined;
  if (keyword.notIn?.some((longer) => isInside(text, span, longer))) return undefined;
  if (keyword.unless && isExplained(text, span, keyword.unless)) return undefined;
  const company = keyword.near ? companyOf(text, span, keyword) : undefined;
  if (keyword.near && company === undefined) return undefined;
  const meaning = keyword.isAlarm
    ? meaningOfAlarm(text, span)
    : !keyword.isThing && isDenied(text, span)
      ? 'not_meant'
      : 'meant';
  if (meaning === 'not_meant') return undefined;
  return {
    keyword,
    span,
    ...(company === undefined ? {} : { with: company }),
    isRinging: keyword.isAlarm === true && meaning === 'meant',
  };
}

function firstHit(cut: Segmented, keyword: Keyword): KeywordHit | undefined {
  let found: KeywordHit | undefined;
  for (const span of spansOf(cut.text, keyword.word)) {
    const hit = hitAt(cut, keyword, span);
    if (hit?.isRinging) return hit;
    found ??= hit;
  }
  return found;
}

/** Each keyword at most once; of two that overlap the longer counts (下水道堵 before 下水道). */
export function findKeywords(cut: Segmented, keywords: readonly Keyword[]): KeywordHit[] {
  const hits = keywords.flatMap((keyword) => firstHit(cut, keyword) ?? []);
  hits.sort((a, b) => b.keyword.word.length - a.keyword.word.length || b.keyword.weight - a.keyword.weight);
  const taken: KeywordHit[] = [];
  for (const hit of hits) {
    const isOverlapping = taken.some((other) => hit.span.start < other.span.end && other.span.start < hit.span.end);
    if (!isOverlapping) taken.push(hit);
  }
  return taken.sort((a, b) => b.keyword.weight - a.keyword.weight);
}
