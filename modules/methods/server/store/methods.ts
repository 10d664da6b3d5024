// SQL of work methods: published versions and which of them is in force where.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

export type MethodRow = { id: string; name: string; version: string; body: unknown };

export function insertMethod(tx: Tx, row: MethodRow & { areaUnitId: string | null; effectiveFrom: Date }): void {
  tx.write(sql`
    insert into method_versions (id, name, version, area_unit_id, body, effective_from)
    values (${row.id}, ${row.name}, ${row.version}, ${row.areaUnitId}, ${sql.json(row.body)}::jsonb, ${row.effectiveFrom})`);
}

export function findMethod(tx: Tx, id: string): Promise<MethodRow | undefined> {
  return tx.first<MethodRow>(sql`select id, name, version, body from method_versions where id = ${id}`);
}

export function findVersion(tx: Tx, name: string, version: string): Promise<{ id: string; body: unknown } | undefined> {
  return tx.first(sql`select id, body from method_versions where name = ${name} and version = ${version}`);
}

/** The version in force at a unit: the nearest area's own before the whole district's, the latest of those in effect. */
export function findMethodIdAt(tx: Tx, unitId: string): Promise<{ id: string } | undefined> {
  return tx.first<{ id: string }>(sql`
    select m.id from method_versions m left join unit_scopes s on s.unit_id = m.area_unit_id
     where m.effective_from <= app.now() and (m.area_unit_id is null or ${unitId}::uuid = any (s.member_ids))
     order by cardinality(s.member_ids) nulls last, m.effective_from desc, m.loaded_at desc limit 1`);
}

export function listMethods(
  tx: Tx,
): Promise<(MethodRow & { areaUnitId: string | null; areaName: string | null; effectiveFrom: Date })[]> {
  return tx.all(sql`
    select m.id, m.name, m.version, m.body, m.area_unit_id as "areaUnitId", u.name as "areaName", m.effective_from as "effectiveFrom"
      from method_versions m left join governance_units u on u.id = m.area_unit_id order by m.effective_from desc, m.name`);
}
