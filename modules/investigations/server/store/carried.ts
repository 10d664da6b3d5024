import type { Leaving, Moved, Taking } from '#kernel/server/carried.ts';
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

export async function findOwned(tx: Tx, { postId }: Leaving): Promise<string[]> {
  const rows = await tx.all<{ id: string }>(
    sql`select id from traced_people where owner_post_id = ${postId} and case_at is not null and over_at is null order by id`,
  );
  return rows.map(({ id }) => id);
}

export async function giveOwned(tx: Tx, given: readonly string[], from: Leaving, to: Taking): Promise<Moved[]> {
  return tx.all<{ id: string }>(sql`
    update traced_people set owner_post_id = ${to.postId}, owner_name = (select name from staff where id = ${to.staffId})
     where id = any (${[...given]}::uuid[]) and owner_post_id = ${from.postId} and over_at is null returning id`);
}

export function listOwnedLines(
  tx: Tx,
  ids: readonly string[],
): Promise<{ id: string; unitName: string; caseAt: Date }[]> {
  return tx.all(sql`
    select t.id, u.name as "unitName", t.case_at as "caseAt" from traced_people t join governance_units u on u.id = t.unit_id
     where t.id = any (${[...ids]}::uuid[]) order by t.case_at, t.id`);
}
