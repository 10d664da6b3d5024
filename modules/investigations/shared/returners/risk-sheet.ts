// A list of risk areas as it comes: a table out of a notice, with the area, its level and, where told, its code and days. Columns are found by their headers, whatever stands above.
import { type Cell, isBlank, type Sheet } from '#kernel/shared/sheet.ts';
import type { RiskArea, RiskLevel } from './risk.ts';

/** `unread`: rows as the spreadsheet numbers them. */
export type ReadRisk = { areas: RiskArea[]; unread: number[] };

const columnNames = {
  name: /^(地区|区域|名称|风险地区|风险区域|地区名称|区域名称|具体区域|area|name)$/i,
  level: /^(级别|等级|风险级别|风险等级|风险类别|level|risk)$/i,
  code: /^(代码|区划代码|行政区划代码|code)$/i,
  from: /^(起|自|起始|起始日期|开始日期|划定日期|划定时间|调整日期|from)$/i,
  to: /^(止|至|截止|截止日期|结束日期|解除日期|解除时间|to)$/i,
} as const;
type Columns = Record<keyof typeof columnNames, number>;
const levelWords: readonly [RegExp, RiskLevel][] = [
  [/^(高|高风险|高风险区|高风险地区|high)$/i, 'high'],
  [/^(中|中风险|中风险区|中风险地区|medium)$/i, 'medium'],
  [/^(低|低风险|低风险区|低风险地区|解除|已解除|low)$/i, 'low'],
];

/** Undefined where no sheet has an area and a level. `on`: from when areas without a day of their own are at risk. */
export function readRiskSheet(sheets: readonly Sheet[], on: string): ReadRisk | undefined {
  for (const sheet of sheets) {
    if (sheet.hidden) continue;
    const head = sheet.rows.findIndex((row) => indexOf(row, 'name') >= 0 && indexOf(row, 'level') >= 0);
    if (head < 0) continue;
    const keys = Object.keys(columnNames) as (keyof Columns)[];
    const columns = Object.fromEntries(keys.map((key) => [key, indexOf(sheet.rows[head] ?? [], key)])) as Columns;
    const read: ReadRisk = { areas: [], unread: [] };
    sheet.rows.slice(head + 1).forEach((row, n) => {
      if (row.every(isBlank)) return;
      const area = areaOf(row, columns, on);
      if (area) read.areas.push(area);
      else read.unread.push(head + 2 + n);
    });
    return read;
  }
  return undefined;
}

function areaOf(row: readonly Cell[], columns: Columns, on: string): RiskArea | undefined {
  const said = (key: keyof Columns) => (columns[key] < 0 ? '' : textOf(row[columns[key]]));
  const level = levelWords.find(([words]) => words.test(said('level')))?.[1];
  const code = said('code').replace(/\s/g, '');
  const from = said('from') === '' ? on : dayOf(said('from'));
  const to = said('to') === '' ? null : dayOf(said('to'));
  const isWrong =
    said('name') === '' || (code !== '' && !/^(\d{6}|\d{9}|\d{12})$/.test(code)) || (from && to && to < from);
  if (!level || !from || to === undefined || isWrong) return undefined;
  return { name: said('name').slice(0, 200), code: code || null, level, from, to };
}

const textOf = (cell: Cell | undefined): string => (isBlank(cell) ? '' : String(cell).trim());
const indexOf = (row: readonly Cell[], key: keyof Columns): number =>
  row.findIndex((cell) => columnNames[key].test(textOf(cell)));

function dayOf(text: string): string | undefined {
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T].*)?$/.exec(text);
  if (!parts) return undefined;
  const [, year = '', month = '', day = ''] = parts;
  const on = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return new Date(`${on}T00:00:00Z`).toJSON()?.startsWith(on) ? on : undefined;
}
