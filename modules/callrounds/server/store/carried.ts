// SQL of what a hand-over carries of call-rounds: a caller more, by the id of the round; the leaver's row stays as the history of who rang.
import type { Leaving, Moved, Taking } from '#kernel/server/carried.ts';
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

export async function findRung(tx: Tx, { postId }: Leaving): Promise<string[]> {
  const rows = await tx.all<{ id: string }>(sql`
    select r.id from call_round_callers c join call_rounds r on r.id = c.round_id where c.post_id = ${postId} and r.finished_at is null order by r.id`);
  return rows.map(({ id }) => id);
}

export function listRung(tx: Tx, ids: readonly string[]): Promise<{ id: string; text: string; href: string }[]> {
  return tx.all(sql`
    select id, title as text, '/desk/calls/' || id as href from call_rounds where id = any (${[...ids]}::uuid[]) order by begun_at, id`);
}

/** Whoever is in the leaver's hand is free at once. */
export async function giveRung(tx: Tx, ids: readonly string[], from: Leaving, to: Taking): Promise<Moved[]> {
  tx.write(sql`
    update call_turns set claimed_by_post_id = null, claimed_by_name = null, claimed_until = null
     where round_id = any (${[...ids]}::uuid[]) and claimed_by_post_id = ${from.postId} and result is null`);
  tx.write(sql`
    insert into call_round_callers (round_id, post_id)
    select r.id, ${to.postId}::uuid from call_rounds r where r.id = any (${[...ids]}::uuid[]) and r.finished_at is null on conflict do nothing`);
  return tx.all<Moved>(sql`
    select c.round_id as id from call_round_callers c where c.round_id = any (${[...ids]}::uuid[]) and c.post_id = ${to.postId} order by 1`);
}
