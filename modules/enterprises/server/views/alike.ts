// Records that may be one firm. A proposal needs a reason a person can check: the same name and park, a code that is right but for its last character, the
// same telephone and legal representative. Two sound codes that differ are two firms, whatever else is alike.

import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { Alike } from '../../shared/queries.ts';

const mayBeOne = sql`(
  o.id <> e.id and o.district_id = e.district_id and o.merged_into_id is null and e.merged_into_id is null and (o.uscc is null or e.uscc is null)
  and not exists (select from enterprise_pairs_apart x where x.one_id = least(e.id, o.id) and x.other_id = greatest(e.id, o.id)))`;

/** Each reason is a join of its own, so that each is met by a hash of the register and not firm by firm. */
const reasons: readonly { by: Alike['by']; join: Sql }[] = [
  {
    by: 'code',
    join: sql`length(o.uscc_written) = 18 and upper(left(o.uscc_written, 17)) = left(e.uscc, 17)`,
  },
  { by: 'name', join: sql`o.name_key = e.name_key and (o.park is null or e.park is null or o.park = e.park)` },
  { by: 'phone', join: sql`o.phone_hash = e.phone_hash and o.legal_representative = e.legal_representative` },
];

const side = (alias: 'e' | 'o'): Sql => {
  const a = sql.raw(alias);
  return sql`jsonb_build_object('enterpriseId', ${a}.id, 'name', ${a}.name, 'uscc', ${a}.uscc, 'usccWritten', ${a}.uscc_written, 'park', ${a}.park,
    'address', (select coalesce(pl.address, nullif(w.address, '')) from enterprise_places w left join places pl on pl.id = w.place_id
                 where w.enterprise_id = ${a}.id and upper_inf(w.valid) order by w.kind desc limit 1), 'by', p.by)`;
};

/** Pairs with the first reason that speaks for them; `of` narrows the left side. */
const pairs = (of: Sql): Sql => sql`
  select distinct on (least(one_id, other_id), greatest(one_id, other_id)) one_id, other_id, by from (
    ${sql.join(
      reasons.flatMap(({ by, join }, rank) => [
        sql`select e.id as one_id, o.id as other_id, ${by}::text as by, ${rank}::int as rank from enterprises e join enterprises o on ${join} where ${mayBeOne} and ${of}`,
      ]),
      ' union all ',
    )}) found order by least(one_id, other_id), greatest(one_id, other_id), rank`;

export async function listAlike(tx: Tx, enterpriseId: string): Promise<Alike[]> {
  const rows = await tx.all<{ other: Alike }>(sql`
    select ${side('o')} as other from (${pairs(sql`${enterpriseId} in (e.id, o.id)`)}) p
      join enterprises o on o.id = case when p.one_id = ${enterpriseId} then p.other_id else p.one_id end order by o.name collate "zh-x-icu", o.id limit 20`);
  return rows.map(({ other }) => other);
}

export function listPairs(tx: Tx, limit: number): Promise<{ one: Alike; other: Alike; by: Alike['by'] }[]> {
  return tx.all(sql`
    select ${side('e')} as one, ${side('o')} as other, p.by
      from (${pairs(sql`true`)}) p join enterprises e on e.id = p.one_id join enterprises o on o.id = p.other_id
     order by (p.by = 'code') desc, e.name collate "zh-x-icu", e.id, o.id limit ${limit}`);
}
