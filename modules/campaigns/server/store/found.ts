// Found on no list of a round: counted apart from what was frozen.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { TurnDone } from '#modules/duties/server/public.ts';
import type { Power } from '#modules/emergencies/shared/power.ts';

export type FoundBy = { byName: string; byPostId: string | null };
/** Under which emergency order, and by which command: what it gathered is erased with it. */
export type Under = { orderId?: string | undefined; commandId?: string | undefined };

export async function isListed(tx: Tx, roundId: string, subjectId: string): Promise<boolean> {
  const row = await tx.first(
    sql`select subject_id from duties where subject_id = ${subjectId} and rhythm_id = ${roundId}`,
  );
  return row !== undefined;
}

export function findSubject(
  tx: Tx,
  subjectId: string,
): Promise<{ subjectId: string; kind: string; territoryId: string | null } | undefined> {
  return tx.first(sql`
    select s.id as "subjectId", s.kind, coalesce(g.grid_id, s.unit_id, s.community_id) as "territoryId"
      from subjects s left join place_grids g on g.place_id = s.place_id and upper_inf(g.valid) where s.id = ${subjectId} and not s.is_gone`);
}

/** Somebody found twice was found once; work done for them is kept with them. One statement for however many. */
export function addFoundRows(
  tx: Tx,
  found: readonly (Omit<TurnDone, 'rhythmId' | 'workId' | 'doneAt'> & {
    roundId: string;
    workId?: string;
    doneAt?: Date;
  } & Under)[],
  by: FoundBy,
): void {
  if (found.length === 0) return;
  tx.write(sql`
    insert into campaign_found as f (round_id, subject_id, found_at, by_name, by_post_id, done_at, work_id, emergency_order_id, command_id)
    select distinct on (round_id, subject_id) round_id, subject_id, ${tx.at}::timestamptz, ${by.byName}::text, ${by.byPostId}::uuid, done_at, work_id, order_id, command_id
      from unnest(${found.map(({ roundId }) => roundId)}::uuid[], ${found.map(({ subjectId }) => subjectId)}::uuid[], ${found.map(({ workId }) => workId ?? null)}::uuid[],
        ${found.map(({ doneAt }) => doneAt ?? null)}::timestamptz[], ${found.map(({ orderId }) => orderId ?? null)}::uuid[], ${found.map(({ commandId }) => commandId ?? null)}::uuid[])
        as t (round_id, subject_id, work_id, done_at, order_id, command_id)
     order by round_id, subject_id, done_at, work_id
    on conflict (round_id, subject_id) do update set done_at = excluded.done_at, work_id = excluded.work_id where excluded.done_at is not null
      and (f.done_at is null or (excluded.done_at, excluded.work_id) < (f.done_at, f.work_id))`);
}

/** The work turned out not to have been done: they stay found. */
export function reopenFound(tx: Tx, roundId: string, workIds: readonly string[]): void {
  tx.write(sql`
    update campaign_found set done_at = null, work_id = null where round_id = ${roundId} and work_id = any (${workIds}::uuid[])`);
}

/** The order of a row, where it was found by a campaign of this power. `power` is the code's own word. */
export const foundUnder = (power: Power): string =>
  `case when (select c.definition->>'power' from campaign_rounds r join campaigns c on c.id = r.campaign_id where r.id = campaign_found.round_id) = '${power}' then emergency_order_id end`;

/** Some rows of an order, with the commands that told them. */
export function eraseFound(
  tx: Tx,
  power: Power,
  orderId: string,
  limit: number,
): Promise<{ commandId: string | null }[]> {
  return tx.all(sql`
    delete from campaign_found where (round_id, subject_id) in (
      select f.round_id, f.subject_id from campaign_found f join campaign_rounds r on r.id = f.round_id join campaigns c on c.id = r.campaign_id
       where f.emergency_order_id = ${orderId} and c.definition->>'power' = ${power} limit ${limit})
    returning command_id as "commandId"`);
}
