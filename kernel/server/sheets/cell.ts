// Between hucre's cells and ours. Dates lose their time zone here (a sheet has none), and text that a spreadsheet program would run
// as a formula is made harmless on the way out (OWASP, CSV injection; full-width signs too, Excel in Chinese takes them for the same).
import type { CellValue } from 'hucre';
import type { Cell } from '#kernel/shared/sheet.ts';

const risky = /^'*[=+\-@\t\r\n|＝＋－＠]/;

/** `=1+1` leaves as `'=1+1`, and `'=1+1` as `''=1+1`, so that reading takes back exactly what writing added. */
export function neutralise(text: string): string {
  return risky.test(text) ? `'${text}` : text;
}

function restore(text: string): string {
  return text.startsWith("'") && risky.test(text) ? text.slice(1) : text;
}

export function toCell(value: CellValue | undefined): Cell {
  if (value === null || value === undefined || value === '') return null;
  if (value instanceof Date) return dateText(value);
  return typeof value === 'string' ? restore(value) : value;
}

/** Cells of one row with the blank tail cut off. */
export function toCells(values: readonly (CellValue | undefined)[]): Cell[] {
  const cells = values.map(toCell);
  while (cells.length > 0 && cells[cells.length - 1] === null) cells.pop();
  return cells;
}

/** Excel's day zero: a time without a day sits on it. */
const dayZero = /^1899-12-3[01]$|^1900-01-00$/;

function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '#VALUE!';
  const [day = '', time = ''] = new Date(Math.round(date.getTime() / 1000) * 1000)
    .toISOString()
    .slice(0, 19)
    .split('T');
  const short = time.endsWith(':00') ? time.slice(0, 5) : time;
  if (dayZero.test(day)) return short;
  return time === '00:00:00' ? day : `${day} ${short}`;
}

const dateLike = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2}))?)?$/;

/** ISO text to the Date that hucre writes as a serial number; null when the text is no date. */
export function toDate(text: string): Date | null {
  const found = dateLike.exec(text);
  if (!found) return null;
  const [year, month, day, hour = 0, minute = 0, second = 0] = found.slice(1).map((part) => Number(part ?? 0));
  const date = new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second));
  return date.getUTCMonth() === (month ?? 1) - 1 && date.getUTCDate() === day ? date : null;
}
