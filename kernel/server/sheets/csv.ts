// The same sheet as plain CSV (RFC 4180), for programs that read nothing else. UTF-8 with its mark, so that Excel in Chinese reads it right; no text
// leaves as a formula.
import type { Cell } from '#kernel/shared/sheet.ts';
import { neutralise } from './cell.ts';
import type { OutSheet } from './write.ts';

const mark = '\uFEFF';

export function streamCsv(sheet: OutSheet): ReadableStream<Uint8Array> {
  return ReadableStream.from(lines(sheet)).pipeThrough(new TextEncoderStream());
}

async function* lines(sheet: OutSheet): AsyncGenerator<string> {
  yield mark;
  for (const row of sheet.head) yield line(row);
  for await (const row of sheet.rows) yield line(row);
  for (const text of sheet.foot ?? []) yield line([text]);
}

const line = (row: readonly Cell[]): string => `${row.map(cell).join(',')}\r\n`;

function cell(value: Cell): string {
  if (value === null) return '';
  const text = typeof value === 'string' ? neutralise(value.toWellFormed()) : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
