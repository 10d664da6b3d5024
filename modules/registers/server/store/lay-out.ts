// Registers as methods declare them: one standing row per code, kept through versions, so that its members and duties go on.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { Register } from '../../shared/register.ts';

export type Declared = { methodId: string; areaUnitId: string | null; register: Register };
export type LaidOut = { made: number; changed: number; ended: number };

/** `declared` is everything that methods in force name; a method's register that is not among it ends, a unit's own is let alone. */
export async function layOut(tx: Tx, districtId: string, declared: readonly Declared[]): Promise<LaidOut> {
  const rows = declared.map(({ methodId, areaUnitId, register }) => ({
    methodId,
    areaUnitId,
    code: register.code,
    kind: register.subject,
    isSensitive: register.sensitivity === 'sensitive',
    title: register.title,
    definition: register,
  }));
  const row = await tx.first<LaidOut>(sql`
    with declared as (
      select * from jsonb_to_recordset(${sql.json(rows)}::jsonb)
        as d ("methodId" uuid, "areaUnitId" uuid, code text, kind text, "isSensitive" boolean, title jsonb, definition jsonb))
    , ended_now as (
      update subject_registers r set ended_at = ${tx.at}
       where r.district_id = ${districtId} and r.ended_at is null and r.reach_method_id is not null
         and not exists (select from declared d where d.code = r.code and d."areaUnitId" is not distinct from r.area_unit_id)
      returning 1)
    , changed_now as (
      update subject_registers r
         set reach_method_id = d."methodId", definition = d.definition, title = d.title, is_sensitive = d."isSensitive", subject_kind = d.kind, kept_on = null
        from declared d
       where r.district_id = ${districtId} and r.ended_at is null and r.code = d.code and r.area_unit_id is not distinct from d."areaUnitId"
         and r.reach_method_id is distinct from d."methodId"
      returning 1)
    , made_now as (
      insert into subject_registers (id, district_id, area_unit_id, reach_method_id, code, subject_kind, is_sensitive, title, definition, made_at)
      select gen_random_uuid(), ${districtId}, d."areaUnitId", d."methodId", d.code, d.kind, d."isSensitive", d.title, d.definition, ${tx.at} from declared d
       where not exists (select from subject_registers r where r.district_id = ${districtId} and r.ended_at is null and r.code = d.code and r.area_unit_id is not distinct from d."areaUnitId")
      returning 1)
    select (select count(*) from made_now) as made, (select count(*) from changed_now) as changed, (select count(*) from ended_now) as ended`);
  return row!;
}

/** Methods in force as they stand against what is laid out: when it changes, it is laid out anew. */
export function listDistricts(tx: Tx): Promise<{ districtId: string }[]> {
  return tx.all(
    sql`select id as "districtId" from governance_units where parent_id is null and upper_inf(valid) order by id`,
  );
}
