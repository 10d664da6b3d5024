// The one door for spreadsheets coming in: xlsx, xls, ods, CSV in any usual encoding, and web pages that call themselves xls.
// It judges by content, never by name, refuses what could harm, and gives back rows as they stand: nothing is guessed or mended here.
import {
  type CellValue,
  detectDelimiter,
  fromHtml,
  type Sheet as HucreSheet,
  readOds,
  readXls,
  streamCsvRows,
} from 'hucre';
import type { Cell, Merge, Sheet } from '#kernel/shared/sheet.ts';
import { toCells } from './cell.ts';
import { detect, type FileKind, type Found } from './detect.ts';
import { defaultLimits, megabytes, type SheetLimits } from './limits.ts';
import { sheetProblem } from './problems.ts';
import type { Encoding } from './text.ts';
import { listSheets, mergesOf } from './workbook.ts';
import { asProblem, type NumberedRow, readWholeXlsx, streamRowsOfXlsx } from './xlsx.ts';

export type SheetFile = { kind: FileKind; encoding?: Encoding; delimiter?: string; sheets: Sheet[] };

/** Worksheets whose XML together is no more than this are read in one go where there are several. */
const smallEnough = 32 * 1024 * 1024;

export type ReadOptions = { limits?: Partial<SheetLimits> };

/**
 * The whole file. `fileName` only names the sheet of a CSV, which has no name of its own.
 * @throws Problem `sheet.*` (see problems.ts), each saying what the person can do.
 */
export async function readSheets(bytes: Uint8Array, fileName: string, options: ReadOptions = {}): Promise<SheetFile> {
  const limits = { ...defaultLimits, ...options.limits };
  const found = open(bytes, limits);
  if (found.kind === 'xlsx') return { kind: 'xlsx', sheets: await readXlsxSheets(bytes, found, limits) };
  if (found.kind === 'csv') {
    const delimiter = detectDelimiter(found.text);
    const rows = Array.from(csvRows(found.text, delimiter, limits), ({ cells }) => cells);
    return {
      kind: 'csv',
      encoding: found.encoding,
      delimiter,
      sheets: [{ name: stem(fileName), rows, merges: [], hidden: false }],
    };
  }
  const sheets = (await readWhole(bytes, found, fileName)).map(toSheet);
  assertCells(sheets, limits);
  return { kind: found.kind, ...(found.kind === 'html' ? { encoding: found.encoding } : {}), sheets };
}

/**
 * One sheet row by row, counted from 1, for files too long to hold. An xlsx streams as it unpacks; take the rows as they come,
 * since those parsed ahead of a slow reader wait in memory. Other kinds are small and are read whole first.
 */
export async function* streamRows(
  bytes: Uint8Array,
  fileName: string,
  options: ReadOptions & { sheet?: number } = {},
): AsyncGenerator<NumberedRow> {
  const limits = { ...defaultLimits, ...options.limits };
  const found = open(bytes, limits);
  const sheet = options.sheet ?? 0;
  if (found.kind === 'xlsx') {
    const chosen = (await listSheets(bytes, found.parts))[sheet];
    if (!chosen) throw sheetProblem('no_such_sheet', { sheet: sheet + 1 });
    for await (const row of streamRowsOfXlsx(bytes, chosen.index, limits)) {
      assertLengths(row, limits);
      yield row;
    }
  } else if (found.kind === 'csv') {
    yield* csvRows(found.text, detectDelimiter(found.text), limits);
  } else {
    const { sheets } = await readSheets(bytes, fileName, options);
    const chosen = sheets[sheet];
    if (!chosen) throw sheetProblem('no_such_sheet', { sheet: sheet + 1 });
    yield* chosen.rows.map((cells, i) => ({ row: i + 1, cells }));
  }
}

function open(bytes: Uint8Array, limits: SheetLimits): Found {
  if (bytes.length > limits.fileBytes) {
    throw sheetProblem('too_big', { size: megabytes(bytes.length), limit: megabytes(limits.fileBytes) });
  }
  return detect(bytes, limits);
}

async function readXlsxSheets(
  bytes: Uint8Array,
  found: Found & { kind: 'xlsx' | 'ods' },
  limits: SheetLimits,
): Promise<Sheet[]> {
  const entries = await listSheets(bytes, found.parts);
  const count = entries.length;
  if (count > limits.sheets) throw sheetProblem('too_many_sheets', { count, limit: limits.sheets });
  if (count > 1 && entries.reduce((sum, { part }) => sum + part.unpacked, 0) <= smallEnough) {
    const sheets = (await readWholeXlsx(bytes, new Set(entries.map(({ index }) => index)))).map(toSheet);
    assertCells(sheets, limits);
    return sheets;
  }
  const sheets: Sheet[] = [];
  let left = limits.cells;
  for (const { name, index, hidden, part } of entries) {
    const rows: Cell[][] = [];
    for await (const row of streamRowsOfXlsx(bytes, index, { ...limits, cells: left })) {
      assertLengths(row, limits);
      while (rows.length < row.row - 1) rows.push([]);
      rows[row.row - 1] = row.cells;
      left -= row.cells.length;
    }
    sheets.push({ name, rows: withoutTail(rows), merges: await mergesOf(bytes, part), hidden });
  }
  return sheets;
}

async function readWhole(bytes: Uint8Array, found: Found, fileName: string): Promise<HucreSheet[]> {
  try {
    if (found.kind === 'html')
      return [fromHtml(found.text, { sheetName: stem(fileName), typeInference: false, classes: false })];
    return (found.kind === 'ods' ? await readOds(bytes) : await readXls(bytes)).sheets;
  } catch (error) {
    throw asProblem(error);
  }
}

function toSheet({ name, rows, merges, hidden, veryHidden }: HucreSheet): Sheet {
  return {
    name,
    // An xls leaves holes in the array of rows; Array.from closes them.
    rows: withoutTail(Array.from(rows, (row) => toCells(Array.from(row ?? [])))),
    merges: (merges ?? []).map(
      ({ startRow, startCol, endRow, endCol }): Merge => ({
        top: startRow,
        left: startCol,
        bottom: endRow,
        right: endCol,
      }),
    ),
    hidden: hidden === true || veryHidden === true,
  };
}

/** Sheets often drag a tail of formatted but blank rows, down to the last that Excel has. */
function withoutTail(rows: Cell[][]): Cell[][] {
  while (rows.length > 0 && rows[rows.length - 1]?.length === 0) rows.pop();
  return rows;
}

function* csvRows(text: string, delimiter: string, limits: SheetLimits): Generator<NumberedRow> {
  let row = 0;
  let left = limits.cells;
  for (const values of streamCsvRows(text, { delimiter })) {
    row++;
    left -= values.length;
    if (left < 0) throw sheetProblem('too_many_cells', { limit: limits.cells });
    const cells = toCells(values.map(withoutShield));
    const swallowed = cells.some((cell) => typeof cell === 'string' && cell.split(/\r\n|\r|\n/, 101).length > 100);
    if (swallowed) throw sheetProblem('quote_unclosed', { row });
    assertLengths({ row, cells }, limits);
    yield { row, cells };
  }
}

/** Systems write `="379900…"` into a CSV so that Excel leaves a long number alone; the value is what the quotes hold. */
function withoutShield(value: CellValue): CellValue {
  return typeof value === 'string' ? (/^="([^"=]*)"$/.exec(value)?.[1] ?? value) : value;
}

function assertLengths({ row, cells }: NumberedRow, limits: SheetLimits): void {
  const column = cells.findIndex((cell) => typeof cell === 'string' && cell.length > limits.cellLength);
  if (column >= 0)
    throw sheetProblem('cell_too_long', { row, column: column + 1, length: String(cells[column]).length });
}

function assertCells(sheets: Sheet[], limits: SheetLimits): void {
  if (sheets.length > limits.sheets)
    throw sheetProblem('too_many_sheets', { count: sheets.length, limit: limits.sheets });
  let cells = 0;
  for (const sheet of sheets) {
    sheet.rows.forEach((row, i) => {
      cells += row.length;
      assertLengths({ row: i + 1, cells: row }, limits);
    });
  }
  if (cells > limits.cells) throw sheetProblem('too_many_cells', { limit: limits.cells });
}

function stem(fileName: string): string {
  const base = fileName.split(/[\\/]/).at(-1) ?? fileName;
  return base.replace(/\.[^.]*$/, '') || base;
}
