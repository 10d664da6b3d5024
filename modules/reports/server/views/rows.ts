// The rows behind each kind of counted number, as one SQL: the count is the count of these rows, so that a number and its list cannot differ.
import { type Sql, sql } from '#kernel/server/sql.ts';
import { stateSql } from '#modules/duties/server/public.ts';
import type { Count } from '../../shared/report.ts';

/** Of visits, requests and facts: written down after `from`, by `to`. Of members and duties: how it stood at `to`. */
export type Window = { unitId: string; districtId: string; from: Date; to: Date };

const scopeAt = ({ unitId, to }: Window): Sql => sql`(select app.scope_at(${unitId}, ${to}))::uuid[]`;

/** Within the unit as its grids were then. */
function inside(x: string, window: Window, home?: Sql): Sql {
  const [community, unit, place] = ['community_id', 'unit_id', 'place_id'].map((column) => sql.raw(`${x}.${column}`));
  const scope = scopeAt(window);
  return sql`(${home ? sql`coalesce(hp.community_id, ${community!})` : community!} = any (${scope}) or ${unit!} = any (${scope})
    or ${home ?? place!} in (select g.place_id from place_grids g where g.grid_id = any (${scope}) and g.valid @> ${window.to}::timestamptz))`;
}

/** Columns: key, subject_id, request_id, kind, title, action, outcome, text, at. */
export function rowsOf(count: Count, window: Window): Sql {
  const { from, to, districtId } = window;
  const memberThen = (register: string, subject: Sql) => sql`
    select from register_members m join subject_registers r on r.id = m.register_id
     where r.code = ${register} and r.district_id = ${districtId} and m.subject_id = ${subject} and m.from_at <= ${to} and (m.to_at is null or m.to_at > ${to})`;
  switch (count.of) {
    case 'visits':
      return sql`
        select v.id::text as key, v.subject_id, null::uuid as request_id, s.kind, s.name as title, v.action, v.outcome, '' as text, v.happened_at as at
          from app.standing_visits(${to}) v join subjects s on s.id = v.subject_id
         where v.recorded_at > ${from} and v.recorded_at <= ${to} and not v.is_drill and v.action <> 'report' and ${inside('v', window)}
           ${count.actions ? sql`and v.action = any (${count.actions}::text[])` : sql.empty}
           ${count.outcomes ? sql`and v.outcome = any (${count.outcomes}::text[])` : sql.empty}
           ${count.register ? sql`and exists (${memberThen(count.register, sql`v.subject_id`)})` : sql.empty}`;
    case 'members':
      return sql`
        select s.id::text as key, s.id as subject_id, null::uuid as request_id, s.kind, s.name as title, null as action, null as outcome, coalesce(hp.address, '') as text,
               m.from_at as at
          from register_members m join subject_registers r on r.id = m.register_id join subjects s on s.id = m.subject_id
          left join lateral (
            select t.place_id from stays t where t.person_id = s.id and t.kind <> 'working' and t.valid @> (${to}::timestamptz at time zone 'Asia/Shanghai')::date
             order by t.kind limit 1) h on true
          left join places hp on hp.id = coalesce(h.place_id, s.place_id)
         where r.code = ${count.register} and r.district_id = ${districtId} and m.from_at <= ${to} and (m.to_at is null or m.to_at > ${to})
           and ${inside('s', window, sql`hp.id`)}`;
    case 'duties':
      return sql`
        select d.subject_id::text || d.slot as key, d.subject_id, null::uuid as request_id, s.kind, s.name as title, null as action, d.state as outcome, '' as text, d.due_at as at
          from (select d.*, ${stateSql(sql`${to}`)} as state from duties d join duty_rhythms y on y.id = d.rhythm_id and y.code = ${count.rhythm} and y.district_id = ${districtId}
                 where d.opens_at <= ${to} and d.due_at > ${from}) d
          join subjects s on s.id = d.subject_id where d.state = any (${count.states}::text[]) and ${inside('d', window)}`;
    case 'requests': {
      const when = sql.raw(count.when === 'received' ? 'r.received_at' : 'r.closed_at');
      return sql`
        select r.id::text as key, null::uuid as subject_id, r.id as request_id, 'request' as kind, r.request_no as title, null as action, null as outcome,
               case when r.sensitivity = 'sensitive' then '敏感事项，凭职责查看' else coalesce(r.summary, '') end as text, ${when} as at
          from requests r
         where ${when} > ${from} and ${when} <= ${to} and not r.is_drill and r.state not in ('withdrawn', 'merged') and r.territory_id = any (${scopeAt(window)})
           ${count.kinds ? sql`and r.kind_code = any (${count.kinds}::text[])` : sql.empty}
           ${count.countsAs ? sql`and r.counts_as = ${count.countsAs}` : sql.empty}`;
    }
    case 'facts':
      return sql`
        select f.subject_id::text || f.ordinal as key, f.subject_id, null::uuid as request_id, s.kind, s.name as title, null as action, null as outcome, f.value #>> '{}' as text, f.at
          from subject_facts f join subjects s on s.id = f.subject_id and s.kind = ${count.home}
         where f.field = ${count.field} and f.value is not null and f.at > ${from} and f.at <= ${to} and ${inside('s', window)}
           ${count.is === undefined ? sql.empty : sql`and f.value = ${sql.json(count.is)}::jsonb`}`;
  }
}
