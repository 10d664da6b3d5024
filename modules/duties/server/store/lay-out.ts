// Rhythms as methods declare them: one standing row per register and code, kept through versions of the method, so that what is owed goes on.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { DutyRhythm } from '../../shared/rhythm.ts';

export type DeclaredRhythm = { methodId: string; areaUnitId: string | null; rhythm: DutyRhythm };

export async function layOutRhythms(tx: Tx, districtId: string, declared: readonly DeclaredRhythm[], today: string) {
  const rows = declared.map(({ methodId, areaUnitId, rhythm }) => ({
    methodId,
    areaUnitId,
    register: rhythm.register,
    code: rhythm.code,
    action: rhythm.action,
    role: rhythm.role,
    rank: rhythm.rank,
    title: rhythm.title,
    definition: rhythm,
  }));
  const row = await tx.first<{ made: number; changed: number; ended: number }>(sql`
    with declared as (
      select d.*, r.id as register_id, r.is_sensitive
        from jsonb_to_recordset(${sql.json(rows)}::jsonb)
          as d ("methodId" uuid, "areaUnitId" uuid, register text, code text, action text, role text, rank smallint, title jsonb, definition jsonb)
        join subject_registers r on r.district_id = ${districtId} and r.ended_at is null and r.code = d.register and r.area_unit_id is not distinct from d."areaUnitId")
    , ended_now as (
      update duty_rhythms y set ended_at = ${tx.at}
       where y.district_id = ${districtId} and y.ended_at is null and y.reach_method_id is not null
         and not exists (select from declared d where d.register_id = y.register_id and d.code = y.code)
      returning 1)
    , changed_now as (
      update duty_rhythms y
         set reach_method_id = d."methodId", action = d.action, role = d.role, rank = d.rank, title = d.title, definition = d.definition, is_sensitive = d.is_sensitive
        from declared d
       where y.ended_at is null and y.register_id = d.register_id and y.code = d.code and y.reach_method_id is distinct from d."methodId"
      returning 1)
    , made_now as (
      insert into duty_rhythms (id, district_id, register_id, reach_method_id, code, action, role, rank, is_sensitive, title, definition, from_on, made_at)
      select gen_random_uuid(), ${districtId}, d.register_id, d."methodId", d.code, d.action, d.role, d.rank, d.is_sensitive, d.title, d.definition, ${today}::date, ${tx.at}
        from declared d
       where not exists (select from duty_rhythms y where y.ended_at is null and y.register_id = d.register_id and y.code = d.code)
      returning 1)
    select (select count(*) from made_now) as made, (select count(*) from changed_now) as changed, (select count(*) from ended_now) as ended`);
  return row!;
}
