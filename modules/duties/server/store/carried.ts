// SQL of what a hand-over carries of duties. Turns lie at their places and go with the post by themselves; what names the post is the subjects it owns by name.
import type { Hand, Leaving, Moved, Taking } from '#kernel/server/carried.ts';
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

/** Subjects that wait for this role in this area: nobody is named for them. */
export async function countWaiting(tx: Tx, { unitId, role }: Hand): Promise<number> {
  const row = await tx.first<{ count: number }>(sql`
    select count(distinct d.subject_id) as count
      from duties d join duty_rhythms y on y.id = d.rhythm_id and y.role = ${role}
      left join place_grids g on g.place_id = d.place_id and upper_inf(g.valid)
     where d.done_at is null and d.excused_at is null and d.ended_at is null and d.opens_at <= ${tx.at} and d.due_at >= ${tx.at}
       and coalesce(g.grid_id, d.unit_id, d.community_id) in (select unnest(member_ids) from unit_scopes where unit_id = ${unitId})`);
  return row?.count ?? 0;
}

export async function findOwned(tx: Tx, { postId }: Leaving): Promise<string[]> {
  const rows = await tx.all<{ id: string }>(
    sql`select id from subject_owners where post_id = ${postId} and upper_inf(valid) order by id`,
  );
  return rows.map(({ id }) => id);
}

/** The leaver's ownership ends and the successor's begins: who owned it when stays told (rule 8). */
export function giveOwned(tx: Tx, ids: readonly string[], from: Leaving, to: Taking): Promise<Moved[]> {
  return tx.all(sql`
    with ended as (
      update subject_owners set valid = tstzrange(lower(valid), ${tx.at}) where id = any (${[...ids]}::uuid[]) and post_id = ${from.postId} and upper_inf(valid)
      returning district_id, subject_id, register_code, reason)
    insert into subject_owners (id, district_id, subject_id, register_code, post_id, reason, valid)
    select gen_random_uuid(), district_id, subject_id, register_code, ${to.postId}, reason, tstzrange(${tx.at}, null) from ended returning id`);
}

export function listOwned(
  tx: Tx,
  ids: readonly string[],
): Promise<{ id: string; text: string; note: string | undefined; from: Date }[]> {
  return tx.all(sql`
    select o.id, s.name as text, coalesce(r.title->>'zh', y.title->>'zh') as note, lower(o.valid) as "from"
      from subject_owners o join subjects s on s.id = o.subject_id
      left join subject_registers r on r.code = o.register_code and r.district_id = o.district_id and r.ended_at is null
      left join duty_rhythms y on y.id::text = o.register_code
     where o.id = any (${[...ids]}::uuid[]) order by s.name_key`);
}
