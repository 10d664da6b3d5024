// Rows into tables, many at a time. Seeds run as the owner, before anybody is let in.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

export type Row = Record<string, unknown>;

const batch = 5000;

/** Inserts rows whose keys are the table's columns (snake_case); bytes as `\x…` text, ranges and arrays as PostgreSQL writes them. */
export async function insertRows(tx: Tx, table: string, rows: readonly Row[]): Promise<void> {
  const first = rows[0];
  if (!first) return;
  const columns = Object.keys(first);
  const names = sql.raw(columns.map((column) => `"${column}"`).join(', '));
  for (let from = 0; from < rows.length; from += batch) {
    await tx.all(sql`
      insert into ${sql.raw(table)} (${names})
      select ${names} from jsonb_populate_recordset(null::${sql.raw(table)}, ${sql.json(rows.slice(from, from + batch))}::jsonb)`);
  }
}

/** An instant as a row holds it. */
export const at = (instant: number): string => new Date(instant).toISOString();

export const bytes = (value: Buffer | null): string | null => (value ? `\\x${value.toString('hex')}` : null);

export type Lots = { next(): number; below(n: number): number; pick<T>(from: readonly T[]): T };

/** Numbers that look drawn by lot and are the same in every run (mulberry32). */
export function lots(seed: number): Lots {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n: number) => Math.floor(next() * n);
  return { next, below, pick: (from) => from[below(from.length)]! };
}
