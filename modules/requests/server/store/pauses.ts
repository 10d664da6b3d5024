// SQL of the time in which a clock stands still. Decides nothing.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

export function openPause(tx: Tx, requestId: string, reason: string): void {
  tx.add(sql`insert into request_pauses (request_id, paused_at, reason) values (${requestId}, ${tx.at}, ${reason})`);
}

export function closePause(tx: Tx, requestId: string): void {
  tx.write(sql`update request_pauses set resumed_at = ${tx.at} where request_id = ${requestId} and resumed_at is null`);
}

export function listPauses(tx: Tx, requestId: string): Promise<{ pausedAt: Date; resumedAt: Date | null }[]> {
  return tx.all(
    sql`select paused_at as "pausedAt", resumed_at as "resumedAt" from request_pauses where request_id = ${requestId} order by paused_at`,
  );
}
