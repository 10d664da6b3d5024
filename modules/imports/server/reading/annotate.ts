// Handing back what was not taken: the sheet as it came, with only the rows that are left, and beside each the reason and what to write
// instead. It can be mended in any spreadsheet program and brought in again: the columns we add are passed over on the way in.
import { type Mark, type OutColumn, type OutWorkbookSheet, writeSheets } from '#kernel/server/sheets/write.ts';
import type { Words } from '#kernel/shared/problem.ts';
import type { Cell, Sheet } from '#kernel/shared/sheet.ts';
import type { Table } from '../../shared/carry.ts';
import { addedColumns } from '../../shared/header-words.ts';
import type { CheckedRow, RowProblem } from '../../shared/kind.ts';

export type AnnotateOptions = {
  /** Which rows were taken; by default those that were good or already held. */
  isTaken?: (row: CheckedRow<object>) => boolean;
  /** Reasons that lie outside the sheet. */
  moreOf?: (row: CheckedRow<object>) => Words[];
  lang?: keyof Words;
  /** Lines below the rows, such as the watermark. */
  foot?: string[];
};

/** `tables[i]` with its `sheet` is what the rows call sheet `i`. Sheets with nothing left over are not written. */
export async function annotate(
  tables: readonly (Table & { sheet: Sheet })[],
  rows: readonly CheckedRow<object>[],
  options: AnnotateOptions = {},
): Promise<Uint8Array> {
  const { isTaken = ({ verdict }) => verdict === 'good' || verdict === 'same' } = options;
  const left = rows.filter((row) => !isTaken(row));
  const sheets = tables.flatMap((table, i) => {
    const own = left.filter(({ place }) => place.sheet === i);
    return own.length > 0 ? [annotateSheet(table, own, options)] : [];
  });
  return writeSheets(sheets);
}

function annotateSheet(
  { sheet, layout, mapping }: Table & { sheet: Sheet },
  left: readonly CheckedRow<object>[],
  { lang = 'zh', foot = [], moreOf = () => [] }: AnnotateOptions,
): OutWorkbookSheet {
  const width = layout.headers.length;
  const added = Object.values(addedColumns[lang]);
  const headerEnd = layout.headerRows ? layout.headerRows.to + 1 : 0;
  const pad = (cells: readonly Cell[] = []) => Array.from({ length: width }, (_, c) => cells[c] ?? null);
  const head = sheet.rows.slice(0, headerEnd).map((row, r) => [...pad(row), ...(r === headerEnd - 1 ? added : [])]);
  if (head.length === 0) head.push([...pad(), ...added]);
  const marks: Mark[] = [];
  const rows = left.map((row, i): Cell[] => {
    const { place, problems } = row;
    const open = problems.filter(({ settled }) => settled === undefined);
    for (const problem of open) {
      const column = columnOf(problem, mapping.sources);
      if (column !== undefined)
        marks.push({
          row: head.length + i,
          column,
          tone: problem.gravity === 'ask' ? 'ask' : 'mend',
          note: problem.message[lang],
        });
    }
    const reasons = open.map(({ message, evidence = [] }) =>
      [message, ...evidence.map((one) => one.message)].map((one) => one[lang]).join('，'),
    );
    reasons.push(...moreOf(row).map((one) => one[lang]));
    const proposals = open.flatMap((problem) =>
      problem.proposal === undefined ? [] : [proposalWords(problem, layout.headers, mapping.sources)],
    );
    return [...pad(layout.rows[place.row - 1]), place.row, reasons.join('；'), proposals.join('；')];
  });
  return {
    name: sheet.name,
    columns: [
      ...Array.from({ length: width }, (_, c) => columnLook(rows, c)),
      { width: 8 },
      { width: 48, kind: 'text' },
      { width: 30, kind: 'text' },
    ],
    head,
    rows,
    foot,
    merges: sheet.merges.filter(({ bottom }) => bottom < headerEnd),
    marks,
  };
}

function columnOf({ column }: RowProblem, sources: Table['mapping']['sources']): number | undefined {
  const source = column === undefined ? undefined : sources[column];
  return source && 'column' in source ? source.column : undefined;
}

/** 公民身份号码：379900193111083047 */
function proposalWords(problem: RowProblem, headers: readonly string[], sources: Table['mapping']['sources']): string {
  const column = columnOf(problem, sources);
  const header = column === undefined ? '' : (headers[column] ?? '');
  return header ? `${header}：${problem.proposal}` : String(problem.proposal);
}

/** Columns of text stay text, so that a long number put in by hand is not turned into a figure again. */
function columnLook(rows: readonly Cell[][], c: number): OutColumn {
  const cells = rows.map((row) => row[c]).filter((cell) => cell !== null && cell !== undefined);
  const texts = cells.filter((cell): cell is string => typeof cell === 'string');
  const longest = cells.reduce<number>(
    (most, cell) =>
      Math.max(
        most,
        Array.from(String(cell)).reduce((sum, one) => sum + (one > 'ÿ' ? 2 : 1), 0),
      ),
    0,
  );
  return { width: Math.min(40, Math.max(8, longest + 2)), ...(texts.length > 0 ? { kind: 'text' as const } : {}) };
}
