// SQL of what a hand-over carries of campaigns: a member more in the task force; the leaver's row stays as the history of who was in it.
import type { Leaving, Moved, Taking } from '#kernel/server/carried.ts';
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

export async function findForces(tx: Tx, { postId }: Leaving): Promise<string[]> {
  const rows = await tx.all<{ id: string }>(sql`
    select t.id from task_force_members m join task_forces t on t.id = m.task_force_id where m.post_id = ${postId} and t.ended_at is null order by t.id`);
  return rows.map(({ id }) => id);
}

export function listForceLines(tx: Tx, ids: readonly string[]): Promise<{ id: string; text: string; href: string }[]> {
  return tx.all(
    sql`select id, name as text, '/desk/task-forces' as href from task_forces where id = any (${[...ids]}::uuid[]) order by set_up_at, id`,
  );
}

export async function giveForces(tx: Tx, ids: readonly string[], from: Leaving, to: Taking): Promise<Moved[]> {
  tx.write(sql`
    insert into task_force_members (task_force_id, post_id, part)
    select m.task_force_id, ${to.postId}::uuid, m.part from task_force_members m join task_forces t on t.id = m.task_force_id and t.ended_at is null
     where m.task_force_id = any (${[...ids]}::uuid[]) and m.post_id = ${from.postId} on conflict do nothing`);
  return tx.all<Moved>(sql`
    select m.task_force_id as id from task_force_members m where m.task_force_id = any (${[...ids]}::uuid[]) and m.post_id = ${to.postId} order by 1`);
}
