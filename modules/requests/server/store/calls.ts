// SQL of calls that ring (B6). Decides nothing.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

export function insertRing(tx: Tx, row: { requestId: string; step: number; unitId: string; role: string }): void {
  tx.add(sql`
    insert into request_rings (request_id, step, unit_id, role, rang_at) values (${row.requestId}, ${row.step}, ${row.unitId}, ${row.role}, ${tx.at})
    on conflict do nothing`);
}

export function answerRings(tx: Tx, requestId: string, postId: string | null): void {
  tx.add(
    sql`update request_rings set answered_at = ${tx.at}, answered_by_post_id = ${postId} where request_id = ${requestId} and answered_at is null`,
    { changes: `rings of ${requestId}` },
  );
}

export type OpenCall = { id: string; requestNo: string; pressCount: number; territoryId: string; deskUnitId: string };

/** An open call from the same phone, device or follow key within the window: a repeated press joins it (B6). */
export function findOpenCall(
  tx: Tx,
  by: { phoneHash: Buffer | null; followHash: Buffer | null; deviceId: string | null; since: Date },
): Promise<OpenCall | undefined> {
  return tx.first(sql`
    select id, request_no as "requestNo", press_count as "pressCount", territory_id as "territoryId", desk_unit_id as "deskUnitId" from requests
     where channel = 'one_key' and state in ('received', 'accepted') and kind_code is null and received_at >= ${by.since}
       and (${by.phoneHash ? sql`caller_phone_hash = ${by.phoneHash}` : sql`false`} or ${by.followHash ? sql`follow_hash = ${by.followHash}` : sql`false`}
            or ${by.deviceId ? sql`device_id = ${by.deviceId}` : sql`false`})
     order by received_at desc limit 1`);
}
