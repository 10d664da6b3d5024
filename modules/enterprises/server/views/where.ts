// Which firms are meant: the filters of lists and totals, said once, so that a number and the rows behind it cannot part.
import { type Sql, sql } from '#kernel/server/sql.ts';
import { type EnterpriseSort, type EnterpriseView, none } from '../../shared/queries.ts';

export type Filter = {
  unitId?: string | undefined;
  department?: string | undefined;
  park?: string | undefined;
  isKey?: boolean | undefined;
  text?: string | undefined;
};

/** Firms of a unit and all below it, by the ground they stand on. */
export const within = (unitId: string): Sql => sql`(
  e.area_ids && (select member_ids from unit_scopes where unit_id = ${unitId})
  or exists (select from place_grids g where g.place_id = any (e.ground_ids) and upper_inf(g.valid)
               and g.grid_id = any ((select member_ids from unit_scopes where unit_id = ${unitId})::uuid[])))`;

export const isHeld = sql`e.merged_into_id is null`;
const isUncontacted = sql`not exists (select from enterprise_listings i where i.enterprise_id = e.id and upper_inf(i.valid) and i.method is not null)`;

export const viewWhere: Record<EnterpriseView, Sql> = {
  all: sql`e.state = 'open'`,
  faulty: sql`e.state = 'open' and e.uscc is null`,
  uncontacted: sql`e.state = 'open' and ${isUncontacted}`,
  unplaced: sql`e.state = 'open' and e.community_id is null and not exists (
    select from enterprise_places r where r.enterprise_id = e.id and r.kind = 'responsible' and upper_inf(r.valid))`,
  gone: sql`e.state <> 'open'`,
};

export function filterWhere({ unitId, department, park, isKey, text }: Filter): Sql {
  const typed = text?.replace(/[\\%_]/g, '\\$&') ?? '';
  const like = `%${typed}%`;
  return sql.all([
    isHeld,
    unitId !== undefined && within(unitId),
    department === none && sql`cardinality(e.departments) = 0`,
    department !== undefined && department !== none && sql`${department} = any (e.departments)`,
    park === none && sql`e.park is null`,
    park !== undefined && park !== none && sql`e.park = ${park}`,
    isKey === true && sql`e.is_key`,
    typed !== '' &&
      sql`(e.name ilike ${like} or e.uscc ilike ${like} or e.uscc_written ilike ${like} or e.legal_representative ilike ${like} or e.former_names::text ilike ${like}
           or exists (select from enterprises m where m.merged_into_id = e.id and m.name ilike ${like}))`,
  ]);
}

/** Faulty and missing codes first, the faulty ones before the missing. */
export const orderBy: Record<EnterpriseSort, Sql> = {
  fault: sql`(e.uscc_fault is not null) desc, (e.uscc is null) desc, e.name collate "zh-x-icu", e.id`,
  name: sql`e.name collate "zh-x-icu", e.id`,
  headcount: sql`e.headcount desc nulls last, e.name collate "zh-x-icu", e.id`,
  contacted: sql`l.contacted_on asc nulls first, e.name collate "zh-x-icu", e.id`,
};

export const lineColumns = sql`
  e.id as "enterpriseId", e.name, e.uscc, e.uscc_written as "usccWritten", e.uscc_fault as "usccFault", e.park, e.departments, c.name as "communityName",
  a.address, e.legal_representative as "legalRepresentative", e.headcount, e.is_above_scale as "isAboveScale", e.state, e.is_key as "isKey",
  l.methods, l.contacted_on::text as "contactedOn"`;
export const lineTables = sql`
  enterprises e
  left join governance_units c on c.id = e.community_id
  left join lateral (
    select coalesce(pl.address, nullif(p.address, ''), u.name) as address
      from enterprise_places p left join places pl on pl.id = p.place_id left join governance_units u on u.id = p.unit_id
     where p.enterprise_id = e.id and upper_inf(p.valid) order by array_position(array['working', 'responsible', 'registered'], p.kind) limit 1) a on true
  cross join lateral (
    select coalesce(array_agg(distinct i.method) filter (where i.method is not null), '{}') as methods, max(i.contacted_on) as contacted_on
      from enterprise_listings i where i.enterprise_id = e.id and upper_inf(i.valid)) l`;
