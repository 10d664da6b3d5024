// What must be looked at, told from the rows as they stand: nobody who came second is marked, both are named.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import type * as q from '../../shared/queries.ts';
import type { Flag } from '../../shared/words.ts';
import { type Named, namedBy, namer } from './names.ts';

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
    with live as (
      select s.*, t.code, t.table_no, t.kind, t.household_place_id, t.site_id as at_site from samples s join sample_tubes t on t.id = s.tube_id
       where s.round_id = ${roundId} and s.unswabbed_at is null ${atSite})
    , flagged (flag, tube_id, sample_id) as (
      select 'person_twice', l.tube_id, l.id from live l
       where l.subject_id is not null and exists (select from samples o where o.round_id = l.round_id and o.subject_id = l.subject_id and o.id <> l.id and o.unswabbed_at is null)
      union all
      select 'person_twice', l.tube_id, l.id from live l
       where l.subject_id is null and l.id_hash is not null
         and exists (select from samples o where o.round_id = l.round_id and o.id_hash = l.id_hash and o.id <> l.id and o.unswabbed_at is null)
      union all
      select 'nobody_found', l.tube_id, l.id from live l where l.subject_id is null
      union all
      select 'code_twice', t.id, null from sample_tubes t
       where t.round_id = ${roundId} ${atSite} and exists (select from sample_tubes o where o.round_id = t.round_id and o.code = t.code and o.id <> t.id)
      union all
      select 'count_differs', t.id, null from sample_tubes t
       where t.round_id = ${roundId} ${atSite} and t.closed_at is not null and t.lost_at is null
         and t.told_count <> (select count(*) from samples s where s.tube_id = t.id and s.unswabbed_at is null)
      union all
      select 'held', l.tube_id, l.id from live l
       where l.kind <> 'single' and l.subject_id is not null
         and exists (select from gate_holds h where h.subject_id = l.subject_id and h.site_id = l.site_id and h.held_at <= l.taken_at
                        and (h.ended_at is null or h.ended_at > l.taken_at or h.outcome = 'taken_over'))
      union all
      select 'sealed_mixed', l.tube_id, l.id from live l join subjects p on p.id = l.subject_id
       where l.kind <> 'single' and l.household_place_id is distinct from p.place_id
         and exists (select from sample_tubes h where h.round_id = l.round_id and h.household_place_id = p.place_id)
      union all
      select 'not_open', l.tube_id, (array_agg(l.id order by l.taken_at, l.id))[1] from live l
       where not exists (select from site_openings o where o.site_id = l.site_id and o.opened_at <= l.taken_at
                            and not exists (select from site_closings c where c.site_id = o.site_id and c.closed_at between o.opened_at and l.taken_at))
       group by l.tube_id)
    select f.flag, t.id as "tubeId", t.code, x.title as "siteTitle", t.table_no as "tableNo", s.id as "sampleId", s.subject_id as "subjectId", ${namedBy}, s.taken_at as "takenAt"
      from flagged f join sample_tubes t on t.id = f.tube_id join sampling_sites x on x.id = t.site_id left join samples s on s.id = f.sample_id left join subjects sub on sub.id = s.subject_id
     order by f.flag, t.code, t.id, s.position, s.id limit 1000`);
  const nameOf = namer(context);
  return { flags: rows.map(({ name, nameCipher, ...row }) => ({ ...row, name: nameOf({ name, nameCipher }) })) };
}
