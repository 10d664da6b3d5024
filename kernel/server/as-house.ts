// A part of a transaction done as the house, past row-level security: only after the right to it was found in the asker's own name.
import { sql } from './sql.ts';
import type { Tx } from './transaction.ts';

/** Transactions that act as the house just now: a part within a part ends nothing. */
const within = new WeakSet<Tx>();

/** Whatever is asked or written by `body`, and nothing besides: whoever calls lets nothing else of this transaction run meanwhile. A failure ends the transaction anyway. */
export async function asHouse<T>(tx: Tx, body: () => Promise<T>): Promise<T> {
  if (within.has(tx)) return body();
  within.add(tx);
  tx.write(
    sql`select set_config('app.kind_before', current_setting('app.kind', true), true), set_config('app.kind', 'system', true)`,
  );
  try {
    const result = await body();
    tx.write(sql`select set_config('app.kind', current_setting('app.kind_before', true), true)`);
    return result;
  } finally {
    within.delete(tx);
  }
}
