// SQL of what time brings to the rhythms: occurrences made ahead for every unit, the lists of the day, what was missed. Each a single statement
// over all units, since a district has thousands of grids.

import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { RecordKind, UnitLevel } from '../../shared/occurrence.ts';

/** Units that stand at a level and are there now, with the work method in force at each (the nearest area's own before the district's). */
const unitsInForce = (districtId: string) => sql`
  select u.id as unit_id, l.level, (lower(u.valid) at time zone 'Asia/Shanghai')::date as since, m.id as method_id
    from governance_units u
    cross join lateral (
      select case when u.parent_id is null then 'district' when u.kind in ('subdistrict', 'town', 'township') then 'street'
                  when u.kind in ('community', 'village') then 'community' when u.kind = 'grid' then 'grid' end as level) l
    cross join lateral (
      select v.id from method_versions v left join unit_scopes s on s.unit_id = v.area_unit_id
       where v.effective_from <= app.now() and (v.area_unit_id is null or u.id = any (s.member_ids))
       order by cardinality(s.member_ids) nulls last, v.effective_from desc, v.loaded_at desc limit 1) m
   where u.district_id = ${districtId} and upper_inf(u.valid) and l.level is not null
     and not (u.kind = 'grid' and exists (select from governance_units b where b.parent_id = u.id and b.kind = 'grid' and upper_inf(b.valid)))`;

export async function listMethodIdsInForce(tx: Tx, districtId: string): Promise<string[]> {
  const rows = await tx.all<{ id: string }>(
    sql`select distinct f.method_id as id from (${unitsInForce(districtId)}) f order by 1`,
  );
  return rows.map(({ id }) => id);
}

export type PlannedRound = {
  methodId: string;
  code: string;
  record: RecordKind;
  role: string;
  level: UnitLevel;
  periodFrom: string;
  periodTo: string;
  nominalOn: string;
  dueOn: string;
  isLeftOut: boolean;
};
export type PlanOutcome = { made: number; moved: number; leftOut: number };

/** Makes what is missing from `on` on, moves what the calendar moved, leaves out what no method asks for any more. Never touches what is over. */
export async function planOccurrences(
  tx: Tx,
  plan: { districtId: string; on: string; through: string; rounds: readonly PlannedRound[] },
): Promise<PlanOutcome> {
  const { districtId, on, through, rounds } = plan;
  const row = await tx.first<PlanOutcome>(sql`
    with expected as materialized (
      select f.unit_id, r.* from (${unitsInForce(districtId)}) f
        join jsonb_to_recordset(${sql.json(rounds)}::jsonb) as r ("methodId" uuid, code text, record text, role text, level text, "periodFrom" date, "periodTo" date, "nominalOn" date,
          "dueOn" date, "isLeftOut" boolean) on r."methodId" = f.method_id and r.level = f.level and f.since <= r."dueOn")
    , made as (
      insert into rhythm_occurrences as o (id, district_id, method_version_id, rhythm_code, record, role, unit_id, period_from, period_to, nominal_on, due_on, state, made_at)
      select gen_random_uuid(), ${districtId}, "methodId", code, record, role, unit_id, "periodFrom", "periodTo", "nominalOn", "dueOn",
             case when "isLeftOut" then 'left_out' else 'due' end, ${tx.at} from expected
      on conflict (unit_id, rhythm_code, period_from) do update
         set due_on = excluded.due_on, nominal_on = excluded.nominal_on, method_version_id = excluded.method_version_id, role = excluded.role, state = excluded.state
       where o.state = 'due' and o.prepared_at is null and o.due_on >= ${on}::date
         and (o.due_on, o.nominal_on, o.method_version_id, o.role, o.state)
             is distinct from (excluded.due_on, excluded.nominal_on, excluded.method_version_id, excluded.role, excluded.state)
      returning xmax = 0 as is_new)
    , gone as (
      update rhythm_occurrences o set state = 'left_out'
       where o.district_id = ${districtId} and o.state = 'due' and o.prepared_at is null and o.due_on > ${on}::date and o.due_on <= ${through}::date
         and not exists (select from expected e where e.unit_id = o.unit_id and e.code = o.rhythm_code and e."periodFrom" = o.period_from)
      returning o.id)
    select count(*) filter (where is_new) as made, count(*) filter (where not is_new) as moved, (select count(*) from gone) as "leftOut" from made`);
  return row!;
}

export type SweepToday = { occurrenceId: string; unitId: string; methodId: string; code: string };

/** Sweeps of the day whose list is not fixed yet; one only, or all of a district. */
export function listUnprepared(
  tx: Tx,
  on: string,
  which: { districtId: string } | { occurrenceId: string },
): Promise<SweepToday[]> {
  const narrow =
    'occurrenceId' in which
      ? sql`id = ${which.occurrenceId}`
      : sql`district_id = ${which.districtId} and due_on = ${on}::date`;
  return tx.all<SweepToday>(sql`
    select id as "occurrenceId", unit_id as "unitId", method_version_id as "methodId", rhythm_code as code from rhythm_occurrences
     where record = 'sweep' and prepared_at is null and state in ('due', 'missed') and ${narrow} order by id for update`);
}

export type NewItem = {
  occurrenceId: string;
  ordinal: number;
  kind: 'standard' | 'request' | 'other';
  code: string;
  title: { zh: string; en: string };
  requestId: string | null;
};

/** Fixes the lists: from now on they are what has to be answered, whatever opens or closes meanwhile. */
export async function prepareSweepLists(
  tx: Tx,
  occurrenceIds: readonly string[],
  items: readonly NewItem[],
): Promise<void> {
  await tx.all(sql`
    insert into sweep_items (occurrence_id, ordinal, kind, code, title, request_id)
    select "occurrenceId", ordinal, kind, code, title, "requestId"
      from jsonb_to_recordset(${sql.json(items)}::jsonb) as i ("occurrenceId" uuid, ordinal smallint, kind text, code text, title jsonb, "requestId" uuid)
    on conflict do nothing`);
  await tx.all(
    sql`update rhythm_occurrences set prepared_at = ${tx.at} where id = any (${occurrenceIds}::uuid[]) and prepared_at is null`,
  );
}

export function markMissedBefore(
  tx: Tx,
  districtId: string,
  before: string,
): Promise<{ occurrenceId: string; unitId: string; code: string; record: RecordKind; dueOn: string }[]> {
  return tx.all(sql`
    update rhythm_occurrences set state = 'missed', missed_at = ${tx.at}
     where district_id = ${districtId} and state = 'due' and due_on < ${before}::date
    returning id as "occurrenceId", unit_id as "unitId", rhythm_code as code, record, due_on as "dueOn"`);
}

/** What there is to do, by district; asked every minute, so it reads a few index entries. */
export type Waiting = { districtId: string; count: number; first: string };

export function listUnpreparedDistricts(tx: Tx, on: string): Promise<Waiting[]> {
  return tx.all<Waiting>(sql`
    select district_id as "districtId", count(*) as count, min(id::text) as first from rhythm_occurrences
     where state = 'due' and record = 'sweep' and prepared_at is null and due_on = ${on}::date group by 1`);
}

export function listMissingDistricts(tx: Tx, before: string): Promise<Waiting[]> {
  return tx.all<Waiting>(sql`
    select district_id as "districtId", count(*) as count, min(id::text) as first from rhythm_occurrences
     where state = 'due' and due_on < ${before}::date group by 1`);
}

/** Districts with a mark of everything a plan depends on besides the calendar: when it changes, the plan is made again. */
export function listPlanMarks(tx: Tx): Promise<{ districtId: string; mark: string }[]> {
  return tx.all(sql`
    select r.id as "districtId",
           md5(concat_ws(' ', (select count(*) from governance_units u where u.district_id = r.id and upper_inf(u.valid)),
             (select max(greatest(lower(u.valid), upper(u.valid))) from governance_units u where u.district_id = r.id),
             (select count(*) from method_versions m where m.effective_from <= app.now()), (select max(m.loaded_at) from method_versions m))) as mark
      from governance_units r where r.parent_id is null and upper_inf(r.valid)`);
}
