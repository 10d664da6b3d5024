// Merged cells made plain: a value merged over several rows belongs to each of them. Across columns only headers are spread.
import type { Cell, Merge, Sheet } from '#kernel/shared/sheet.ts';
import { isBlank } from '#kernel/shared/sheet.ts';

/** Rows with vertical merges filled down from `firstRow` on; rows not touched are the sheet's own arrays. */
export function fillMerges(sheet: Sheet, firstRow: number): { rows: Cell[][]; spread: Set<string> } {
  const rows = sheet.rows.slice();
  const own = new Set<number>();
  const spread = new Set<string>();
  for (const { top, left, bottom } of sheet.merges) {
    const value = sheet.rows[top]?.[left] ?? null;
    if (bottom === top || top < firstRow || isBlank(value)) continue;
    for (let r = top + 1; r <= Math.min(bottom, rows.length - 1); r++) {
      if (!own.has(r)) {
        rows[r] = [...(rows[r] ?? [])];
        own.add(r);
      }
      put(rows[r] ?? [], left, value);
      spread.add(`${r},${left}`);
    }
  }
  return { rows, spread };
}

function put(row: Cell[], column: number, value: Cell): void {
  while (row.length < column) row.push(null);
  row[column] = value;
}

/** The text that stands over each column in rows `from` to `to`, joined top-down with `/`. */
export function joinHeaders(sheet: Sheet, from: number, to: number, width: number): string[] {
  const parts: string[][] = Array.from({ length: width }, () => []);
  for (let r = from; r <= to; r++) {
    const spread = spreadAcross(sheet, r, to, width);
    spread.forEach((text, c) => {
      if (text !== '' && parts[c]?.at(-1) !== text) parts[c]?.push(text);
    });
  }
  return parts.map((words) => words.join('/'));
}

/** A row of headers with its horizontal merges spread; without merges a heading reaches over blanks that have words below. */
function spreadAcross(sheet: Sheet, r: number, to: number, width: number): string[] {
  const texts = Array.from({ length: width }, (_, c) => textOf(sheet.rows[r]?.[c]));
  const covered = new Set<number>();
  for (const merge of sheet.merges) {
    if (merge.top > r || merge.bottom < r) continue;
    for (let c = merge.left; c <= Math.min(merge.right, width - 1); c++) {
      texts[c] = textOf(sheet.rows[merge.top]?.[merge.left]);
      covered.add(c);
    }
  }
  if (r === to || covered.size > 0) return texts;
  const below = (c: number) => textOf(sheet.rows[r + 1]?.[c]) !== '';
  for (let c = 1; c < width; c++) if (texts[c] === '' && below(c) && below(c - 1)) texts[c] = texts[c - 1] ?? '';
  return texts;
}

export function textOf(cell: Cell | undefined): string {
  return cell === null || cell === undefined ? '' : String(cell).trim();
}

/** Does a merge starting in this row run over at least `width` columns? */
export function isSpanned(merges: readonly Merge[], row: number, width: number): boolean {
  return merges.some((merge) => merge.top === row && merge.right - merge.left + 1 >= width);
}
