// SQL of what a hand-over carries of rhythms: decisions not yet carried out have an owner; what is due at a unit belongs to whoever holds the role there.
import type { Hand, Leaving, Moved, Taking } from '#kernel/server/carried.ts';
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

export async function findOwned(tx: Tx, { postId }: Leaving): Promise<string[]> {
  const rows = await tx.all<{ id: string }>(sql`
    select id from meeting_decisions where owner_post_id = ${postId} and done_at is null order by id`);
  return rows.map(({ id }) => id);
}
export function giveOwned(tx: Tx, ids: readonly string[], from: Leaving, to: Taking): Promise<Moved[]> {
  return tx.all(sql`
    update meeting_decisions set owner_post_id = ${to.postId}
     where id = any (${[...ids]}::uuid[]) and owner_post_id = ${from.postId} and done_at is null returning id`);
}
export function listOwned(tx: Tx, ids: readonly string[]): Promise<{ id: string; text: string; dueOn: string }[]> {
  return tx.all(sql`
    select id, text, due_on as "dueOn" from meeting_decisions where id = any (${[...ids]}::uuid[]) order by due_on, id`);
}

export async function countDue(tx: Tx, { unitId, role }: Hand): Promise<number> {
  const row = await tx.first<{ count: number }>(sql`
    select count(*)::int as count from rhythm_occurrences
     where unit_id = ${unitId} and role = ${role} and state = 'due' and due_on <= app.today() + 31`);
  return row?.count ?? 0;
}
