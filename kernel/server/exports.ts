// Lists as spreadsheets. A module says which columns the rows of one of its queries make; the rows themselves come from the query, page by page,
// asked as the person who takes them. So a sheet never holds a row or a field that its taker could not see on the screen.
import type { z } from 'zod';
import { formatTime } from '#kernel/shared/clock/format.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import type { QuerySpec } from '#kernel/shared/command.ts';
import type { Cell } from '#kernel/shared/sheet.ts';
import type { Context } from './house.ts';
import type { OutColumn } from './sheets/write.ts';

export type ExportColumn<Row> = OutColumn & { title: string; of: (row: Row) => Cell };

export type SheetShape<Row = unknown> = { title: string; columns: readonly ExportColumn<Row>[] };

export type ExportEntry = {
  spec: QuerySpec;
  /** Names the file and the sheet. */
  title: string;
  columns: readonly ExportColumn<unknown>[];
  /** Where the columns depend on what is asked for (a register brings its own): those, and the name, for this very input. */
  shapeOf?: (input: unknown, context: Context) => Promise<SheetShape>;
  /** What to add to the input for the largest page the query gives, in the order that is best for a whole sheet. */
  paging(input: unknown): Record<string, unknown>;
  rows(answer: unknown): readonly unknown[];
  /** What to add to the input for the page after this answer; undefined at the end. */
  next(answer: unknown): Record<string, unknown> | undefined;
  /** The filter in the words of the sheet's foot and of the record; '' when there is none. */
  say(input: unknown, context: Context): Promise<string>;
};

/** Declares that a query's rows may leave as a sheet; goes into the module's `exports`. */
export function sheetOf<S extends z.ZodType, R extends z.ZodType, Row>(
  spec: QuerySpec<S, R>,
  sheet: {
    title: string;
    columns: readonly ExportColumn<Row>[];
    shapeOf?: (input: z.output<S>, context: Context) => Promise<SheetShape<Row>>;
    paging?: Partial<z.input<S>> | ((input: z.output<S>) => Partial<z.input<S>>);
    rows: (answer: z.output<R>) => readonly Row[];
    next?: (answer: z.output<R>) => Partial<z.input<S>> | undefined;
    say?: (input: z.output<S>, context: Context) => Promise<string> | string;
  },
): ExportEntry {
  return {
    spec: spec as unknown as QuerySpec,
    title: sheet.title,
    columns: sheet.columns as readonly ExportColumn<unknown>[],
    ...(sheet.shapeOf
      ? { shapeOf: async (input, context) => (await sheet.shapeOf?.(input as z.output<S>, context)) as SheetShape }
      : {}),
    paging: (input) =>
      ((typeof sheet.paging === 'function' ? sheet.paging(input as z.output<S>) : sheet.paging) ?? {}) as Record<
        string,
        unknown
      >,
    rows: (answer) => sheet.rows(answer as z.output<R>),
    next: (answer) => sheet.next?.(answer as z.output<R>) as Record<string, unknown> | undefined,
    say: async (input, context) => (await sheet.say?.(input as z.output<S>, context)) ?? '',
  };
}

/** `2026-03-16 14:05` in Shanghai: a column of kind `moment` makes a real date of it. */
export function sheetMoment(at: Date | null | undefined): string | null {
  return at ? `${dateOf(at.getTime())} ${formatTime(at.getTime())}` : null;
}

export const sheetYes = (is: boolean): string => (is ? '是' : '');
