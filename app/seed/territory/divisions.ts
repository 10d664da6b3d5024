// Links units to the national codes where the list has them: streets, and the communities and villages of the same name (standards a1).
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { loadDivisions } from '#modules/territory/server/public.ts';
import { districtId } from '../ids.ts';

/** 济宁高新技术产业开发区: a zone with a code of its own in the statistical list. */
export const zoneCode = '370871';

/** Gives the number of units that got a code. 接庄村村委会 is 接庄村, 菱花居委会 is 菱花社区. */
export async function linkDivisions(tx: Tx): Promise<number> {
  await loadDivisions(tx);
  const linked = await tx.all(sql`
    with own as (
      select d.code, d.parent_code, d.level, regexp_replace(d.name, '(居民委员会|居民委会|居委会|村民委员会|村委会|委会)$', '') as name
        from divisions d where d.code like ${`${zoneCode}%`})
    , streets as (
      select u.id, o.code from governance_units u join own o on o.level = 'township' and o.name = u.name
       where u.parent_id = ${districtId} and u.kind = 'subdistrict')
    , links as (
      select ${districtId}::uuid as unit_id, ${zoneCode} as code
      union all select id, code from streets
      union all
      select u.id, o.code from streets s join governance_units u on u.parent_id = s.id and u.kind in ('community', 'village')
        join own o on o.parent_code = s.code and o.name in (u.name, regexp_replace(u.name, '社区$', '')))
    insert into unit_divisions (unit_id, division_code, valid) select unit_id, code, daterange('2022-01-01', null) from links returning unit_id`);
  return linked.length;
}
