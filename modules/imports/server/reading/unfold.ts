// Two tables on one sheet: one beside the other under the same headers, as lists are folded to save paper, or one below the other with its columns in
// another order. Each becomes a sheet of its own, with the rows where they stood, so that nobody on the right is kept as a remark of somebody on the
// left, and nobody below is read by the headers of those above.
import type { Cell, Sheet } from '#kernel/shared/sheet.ts';
import { isBlank } from '#kernel/shared/sheet.ts';
import { foldedName, type Layout } from '../../shared/layout.ts';

const fewest = 3;

/** The sheet itself, or its parts named `花名册（第1部分）`. */
export function unfold(sheet: Sheet, layout: Layout): Sheet[] {
  const below = tablesBelow(sheet, layout);
  return below.length > 1 ? below : columnsBeside(sheet, layout);
}

/** Cut before each row that holds the words of the header in another order. */
function tablesBelow(sheet: Sheet, { headers, headerRows }: Layout): Sheet[] {
  if (!headerRows) return [sheet];
  const words = headers.map((header) => header.split('/').at(-1) ?? '');
  const cuts = sheet.rows.flatMap((row, r) => (r > headerRows.to && isReordered(row, words) ? [r] : []));
  return [0, ...cuts].map((from, i): Sheet => {
    const to = cuts[i] ?? sheet.rows.length;
    return {
      ...sheet,
      name: foldedName(sheet.name, i + 1),
      rows: sheet.rows.slice(0, to).map((row, r) => (r < from ? [] : row)),
      merges: sheet.merges.filter(({ top }) => top >= from && top < to),
    };
  });
}

function isReordered(row: readonly Cell[], words: readonly string[]): boolean {
  const filled = row.flatMap((cell, c) => (isBlank(cell) ? [] : [{ text: String(cell).trim(), c }]));
  const known = filled.filter(({ text }) => words.includes(text));
  return (
    known.length >= fewest && known.length >= filled.length * 0.7 && known.some(({ text, c }) => words[c] !== text)
  );
}

function columnsBeside(sheet: Sheet, { headers, headerRows }: Layout): Sheet[] {
  const starts = headerRows ? startsOf(headers) : [];
  if (starts.length < 2) return [sheet];
  const first = (headerRows?.from ?? 0) - 1;
  return starts.map((start, i): Sheet => {
    const from = i === 0 ? 0 : start;
    const to = (starts[i + 1] ?? headers.length) - 1;
    // A title stands over all of them.
    const isTitle = (r: number) => r <= first;
    return {
      ...sheet,
      name: foldedName(sheet.name, i + 1),
      rows: sheet.rows.map((row, r): Cell[] => (isTitle(r) ? row : withoutTail(row.slice(from, to + 1)))),
      merges: sheet.merges
        .filter(({ top, left, right }) => isTitle(top) || (left >= from && right <= to))
        .map((merge) => ({ ...merge, left: merge.left - from, right: merge.right - from })),
    };
  });
}

/** Where each repetition of the headers begins: all of them the same, three columns or more, and nothing left over. */
function startsOf(headers: readonly string[]): number[] {
  const words = headers.map((header) => header.replace(/\s+/g, ''));
  const begin = words.findIndex((word) => word !== '');
  const starts = words.flatMap((word, c) => (begin >= 0 && word === words[begin] ? [c] : []));
  const blocks = starts.map((start, i) =>
    words
      .slice(start, starts[i + 1])
      .join('\n')
      .trim(),
  );
  const [model = ''] = blocks;
  const isWide = model.split('\n').filter(Boolean).length >= fewest;
  return isWide && blocks.every((block) => block === model) ? starts : [];
}

function withoutTail(row: Cell[]): Cell[] {
  const last = row.findLastIndex((cell) => !isBlank(cell));
  return row.slice(0, last + 1);
}
