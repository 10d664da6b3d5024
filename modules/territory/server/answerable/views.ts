// Any place or unit → its grid → everybody who answers for it, in one statement (A7). Intake asks this at every request, so it walks up from
// the one spot and never reads a list.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { Answerable } from '../../shared/queries.ts';
import { inForce, moment } from '../units/views.ts';

export type Spot = { placeId?: string | undefined; territoryId?: string | undefined; at?: Date | string | undefined };

const nobody: Answerable = {
  gridId: null,
  gridName: null,
  communityId: null,
  communityName: null,
  streetId: null,
  districtId: null,
  gridChief: null,
  gridWorkers: [],
  buildingChief: null,
  contracts: [],
  serviceUnits: [],
};

/** Who answers at a place (by its grid then, else by the nearest place above that has one, else by its community) or in a unit, now or `at` a past moment. */
export async function answerableAt(tx: Tx, { placeId, territoryId, ...spot }: Spot): Promise<Answerable> {
  const at = spot.at ? new Date(spot.at) : null;
  const row = await tx.first<Answerable>(sql`
    with recursive above as (
      select id, parent_id, community_id, 0 as depth from places where id = ${placeId ?? null}::uuid
      union all select p.id, p.parent_id, p.community_id, a.depth + 1 from places p join above a on p.id = a.parent_id)
    , spot as (
      select coalesce(${territoryId ?? null}::uuid,
        (select g.grid_id from above a join place_grids g on g.place_id = a.id and ${inForce('g.valid', at)} order by a.depth limit 1),
        (select community_id from above limit 1)) as unit_id)
    , up as (
      select v.unit_id as id, v.parent_id, v.name, u.kind, 0 as depth
        from spot join unit_versions v on v.unit_id = spot.unit_id and ${inForce('v.valid', at)} join governance_units u on u.id = v.unit_id
      union all
      select v.unit_id, v.parent_id, v.name, u.kind, up.depth + 1
        from up join unit_versions v on v.unit_id = up.parent_id and ${inForce('v.valid', at)} join governance_units u on u.id = v.unit_id)
    , holders as (
      select p.role, up.depth, jsonb_build_object('postId', p.id, 'staffId', s.id, 'name', s.name, 'unitId', p.unit_id) as who, lower(p.valid) as since
        from up join posts p on p.unit_id = up.id and p.valid @> ${moment(at)} and p.role in ('grid_chief', 'grid_worker', 'building_chief')
        join staff s on s.id = p.staff_id)
    , serving as (
      select h.id, h.name, h.kind, min(n.nearness) as nearness
        from (select a.id as place_id, null::uuid as unit_id, a.depth as nearness from above a
              union all select null, up.id, 100 + up.depth from up) n
        join service_areas s on (s.place_id = n.place_id or s.unit_id = n.unit_id) and ${inForce('s.valid', at)}
        join governance_units h on h.id = s.handling_unit_id
       group by h.id, h.name, h.kind)
    select (select id from up where kind = 'grid' order by depth limit 1) as "gridId",
           (select name from up where kind = 'grid' order by depth limit 1) as "gridName",
           (select id from up where kind in ('community', 'village') order by depth limit 1) as "communityId",
           (select name from up where kind in ('community', 'village') order by depth limit 1) as "communityName",
           (select id from up where kind in ('subdistrict', 'town', 'township') order by depth limit 1) as "streetId",
           (select id from up where parent_id is null order by depth desc limit 1) as "districtId",
           (select who from holders where role = 'grid_chief' order by depth, since limit 1) as "gridChief",
           (select who from holders where role = 'building_chief' order by depth, since limit 1) as "buildingChief",
           coalesce((select jsonb_agg(who order by depth, since) from holders where role = 'grid_worker'), '[]') as "gridWorkers",
           coalesce((select jsonb_agg(jsonb_build_object('contractId', c.id, 'unitId', c.contractor_unit_id, 'unitName', u.name, 'staffId', c.staff_id,
                                                         'staffName', s.name, 'gridId', c.grid_id) order by up.depth, lower(c.valid))
                       from up join responsibility_contracts c on c.grid_id = up.id and c.valid @> ${moment(at)}
                       left join governance_units u on u.id = c.contractor_unit_id left join staff s on s.id = c.staff_id), '[]') as contracts,
           coalesce((select jsonb_agg(jsonb_build_object('kind', kind, 'unitId', id, 'name', name, 'nearness', nearness) order by nearness, name)
                       from serving), '[]') as "serviceUnits"
      from spot`);
  return row ?? nobody;
}
