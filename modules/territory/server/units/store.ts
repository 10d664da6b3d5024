// Units as the commands load and write them. Ranges are written in the database's own time of the transaction (app.now()), so that
// what ends and what begins in one command meet exactly.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { UnitGeometry } from '../../shared/geometry.ts';
import type { GridKind, UnitKind } from '../../shared/unit.ts';

export type UnitRow = {
  unitId: string;
  districtId: string;
  parentId: string | null;
  kind: UnitKind;
  gridLevel: 1 | 2 | null;
  name: string;
  isEnded: boolean;
  /** Below or at the unit of the post that asks; always for the house itself. */
  isInScope: boolean;
};

export function findUnit(
  tx: Tx,
  unitId: string,
  how: { lock?: 'share' | 'update' } = {},
): Promise<UnitRow | undefined> {
  const lock = how.lock === 'update' ? sql.raw('for update') : how.lock === 'share' ? sql.raw('for share') : sql.empty;
  return tx.first<UnitRow>(sql`
    select id as "unitId", district_id as "districtId", parent_id as "parentId", kind, grid_level as "gridLevel", name,
           not upper_inf(valid) as "isEnded", app.governs(id) as "isInScope"
      from governance_units where id = ${unitId} ${lock}`);
}

export type NewUnit = {
  unitId: string;
  districtId: string;
  parentId: string | null;
  kind: UnitKind;
  gridLevel: 1 | 2 | null;
  gridKind: GridKind;
  name: string;
  initials: string;
  shortCode?: string | null;
  declaredHouseholds?: number | null;
  phone?: string | null;
};

/** One statement, so that the scopes are rebuilt once. Rows must be given parents first or of one level. */
export function addUnits(tx: Tx, units: readonly NewUnit[]): void {
  if (units.length === 0) return;
  tx.write(sql`
    insert into governance_units (id, district_id, parent_id, kind, grid_level, grid_kind, name, initials, short_code, declared_households, phone, valid)
    select u.id, u.district_id, u.parent_id, u.kind, u.grid_level, u.grid_kind, u.name, u.initials, u.short_code, u.declared_households, u.phone, tstzrange(app.now(), null)
      from jsonb_to_recordset(${sql.json(
        units.map((u) => ({
          id: u.unitId,
          district_id: u.districtId,
          parent_id: u.parentId,
          kind: u.kind,
          grid_level: u.gridLevel,
          grid_kind: u.gridKind,
          name: u.name,
          initials: u.initials,
          short_code: u.shortCode ?? null,
          declared_households: u.declaredHouseholds ?? null,
          phone: u.phone ?? null,
        })),
      )}::jsonb) as u (id uuid, district_id uuid, parent_id uuid, kind text, grid_level smallint, grid_kind text, name text, initials text,
        short_code text, declared_households integer, phone text)`);
}

export function renameUnit(tx: Tx, unitId: string, name: string, initials: string): void {
  tx.write(sql`update governance_units set name = ${name}, initials = ${initials} where id = ${unitId}`);
}

export function correctUnit(
  tx: Tx,
  unitId: string,
  to: { shortCode?: string | null; declaredHouseholds?: number | null; phone?: string | null },
): void {
  tx.write(sql`
    update governance_units set
      short_code = case when ${to.shortCode !== undefined} then ${to.shortCode ?? null} else short_code end,
      declared_households = case when ${to.declaredHouseholds !== undefined} then ${to.declaredHouseholds ?? null}::integer else declared_households end,
      phone = case when ${to.phone !== undefined} then ${to.phone ?? null} else phone end
     where id = ${unitId}`);
}

export function setDeclared(tx: Tx, figures: readonly { unitId: string; declaredHouseholds: number | null }[]): void {
  if (figures.length === 0) return;
  tx.write(sql`
    update governance_units u set declared_households = f.households
      from jsonb_to_recordset(${sql.json(figures.map((f) => ({ id: f.unitId, households: f.declaredHouseholds })))}::jsonb) as f (id uuid, households integer)
     where u.id = f.id and u.declared_households is distinct from f.households`);
}

export function setParents(tx: Tx, moves: readonly { unitId: string; parentId: string }[]): void {
  if (moves.length === 0) return;
  tx.write(sql`
    update governance_units u set parent_id = m.parent_id
      from jsonb_to_recordset(${sql.json(moves.map((m) => ({ id: m.unitId, parent_id: m.parentId })))}::jsonb) as m (id uuid, parent_id uuid)
     where u.id = m.id`);
}

/** Ends units and what hangs on them: contracts and service areas. Posts are given back, so that events can name them. */
export async function endUnits(
  tx: Tx,
  unitIds: readonly string[],
): Promise<{ postId: string; staffId: string; unitId: string; role: string }[]> {
  if (unitIds.length === 0) return [];
  const ids = unitIds;
  tx.write(
    sql`update governance_units set valid = tstzrange(lower(valid), app.now()) where id = any (${ids}::uuid[]) and upper_inf(valid)`,
  );
  tx.write(sql`update responsibility_contracts set valid = tstzrange(least(lower(valid), app.now()), app.now())
    where (grid_id = any (${ids}::uuid[]) or contractor_unit_id = any (${ids}::uuid[])) and upper_inf(valid)`);
  tx.write(sql`update service_areas set valid = tstzrange(lower(valid), app.now())
    where (unit_id = any (${ids}::uuid[]) or handling_unit_id = any (${ids}::uuid[])) and upper_inf(valid)`);
  return tx.all(sql`
    update posts set valid = tstzrange(least(lower(valid), app.now()), app.now())
     where unit_id = any (${ids}::uuid[]) and (upper_inf(valid) or upper(valid) > app.now())
    returning id as "postId", staff_id as "staffId", unit_id as "unitId", role`);
}

export type EndingFacts = { units: number; places: number };
export function readEndingFacts(tx: Tx, unitId: string): Promise<EndingFacts | undefined> {
  return tx.first<EndingFacts>(sql`
    select (select count(*) from governance_units where parent_id = ${unitId} and upper_inf(valid)) as units,
           (select count(*) from place_grids where grid_id = ${unitId} and upper_inf(valid)) as places`);
}

export function findDivision(tx: Tx, code: string): Promise<{ code: string; name: string } | undefined> {
  return tx.first(sql`select code, name from divisions where code = ${code}`);
}

/** The old link ends where the new one begins. */
export function linkDivision(tx: Tx, unitId: string, code: string, from: string | null): void {
  tx.write(sql`
    update unit_divisions set valid = daterange(lower(valid), greatest(lower(valid), coalesce(${from}::date, app.today())))
     where unit_id = ${unitId} and upper_inf(valid)`);
  tx.write(
    sql`insert into unit_divisions (unit_id, division_code, valid) values (${unitId}, ${code}, daterange(coalesce(${from}::date, app.today()), null))`,
  );
}

/** Living units below one, by id and name, for matching what a map file names. */
export function listUnitsBelow(
  tx: Tx,
  unitId: string,
): Promise<{ unitId: string; name: string; shortCode: string | null }[]> {
  return tx.all(sql`
    select u.id as "unitId", u.name, u.short_code as "shortCode"
      from governance_units u join unit_scopes s on s.unit_id = ${unitId} and u.id = any (s.member_ids)
     where upper_inf(u.valid)`);
}

export function setGeometries(tx: Tx, geometries: readonly { unitId: string; geometry: UnitGeometry }[]): void {
  tx.write(sql`
    update governance_units u set geometry = g.geometry
      from jsonb_to_recordset(${sql.json(geometries.map((g) => ({ id: g.unitId, geometry: g.geometry })))}::jsonb) as g (id uuid, geometry jsonb)
     where u.id = g.id`);
}

export async function readSetting(tx: Tx, name: string): Promise<unknown> {
  return (await tx.first<{ value: unknown }>(sql`select value from settings where name = ${name}`))?.value;
}
