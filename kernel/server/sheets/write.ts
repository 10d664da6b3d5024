// Spreadsheets going out: one long sheet as a stream, or a small workbook with merges, coloured cells and notes.
// No text leaves as a formula, ID and phone columns are text columns, and a sheet with people in it says who took it, when and why.
import {
  type CellStyle,
  type CellValue,
  type ColumnDef,
  type Cell as HucreCell,
  writeXlsx,
  writeXlsxStream,
} from 'hucre';
import type { Cell, Merge } from '#kernel/shared/sheet.ts';
import { neutralise, toDate } from './cell.ts';
import { bodyStyle, headStyle, noteStyle, type Tone, toned } from './look.ts';

/** `text` keeps long numbers whole; `date` and `moment` turn ISO text into real dates. Width is in Latin letters; a Chinese one takes two. */
export type OutColumn = { width?: number; kind?: 'text' | 'number' | 'date' | 'moment' };

export type Rows = Iterable<Cell[]> | AsyncIterable<Cell[]>;

export type OutSheet = {
  name: string;
  columns: OutColumn[];
  /** Titles and column heads; styled and frozen. */
  head: Cell[][];
  rows: Rows;
  /** Lines below the rows: totals, and `watermark(…)`. */
  foot?: string[];
};

/** A coloured cell with an optional note; zero-based, counted over head and rows together. */
export type Mark = { row: number; column: number; tone: Tone; note?: string };

export type OutWorkbookSheet = OutSheet & { merges?: Merge[]; marks?: Mark[] };

/** The line at the foot of every export that holds personal data: who, when (local time), under which filter. */
export function watermark(taken: { by: string; at: string; filter?: string }): string {
  const filter = taken.filter ? `　条件：${taken.filter}` : '';
  return `导出人：${taken.by}　导出时间：${taken.at}${filter}　内含个人信息，仅限本次工作使用，用后删除`;
}

/**
 * One sheet of any length in constant memory: rows are pulled only as the receiver reads. Past Excel's 1,048,576 rows it goes on
 * in a further sheet.
 */
export function streamSheet(sheet: OutSheet): ReadableStream<Uint8Array> {
  let style: (column: OutColumn) => CellStyle = headStyle;
  // hucre's stream knows no style per row but asks a column for its style at each cell, just after it has pulled the row.
  const columns = sheet.columns.map(
    (column): ColumnDef => ({
      width: column.width ?? 14,
      get style() {
        return style(column);
      },
    }),
  );
  async function* lines(): AsyncGenerator<CellValue[]> {
    for (const row of sheet.head) yield row.map(outCell());
    style = bodyStyle;
    for await (const row of sheet.rows) yield row.map(outCell(sheet.columns));
    style = noteStyle;
    for (const line of sheet.foot ?? []) yield [outText(line)];
  }
  return writeXlsxStream(lines(), {
    name: sheetNames([sheet.name])[0] ?? 'Sheet1',
    columns,
    freezePane: { rows: sheet.head.length },
    repeatHeaders: false,
  });
}

/** A whole workbook in memory; for some ten thousand rows at most. */
export async function writeSheets(sheets: OutWorkbookSheet[]): Promise<Uint8Array> {
  const names = sheetNames(sheets.map(({ name }) => name));
  const written = [];
  for (const [i, sheet] of sheets.entries()) {
    const rows: CellValue[][] = sheet.head.map((row) => row.map(outCell()));
    for await (const row of sheet.rows) rows.push(row.map(outCell(sheet.columns)));
    const bodyEnd = rows.length;
    for (const line of sheet.foot ?? []) rows.push([outText(line)]);
    written.push({
      name: names[i] ?? sheet.name,
      columns: sheet.columns.map(({ width = 14 }): ColumnDef => ({ width })),
      rows,
      cells: styledCells(sheet, rows, bodyEnd),
      merges: (sheet.merges ?? []).map(({ top, left, bottom, right }) => ({
        startRow: top,
        startCol: left,
        endRow: bottom,
        endCol: right,
      })),
      freezePane: { rows: sheet.head.length },
    });
  }
  return writeXlsx({ sheets: written });
}

function styledCells(sheet: OutWorkbookSheet, rows: CellValue[][], bodyEnd: number): Map<string, Partial<HucreCell>> {
  const marks = new Map((sheet.marks ?? []).map((mark) => [`${mark.row},${mark.column}`, mark]));
  const cells = new Map<string, Partial<HucreCell>>();
  rows.forEach((row, r) => {
    const width = r < bodyEnd ? Math.max(row.length, sheet.columns.length) : row.length;
    for (let c = 0; c < width; c++) {
      const column = sheet.columns[c] ?? {};
      const style = r < sheet.head.length ? headStyle(column) : r < bodyEnd ? bodyStyle(column) : noteStyle();
      const mark = marks.get(`${r},${c}`);
      cells.set(`${r},${c}`, {
        value: row[c] ?? null,
        style: mark ? toned(style, mark.tone) : style,
        ...(mark?.note ? { comment: { author: '呼应', text: mark.note } } : {}),
      });
    }
  });
  return cells;
}

function outCell(columns: OutColumn[] = []): (cell: Cell, index: number) => CellValue {
  return (cell, index) => {
    if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
    if (typeof cell !== 'string') return cell;
    const kind = columns[index]?.kind;
    return ((kind === 'date' || kind === 'moment') && toDate(cell)) || outText(cell);
  };
}

const longest = 32_767;

/** XML cannot carry halves of surrogate pairs or U+FFFE; `_x0041_` is how OOXML writes an A, so a literal one is escaped. */
function outText(text: string): string {
  const clean = text
    .toWellFormed()
    .replace(/[\uFFFE\uFFFF]/g, '')
    .replace(/_x(?=[0-9a-f]{4}_)/gi, '_x005F_x');
  const safe = neutralise(clean);
  return safe.length > longest ? `${safe.slice(0, longest - 1)}…` : safe;
}

/** Excel allows 31 characters, none of `[]:*?/\`, no apostrophe at an end, no name twice. */
function sheetNames(wanted: string[]): string[] {
  const taken = new Set<string>();
  return wanted.map((name) => {
    const clean =
      name
        .replace(/[[\]:*?/\\\p{Cc}]/gu, ' ')
        .replace(/^'+|'+$/g, '')
        .trim() || 'Sheet';
    let unique = clean.slice(0, 31);
    for (let n = 2; taken.has(unique.toLowerCase()); n++) unique = `${clean.slice(0, 28 - String(n).length)}（${n}）`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}
