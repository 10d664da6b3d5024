// Writes values into a workbook as it came: titles, header, widths, merges and looks stay; the rows below the header are replaced and take the look of the first of
// them; foot lines move down below the last row. What hucre keeps of a file stays (styles, widths, heights, merges, page set-up, other sheets).
import { type CellStyle, type CellValue, type Cell as HucreCell, openXlsx, saveXlsx } from 'hucre';
import type { Cell } from '#kernel/shared/sheet.ts';
import { neutralise } from './cell.ts';
import { sheetProblem } from './problems.ts';
import { asProblem } from './xlsx.ts';

export type Filling = {
  /** Index among the sheets of the workbook. */
  sheet: number;
  /** Zero-based; the rows from here to `footFrom` are replaced. */
  firstRow: number;
  /** Zero-based first of the lines below the rows; null: none. */
  footFrom: number | null;
  rows: readonly (readonly Cell[])[];
  /** A further sheet that says who took it, when, for what. */
  about: { name: string; lines: readonly (readonly string[])[] };
};

export async function fillSheet(bytes: Uint8Array, filling: Filling): Promise<Uint8Array> {
  try {
    const workbook = await openXlsx(bytes, { readStyles: true });
    const sheet = workbook.sheets[filling.sheet];
    if (!sheet) throw sheetProblem('no_such_sheet', { sheet: filling.sheet + 1 });
    const { firstRow, rows } = filling;
    const footFrom = filling.footFrom ?? sheet.rows.length;
    const shift = rows.length - (footFrom - firstRow);
    const moved = (row: number): number | null => (row < firstRow ? row : row >= footFrom ? row + shift : null);
    const cells = new Map<string, HucreCell>();
    for (const [key, cell] of sheet.cells ?? []) {
      const [row = 0, column = 0] = key.split(',').map(Number);
      const to = moved(row);
      if (to !== null) cells.set(`${to},${column}`, cell);
    }
    const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
    const looks = Array.from({ length: width }, (_, column) => sheet.cells?.get(`${firstRow},${column}`)?.style);
    rows.forEach((row, r) => {
      looks.forEach((style, column) => {
        if (style) cells.set(`${firstRow + r},${column}`, styled(outCell(row[column]), style));
      });
    });
    sheet.rows = [
      ...sheet.rows.slice(0, firstRow),
      ...rows.map((row) => row.map(outCell)),
      ...sheet.rows.slice(footFrom),
    ];
    sheet.cells = cells;
    if (sheet.merges)
      sheet.merges = sheet.merges.flatMap((merge) => {
        const [startRow, endRow] = [moved(merge.startRow), moved(merge.endRow)];
        return startRow === null || endRow === null ? [] : [{ ...merge, startRow, endRow }];
      });
    workbook.sheets.push({
      name: freeName(
        filling.about.name,
        workbook.sheets.map(({ name }) => name),
      ),
      rows: filling.about.lines.map((line) => line.map((text) => neutralise(text))),
      columns: [{ width: 24 }, { width: 40 }, { width: 16 }, { width: 16 }],
    });
    return await saveXlsx(workbook);
  } catch (error) {
    throw asProblem(error);
  }
}

function styled(value: CellValue, style: CellStyle): HucreCell {
  const type =
    value === null ? 'empty' : typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : 'string';
  return { value, type, style };
}

/** No text leaves the house as a formula. */
const outCell = (cell: Cell | undefined): CellValue =>
  typeof cell === 'string' ? neutralise(cell.toWellFormed()) : (cell ?? null);

function freeName(wanted: string, taken: readonly string[]): string {
  let name = wanted;
  for (let n = 2; taken.includes(name); n++) name = `${wanted}${n}`;
  return name;
}
