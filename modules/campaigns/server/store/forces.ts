// Task forces as commands load and write them (R5).
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

export type NewForce = {
  taskForceId: string;
  districtId: string;
  unitId: string;
  campaignId: string | null;
  name: string;
  goal: string;
  fromOn: string;
  toOn: string;
  byName: string;
};

/** Of these posts those that stand today in the unit or below it. */
export async function listFit(tx: Tx, unitId: string, postIds: readonly string[]): Promise<string[]> {
  const rows = await tx.all<{ id: string }>(sql`
    select p.id from posts p where p.id = any (${[...postIds]}::uuid[]) and p.valid @> ${tx.at}::timestamptz
       and p.unit_id in (select unnest(member_ids) from unit_scopes where unit_id = ${unitId})`);
  return rows.map(({ id }) => id);
}

export function addForce(tx: Tx, f: NewForce, members: readonly { postId: string; part: string }[]): void {
  tx.write(sql`
    insert into task_forces (id, district_id, unit_id, campaign_id, name, goal, from_on, to_on, set_up_at, set_up_by_name)
    values (${f.taskForceId}, ${f.districtId}, ${f.unitId}, ${f.campaignId}, ${f.name}, ${f.goal}, ${f.fromOn}::date, ${f.toOn}::date, ${tx.at}, ${f.byName})`);
  tx.write(sql`
    insert into task_force_members (task_force_id, post_id, part)
    select ${f.taskForceId}, m.post_id, m.part from unnest(${members.map(({ postId }) => postId)}::uuid[], ${members.map(({ part }) => part)}::text[]) as m (post_id, part)
    on conflict do nothing`);
}

export function lockForce(tx: Tx, taskForceId: string): Promise<{ unitId: string; endedAt: Date | null } | undefined> {
  return tx.first(
    sql`select unit_id as "unitId", ended_at as "endedAt" from task_forces where id = ${taskForceId} for update`,
  );
}

export function endForce(tx: Tx, taskForceId: string, byName: string, report: string): void {
  tx.write(
    sql`update task_forces set ended_at = ${tx.at}, ended_by_name = ${byName}, report = ${report} where id = ${taskForceId}`,
  );
}
