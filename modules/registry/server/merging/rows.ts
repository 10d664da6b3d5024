// Rows that move with a person, as the database tells them in JSON (app.person_rows, migration 0035): names of columns as they are, spans of days as text.
import type { Span } from '../../shared/population.ts';

export type Row = Record<string, unknown>;
export const mergedTables = ['people', 'stays', 'subject_flags', 'subject_facts', 'subject_owners', 'duties'] as const;
export type MergedTable = (typeof mergedTables)[number];
export type PersonRows = Record<MergedTable, Row[]>;
/** One row to be put so. */
export type Change = { table: MergedTable; key: Row; set: Row };

/** The column that says whose row it is. */
export const ownerColumn: Record<MergedTable, string> = {
  people: 'id',
  stays: 'person_id',
  subject_flags: 'subject_id',
  subject_facts: 'subject_id',
  subject_owners: 'subject_id',
  duties: 'subject_id',
};
/** Written by the database itself. */
export const generated = new Set(['subject_flags.person_id']);

export const textOf = (row: Row, column: string): string => String(row[column]);
export const isOf = (table: MergedTable, row: Row, personId: string): boolean => row[ownerColumn[table]] === personId;

/** What tells a row whoever's it is: a duty has no id of its own. */
export const nameOfRow = (table: MergedTable, row: Row): string =>
  table === 'duties'
    ? `${textOf(row, 'rhythm_id')} ${textOf(row, 'slot')}`
    : textOf(row, table === 'subject_facts' ? 'ordinal' : 'id');

export function keyOf(table: MergedTable, row: Row): Row {
  if (table === 'duties') return { subject_id: row['subject_id'], rhythm_id: row['rhythm_id'], slot: row['slot'] };
  return table === 'subject_facts' ? { subject_id: row['subject_id'], ordinal: row['ordinal'] } : { id: row['id'] };
}

/** `[2020-01-01,2021-01-01)`; null where it is empty. */
export function spanOf(range: string): Span | null {
  const [, from, until] = /^\[([^,]+),([^)]*)\)$/.exec(range) ?? [];
  return from ? { from, until: until || null } : null;
}
export const rangeOf = (span: Span | null): string => (span ? `[${span.from},${span.until ?? ''})` : 'empty');

export const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
