// Which rows of a sheet are what: titles, one to three rows of headers, data, headings between, foot notes, blanks.
// Nothing is thrown away: every row has a class, so that the counts of an import tie to the rows of the sheet.
import type { Cell, Sheet } from '#kernel/shared/sheet.ts';
import { isBlank } from '#kernel/shared/sheet.ts';
import { fillMerges, isSpanned, joinHeaders, textOf } from './fill.ts';
import { headerForms, likenessOf } from './header-words.ts';

export type RowClass = 'title' | 'header' | 'data' | 'section' | 'foot' | 'blank';

export type Layout = {
  sheetName: string;
  /** Zero-based first and last header row; null when the sheet has none and columns must be told by what they hold. */
  headerRows: { from: number; to: number } | null;
  /** By column; two rows joined as `一级网格/网格名称`. */
  headers: string[];
  classes: RowClass[];
  /** The rows with merged cells filled down. */
  rows: Cell[][];
  /** `row,column` of cells that a merge filled. */
  spread: ReadonlySet<string>;
  /** Texts of title and foot rows: they state totals. */
  footnotes: string[];
  /** Texts of the rows above the header, and of the headings between rows. */
  titles: string[];
  headings: string[];
};

type HeaderWords = { columns: Record<string, { titles: readonly string[]; avoid?: RegExp }> };

/** One of several tables on a sheet bears its name and a number. */
export const foldedName = (sheetName: string, no: number): string => `${sheetName}（第${no}部分）`;
const folded = /（第\d+部分）$/;

const deepest = 3;
const searched = 20;
/** A row with one header that is met exactly is a header row; likenesses alone must add up to more. */
const oneSureHeader = 0.95;
/** A header that is more like a column's words than this is the column's: 0.7 and above, which no sum of fractions shall miss by a hair. */
const unfit = 0.7 - 1e-9;

/** The kind is asked only for its header words; `inspect` may be run for several kinds to see which fits. */
export function inspect(sheet: Sheet, kind: HeaderWords): Layout {
  const width = sheet.rows.reduce((most, row) => Math.max(most, row.length), 0);
  const headerRows = findHeader(sheet, kind, width);
  const first = headerRows ? headerRows.to + 1 : 0;
  const headers = headerRows
    ? joinHeaders(sheet, headerRows.from, headerRows.to, width)
    : Array<string>(width).fill('');
  const { rows, spread } = fillMerges(sheet, first);
  const classes = sheet.rows.map((row, r): RowClass => {
    if (row.every(isBlank)) return 'blank';
    if (headerRows && r < headerRows.from) return 'title';
    if (r < first) return 'header';
    return classOf(sheet, r, headers, width);
  });
  const textsOf = (...wanted: RowClass[]) =>
    sheet.rows.flatMap((row, r) =>
      wanted.includes(classes[r] ?? 'blank') ? [row.map(textOf).filter(Boolean).join(' ')] : [],
    );
  return {
    sheetName: sheet.name.replace(folded, ''),
    headerRows,
    headers,
    classes,
    rows,
    spread,
    footnotes: textsOf('foot', 'title'),
    titles: textsOf('title'),
    headings: textsOf('section'),
  };
}

function findHeader(sheet: Sheet, kind: HeaderWords, width: number): Layout['headerRows'] {
  let best = { score: oneSureHeader, from: -1, to: -1 };
  const top = Math.max(
    0,
    sheet.rows.findIndex((row) => !row.every(isBlank)),
  );
  for (let from = top; from < Math.min(top + searched, sheet.rows.length); from++) {
    if ((sheet.rows[from] ?? []).every(isBlank)) continue;
    const least = leastDepth(sheet, from, width);
    for (let depth = least; depth <= Math.max(least, deepest); depth++) {
      const to = from + depth - 1;
      if (to >= sheet.rows.length) break;
      const score = scoreHeaders(joinHeaders(sheet, from, to, width), kind) - depth * 0.01;
      if (score > best.score) best = { score, from, to };
    }
  }
  return best.from < 0 ? null : { from: best.from, to: best.to };
}

/** Merges tell how deep a header goes: down as far as its tallest cell, and one more below a cell that spans columns. */
function leastDepth(sheet: Sheet, from: number, width: number): number {
  let depth = 1;
  for (const { top, bottom, left, right } of sheet.merges) {
    if (top !== from) continue;
    depth = Math.max(depth, bottom - top + 1);
    if (right > left && right - left + 1 < width * 0.8) depth = Math.max(depth, bottom - top + 2);
  }
  return Math.min(depth, deepest);
}

/** Sum over the kind's columns of how well the best header fits; a header serves one column only. */
function scoreHeaders(headers: readonly string[], kind: HeaderWords): number {
  const best = new Map<string, number>();
  const columns = Object.entries(kind.columns);
  for (const header of new Set(headers)) {
    if (header === '' || header.length > 40) continue;
    const forms = headerForms(header);
    let fit = { field: '', score: unfit };
    for (const [field, { titles, avoid }] of columns) {
      const score = avoid?.test(header) ? 0 : likenessOf(forms, titles, fit.score);
      if (score > fit.score) fit = { field, score };
    }
    if (fit.field !== '') best.set(fit.field, Math.max(best.get(fit.field) ?? 0, fit.score));
  }
  return [...best.values()].reduce((sum, score) => sum + score, 0);
}

const totals =
  /^(?:[本全各][月年季周页表村区镇街][^\d]{0,4})?(合\s*计|总\s*计|小\s*计|共\s*计|总共|累计|total|sum)\s*($|[:：(（\d]|共|人|户)/i;
/** Alone in its row, a text that begins so is a note; beside other cells only a label is: 说明书打印店 is a shop. */
const remarks =
  /^(备\s*注|注\s*[:：]|说\s*明|填\s*表|填\s*报|制\s*表|审\s*核|负责人\s*[:：]|联系人\s*[:：]|单位|盖章|导出人|note|remark|示例|样例|例\s*[:：]|第\s*\d+\s*页|打印)/i;
const label =
  /^(?:注|备\s*注|说\s*明|note|remark|示例|样例|例)\s*[:：]?$|^(?:注|备注|说明|例|单位|填表|填报|制表|审核|复核|统计|经办|负责|联系|盖章|签字|导出)[^:：]{0,12}[:：]/i;

function classOf(sheet: Sheet, r: number, headers: readonly string[], width: number): RowClass {
  const row = sheet.rows[r] ?? [];
  const filled = row.flatMap((cell, c) => (isBlank(cell) ? [] : [{ c, text: textOf(cell) }]));
  const first = filled[0];
  if (!first) return 'blank';
  if (totals.test(first.text) || (filled.length <= 4 && (filled.length === 1 ? remarks : label).test(first.text)))
    return 'foot';
  if (isRepeatedHeader(filled, headers) || isCounting(filled)) return 'header';
  if (filled.length === 1 && width >= 4) {
    if (isSpanned(sheet.merges, r, Math.max(3, width / 2))) return 'section';
    if (first.c === 0 && /(号楼|栋|幢|单元|小区|花园|社区|居委会|村|村委会|网格|组)$/.test(first.text))
      return 'section';
  }
  return 'data';
}

/** Printed lists repeat their header on each page. */
function isRepeatedHeader(filled: { c: number; text: string }[], headers: readonly string[]): boolean {
  const same = filled.filter(({ c, text }) => headers[c] === text || headers[c]?.split('/').includes(text));
  return same.length >= 2 && same.length >= filled.length * 0.7;
}

/** A row of column numbers: 1 2 3 4 …, or 甲 乙 1 2 … */
function isCounting(filled: { text: string }[]): boolean {
  const numbers = filled.filter(({ text }) => !/^[甲乙丙丁]$/.test(text)).map(({ text }) => Number(text));
  return numbers.length >= 4 && numbers.every((n, i) => n === (numbers[0] ?? 0) + i) && numbers[0] === 1;
}
