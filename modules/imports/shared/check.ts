// The checking itself: every row of every table gets a verdict with its reasons, first cell by cell, then as a row, then against the
// others. What people decided on the way (a mend accepted, a value put in, a row set aside) is laid over, so a check can be run again.
import type { Cell } from '#kernel/shared/sheet.ts';
import { isBlank } from '#kernel/shared/sheet.ts';
import { cellReader, hasOwnCell, type Table } from './carry.ts';
import { atColumn } from './findings.ts';
import { isOwnColumn } from './header-words.ts';
import {
  type CellValues,
  type CheckContext,
  type CheckedRow,
  fieldsOf,
  type ImportKind,
  type Place,
  type RowProblem,
  type TableVerdict,
  type Tie,
  type Verdict,
} from './kind.ts';
import type { Layout, RowClass } from './layout.ts';
import type { Mapping } from './mapping.ts';

/** What people decided. Places are written `sheet:row`. */
export type Decisions = {
  /** Values put in by hand, by `sheet:row:column`. */
  edits?: Readonly<Record<string, Cell>>;
  /** Codes of which every proposal is accepted, and single rows of which all are. */
  acceptedCodes?: readonly string[];
  acceptedRows?: readonly string[];
  /** `sheet:row:code`, only for problems that may be waived. */
  waived?: readonly string[];
  leftOut?: readonly string[];
};

/** Rows that are no data, by class; with the checked rows they make up all rows of the sheets. */
export type Apart = Record<Exclude<RowClass, 'data'>, number>;

export type Checked<Row, F extends string = string> = { rows: CheckedRow<Row, F>[]; apart: Apart; ties: Tie[] };

export function placeKey({ sheet, row }: Place): string {
  return `${sheet}:${row}`;
}

export function checkRows<Cells extends object, Row extends object>(
  kind: ImportKind<Cells, Row>,
  tables: readonly Table<keyof Cells & string>[],
  context: CheckContext,
  decisions: Decisions = {},
): Checked<Row, keyof Cells & string> {
  const apart: Apart = { title: 0, header: 0, section: 0, foot: 0, blank: 0 };
  const rows: CheckedRow<Row, keyof Cells & string>[] = [];
  tables.forEach((table, sheet) => checkTable(kind, table, sheet, context, decisions, rows, apart));
  const leftOut = new Set(decisions.leftOut);
  for (const row of rows) if (leftOut.has(placeKey(row.place))) row.verdict = 'left_out';
  const verdict = kind.checkTable?.(
    rows,
    tables.flatMap(({ layout }) => layout.footnotes),
  );
  if (verdict) addTableProblems(rows, verdict);
  settle(rows, decisions);
  return { rows, apart, ties: verdict?.ties ?? [] };
}

function checkTable<Cells extends object, Row extends object>(
  kind: ImportKind<Cells, Row>,
  table: Table<keyof Cells & string>,
  sheet: number,
  context: CheckContext,
  decisions: Decisions,
  rows: CheckedRow<Row, keyof Cells & string>[],
  apart: Apart,
): void {
  const { layout, mapping } = table;
  const read = cellReader(kind, table);
  const unknown = unknownColumns(layout, mapping);
  const fields = fieldsOf(kind);
  let section: string | undefined = kind.isHeading?.(layout.sheetName) ? layout.sheetName : undefined;
  layout.classes.forEach((rowClass, r) => {
    if (rowClass === 'section')
      section = layout.rows[r]?.map((cell) => (isBlank(cell) ? '' : String(cell).trim())).find(Boolean);
    if (rowClass !== 'data') {
      apart[rowClass]++;
      return;
    }
    const place = { sheet, row: r + 1 };
    const edited = (field: string) => decisions.edits?.[`${placeKey(place)}:${field}`];
    const given = (field: keyof Cells & string) => edited(field) ?? headingOf(field) ?? read(r, field);
    const isConstant = (field: keyof Cells & string) =>
      'constant' in (mapping.sources[field] ?? {}) && edited(field) === undefined;
    // A value guessed for the sheet gives way to the heading that the row stands under; one that a person gave does not.
    const headingOf = (field: keyof Cells & string) => {
      const isGuess = isConstant(field) && (mapping.sources[field]?.confidence ?? 1) < 1;
      return section !== undefined && kind.spokenOf?.field === field && isGuess ? kind.spokenOf.in(section) : null;
    };
    // Lists come numbered in advance; a row with nothing but its number is blank.
    if (!fields.some((field) => hasOwnCell(layout, mapping, r, field) || edited(field) !== undefined)) {
      apart.blank++;
      return;
    }
    const problems: RowProblem<keyof Cells & string>[] = [];
    const values = {} as CellValues<Cells>;
    for (const field of fields) {
      const cell = given(field);
      const { value, findings = [] } = kind.columns[field].check(cell, context);
      values[field] = value;
      for (const found of findings) if (mapping.sources[field]) problems.push(atColumn(field, cell, found));
    }
    const composed = kind.compose(values, {
      ...context,
      raw: given,
      header: (field) => {
        const source = mapping.sources[field];
        return source && 'column' in source ? (layout.headers[source.column] ?? '') : '';
      },
      isConstant,
      ...(section === undefined ? {} : { section }),
    });
    problems.push(...(composed.problems ?? []));
    const rest: Record<string, Cell> = {};
    for (const [column, header] of unknown) {
      const cell = layout.rows[r]?.[column];
      if (cell === undefined || isBlank(cell)) continue;
      rest[header in rest ? `${header}（第${column + 1}列）` : header] = cell;
    }
    rows.push({ place, verdict: 'good', row: composed.row, key: kind.keyOf(composed.row), problems, rest });
  });
}

/** Headers of columns that no field takes; their cells are kept with the row. */
function unknownColumns(layout: Layout, mapping: Mapping): [number, string][] {
  const known = new Set(
    Object.values(mapping.sources).map((source) => (source && 'column' in source ? source.column : -1)),
  );
  return layout.headers.flatMap((header, column): [number, string][] =>
    known.has(column) || isOwnColumn(header) ? [] : [[column, header || `第${column + 1}列`]],
  );
}

function addTableProblems<Row, F extends string>(rows: CheckedRow<Row, F>[], { problems }: TableVerdict<F>): void {
  const byPlace = new Map(rows.map((row) => [placeKey(row.place), row]));
  for (const { place, ...problem } of problems) {
    const row = byPlace.get(placeKey(place));
    if (!row) continue;
    row.problems = row.problems.filter((one) => !problem.evidence?.includes(one));
    row.problems.push(problem);
  }
}

/** Lays decisions over the problems and reads off the verdicts. */
function settle<Row, F extends string>(rows: CheckedRow<Row, F>[], decisions: Decisions): void {
  const codes = new Set(decisions.acceptedCodes);
  const accepted = new Set(decisions.acceptedRows);
  const waived = new Set(decisions.waived);
  for (const row of rows) {
    const key = placeKey(row.place);
    for (const problem of row.problems) {
      if (problem.gravity === 'mend' && (codes.has(problem.code) || accepted.has(key))) problem.settled = 'accepted';
      if (problem.mayWaive && waived.has(`${key}:${problem.code}`)) problem.settled = 'waived';
    }
    if (row.verdict !== 'left_out') row.verdict = verdictOf(row.problems);
  }
}

export function verdictOf(problems: readonly RowProblem[]): Verdict {
  const open = problems.filter((problem) => problem.settled === undefined);
  if (open.some((problem) => problem.gravity === 'ask')) return 'ask';
  return open.some((problem) => problem.gravity === 'mend') ? 'mend' : 'good';
}
