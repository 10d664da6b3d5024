// Places and the dated fact of which grid each lies in.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { PlaceKind } from '../../shared/place.ts';

export type PlaceFact = {
  placeId: string;
  communityId: string;
  kind: PlaceKind;
  parentId: string | null;
  estateId: string | null;
  name: string;
  address: string;
  doorNo: string | null;
  gridId: string | null;
};

export function listPlacesById(tx: Tx, placeIds: readonly string[]): Promise<PlaceFact[]> {
  return tx.all<PlaceFact>(sql`
    select p.id as "placeId", p.community_id as "communityId", p.kind, p.parent_id as "parentId", p.estate_id as "estateId", p.name, p.address,
           p.door_no as "doorNo", g.grid_id as "gridId"
      from places p left join place_grids g on g.place_id = p.id and upper_inf(g.valid)
     where p.id = any (${placeIds}::uuid[])`);
}

export type NewPlaceRow = {
  placeId: string;
  districtId: string;
  communityId: string;
  kind: PlaceKind;
  parentId: string | null;
  estateId: string | null;
  name: string;
  address: string;
  initials: string;
  doorNo: string | null;
  isVacant: boolean;
  longitude: number | null;
  latitude: number | null;
};

export function addPlaces(tx: Tx, places: readonly NewPlaceRow[]): void {
  if (places.length === 0) return;
  tx.write(sql`
    insert into places (id, district_id, community_id, kind, parent_id, estate_id, name, address, initials, door_no, is_vacant, longitude, latitude)
    select * from jsonb_to_recordset(${sql.json(
      places.map((p) => ({
        id: p.placeId,
        district_id: p.districtId,
        community_id: p.communityId,
        kind: p.kind,
        parent_id: p.parentId,
        estate_id: p.estateId,
        name: p.name,
        address: p.address,
        initials: p.initials,
        door_no: p.doorNo,
        is_vacant: p.isVacant,
        longitude: p.longitude,
        latitude: p.latitude,
      })),
    )}::jsonb) as p (id uuid, district_id uuid, community_id uuid, kind text, parent_id uuid, estate_id uuid, name text, address text, initials text,
      door_no text, is_vacant boolean, longitude double precision, latitude double precision)`);
}

/** Addresses of a community that are taken among those given. */
export async function listTakenAddresses(
  tx: Tx,
  communityId: string,
  addresses: readonly string[],
): Promise<{ placeId: string; kind: PlaceKind; address: string }[]> {
  return tx.all(sql`
    select id as "placeId", kind, address from places where community_id = ${communityId} and address = any (${addresses}::text[])`);
}

export type Assignment = { placeId: string; gridId: string };

/** Begins a stay of places in grids, now. The exclusion constraint is the last word on "exactly one". */
export function putIntoGrids(tx: Tx, assignments: readonly Assignment[]): void {
  if (assignments.length === 0) return;
  tx.write(sql`
    insert into place_grids (place_id, grid_id, valid)
    select a.place_id, a.grid_id, tstzrange(app.now(), null)
      from unnest(${assignments.map((a) => a.placeId)}::uuid[], ${assignments.map((a) => a.gridId)}::uuid[]) as a (place_id, grid_id)`);
}

/** Ends the present stay of places in their grids; the past stays on record. */
export function takeOutOfGrids(tx: Tx, placeIds: readonly string[]): void {
  if (placeIds.length === 0) return;
  tx.write(sql`
    update place_grids set valid = tstzrange(lower(valid), app.now()) where place_id = any (${placeIds}::uuid[]) and upper_inf(valid)`);
}

/** What lies inside these places (themselves included) and in which grid each lies, if in any. */
export function listInside(
  tx: Tx,
  placeIds: readonly string[],
): Promise<{ rootId: string; placeId: string; address: string; gridId: string | null }[]> {
  return tx.all(sql`
    with recursive inside as (
      select id as root, id from places where id = any (${placeIds}::uuid[])
      union select i.root, c.id from places c join inside i on c.parent_id = i.id)
    select i.root as "rootId", p.id as "placeId", p.address, g.grid_id as "gridId"
      from inside i join places p on p.id = i.id left join place_grids g on g.place_id = p.id and upper_inf(g.valid)`);
}

export type GridRow = {
  gridId: string;
  name: string;
  kind: string;
  isEnded: boolean;
  communityId: string;
  hasGridsBelow: boolean;
  isInScope: boolean;
};

/** Grids with the community or village each belongs to. */
export function listGridsById(tx: Tx, gridIds: readonly string[]): Promise<GridRow[]> {
  return tx.all<GridRow>(sql`
    with recursive up as (
      select id as grid, id, parent_id, kind from governance_units where id = any (${gridIds}::uuid[])
      union all select up.grid, u.id, u.parent_id, u.kind from governance_units u join up on u.id = up.parent_id where up.kind = 'grid')
    select g.id as "gridId", g.name, g.kind, not upper_inf(g.valid) as "isEnded",
           (select up.id from up where up.grid = g.id and up.kind <> 'grid' limit 1) as "communityId",
           exists (select from governance_units c where c.parent_id = g.id and c.kind = 'grid' and upper_inf(c.valid)) as "hasGridsBelow",
           app.governs(g.id) as "isInScope"
      from governance_units g where g.id = any (${gridIds}::uuid[])`);
}

export function correctPlace(
  tx: Tx,
  placeId: string,
  to: { isVacant?: boolean; longitude?: number | null; latitude?: number | null },
): void {
  tx.write(sql`
    update places set is_vacant = coalesce(${to.isVacant ?? null}::boolean, is_vacant),
      longitude = case when ${to.longitude !== undefined} then ${to.longitude ?? null}::double precision else longitude end,
      latitude = case when ${to.latitude !== undefined} then ${to.latitude ?? null}::double precision else latitude end
     where id = ${placeId}`);
}

/** A new name runs through the addresses of everything inside. */
export function renamePlace(
  tx: Tx,
  place: { placeId: string; name: string; address: string; oldAddress: string; initials: string },
): void {
  tx.write(sql`
    with recursive inside as (
      select id from places where parent_id = ${place.placeId}
      union select c.id from places c join inside i on c.parent_id = i.id)
    update places p set address = ${place.address} || substr(p.address, length(${place.oldAddress}) + 1)
      from inside i where p.id = i.id and starts_with(p.address, ${place.oldAddress})`);
  tx.write(
    sql`update places set name = ${place.name}, address = ${place.address}, initials = ${place.initials} where id = ${place.placeId}`,
  );
}

/** Where people live is not vacant. */
export function markInhabited(tx: Tx, placeIds: readonly string[]): void {
  tx.write(sql`update places set is_vacant = false where id = any (${placeIds}::uuid[]) and is_vacant`);
}
