// Where a matter belongs and who handles its kind there: the two look-ups of every intake and dispatch, one statement each.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

export type Locality = {
  placeId: string | null;
  address: string | null;
  /** Lowest answerable unit: the grid, or the community where no grid is known. */
  territoryId: string;
  communityId: string;
  /** Prefix of request numbers: the street's code, else the district's. */
  numberPrefix: string;
  districtId: string;
};

/** By a place: its own grid, else that of the nearest place above it, else its community. */
export function locatePlace(tx: Tx, placeId: string): Promise<Locality | undefined> {
  // The grid is asked for place by place on purpose: a join would make the planner read all of place_grids for four rows.
  return tx.first<Locality>(sql`
    with recursive above as (
      select id, parent_id, address, community_id, 0 as depth from places where id = ${placeId}
      union all select p.id, p.parent_id, null, null, above.depth + 1 from places p join above on p.id = above.parent_id)
    , gridded as materialized (
      select a.depth, (select g.grid_id from place_grids g where g.place_id = a.id and upper_inf(g.valid)) as grid_id from above a)
    , spot as materialized (
      select a.id as place_id, a.address, coalesce((select grid_id from gridded where grid_id is not null order by depth limit 1), a.community_id) as territory_id
        from above a where a.depth = 0)
    select s.place_id as "placeId", s.address, s.territory_id as "territoryId", u.desk_id as "communityId", u.number_prefix as "numberPrefix", u.district_id as "districtId"
      from spot s join unit_paths u on u.unit_id = s.territory_id`);
}

export function locateUnit(tx: Tx, unitId: string): Promise<Locality | undefined> {
  return tx.first<Locality>(sql`
    select null::uuid as "placeId", null::text as address, u.unit_id as "territoryId", u.desk_id as "communityId", u.number_prefix as "numberPrefix", u.district_id as "districtId"
      from unit_paths u join governance_units g on g.id = u.unit_id and upper_inf(g.valid) where u.unit_id = ${unitId}`);
}

/** Homes by their whole address within a unit and everything below it. An address that two communities there both use tells nothing and is left out. */
export async function findHomesByAddress(
  tx: Tx,
  unitId: string,
  addresses: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.all<{ address: string; placeId: string }>(sql`
    select address, min(id::text) as "placeId" from places
     where community_id = any ((select member_ids from unit_scopes where unit_id = ${unitId})::uuid[])
       and kind = 'dwelling' and address = any (${[...new Set(addresses)]}::text[])
     group by address having count(*) = 1`);
  return new Map(rows.map(({ address, placeId }) => [address, placeId]));
}

export type HandlingUnit = {
  unitId: string;
  unitName: string;
  unitKind: string;
  via: 'place' | 'community' | 'street' | 'district' | 'self';
};

/**
 * The unit that handles a kind of work at a place: the one serving the place or a place above it, else the community, the street, the district
 * (nearest first). `community` means the territorial unit itself. Departments are found by name under the nearest unit that has one.
 */
export async function findHandlingUnit(
  tx: Tx,
  at: { placeId: string | null; territoryId: string; communityId: string },
  handlingKind: string,
): Promise<HandlingUnit | undefined> {
  if (handlingKind === 'community') {
    const own = await tx.first<HandlingUnit>(sql`
      select id as "unitId", name as "unitName", kind as "unitKind", 'self' as via from governance_units where id = ${at.territoryId}`);
    return own;
  }
  const isDepartment = handlingKind.startsWith('department:');
  const unitKind = isDepartment ? 'department' : handlingKind;
  const code = isDepartment ? handlingKind.slice('department:'.length) : null;
  // The few that serve here are gathered first, each through its index; joined outright, the planner walks all units of the kind.
  const found = await tx.first<Omit<HandlingUnit, 'via'> & { via: string | null }>(sql`
    with recursive above as (
      select id, parent_id, 0 as depth from places where id = ${at.placeId}
      union all select p.id, p.parent_id, above.depth + 1 from places p join above on p.id = above.parent_id)
    , serving as materialized (
      select s.handling_unit_id as id, a.depth, null::uuid as at_unit from above a
       cross join lateral (select * from service_areas where place_id = a.id and valid @> app.now() offset 0) s
      union all
      select s.handling_unit_id, 100 + array_position(w.path, s.unit_id), s.unit_id
        from unit_paths w join service_areas s on s.unit_id = any (w.path) and s.valid @> app.now() where w.unit_id = ${at.territoryId}
      union all
      -- A unit of the kind that hangs directly under a unit of the chain serves it without a further word.
      select u.id, 100 + array_position(w.path, u.parent_id), u.parent_id
        from unit_paths w join governance_units u on u.parent_id = any (w.path) and u.kind = ${unitKind} and upper_inf(u.valid) where w.unit_id = ${at.territoryId})
    select u.id as "unitId", u.name as "unitName", u.kind as "unitKind", (select w.kind from governance_units w where w.id = serving.at_unit) as via
      from serving cross join lateral (
        select * from governance_units
         where id = serving.id and kind = ${unitKind} and upper_inf(valid) and (${code}::text is null or short_code = ${code}) offset 0) u
     order by serving.depth, u.id limit 1`);
  return found && { ...found, via: viaOf(found.via) };
}

/** By the kind of unit through which it serves; by the place itself when through none. */
function viaOf(kind: string | null): HandlingUnit['via'] {
  if (kind === null) return 'place';
  if (['community', 'village', 'grid'].includes(kind)) return 'community';
  return ['subdistrict', 'town', 'township'].includes(kind) ? 'street' : 'district';
}

export type PostAt = {
  postId: string;
  staffId: string;
  staffName: string;
  role: string;
  unitId: string;
  unitName: string;
};

/** Who holds a role at a unit or, going up from it, at the nearest unit that has it filled. */
export function findPostUp(tx: Tx, unitId: string, role: string): Promise<PostAt | undefined> {
  return tx.first<PostAt>(sql`
    with recursive up as (
      select id, parent_id, 0 as depth from governance_units where id = ${unitId}
      union all select p.id, p.parent_id, up.depth + 1 from governance_units p join up on p.id = up.parent_id)
    select p.id as "postId", s.id as "staffId", s.name as "staffName", p.role, u.id as "unitId", u.name as "unitName"
      from up join posts p on p.unit_id = up.id and p.role = ${role} and p.valid @> app.now()
      join staff s on s.id = p.staff_id join governance_units u on u.id = p.unit_id
     order by up.depth, lower(p.valid) limit 1`);
}

/** The unit above that can take a matter up: the nearest ancestor that runs a desk. */
export function findUnitAbove(tx: Tx, unitId: string): Promise<{ unitId: string; unitName: string } | undefined> {
  return tx.first(sql`
    select p.id as "unitId", p.name as "unitName" from governance_units u join governance_units p on p.id = u.parent_id where u.id = ${unitId}`);
}

export function findUnit(
  tx: Tx,
  unitId: string,
): Promise<{ unitId: string; unitName: string; unitKind: string; districtId: string } | undefined> {
  return tx.first(sql`
    select id as "unitId", name as "unitName", kind as "unitKind", district_id as "districtId" from governance_units where id = ${unitId} and upper_inf(valid)`);
}

/** The class of area of the nearest unit that has one, going up. */
export async function findAreaClass(tx: Tx, unitId: string): Promise<string | null> {
  const row = await tx.first<{ areaClass: string | null }>(
    sql`select area_class as "areaClass" from unit_paths where unit_id = ${unitId}`,
  );
  return row?.areaClass ?? null;
}

export async function findStaffName(tx: Tx, staffId: string): Promise<string | undefined> {
  return (await tx.first<{ name: string }>(sql`select name from staff where id = ${staffId} and left_at is null`))
    ?.name;
}
