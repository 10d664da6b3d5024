// Units as screens show them, now or at any past moment: names and parents come from unit_versions, which know what was true when.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { UnitKind } from '../../shared/unit.ts';

/** A past moment, or the present by the database's own clock. */
export type At = Date | null;
export const moment = (at: At) => (at ? sql`${at}::timestamptz` : sql`app.now()`);
/**
 * Was this range in force? The present is asked for as "still open", which the partial indexes know; nothing in these tables begins in the future. Contracts
 * may, and are asked for by the moment.
 */
export const inForce = (range: string, at: At) =>
  at ? sql`${sql.raw(range)} @> ${at}::timestamptz` : sql`upper_inf(${sql.raw(range)})`;

export type UnitLine = {
  unitId: string;
  parentId: string | null;
  name: string;
  kind: UnitKind;
  gridLevel: 1 | 2 | null;
  gridKind: string;
  declared: number | null;
  roles: string[];
  posts: number;
  /** Who counts as staff here, each once. */
  staffIds: string[];
  contracts: number;
  contractors: string[];
};

/** A unit and all below it as they stood `at`; parents before children. */
export function listUnitLines(tx: Tx, rootId: string, at: At, countedRoles: readonly string[]): Promise<UnitLine[]> {
  return tx.all<UnitLine>(sql`
    with recursive tree as (
      select v.unit_id, v.parent_id, v.name, v.declared_households, 0 as depth from unit_versions v where v.unit_id = ${rootId} and ${inForce('v.valid', at)}
      union all
      select v.unit_id, v.parent_id, v.name, v.declared_households, t.depth + 1
        from unit_versions v join tree t on v.parent_id = t.unit_id where ${inForce('v.valid', at)})
    select t.unit_id as "unitId", t.parent_id as "parentId", t.name, u.kind, u.grid_level as "gridLevel", u.grid_kind as "gridKind",
           t.declared_households as declared, coalesce(p.roles, '{}') as roles, coalesce(p.posts, 0) as posts, coalesce(p.staff_ids, '{}') as "staffIds",
           coalesce(c.contracts, 0) as contracts, coalesce(c.contractors, '{}') as contractors
      from tree t
      join governance_units u on u.id = t.unit_id
      left join (
        select unit_id, array_agg(distinct role) as roles, count(*) as posts, array_agg(distinct staff_id) filter (where role = any (${countedRoles}::text[])) as staff_ids
          from posts where valid @> ${moment(at)} group by unit_id) p on p.unit_id = t.unit_id
      left join (
        select c.grid_id, count(*) as contracts, array_agg(concat_ws(' ', h.name, s.name) order by lower(c.valid)) as contractors
          from responsibility_contracts c left join governance_units h on h.id = c.contractor_unit_id left join staff s on s.id = c.staff_id
         where c.valid @> ${moment(at)} group by c.grid_id) c on c.grid_id = t.unit_id
     order by t.depth, u.grid_level nulls first, t.name collate app.natural`);
}

export type GridCounts = {
  gridId: string;
  dwellings: number;
  vacant: number;
  shops: number;
  estates: number;
  people: number;
};

export function countGrids(tx: Tx, gridIds: readonly string[], at: At): Promise<GridCounts[]> {
  if (gridIds.length === 0) return Promise.resolve([]);
  return tx.all<GridCounts>(sql`
    select grid_id as "gridId", dwellings, vacant, shops, estates, people from app.count_grids(${gridIds}::uuid[], ${at}::timestamptz)`);
}

export type UnitHead = {
  unitId: string;
  name: string;
  kind: UnitKind;
  gridLevel: 1 | 2 | null;
  gridKind: string;
  shortCode: string | null;
  phone: string | null;
  geometry: unknown;
  from: Date;
  until: Date | null;
  isInScope: boolean;
  division: { code: string; name: string } | null;
};

export function findUnitHead(tx: Tx, unitId: string, at: At): Promise<UnitHead | undefined> {
  return tx.first<UnitHead>(sql`
    select u.id as "unitId", coalesce(v.name, u.name) as name, u.kind, u.grid_level as "gridLevel", u.grid_kind as "gridKind", u.short_code as "shortCode",
           u.phone, u.geometry, lower(u.valid) as "from", upper(u.valid) as until, app.governs(u.id) as "isInScope",
           (select jsonb_build_object('code', d.code, 'name', d.name) from unit_divisions l join divisions d on d.code = l.division_code
             where l.unit_id = u.id and l.valid @> (${moment(at)} at time zone 'Asia/Shanghai')::date) as division
      from governance_units u left join unit_versions v on v.unit_id = u.id and ${inForce('v.valid', at)}
     where u.id = ${unitId}`);
}

/** From the top down to the unit's parent, as they stood `at`. */
export function listChain(tx: Tx, unitId: string, at: At): Promise<{ unitId: string; name: string; kind: string }[]> {
  return tx.all(sql`
    with recursive up as (
      select v.unit_id, v.parent_id, v.name, 0 as depth from unit_versions v where v.unit_id = ${unitId} and ${inForce('v.valid', at)}
      union all
      select v.unit_id, v.parent_id, v.name, up.depth + 1 from unit_versions v join up on v.unit_id = up.parent_id where ${inForce('v.valid', at)})
    select up.unit_id as "unitId", up.name, u.kind from up join governance_units u on u.id = up.unit_id where up.depth > 0 order by up.depth desc`);
}

export type PostLine = {
  postId: string;
  role: string;
  basis: string;
  staffId: string;
  staffName: string;
  title: string | null;
  homeUnitName: string | null;
  from: Date;
  until: Date | null;
};

export function listPosts(tx: Tx, unitId: string, at: At): Promise<PostLine[]> {
  return tx.all<PostLine>(sql`
    select p.id as "postId", p.role, p.basis, s.id as "staffId", s.name as "staffName", s.title, h.name as "homeUnitName", lower(p.valid) as "from", upper(p.valid) as until
      from posts p join staff s on s.id = p.staff_id left join governance_units h on h.id = s.home_unit_id
     where p.unit_id = ${unitId} and p.valid @> ${moment(at)} order by p.role, lower(p.valid)`);
}

/** Appointed already, not begun yet. */
export function listPostsToCome(
  tx: Tx,
  unitId: string,
): Promise<{ postId: string; role: string; basis: string; staffName: string; from: Date }[]> {
  return tx.all(sql`
    select p.id as "postId", p.role, p.basis, s.name as "staffName", lower(p.valid) as "from"
      from posts p join staff s on s.id = p.staff_id
     where p.unit_id = ${unitId} and lower(p.valid) > app.now() order by lower(p.valid)`);
}

/** Who last held each role here before `at`. */
export function listLastHeld(
  tx: Tx,
  unitId: string,
  at: At,
): Promise<{ role: string; staffName: string; until: Date }[]> {
  return tx.all(sql`
    select distinct on (p.role) p.role, s.name as "staffName", upper(p.valid) as until
      from posts p join staff s on s.id = p.staff_id
     where p.unit_id = ${unitId} and upper(p.valid) <= ${moment(at)} order by p.role, upper(p.valid) desc`);
}

export type ContractLine = {
  contractId: string;
  contractorUnitId: string | null;
  contractorUnitName: string | null;
  staffId: string | null;
  staffName: string | null;
  from: Date;
  until: Date | null;
};

const contractLines = sql`
    select c.id as "contractId", c.contractor_unit_id as "contractorUnitId", u.name as "contractorUnitName", c.staff_id as "staffId", s.name as "staffName",
           lower(c.valid) as "from", upper(c.valid) as until
      from responsibility_contracts c left join governance_units u on u.id = c.contractor_unit_id left join staff s on s.id = c.staff_id`;

export function listContracts(tx: Tx, gridId: string, at: At): Promise<ContractLine[]> {
  return tx.all<ContractLine>(sql`
    ${contractLines} where c.grid_id = ${gridId} and c.valid @> ${moment(at)} order by lower(c.valid)`);
}

/** What else is known of a grid's contracts: those over, the last first, and those agreed for a day to come. */
export async function listOtherContracts(
  tx: Tx,
  gridId: string,
): Promise<{ past: ContractLine[]; toCome: ContractLine[] }> {
  const [past, toCome] = await Promise.all([
    tx.all<ContractLine>(
      sql`${contractLines} where c.grid_id = ${gridId} and upper(c.valid) <= app.now() order by upper(c.valid) desc limit 20`,
    ),
    tx.all<ContractLine>(
      sql`${contractLines} where c.grid_id = ${gridId} and lower(c.valid) > app.now() order by lower(c.valid)`,
    ),
  ]);
  return { past, toCome };
}

export function listServiceUnits(
  tx: Tx,
  unitId: string,
  at: At,
): Promise<{ serviceAreaId: string; unitId: string; name: string; kind: string; forName: string }[]> {
  return tx.all(sql`
    select a.id as "serviceAreaId", h.id as "unitId", h.name, h.kind, coalesce(p.name, u.name) as "forName"
      from service_areas a join governance_units h on h.id = a.handling_unit_id left join places p on p.id = a.place_id left join governance_units u on u.id = a.unit_id
     where (a.unit_id = ${unitId} or p.community_id = ${unitId}) and ${inForce('a.valid', at)} order by h.kind, h.name`);
}

export function listEarlierNames(tx: Tx, unitId: string): Promise<{ name: string; from: Date; until: Date | null }[]> {
  return tx.all(sql`
    select name, min(lower(valid)) as "from", case when bool_or(upper_inf(valid)) then null else max(upper(valid)) end as until
      from unit_versions where unit_id = ${unitId} group by name having not bool_or(upper_inf(valid)) order by 2`);
}

export type FindUnits = {
  kinds?: readonly string[] | undefined;
  underId?: string | undefined;
  text?: string | undefined;
  limit: number;
};

export function findUnits(tx: Tx, { kinds, underId, text, limit }: FindUnits) {
  const latin = text && /^[a-z0-9]+$/i.test(text) ? text.toLowerCase() : undefined;
  const like = text ? `%${text.replace(/[\\%_]/g, '\\$&')}%` : undefined;
  return tx.all<{
    unitId: string;
    name: string;
    kind: string;
    gridLevel: number | null;
    parentId: string | null;
    path: string;
  }>(sql`
    select u.id as "unitId", u.name, u.kind, u.grid_level as "gridLevel", u.parent_id as "parentId",
           (with recursive up as (
              select x.parent_id, x.name, 0 as depth from governance_units x where x.id = u.parent_id
              union all select y.parent_id, y.name, up.depth + 1 from governance_units y join up on y.id = up.parent_id)
            select coalesce(string_agg(name, ' · ' order by depth desc), '') from up) as path
      from governance_units u
     where ${sql.all([
       sql`upper_inf(u.valid)`,
       kinds && sql`u.kind = any (${kinds}::text[])`,
       underId ? sql`u.id = any ((select member_ids from unit_scopes where unit_id = ${underId})::uuid[])` : undefined,
       latin
         ? sql`(u.initials like ${`${latin}%`} or u.name ilike ${like} or u.short_code ilike ${like})`
         : like
           ? sql`u.name like ${like}`
           : undefined,
     ])}
     order by u.id = any (app.scope()) desc, u.name collate app.natural limit ${limit}`);
}
