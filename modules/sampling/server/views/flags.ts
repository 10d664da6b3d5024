// What must be looked at, told from the rows as they stand: nobody who came second is marked, both are named.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { type Sql, sql } from '#kernel/server/sql.ts';
import type * as q from '../../shared/queries.ts';
import type { Flag } from '../../shared/words.ts';
import { type Named, namedBy, namer } from './names.ts';

/** Whether the site of a tube `t` was open then. */
const openAt = (at: Sql): Sql => sql`
  exists (select from site_openings o where o.site_id = t.site_id and o.opened_at <= ${at}
             and not exists (select from site_closings c where c.site_id = o.site_id and c.closed_at between o.opened_at and ${at}))`;

type Row = {
  flag: Flag;
  tubeId: string;
  code: string;
  siteTitle: string;
  tableNo: number;
  sampleId: string | null;
  subjectId: string | null;
  takenAt: Date | null;
} & Named;

export async function answerFlags(
  { roundId, siteId }: z.output<(typeof q.listFlags)['input']>,
  context: Context,
): Promise<z.input<(typeof q.listFlags)['answer']>> {
  const atSite = siteId ? sql`and t.site_id = ${siteId}` : sql.empty;
  const rows = await context.tx.all<Row>(sql`
    with twice as materialized (
      select subject_id from samples where round_id = ${roundId} and unswabbed_at is null and subject_id is not null group by subject_id having count(*) > 1)
    , unfound as materialized (
      select s.* from samples s where s.round_id = ${roundId} and s.unswabbed_at is null and s.subject_id is null)
    , tubes as materialized (select t.* from sample_tubes t where t.round_id = ${roundId} ${atSite})
    , flagged (flag, tube_id, sample_id) as (
      -- Swabbed again because the tube broke is no second time.
      select 'person_twice', m.tube_id, m.id from (
        select s.tube_id, s.id, count(*) over (partition by s.subject_id) as times from twice w
          join samples s on s.round_id = ${roundId} and s.subject_id = w.subject_id and s.unswabbed_at is null join sample_tubes k on k.id = s.tube_id and k.lost_at is null) m
       where m.times > 1
      union all
      select 'person_twice', u.tube_id, u.id from unfound u
       where u.id_hash is not null
         and not exists (select from sample_tubes k where k.id = u.tube_id and k.lost_at is not null)
         and exists (select from samples o join sample_tubes k on k.id = o.tube_id and k.lost_at is null
                      where o.round_id = u.round_id and o.id_hash = u.id_hash and o.id <> u.id and o.unswabbed_at is null)
      union all
      select 'nobody_found', u.tube_id, u.id from unfound u
      union all
      select 'code_twice', t.id, null from tubes t
       where exists (select from sample_tubes o where o.round_id = t.round_id and o.code = t.code and o.id <> t.id)
      union all
      select 'count_differs', t.id, null from tubes t where t.closed_at is not null and t.lost_at is null and t.told_count <> t.people
      union all
      select distinct 'held', s.tube_id, s.id from gate_holds h join samples s on s.round_id = ${roundId} and s.subject_id = h.subject_id and s.unswabbed_at is null
         and s.site_id = h.site_id and h.held_at <= s.taken_at and (h.ended_at is null or h.ended_at > s.taken_at or h.outcome = 'taken_over')
       where h.subject_id is not null and exists (select from tubes t where t.id = s.tube_id and t.kind <> 'single')
      union all
      select 'sealed_mixed', s.tube_id, s.id from (select distinct household_place_id from sample_tubes where round_id = ${roundId} and household_place_id is not null) w
        join subjects p on p.place_id = w.household_place_id and p.kind = 'person'
        join samples s on s.round_id = ${roundId} and s.subject_id = p.id and s.unswabbed_at is null
        join tubes t on t.id = s.tube_id and t.kind <> 'single' and t.household_place_id is distinct from p.place_id
      union all
      select 'not_open', t.id, (select s.id from samples s where s.tube_id = t.id and s.unswabbed_at is null order by s.taken_at, s.id limit 1) from tubes t
       where t.people > 0 and (not ${openAt(sql.raw('t.first_at'))} or not ${openAt(sql.raw('t.last_at'))}))
    select f.flag, t.id as "tubeId", t.code, x.title as "siteTitle", t.table_no as "tableNo", s.id as "sampleId", s.subject_id as "subjectId", ${namedBy}, s.taken_at as "takenAt"
      from flagged f join tubes t on t.id = f.tube_id join sampling_sites x on x.id = t.site_id left join samples s on s.id = f.sample_id left join subjects sub on sub.id = s.subject_id
     order by f.flag, t.code, t.id, s.position, s.id limit 1000`);
  const nameOf = namer(context);
  return { flags: rows.map(({ name, nameCipher, ...row }) => ({ ...row, name: nameOf({ name, nameCipher }) })) };
}
