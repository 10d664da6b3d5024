// Erasing: rows with all that hangs on them, the turns they asked for, and what the journal holds of them.
import { eraseFromJournal } from '#kernel/server/journal.ts';
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

export async function eraseTraced(tx: Tx, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const row = await tx.first<{ told: string[] }>(sql`select app.erase_traced(${[...ids]}::uuid[]) as told`);
  await eraseFromJournal(tx, row?.told ?? []);
  return ids.length;
}

export async function eraseReturners(tx: Tx, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const row = await tx.first<{ told: string[] }>(sql`select app.erase_returners(${[...ids]}::uuid[]) as told`);
  await eraseFromJournal(tx, row?.told ?? []);
  return ids.length;
}

export async function listOfOrder(tx: Tx, orderId: string, limit: number): Promise<string[]> {
  const rows = await tx.all<{ id: string }>(
    sql`select id from traced_people where emergency_order_id = ${orderId} order by told_at limit ${limit}`,
  );
  return rows.map(({ id }) => id);
}

/** Without an order, over for so many days, and nothing they are tied to still runs or ended later. */
export async function listForgotten(tx: Tx, districtId: string, days: number): Promise<string[]> {
  const rows = await tx.all<{ id: string }>(sql`
    with recursive fresh as (
      select id from traced_people where district_id = ${districtId} and (over_at is null or over_at > ${tx.at}::timestamptz - make_interval(days => ${days}))
      union
      select case when e.from_id = f.id then e.to_id else e.from_id end from fresh f join traced_exposures e on f.id in (e.from_id, e.to_id))
    select id from traced_people where district_id = ${districtId} and emergency_order_id is null and id not in (select id from fresh) limit 1000`);
  return rows.map(({ id }) => id);
}
export function listDistrictsToForget(tx: Tx): Promise<{ districtId: string }[]> {
  return tx.all(
    sql`select district_id as "districtId" from traced_people where emergency_order_id is null and over_at < app.now() - interval '30 days'
        union select district_id from returners where arrived_on < app.today() - 30`,
  );
}
