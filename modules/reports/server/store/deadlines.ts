// Deadlines that have passed, each looked at once: who was silent then, and who stands above them.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { DAY_MS } from '#kernel/shared/clock/time.ts';

/** Older ones were passed while the house was off: they are silent on the board, and telling of them now would be no news. */
const newsFor = 3 * DAY_MS;

export function listPassed(tx: Tx): Promise<{ rhythmId: string; slot: string }[]> {
  return tx.all(sql`
    select o.rhythm_id as "rhythmId", o.slot from duty_rounds o join duty_rhythms y on y.id = o.rhythm_id and y.action = 'report' and y.reach_method_id is not null
     where o.due_at < ${tx.at} and o.due_at > ${new Date(tx.now - newsFor)} and not o.is_left_out
       and not exists (select from report_deadlines l where l.rhythm_id = o.rhythm_id and l.slot = o.slot) order by o.due_at, o.rhythm_id`);
}

export type SilentRow = { unitId: string; name: string; parentId: string | null; districtId: string };

export function listSilent(tx: Tx, rhythmId: string, slot: string): Promise<SilentRow[]> {
  return tx.all<SilentRow>(sql`
    select d.subject_id as "unitId", u.name, u.parent_id as "parentId", d.district_id as "districtId" from duties d join governance_units u on u.id = d.subject_id
     where d.rhythm_id = ${rhythmId} and d.slot = ${slot} and d.due_at < ${tx.at} and d.done_at is null and d.excused_at is null and d.ended_at is null
     order by u.name collate app.natural, d.subject_id`);
}

/** False where another process was first. */
export async function addDeadline(
  tx: Tx,
  rhythmId: string,
  slot: string,
  unitIds: readonly string[],
): Promise<boolean> {
  const row = await tx.first(sql`
    insert into report_deadlines (rhythm_id, slot, looked_at, silent_unit_ids) values (${rhythmId}, ${slot}, ${tx.at}, ${unitIds}::uuid[])
    on conflict do nothing returning slot`);
  return row !== undefined;
}
