// Which subjects of a sheet lie in the area whose sheet it is: asked as the house, for the import runs past row-level security.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

export async function listInArea(
  tx: Tx,
  unitId: string,
  districtId: string,
  subjectIds: readonly string[],
): Promise<string[]> {
  const rows = await tx.all<{ id: string }>(sql`
    select s.id from subjects s
     where s.id = any (${subjectIds}::uuid[]) and s.district_id = ${districtId}
       and coalesce(s.community_id, s.unit_id, s.district_id) = any ((select member_ids from unit_scopes where unit_id = ${unitId})::uuid[])`);
  return rows.map(({ id }) => id);
}
