// What other modules may ask of identity.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { Role } from '#kernel/shared/right.ts';

export type LivePost = {
  postId: string;
  staffId: string;
  staffName: string;
  role: Role;
  unitId: string;
  hasAccount: boolean;
};

/** Who holds a post at this unit now; longest in office first. `roles` narrows. */
export function listLivePosts(tx: Tx, unitId: string, roles?: readonly Role[]): Promise<LivePost[]> {
  return tx.all<LivePost>(sql`
    select p.id as "postId", s.id as "staffId", s.name as "staffName", p.role, p.unit_id as "unitId", s.account_id is not null as "hasAccount"
      from posts p join staff s on s.id = p.staff_id and s.left_at is null
     where p.unit_id = ${unitId} and p.valid @> app.now() and ${sql.all([roles && sql`p.role = any (${[...roles]}::text[])`])}
     order by lower(p.valid), p.id`);
}

/** Names by staff id, for rows that kept only the id. */
export async function namesOfStaff(tx: Tx, staffIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.all<{ id: string; name: string }>(
    sql`select id, name from staff where id = any (${[...staffIds]}::uuid[])`,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
