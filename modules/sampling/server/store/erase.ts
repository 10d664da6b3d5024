import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

/** Some rows of an order, and the commands that told them. `table` and `endColumn` are the code's own words. */
export async function eraseRows(
  tx: Tx,
  table: string,
  orderId: string,
  limit: number,
  endColumn?: string,
): Promise<{ erased: number; commandIds: string[] }> {
  const rows = await tx.all<{ commandId: string; endCommandId: string | null }>(sql`
    delete from ${sql.raw(table)} where id in (select id from ${sql.raw(table)} where emergency_order_id = ${orderId} limit ${limit})
    returning command_id as "commandId", ${sql.raw(endColumn ?? 'null::uuid')} as "endCommandId"`);
  const commandIds = rows.flatMap(({ commandId, endCommandId }) =>
    endCommandId ? [commandId, endCommandId] : [commandId],
  );
  return { erased: rows.length, commandIds: [...new Set(commandIds)] };
}

/** Some names of retest lists and what was owed for them; one command for each. */
export async function eraseRetests(tx: Tx, orderId: string, limit: number): Promise<string[]> {
  const row = await tx.first<{ ids: string[] }>(sql`select app.erase_retests(${orderId}, ${limit}) as ids`);
  return row?.ids ?? [];
}
