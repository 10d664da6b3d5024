// SQL of the sweep list.

import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

export type ItemResult = {
  result: 'fine' | 'finding';
  note: string;
  foundRequestIds: readonly string[];
  fileIds: readonly string[];
  staffId: string | null;
};

/** False when the list has no such item. */
export async function recordItem(tx: Tx, occurrenceId: string, ordinal: number, item: ItemResult): Promise<boolean> {
  const row = await tx.first(sql`
    update sweep_items set result = ${item.result}, note = ${item.note}, found_request_ids = ${item.foundRequestIds}::uuid[], file_ids = ${item.fileIds}::uuid[],
           checked_at = ${tx.at}, checked_by_staff_id = ${item.staffId}
     where occurrence_id = ${occurrenceId} and ordinal = ${ordinal} returning ordinal`);
  return row !== undefined;
}

export async function countItems(
  tx: Tx,
  occurrenceId: string,
): Promise<{ left: number; findings: number; items: number }> {
  const row = await tx.first<{ left: number; findings: number; items: number }>(sql`
    select count(*) filter (where result is null) as left, count(*) filter (where result = 'finding') as findings, count(*) as items
      from sweep_items where occurrence_id = ${occurrenceId}`);
  return row!;
}

/** One tap for all that was not said separately. */
export function restIsFine(tx: Tx, occurrenceId: string, staffId: string | null): Promise<unknown> {
  return tx.all(sql`
    update sweep_items set result = 'fine', checked_at = ${tx.at}, checked_by_staff_id = ${staffId}
     where occurrence_id = ${occurrenceId} and result is null`);
}
