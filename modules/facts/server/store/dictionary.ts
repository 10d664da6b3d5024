import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

/** Two who add to the dictionary at once wait for each other. */
export async function lockDictionary(tx: Tx): Promise<void> {
  await tx.all(sql`select pg_advisory_xact_lock(38, 1)`);
}
