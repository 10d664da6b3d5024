// What a spreadsheet is, once it has been read: names, rows, cells. No library's types pass this line, so the reader can be replaced
// and a sheet can travel as JSON to the browser. Dates arrive as text (`2022-09-15`, `2022-09-15 07:39`), numbers stay numbers.

/** One cell. Blank is `null`, never `''`. A number is a number in the file: an ID number met as one has lost its last digits. */
export type Cell = string | number | boolean | null;

/** A merged range; zero-based, both ends inside. The value sits in its top left cell, the other cells read as blank. */
export type Merge = { top: number; left: number; bottom: number; right: number };

/** `rows[i]` is the row that the spreadsheet shows as `i + 1`; trailing blank cells are cut off, blank rows are `[]`. */
export type Sheet = { name: string; rows: Cell[][]; merges: Merge[]; hidden: boolean };

/** Blank to the eye: nothing, or white space of any width. */
export function isBlank(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');
}
