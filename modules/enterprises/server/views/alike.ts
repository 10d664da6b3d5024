// Records that may be one firm. A proposal needs a reason a person can check: the same name and park, a code that is right but for its last character, the
// same telephone and legal representative. Two sound codes that differ are two firms, whatever else is alike.

import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { Alike } from '../../shared/queries.ts';

const sameName = sql`(o.name_key = e.name_key and (o.park is null or e.park is null or o.park = e.park))`;
const sameCode = sql`(
  (e.uscc is not null and length(o.uscc_written) = 18 and upper(left(o.uscc_written, 17)) = left(e.uscc, 17))
  or (o.uscc is not null and length(e.uscc_written) = 18 and upper(left(e.uscc_written, 17)) = left(o.uscc, 17)))`;
const samePhone = sql`(o.phone_hash = e.phone_hash and o.legal_representative = e.legal_representative)`;

export const isAlike: Sql = sql`(
  o.id <> e.id and o.district_id = e.district_id and o.merged_into_id is null and e.merged_into_id is null
  and (o.uscc is null or e.uscc is null)
  and (${sameName} or ${sameCode} or ${samePhone})
  and not exists (select from enterprise_pairs_apart x where x.one_id = least(e.id, o.id) and x.other_id = greatest(e.id, o.id)))`;

const basis = sql`case when ${sameCode} then 'code' when ${sameName} then 'name' else 'phone' end`;

const side = (alias: 'e' | 'o'): Sql => {
  const a = sql.raw(alias);
  return sql`jsonb_build_object('enterpriseId', ${a}.id, 'name', ${a}.name, 'uscc', ${a}.uscc, 'usccWritten', ${a}.uscc_written, 'park', ${a}.park,
    'address', (select coalesce(pl.address, nullif(p.address, '')) from enterprise_places p left join places pl on pl.id = p.place_id
                 where p.enterprise_id = ${a}.id and upper_inf(p.valid) order by p.kind desc limit 1), 'by', ${basis})`;
};

export async function listAlike(tx: Tx, enterpriseId: string): Promise<Alike[]> {
  const rows = await tx.all<{ other: Alike }>(sql`
    select ${side('o')} as other from enterprises e join enterprises o on ${isAlike} where e.id = ${enterpriseId} order by o.name limit 20`);
  return rows.map(({ other }) => other);
}

export function listPairs(tx: Tx, limit: number): Promise<{ one: Alike; other: Alike; by: Alike['by'] }[]> {
  return tx.all(sql`
    select ${side('e')} as one, ${side('o')} as other, ${basis} as "by"
      from enterprises e join enterprises o on ${isAlike}
     where e.id < o.id order by (${basis} = 'code') desc, e.name collate "zh-x-icu", e.id limit ${limit}`);
}
