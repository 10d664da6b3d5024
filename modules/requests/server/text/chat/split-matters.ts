// Cuts the text of one message where another matter begins: numbered lists, 还有 and 另外, or a new sentence about something
// else. Cuts only where both sides say what they are about; half a matter is worse than two in one.
import { findPlace } from '../find-place.ts';
import type { Suggested } from '../suggest-kind.ts';

export type Piece = { from: number; to: number; text: string };

type Segment = Piece & { cut: 'item' | 'connector' | 'sentence' };

const ITEM =
  /(?:^|(?<=[\s，,。；;：:]))(?:[（(]?\d{1,2}[)）、．]|\d{1,2}\.(?!\d)|[①-⑩]|[一二三四五六七八九]、|第[一二三四五六][，、,])\s*/gu;
const CONNECTOR = /(?:^|(?<=[，,、。；;！!？?\s]))(?=还有|另外|再就是|再一个|再说一个|顺便|对了|此外|其次|除此之外)/gu;
const SENTENCE = /(?<=[。！!？?；;])(?=.)/gu;

/** More seams than this in one message are not looked at; the rest stays with the last piece. */
const SEAMS = 60;

/** How sure both sides must be for a cut at this kind of seam. */
const SURE = { item: 0, connector: 0.3, sentence: 0.5 } as const;

function cutLine(line: number, text: string, isList: boolean): Segment[] {
  const cuts = new Map<number, Segment['cut']>([[0, 'sentence']]);
  for (const { index } of text.matchAll(SENTENCE)) cuts.set(index, 'sentence');
  for (const { index } of text.matchAll(CONNECTOR)) cuts.set(index, 'connector');
  if (isList) for (const { index } of text.matchAll(ITEM)) cuts.set(index, 'item');
  const starts = [...cuts].sort(([a], [b]) => a - b);
  return starts
    .map(([start, cut], index) => ({ from: line, to: line, cut, text: text.slice(start, starts[index + 1]?.[0]) }))
    .filter((segment) => segment.text.trim() !== '');
}

const top = (suggested: Suggested) => suggested.suggestions[0];

/** The kind is among the first two of the other side: perhaps the same matter after all. */
const shares = (other: Suggested, code: string): boolean =>
  other.suggestions.slice(0, 2).some((s) => s.kindCode === code);

function isAnother(before: Suggested, after: Suggested, segment: Segment, textBefore: string): boolean {
  const [was, is] = [top(before), top(after)];
  if (!was || !is || was.confidence === 0 || is.confidence === 0) return false;
  if (Math.min(was.confidence, is.confidence) < SURE[segment.cut]) return false;
  const [here, there] = [findPlace(segment.text)?.building, findPlace(textBefore)?.building];
  if (here !== undefined && there !== undefined && here !== there) return true;
  if (segment.cut === 'item') return was.kindCode !== is.kindCode;
  return !shares(before, is.kindCode) && !shares(after, was.kindCode);
}

/** The pieces keep the whole text, in order, but for commas at the cuts; two pieces may stand on one line. `suggest` tells what a text is about. */
export function splitMatters(
  body: readonly { line: number; text: string }[],
  suggest: (text: string) => Suggested,
): Piece[] {
  const items = body.reduce((count, { text }) => count + [...text.matchAll(ITEM)].length, 0);
  const segments = body.flatMap(({ line, text }) => cutLine(line, text, items >= 2));
  const pieces: Piece[] = [];
  segments.forEach((segment, index) => {
    const last = pieces.at(-1);
    if (!last || (index < SEAMS && isAnother(suggest(last.text), suggest(segment.text), segment, last.text))) {
      pieces.push({ from: segment.from, to: segment.to, text: segment.text });
    } else {
      last.text += `${last.to === segment.from ? '' : '\n'}${segment.text}`;
      last.to = segment.to;
    }
  });
  return pieces.map((piece) => ({ ...piece, text: withoutEdges(piece.text) }));
}

const isEdge = (character: string | undefined): boolean => character !== undefined && /[\s，,、；;]/u.test(character);

/** Without the commas and blanks that a cut leaves at the ends. No expression: one with `+$` runs away on long blanks. */
function withoutEdges(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isEdge(text[start])) start += 1;
  while (end > start && isEdge(text[end - 1])) end -= 1;
  return text.slice(start, end);
}
