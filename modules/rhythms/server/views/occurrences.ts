// Occurrences as lists and as counts of the same rows. The state of an occurrence is worked out from its facts and the day that is asked about, so
// that nothing depends on whether the house has already put down last night's misses, and a past day reads as it was.

import type { Context } from '#kernel/server/house.ts';
import { type Sql, sql } from '#kernel/server/sql.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import { getMethod } from '#modules/methods/server/public.ts';
import { asStaff, dayEnd } from '#modules/requests/server/public.ts';
import type { OccurrenceFilter, OccurrenceLine } from '../../shared/queries.ts';

/** Today, or the past day that is asked about. */
export function dayOf(asOf: string | undefined, { now }: Pick<Context, 'now'>): string {
  const today = dateOf(now);
  return asOf !== undefined && asOf < today ? asOf : today;
}

/** The state of `rhythm_occurrences o` at the end of the day, or now when it is today. */
export function stateOn(day: string): Sql {
  const end = sql`(select ${dayEnd(day)})`;
  return sql`case when o.done_at < ${end} then 'done' when o.excused_at < ${end} then 'excused' when o.state = 'left_out' then 'left_out'
    when o.due_on < ${day}::date then 'missed' else 'due' end`;
}

const below = (unitId: string): Sql =>
  sql`o.unit_id = any ((select member_ids from unit_scopes where unit_id = ${unitId})::uuid[])`;

export function conditionsOf(filter: OccurrenceFilter, context: Context): Sql {
  const actor = asStaff(context);
  const day = dayOf(filter.asOf, context);
  const { unitId, code, record, states, from, to } = filter;
  return sql.all([
    sql`o.district_id = ${actor.districtId}`,
    unitId !== undefined && unitId !== actor.districtId && below(unitId),
    code !== undefined && sql`o.rhythm_code = ${code}`,
    record !== undefined && sql`o.record = ${record}`,
    from !== undefined && sql`o.due_on >= ${from}::date`,
    to !== undefined && sql`o.due_on <= ${to}::date`,
    states !== undefined && sql`${stateOn(day)} = any (${states}::text[])`,
  ]);
}

type Row = Omit<OccurrenceLine, 'title'> & { methodVersionId: string };

/** Chosen first, dressed after: names and counts are paid for the page alone. */
export async function occurrencesWhere(
  context: Context,
  where: Sql,
  order: Sql,
  limit: number,
  asOf?: string,
): Promise<OccurrenceLine[]> {
  const day = dayOf(asOf, context);
  const rows = await context.tx.all<Row>(sql`
    with page as materialized (select o.*, ${stateOn(day)} as state_then from rhythm_occurrences o where ${where} order by ${order} limit ${limit})
    select o.id, o.method_version_id as "methodVersionId", o.rhythm_code as code, o.record, o.unit_id as "unitId", u.name as "unitName", p.name as "parentName", o.role,
           coalesce((select array_agg(s.name order by lower(h.valid), s.name) from posts h join staff s on s.id = h.staff_id
                      where h.unit_id = o.unit_id and h.role = o.role and h.valid @> app.now()), '{}') as holders,
           o.period_from as "periodFrom", o.period_to as "periodTo", o.nominal_on as "nominalOn", o.due_on as "dueOn", o.state_then as state,
           o.due_on = ${dateOf(context.now)}::date as "isToday", o.done_at as "doneAt", coalesce(d.name, '') as "doneBy", o.made_up_at as "madeUpAt", o.excuse, e.name as "excusedBy",
           case o.record when 'sweep' then (select count(*) from sweep_items i where i.occurrence_id = o.id)
                when 'meeting' then (select count(*) from meeting_topics t where t.occurrence_id = o.id)
                else coalesce((select r.line_count from registers r where r.occurrence_id = o.id), 0) end as items,
           case o.record when 'sweep' then (select count(*) from sweep_items i where i.occurrence_id = o.id and i.result = 'finding')
                when 'meeting' then (select count(*) from meeting_decisions m where m.occurrence_id = o.id) else 0 end as findings
      from page o join governance_units u on u.id = o.unit_id left join governance_units p on p.id = u.parent_id
      left join staff d on d.id = o.done_by_staff_id left join staff e on e.id = o.excused_by_staff_id order by ${order}`);
  return Promise.all(rows.map((row) => titled(row, context)));
}

async function titled({ methodVersionId, ...row }: Row, { tx }: Context): Promise<OccurrenceLine> {
  const { method } = await getMethod(tx, methodVersionId);
  const title = method.rhythms.find(({ id }) => id === row.code)?.title ?? { zh: row.code, en: row.code };
  return { ...row, title, doneBy: row.doneBy || null };
}

/** Not-yet first: what was missed and not made up, then what is due, the nearest first, then the rest; else the latest first. */
export function notYetFirst(day: string): Sql {
  return sql`case ${stateOn(day)} when 'missed' then case when o.made_up_at is null then 0 else 2 end when 'due' then 1 else 2 end,
    case ${stateOn(day)} when 'due' then o.due_on end, o.due_on desc, o.unit_id, o.rhythm_code`;
}
