// A laboratory's form: one row a tube, with its code, the result and when it was tested. Columns are found by their headers, whatever stands above them.
import { type Cell, isBlank, type Sheet } from '#kernel/shared/sheet.ts';
import { codeSchema } from './commands.ts';
import type { TubeResult } from './words.ts';

export type SheetRow = { code: string; result: TubeResult; testedAt: string };
export type ReadResults = { rows: SheetRow[] /** As the spreadsheet numbers them. */; unread: number[] };

const columnNames = {
  code: /^(管码|试管编号|试管码|管号|条码|样本编号|标本编号|tube( code)?|code|barcode)$/i,
  result: /^(结果|检测结果|结果判定|result)$/i,
  testedAt: /^(检测时间|检测日期|报告时间|完成时间|时间|tested( at)?|time)$/i,
};
const resultWords: readonly [RegExp, TubeResult][] = [
  [/^(阴性|阴|negative|neg|-|－)$/i, 'negative'],
  [/^(阳性|阳|初筛阳性|可疑阳性|positive|pos|\+|＋)$/i, 'positive'],
  [/^(无效|失败|溢洒|invalid)$/i, 'invalid'],
];

/** Undefined where no sheet has both columns. `at`: when rows without a time of their own were tested. */
export function readResults(sheets: readonly Sheet[], at: string): ReadResults | undefined {
  for (const sheet of sheets) {
    if (sheet.hidden) continue;
    const head = sheet.rows.findIndex(
      (row) => indexOf(row, columnNames.code) >= 0 && indexOf(row, columnNames.result) >= 0,
    );
    if (head < 0) continue;
    const header = sheet.rows[head] ?? [];
    const columns = {
      code: indexOf(header, columnNames.code),
      result: indexOf(header, columnNames.result),
      testedAt: indexOf(header, columnNames.testedAt),
    };
    const read: ReadResults = { rows: [], unread: [] };
    sheet.rows.slice(head + 1).forEach((row, n) => {
      if (row.every(isBlank)) return;
      const line = lineOf(row, columns, at);
      if (line) read.rows.push(line);
      else read.unread.push(head + 2 + n);
    });
    return read;
  }
  return undefined;
}

function lineOf(row: readonly Cell[], columns: { code: number; result: number; testedAt: number }, at: string) {
  const code = codeSchema.safeParse(textOf(row[columns.code]));
  const result = resultWords.find(([words]) => words.test(textOf(row[columns.result])))?.[1];
  const told = columns.testedAt < 0 ? '' : textOf(row[columns.testedAt]);
  const testedAt = told === '' ? at : momentOf(told);
  return code.success && result && testedAt ? { code: code.data, result, testedAt } : undefined;
}

const textOf = (cell: Cell | undefined): string => (isBlank(cell) ? '' : String(cell).trim());
const indexOf = (row: readonly Cell[], name: RegExp): number => row.findIndex((cell) => name.test(textOf(cell)));

/** A laboratory writes its own time, which is that of Shanghai. */
function momentOf(text: string): string | undefined {
  const parts = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?$/.exec(text);
  if (!parts) return undefined;
  const [, year = '', month = '', day = '', hour = '0', minute = '00', second = '00'] = parts;
  const two = (part: string) => part.padStart(2, '0');
  const moment = `${year}-${two(month)}-${two(day)}T${two(hour)}:${minute}:${second}+08:00`;
  return Number.isNaN(Date.parse(moment)) ? undefined : moment;
}
