// What an import of points is held against: the units, the places and the points of its area, whoever asks.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { Position } from '../../shared/reach.ts';
import type { PointFacts } from '../store.ts';

export type UnitBelow = { unitId: string; name: string };

/** The unit of the table and all below it. */
export function listUnitsBelow(tx: Tx, unitId: string): Promise<UnitBelow[]> {
  return tx.all<UnitBelow>(sql`
    select id as "unitId", name from governance_units
     where id = any ((select member_ids from unit_scopes where unit_id = ${unitId})::uuid[]) and upper_inf(valid)`);
}

export type HeldPoint = PointFacts & { pointId: string; unitId: string; from: string; until: string | null };

/** The latest state of every point that is there or will be. */
export async function listHeld(tx: Tx, unitId: string): Promise<HeldPoint[]> {
  const rows = await tx.all<Omit<HeldPoint, 'position'> & Position>(sql`
    select distinct on (point_id) point_id as "pointId", unit_id as "unitId", kind_code as "kindCode", name, place_id as "placeId", address, longitude, latitude,
           phone, link, hours, home_unit_id as "homeUnitId", lower(valid)::text as "from", upper(valid)::text as until
      from service_points
     where unit_id = any ((select member_ids from unit_scopes where unit_id = ${unitId})::uuid[]) and not isempty(valid)
       and (upper_inf(valid) or upper(valid) > app.today())
     order by point_id, lower(valid) desc`);
  return rows.map(({ longitude, latitude, ...rest }) => ({
    ...rest,
    position: longitude === null ? null : { longitude, latitude },
  }));
}

/** Places whose whole address is written in the table; one that two places share tells nothing. */
export async function listPlacesByAddress(
  tx: Tx,
  unitId: string,
  addresses: readonly string[],
): Promise<Map<string, string>> {
  if (addresses.length === 0) return new Map();
  const rows = await tx.all<{ address: string; placeId: string }>(sql`
    select address, min(id::text) as "placeId" from places
     where community_id = any ((select member_ids from unit_scopes where unit_id = ${unitId})::uuid[])
       and kind in ('shop', 'facility', 'estate', 'courtyard', 'lane', 'building') and address = any (${[...new Set(addresses)]}::text[])
     group by address having count(*) = 1`);
  return new Map(rows.map(({ address, placeId }) => [address, placeId]));
}
