import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

/** Some rows of an order, and the commands that told them. `table` and `commandColumns` are the code's own words. */
export async function eraseRows(
  tx: Tx,
  table: string,
  orderId: string,
  limit: number,
  commandColumns: readonly string[],
): Promise<{ erased: number; commandIds: string[] }> {
  const rows = await tx.all<{ commandIds: (string | null)[] }>(sql`
    delete from ${sql.raw(table)} where id in (select id from ${sql.raw(table)} where emergency_order_id = ${orderId} limit ${limit})
    returning array[${sql.raw(['command_id', ...commandColumns].join(', '))}] as "commandIds"`);
  return { erased: rows.length, commandIds: [...new Set(rows.flatMap((row) => row.commandIds.filter(isNamed)))] };
}
const isNamed = (id: string | null): id is string => id !== null;

/** Some names of retest lists and what was owed for them; one command for each. */
export async function eraseRetests(tx: Tx, orderId: string, limit: number): Promise<string[]> {
  const row = await tx.first<{ ids: string[] }>(sql`select app.erase_retests(${orderId}, ${limit}) as ids`);
  return row?.ids ?? [];
}
