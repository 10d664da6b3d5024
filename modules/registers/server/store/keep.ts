// Who is on a register, worked out set by set: by its rule over the fields, or by its flag. Who came and who left is written with the time, so that any past moment can
// be asked for; nobody is ever typed onto a register. Runs as the house.
import { conditionSql } from '#kernel/server/condition-sql.ts';
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { CalendarDate } from '#kernel/shared/clock/time.ts';
import { fieldColumns } from '#modules/facts/server/public.ts';
import type { Dictionary } from '#modules/facts/shared/dictionary.ts';
import type { Register } from '../../shared/register.ts';

export type StandingRegister = {
  registerId: string;
  districtId: string;
  areaUnitId: string | null;
  definition: Register;
};

/** Subjects that belong to it now; `only` narrows to those that were touched. */
export function membersSql(
  register: Pick<StandingRegister, 'districtId' | 'areaUnitId' | 'definition'>,
  dictionary: Dictionary,
  today: CalendarDate,
  only?: Sql,
): Sql {
  const { definition } = register;
  const columns = fieldColumns(definition.subject, dictionary);
  const holds =
    'kept' in definition.membership
      ? sql`exists (select from subject_flags k where k.subject_id = s.id and k.flag = ${definition.code} and upper_inf(k.valid))`
      : conditionSql(definition.membership.rule, columns.columnOf, today);
  return sql`
    select s.id as subject_id from subjects s ${columns.joins()}
     where s.kind = ${definition.subject} and s.district_id = ${register.districtId} and not s.is_gone ${areaSql(register.areaUnitId)}
       ${only ? sql`and s.id in (${only})` : sql.empty} and (${holds})`;
}

/** Within a unit: its communities, or for one below a community its grids' places. */
export function areaSql(areaUnitId: string | null): Sql {
  if (!areaUnitId) return sql.empty;
  const members = sql`(select unnest(member_ids) from unit_scopes where unit_id = ${areaUnitId})`;
  return sql`and (s.community_id in ${members} or s.unit_id in ${members}
    or s.place_id in (select g.place_id from place_grids g where upper_inf(g.valid) and g.grid_id in ${members}))`;
}

export type Kept = { came: number; left: number };

/** Brings one register up to the moment: of all its subjects, or of the touched ones only. */
export async function keepRegister(
  tx: Tx,
  register: StandingRegister,
  dictionary: Dictionary,
  today: CalendarDate,
  touched?: readonly string[],
): Promise<Kept> {
  const only = touched ? sql`select unnest(${touched}::uuid[])` : undefined;
  // Both sides are grouped together, so that it takes one pass over each whatever the planner believes of their sizes: asking of each one whether it is
  // held already would read what the same statement has just written.
  const row = await tx.first<Kept>(sql`
    with expected as (${membersSql(register, dictionary, today, only)})
    , differing as materialized (
      select subject_id, bool_or(is_meant) as is_meant
        from (select subject_id, true as is_meant from expected
              union all
              select m.subject_id, false from register_members m
               where m.register_id = ${register.registerId} and m.to_at is null ${only ? sql`and m.subject_id in (${only})` : sql.empty}) both_sides
       group by 1 having count(*) = 1)
    , left_now as (
      update register_members m set to_at = ${tx.at} from differing d
       where not d.is_meant and m.subject_id = d.subject_id and m.register_id = ${register.registerId} and m.to_at is null
      returning m.subject_id)
    , came_now as (
      insert into register_members (register_id, subject_id, from_at, area_id, place_id, name_key, place_key)
      select ${register.registerId}, s.id, ${tx.at}, coalesce(s.community_id, s.unit_id, s.district_id), s.place_id, s.name_key, app.place_key(coalesce(w.address, s.name))
        from differing d join subjects s on s.id = d.subject_id left join places w on w.id = s.place_id
       where d.is_meant
       order by s.id
      on conflict do nothing
      returning subject_id)
    select (select count(*) from came_now) as came, (select count(*) from left_now) as left`);
  return row ?? { came: 0, left: 0 };
}

export function markKept(tx: Tx, registerId: string, on: CalendarDate): void {
  tx.write(sql`update subject_registers set kept_on = ${on}::date where id = ${registerId}`);
}

export function listStanding(tx: Tx): Promise<(StandingRegister & { keptOn: string | null })[]> {
  return tx.all(sql`
    select id as "registerId", district_id as "districtId", area_unit_id as "areaUnitId", definition, kept_on as "keptOn" from subject_registers where ended_at is null order by id`);
}

/** Whether more was touched than is worth looking at one by one, and the snapshot that has seen it. */
export async function readTouched(tx: Tx, most: number): Promise<{ isMany: boolean; snapshot: string }> {
  const row = await tx.first<{ count: number; snapshot: string }>(sql`
    select (select count(*) from (select from touched_subjects limit ${most + 1}) t) as count, pg_current_snapshot()::text as snapshot`);
  return { isMany: (row?.count ?? 0) > most, snapshot: row?.snapshot ?? '' };
}

/** What a snapshot saw has been taken in by a whole look begun after it; what came later stays. */
export function forgetTouched(tx: Tx, snapshot: string): void {
  tx.write(sql`delete from touched_subjects where pg_visible_in_snapshot(xid, ${snapshot}::pg_snapshot)`);
}

/** Takes what was touched off the list and gives it back; what is touched meanwhile stays for the next time. */
export async function takeTouched(
  tx: Tx,
  most: number,
): Promise<{ districtId: string; kind: string; subjectId: string }[]> {
  return tx.all(sql`
    with taken as (
      delete from touched_subjects where ordinal in (select ordinal from touched_subjects order by ordinal limit ${most} for update skip locked) returning subject_id)
    select distinct s.district_id as "districtId", s.kind, s.id as "subjectId" from taken t join subjects s on s.id = t.subject_id`);
}

export async function foldAll(tx: Tx): Promise<void> {
  await tx.all(sql`select app.fold_tallies()`);
}
