// The ground of every coverage figure, as one chain of common table expressions: homes of an area with the position they have or inherit, the points in
// force, and for each spot and kind the nearest point. Numbers and the rows behind them are read from the same chain and so cannot differ.
//
// Points are met through squares of a net as wide as the reach: whatever lies within it lies in the own square or one of the eight around. No pair that is
// farther apart is ever measured.
import type { Context } from '#kernel/server/house.ts';
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { kernelProblem } from '#kernel/shared/problem.ts';
import { communityKinds } from '#modules/territory/shared/unit.ts';
import { pointProblem } from '../../shared/problems.ts';
import { boxAround } from '../../shared/reach.ts';

export type Area = {
  unitId: string;
  unitName: string;
  /** Down from the district to the unit itself. */
  path: { unitId: string; name: string }[];
  communityIds: string[];
  /** Only homes of these grids; null: of the communities whole. */
  gridIds: string[] | null;
  by: 'community' | 'grid';
};

const territorial = ['zone', 'district', 'subdistrict', 'town', 'township', 'park', 'community', 'village', 'grid'];

/** The unit asked for; left out, the post's own, or the whole district for a post that stands beside the tree of places. */
export async function findArea(tx: Tx, asked: string | undefined, actor: Context['actor']): Promise<Area> {
  if (actor.kind !== 'staff' && !asked) throw kernelProblem('sign_in_needed');
  const own = actor.kind === 'staff' ? actor : undefined;
  const isBeside = own !== undefined && !territorial.includes(own.unitKind);
  const unitId = asked ?? (isBeside ? own.districtId : (own?.unitId ?? ''));
  const unit = await tx.first<{ kind: string; name: string; communityId: string | null; path: Area['path'] }>(sql`
    select u.kind, u.name, p.community_id as "communityId",
           (select jsonb_agg(jsonb_build_object('unitId', a.id, 'name', a.name) order by w.n desc)
              from unnest(p.path) with ordinality w(id, n) join governance_units a on a.id = w.id) as path
      from governance_units u join unit_paths p on p.unit_id = u.id where u.id = ${unitId} and upper_inf(u.valid)`);
  if (!unit) throw pointProblem('unit_not_found');
  const members = await tx.all<{ id: string; kind: string }>(sql`
    select u.id, u.kind from governance_units u where u.id = any ((select member_ids from unit_scopes where unit_id = ${unitId})::uuid[])`);
  const isCommunity = (kind: string) => (communityKinds as readonly string[]).includes(kind);
  const isGrid = unit.kind === 'grid';
  return {
    unitId,
    unitName: unit.name,
    path: unit.path,
    communityIds: isGrid
      ? unit.communityId
        ? [unit.communityId]
        : []
      : members.filter(({ kind }) => isCommunity(kind)).map(({ id }) => id),
    gridIds: isGrid ? members.map(({ id }) => id) : null,
    by: isGrid || isCommunity(unit.kind) ? 'grid' : 'community',
  };
}

/** Wide enough up to 60° of latitude: farther north than anybody in the country lives. */
const northernmost = 60;

export type Ground = {
  area: Area;
  kindCodes: readonly string[];
  /** The straight line that still counts as within reach. */
  reachMetres: number;
  /** How far the nearest beyond reach is looked for; at least the reach. */
  lookMetres: number;
};

/**
 * `with recursive …` up to `cover`: one row for each stand and kind. A stand is the homes of one building (or what they lie in) and grid at one spot:
 * group_id, community_id, grid_id, longitude, latitude, located_by, homes, kind_code, point_id, point_name, metres, home_point, state.
 */
export function coverGround({ area, kindCodes, reachMetres, lookMetres }: Ground): Sql {
  const net = boxAround({ longitude: 0, latitude: northernmost }, lookMetres);
  const high = (net.north - net.south) / 2;
  const wide = net.east;
  const inArea = sql`d.community_id = any (${area.communityIds}::uuid[])`;
  const inGrids = area.gridIds === null ? sql`true` : sql`g.grid_id = any (${area.gridIds}::uuid[])`;
  const hasOwn = (alias: string) => sql.raw(`${alias}.longitude is not null and ${alias}.latitude is not null`);
  return sql`
    with recursive around as (
      -- What homes stand in, outermost first, each with the position it has or inherits; a stairwell is counted with its building.
      select d.id, d.id as group_id, d.longitude, d.latitude, case when ${hasOwn('d')} then d.kind end as located_by
        from places d where ${inArea} and d.parent_id is null and d.kind <> 'dwelling'
      union all
      select d.id, case when d.kind = 'building_unit' then a.group_id else d.id end,
             case when ${hasOwn('d')} then d.longitude else a.longitude end, case when ${hasOwn('d')} then d.latitude else a.latitude end,
             case when ${hasOwn('d')} then d.kind else a.located_by end
        from places d join around a on d.parent_id = a.id where d.kind in ('courtyard', 'building', 'building_unit'))
    , homes as materialized (
      select d.community_id, g.grid_id, coalesce(a.group_id, d.id) as group_id,
             case when ${hasOwn('d')} then d.longitude else a.longitude end as longitude, case when ${hasOwn('d')} then d.latitude else a.latitude end as latitude,
             case when ${hasOwn('d')} then 'dwelling' else a.located_by end as located_by
        from places d left join around a on a.id = d.parent_id left join place_grids g on g.place_id = d.id and upper_inf(g.valid)
       where ${inArea} and ${inGrids} and d.kind = 'dwelling' and not d.is_vacant)
    , stands as materialized (
      select group_id, community_id, grid_id, longitude, latitude, min(located_by) as located_by, count(*)::int as homes
        from homes group by group_id, community_id, grid_id, longitude, latitude)
    , spots as materialized (
      select distinct longitude, latitude, floor(longitude / ${wide}::float8) as x, floor(latitude / ${high}::float8) as y from stands where located_by is not null)
    , points as materialized (
      select p.point_id, p.kind_code, p.name, p.home_unit_id, at.longitude, at.latitude,
             floor(at.longitude / ${wide}::float8) as x, floor(at.latitude / ${high}::float8) as y
        from service_points p
        left join lateral (
          select p.longitude, p.latitude where p.longitude is not null
          union all select w.longitude, w.latitude from app.position_of(p.place_id) w where p.longitude is null) at on true
       where p.valid @> app.today() and p.kind_code = any (${kindCodes as string[]}::text[]))
    , near as materialized (
      select distinct on (s.longitude, s.latitude, p.kind_code) s.longitude, s.latitude, p.kind_code, p.point_id, p.name, m.metres
        from spots s cross join generate_series(-1, 1) dx cross join generate_series(-1, 1) dy
        join points p on p.x = s.x + dx and p.y = s.y + dy
        cross join lateral (select app.metres_between(s.longitude, s.latitude, p.longitude, p.latitude) as metres) m
       where m.metres <= ${lookMetres}::float8
       order by s.longitude, s.latitude, p.kind_code, m.metres, p.point_id)
    , coming as materialized (
      select distinct on (member, p.kind_code) member as unit_id, p.kind_code, p.name
        from points p join unit_scopes c on c.unit_id = p.home_unit_id cross join unnest(c.member_ids) member
       order by member, p.kind_code, p.name, p.point_id)
    , cover as (
      select s.*, k.kind_code, n.point_id, n.name as point_name, n.metres, c.name as home_point,
             case when c.name is not null or n.metres <= ${reachMetres}::float8 then 'within'
                  when s.located_by is null then 'unlocated' else 'without' end as state
        from stands s left join unnest(${kindCodes as string[]}::text[]) k(kind_code) on true
        left join near n on n.longitude = s.longitude and n.latitude = s.latitude and n.kind_code = k.kind_code
        left join coming c on c.unit_id = coalesce(s.grid_id, s.community_id) and c.kind_code = k.kind_code)`;
}
