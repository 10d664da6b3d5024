// C2: every firm of the register with its workers, those that lack a test by name; overdue first, and a firm without workers on record is overdue too.
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import { maskName } from '#kernel/shared/mask.ts';
import { seesNames } from '#modules/registry/shared/person.ts';
import type { MonitoredFirm } from '../../shared/queries.ts';

type Worker = MonitoredFirm['workers'][number];
type Row = Omit<MonitoredFirm, 'workers' | 'tested'> & {
  isClosed: boolean;
  workers: (Omit<Worker, 'lastAt'> & { lastAt: string | null })[];
};

export async function answerFirms(_: object, { tx, actor }: Context): Promise<{ firms: MonitoredFirm[] }> {
  const rows = await tx.all<Row>(sql`
    with turns as (
      select distinct on (d.subject_id) d.subject_id, d.opens_at, d.due_at, d.done_at from duties d join duty_rhythms y on y.id = d.rhythm_id
       where y.code = 'cold_chain_tests' and d.opens_at <= app.now() and d.ended_at is null order by d.subject_id, d.opens_at desc)
    select e.id as "enterpriseId", e.name, coalesce(u.name, '') as "unitName", n.due_at as "dueAt", n.done_at is null and coalesce(n.due_at < app.now(), false) as "isLate",
           n.done_at is not null as "isClosed",
           coalesce((
             select jsonb_agg(jsonb_build_object('employmentId', m.id, 'name', m.name, 'title', m.title, 'lastAt', l.sampled_at, 'lastResult', l.result,
                      'isLacking', l.sampled_at is null or l.result = 'invalid' or l.sampled_at < coalesce(n.opens_at, app.now() - interval '7 days')) order by l.sampled_at nulls first, m.id)
               from employments m
               left join lateral (select t.sampled_at, t.result from monitored_tests t where t.employment_id = m.id and not t.is_drill order by t.sampled_at desc, t.told_at desc limit 1) l on true
              where m.enterprise_id = e.id and m.valid @> app.today()), '[]') as workers
      from enterprises e join subject_registers r on r.code = 'cold_chain_enterprise' and r.district_id = e.district_id and r.ended_at is null
      join register_members b on b.register_id = r.id and b.subject_id = e.id and b.to_at is null
      left join governance_units u on u.id = e.community_id left join turns n on n.subject_id = e.id
     where e.merged_into_id is null and e.state = 'open'
     order by n.done_at is null and n.due_at < app.now() desc nulls last, n.done_at is not null, e.name, e.id limit 500`);
  const isClear = actor.kind === 'system' || (actor.kind === 'staff' && seesNames(actor.role));
  return {
    firms: rows.map(({ isClosed: _closed, workers, ...firm }) => ({
      ...firm,
      tested: workers.filter((one) => !one.isLacking).length,
      workers: workers.map((one) => ({
        ...one,
        name: isClear ? one.name : maskName(one.name),
        lastAt: one.lastAt ? new Date(one.lastAt) : null,
      })),
    })),
  };
}
