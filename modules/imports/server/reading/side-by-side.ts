// Two tables on one sheet, one beside the other under the same headers, as lists are folded to save paper. Each becomes a sheet of its own, with the
// rows where they stood, so that nobody on the right is kept as a mere remark of somebody on the left.
import type { Cell, Sheet } from '#kernel/shared/sheet.ts';
import { isBlank } from '#kernel/shared/sheet.ts';
import { foldedName, type Layout } from '../../shared/layout.ts';

const fewest = 3;

/** The sheet itself, or its halves (thirds …) named `花名册（第1栏）`. */
export function unfold(sheet: Sheet, { headers, headerRows }: Layout): Sheet[] {
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
