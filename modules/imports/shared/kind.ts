// The one idea that carries every import: a kind says which columns it wants, how a cell, a row and a whole table are checked, and what
// row comes of it. Kinds are rules without I/O; the browser may run them as well as the server.
import type { Words } from '#kernel/shared/problem.ts';
import type { Cell } from '#kernel/shared/sheet.ts';

/** What a check must be told, because a rule knows neither the present day nor the office it works for. */
export type CheckContext = { today: string; areaCode?: string };

/**
 * `note`: worth a look, the row is good. `mend`: there is a proposal that a person may accept by the dozen.
 * `ask`: a person must look at this very row.
 */
export type Gravity = 'note' | 'mend' | 'ask';

export type Place = { sheet: number; row: number };

/** What is found in one cell, before it is known which. */
export type CellFinding = {
  code: string;
  gravity: Gravity;
  message: Words;
  /** What to write instead. With `ask` it is a hint to compare with the papers, never taken by itself. */
  proposal?: string;
  /** May a person say “take the row all the same”? Then the value at fault is left out. */
  mayWaive?: boolean;
};

export type RowProblem<F extends string = string> = CellFinding & {
  column?: F;
  value: Cell;
  /** Rows that the problem is about as well, such as the other bearer of an ID. */
  others?: Place[];
  /** The same fault is counted at another row; this row only points there. */
  isEcho?: true;
  /** Problems of the same row that this one explains; they are facts about it, not faults of their own. */
  evidence?: RowProblem<F>[];
  settled?: 'accepted' | 'waived';
};

/** A cell's answer. With a `mend` the value is the proposed one; with an `ask` it is null. */
export type CellVerdict<V> = { value: V | null; findings?: CellFinding[] };

export type PersonalNumber = 'id' | 'phone';

export type ColumnSpec<V> = {
  title: Words;
  /** Header words that mean this column; two-row headers are met as `上/下`. */
  titles: readonly string[];
  /** Header words that never mean it, though they look alike (户主姓名 is not the person's name). */
  avoid?: RegExp;
  /** Without this column the table cannot be taken, unless one of these others is there. */
  required?: true | { unless: readonly string[] };
  /** A blank cell may mean “as above”: always, or when most cells of the column are blank. */
  carriesDown?: 'always' | 'when_sparse';
  /** Holds a number of a person's own: masked wherever rows are shown, until a look is put on record. */
  personal?: PersonalNumber;
  /** Does a cell look like this column's? Lets a column with a strange header be found by what it holds. */
  looksLike?: (cell: Cell) => boolean;
  check: (cell: Cell, context: CheckContext) => CellVerdict<V>;
};

export type RowContext<F extends string> = CheckContext & {
  raw: (column: F) => Cell;
  /** The header of the column that the field is read from; blank where it has none. */
  header: (column: F) => string;
  /** One value stands for the whole column; what the row itself says goes before it. */
  isConstant: (column: F) => boolean;
  /** The text of the heading row above, if any. */
  section?: string;
};

export type Composed<Row, F extends string> = { row: Row; problems?: RowProblem<F>[] };

/** Values of one row's cells; null where blank, not mapped or at fault. */
export type CellValues<Cells extends object> = { [F in keyof Cells]: Cells[F] | null };

/** A stated figure set against the rows (A8: totals tie to rows). */
export type Tie = { what: Words; stated: number; counted: number; ties: boolean };

export type TableVerdict<F extends string> = { problems: (RowProblem<F> & { place: Place })[]; ties?: Tie[] };

export type ImportKind<
  Cells extends object,
  Row extends object,
  F extends keyof Cells & string = keyof Cells & string,
> = {
  name: string;
  title: Words;
  columns: { [K in F]: ColumnSpec<Cells[K]> };
  /** The name of the sheet may stand for this column when no column does (a sheet an estate, a sheet a department). */
  sheetNameMeans?: F;
  /** Does the name of a sheet stand over its rows as a heading does: a sheet a building? */
  isHeading?: (sheetName: string) => boolean;
  /** The column that a sheet's name, its title or the headings between rows may speak for, and what such a text says of it: 接庄社区网格划分表. */
  spokenOf?: { field: F; in: (text: string) => string | null };
  compose: (cells: CellValues<Cells>, context: RowContext<F>) => Composed<Row, F>;
  /** What makes two rows the same thing; undefined when the row cannot be told apart. */
  keyOf: (row: Row) => string | undefined;
  /** Checks across rows and sheets, and of totals stated in titles and foot notes. */
  checkTable?: (rows: readonly CheckedRow<Row, F>[], footnotes: readonly string[]) => TableVerdict<F>;
};

/** `same` (already held, nothing to do) is decided later, by whoever can ask the database. */
export type Verdict = 'good' | 'mend' | 'ask' | 'same' | 'left_out';

export type CheckedRow<Row, F extends string = string> = {
  place: Place;
  verdict: Verdict;
  /** The row as it would be taken: proposals of `mend` adopted, values at fault left out. */
  row: Row;
  key: string | undefined;
  problems: RowProblem<F>[];
  /** Cells of columns that the kind does not know, by their header: kept, never dropped. */
  rest: Record<string, Cell>;
};

/** The names of a kind's columns, in the order the kind tells them. */
export function fieldsOf<Cells extends object, Row extends object>(
  kind: ImportKind<Cells, Row>,
): (keyof Cells & string)[] {
  return Object.keys(kind.columns) as (keyof Cells & string)[];
}

export function defineKind<Cells extends object, Row extends object>(
  kind: ImportKind<Cells, Row>,
): ImportKind<Cells, Row> {
  return kind;
}
