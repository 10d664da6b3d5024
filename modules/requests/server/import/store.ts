// SQL of taking a register over. Runs as the house: whoever imports answers for the community, and may not see all of what comes in.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

export async function isGoverned(tx: Tx, unitId: string): Promise<boolean> {
  return (await tx.first<{ is: boolean }>(sql`select app.governs(${unitId}) as is`))?.is ?? false;
}

export async function listHeld(tx: Tx, requestIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.all<{ id: string }>(
    sql`select id from requests where id = any (${requestIds as string[]}::uuid[])`,
  );
  return new Set(rows.map(({ id }) => id));
}

/**
 * Points the told-twice at the matter they are the same as, by the numbers of their own register. Run after every batch: a target may come in a
 * later one. The window is that of the batch and two months around it, so that an index finds the few.
 */
export function linkMerged(tx: Tx, districtId: string, registerId: string, window: { from: Date; to: Date }): void {
  tx.write(sql`
    update requests m set merged_into_id = t.id
      from requests t
     where m.district_id = ${districtId} and m.received_at between ${window.from} and ${window.to}
       and m.state = 'merged' and m.merged_into_id is null and m.classification->'imported'->>'registerId' = ${registerId}
       and t.district_id = ${districtId} and t.received_at between ${window.from} and ${window.to} and t.id <> m.id
       and t.classification->'imported'->>'registerId' = ${registerId}
       and t.classification->'imported'->>'no' = m.classification->'imported'->>'mergedIntoNo'`);
}
