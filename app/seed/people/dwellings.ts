// The doors of one settlement, made by the database itself: an estate a grid, ten buildings, two stairs, sixteen doors each.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { districtId, unitIdOf } from '../ids.ts';
import { forGood } from '../territory/tree.ts';
import { gridsOf, type Settlement } from './communities.ts';
import { shape } from './household.ts';

/** The same address is the same place. Written so that SQL can do it. */
const idOf = (address: string) => sql.raw(`md5('huying place ' || ${address})::uuid`);

/** Gives the dwellings in the order in which they fill; the first `inhabited` of them are lived in. What is there already stays. */
export async function buildDwellings(tx: Tx, settlement: Settlement, inhabited: number): Promise<string[]> {
  const communityId = unitIdOf(settlement.path);
  const { buildings, stairs, floors, doors } = shape;
  const grids = gridsOf(settlement).map((path, n) => ({
    id: unitIdOf(path),
    estate: `${settlement.path}${n + 1}区`,
    n,
  }));
  await tx.all(sql`
    create temporary table seed_places on commit drop as
    with grids as (select id as grid_id, estate, n as g from jsonb_to_recordset(${sql.json(grids)}::jsonb) as r (id uuid, estate text, n int))
    , buildings as (select g.*, b, b || '号楼' as name, estate || b || '号楼' as address from grids g, generate_series(1, ${buildings}::int) b)
    , stairs as (select grid_id, estate, g, b, s, s || '单元' as name, address as above, address || s || '单元' as address from buildings, generate_series(1, ${stairs}::int) s)
    , doors as (
      select grid_id, estate, g, b, s, f, d, f || '0' || d as name, address as above, address || f || '0' || d as address
        from stairs, generate_series(1, ${floors}::int) f, generate_series(1, ${doors}::int) d)
    select 1 as rank, 'estate' as kind, estate as name, null as above, estate as address, estate, grid_id, null as door_no, 0::bigint as nth from grids
    union all select 2, 'building', name, estate, address, estate, grid_id, b::text, 0 from buildings
    union all select 3, 'building_unit', name, above, address, estate, grid_id, b || '-' || s, 0 from stairs
    union all select 4, 'dwelling', name, above, address, estate, grid_id, b || '-' || s || '-' || name, row_number() over (order by g, b, s, f, d) from doors`);
  await tx.all(sql`
    insert into places (id, district_id, community_id, kind, parent_id, estate_id, name, address, door_no, is_vacant)
    select ${idOf('address')}, ${districtId}, ${communityId}, kind, ${idOf('above')}, case when rank > 1 then ${idOf('estate')} end, name, address, door_no, nth > ${inhabited}
      from seed_places order by rank, address on conflict do nothing`);
  await tx.all(sql`
    insert into place_grids (place_id, grid_id, valid) select ${idOf('address')}, grid_id, ${forGood}::tstzrange from seed_places
     where not exists (select from place_grids g where g.place_id = ${idOf('address')})`);
  await tx.all(sql`
    update places set is_vacant = false where is_vacant and id in (select ${idOf('s.address')} from seed_places s where s.nth between 1 and ${inhabited})`);
  const rows = await tx.all<{ id: string }>(
    sql`select ${idOf('address')} as id from seed_places where kind = 'dwelling' order by nth`,
  );
  await tx.all(sql`drop table seed_places`);
  return rows.map(({ id }) => id);
}
