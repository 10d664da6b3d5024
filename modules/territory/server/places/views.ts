// Places as screens show them.
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { coveredKinds, type PlaceWords } from '../../shared/place.ts';
import type { PlaceRow } from '../../shared/queries.ts';

const columns = sql`
  p.id as "placeId", p.kind, p.name, p.address, p.door_no as "doorNo", p.parent_id as "parentId", p.community_id as "communityId",
  c.name as "communityName", g.grid_id as "gridId", u.name as "gridName", p.is_vacant as "isVacant"`;
const joins = sql`
  join governance_units c on c.id = p.community_id
  left join place_grids g on g.place_id = p.id and upper_inf(g.valid)
  left join governance_units u on u.id = g.grid_id`;

const escape = (text: string) => text.replace(/[\\%_]/g, '\\$&');

/** Nearest first: what lies in the post's own area, then shorter addresses. The finding itself is done past row-level security (0011 says why). */
export function searchPlaces(
  tx: Tx,
  words: PlaceWords,
  kinds: readonly string[] | undefined,
  limit: number,
): Promise<PlaceRow[]> {
  const pieces = words.text ? words.text.split(/\s+/).filter(Boolean) : [];
  const like = [...pieces.map((piece) => `%${escape(piece)}%`), ...(words.estate ? [`%${escape(words.estate)}%`] : [])];
  return tx.all<PlaceRow>(sql`
    select ${columns}
      from app.find_places(${like.length > 0 ? like : null}::text[], ${words.doorNo ?? null}, ${words.initials ? `${words.initials}%` : null},
             ${kinds ?? null}::text[], app.scope(), ${limit}) with ordinality as f (place_id, n)
      join places p on p.id = f.place_id ${joins}
     order by f.n`);
}

export type PlaceFilter = {
  communityId?: string | undefined;
  gridId?: string | undefined;
  parentId?: string | undefined;
  kinds?: readonly string[] | undefined;
  isUncovered?: boolean | undefined;
};

export async function listPlaces(
  tx: Tx,
  filter: PlaceFilter,
  offset: number,
  limit: number,
): Promise<{ places: PlaceRow[]; total: number }> {
  const where = conditions(filter);
  const [places, total] = await Promise.all([
    tx.all<PlaceRow>(sql`
      select ${columns} from places p ${joins} where ${where}
       order by c.name collate app.natural, p.address collate app.natural offset ${offset} limit ${limit}`),
    tx.first<{ total: number }>(
      sql`select count(*) as total from places p left join place_grids g on g.place_id = p.id and upper_inf(g.valid) where ${where}`,
    ),
  ]);
  return { places, total: total?.total ?? 0 };
}

function conditions({ communityId, gridId, parentId, kinds, isUncovered }: PlaceFilter): Sql {
  return sql.all([
    // A list of everything would be the whole map: at least the own area.
    communityId || gridId || parentId ? undefined : sql`p.community_id = any ((select app.scope())::uuid[])`,
    communityId ? sql`p.community_id = ${communityId}` : undefined,
    gridId ? sql`g.grid_id = ${gridId}` : undefined,
    parentId ? sql`p.parent_id = ${parentId}` : undefined,
    kinds ? sql`p.kind = any (${kinds}::text[])` : undefined,
    isUncovered
      ? sql`p.kind = any (${coveredKinds}::text[]) and (g.grid_id is null or not exists (${lowest(sql`g.grid_id`)}))`
      : undefined,
  ]);
}

/** The grid is living and has no grids below it. */
const lowest = (grid: Sql) => sql`
  select from governance_units l where l.id = ${grid} and upper_inf(l.valid)
     and not exists (select from governance_units d where d.parent_id = l.id and d.kind = 'grid' and upper_inf(d.valid))`;

export function findPlaceRow(
  tx: Tx,
  placeId: string,
): Promise<(PlaceRow & { longitude: number | null; latitude: number | null }) | undefined> {
  return tx.first(sql`select ${columns}, p.longitude, p.latitude from places p ${joins} where p.id = ${placeId}`);
}

export function listPlaceChain(tx: Tx, placeId: string): Promise<{ placeId: string; kind: string; name: string }[]> {
  return tx.all(sql`
    with recursive above as (
      select id, parent_id, kind, name, 0 as depth from places where id = ${placeId}
      union all select p.id, p.parent_id, p.kind, p.name, a.depth + 1 from places p join above a on p.id = a.parent_id)
    select id as "placeId", kind, name from above where depth > 0 order by depth desc`);
}

export function countInside(tx: Tx, placeId: string): Promise<{ kind: string; count: number }[]> {
  return tx.all(sql`
    select p.kind, count(*) as count from app.inside_places(array[${placeId}::uuid]) i join places p on p.id = i.place_id
     where p.id <> ${placeId} group by p.kind order by p.kind`);
}

/** All grids the place has lain in, the present one first. */
export function listGridsOfPlace(
  tx: Tx,
  placeId: string,
): Promise<{ gridId: string; name: string; from: Date; until: Date | null }[]> {
  return tx.all(sql`
    select g.grid_id as "gridId", coalesce(v.name, u.name) as name, lower(g.valid) as "from", upper(g.valid) as until
      from place_grids g join governance_units u on u.id = g.grid_id
      left join unit_versions v on v.unit_id = u.id and v.valid @> lower(g.valid)
     where g.place_id = ${placeId} and not isempty(g.valid) order by lower(g.valid) desc`);
}

export type CoverageRow = {
  communityId: string;
  name: string;
  estates: number;
  dwellings: number;
  shops: number;
  grids: number;
  uncoveredEstates: number;
  uncoveredDwellings: number;
  uncoveredShops: number;
  doubled: number;
};

/** One pass over the places below a unit: what is there, what lies in no lowest grid, what in two (A1, A2). */
export function readCoverage(tx: Tx, unitId: string): Promise<CoverageRow[]> {
  return tx.all<CoverageRow>(sql`
    with communities as materialized (
      select u.id, u.name from unit_scopes s join governance_units u on u.id = any (s.member_ids)
       where s.unit_id = ${unitId} and u.kind in ('community', 'village') and upper_inf(u.valid))
    , living as materialized (
      select l.id from governance_units l
       where l.kind = 'grid' and upper_inf(l.valid)
         and not exists (select from governance_units d where d.parent_id = l.id and d.kind = 'grid' and upper_inf(d.valid)))
    select c.id as "communityId", c.name,
           count(distinct p.id) filter (where p.kind = 'estate') as estates, count(distinct p.id) filter (where p.kind = 'dwelling') as dwellings,
           count(distinct p.id) filter (where p.kind = 'shop') as shops,
           (select count(*) from unit_scopes s join living on living.id = any (s.member_ids) where s.unit_id = c.id) as grids,
           count(*) filter (where p.kind = 'estate' and l.id is null) as "uncoveredEstates",
           count(*) filter (where p.kind = 'dwelling' and l.id is null) as "uncoveredDwellings",
           count(*) filter (where p.kind = 'shop' and l.id is null) as "uncoveredShops",
           count(p.id) - count(distinct p.id) as doubled
      from communities c left join places p on p.community_id = c.id and p.kind in ('estate', 'dwelling', 'shop') 
      left join place_grids g on g.place_id = p.id and upper_inf(g.valid) left join living l on l.id = g.grid_id
     group by c.id, c.name order by c.name collate app.natural`);
}
