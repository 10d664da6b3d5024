// Tubes with what is in them, what the laboratory said, and in which box they went.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { samplingProblem } from '../../shared/problems.ts';
import type * as q from '../../shared/queries.ts';
import type { FoundHow } from '../../shared/words.ts';
import { standingResults } from '../store/results.ts';
import { type Named, namedBy, namer, subjectOf } from './names.ts';

/** `which`: conditions on `t`, and an order. */
export function listTubeLines(tx: Tx, which: Sql): Promise<q.TubeLine[]> {
  return tx.all<q.TubeLine>(sql`
    select t.id as "tubeId", t.code, t.table_no as "tableNo", t.size, t.kind, t.collector, t.opened_at as "openedAt", t.closed_at as "closedAt", t.told_count as told,
           t.people, t.short_reason as "shortReason", t.lost_at as "lostAt",
           t.lost_reason as "lostReason", (select r.result from (${standingResults(sql`r.round_id = t.round_id and r.code = t.code`)}) r) as result,
           (select b.code from transport_box_tubes x join transport_boxes b on b.id = x.box_id where x.round_id = t.round_id and x.code = t.code order by b.packed_at desc, b.id limit 1) as "boxCode"
      from sample_tubes t where ${which}`);
}

type At = Pick<
  z.input<(typeof q.tubePage)['answer']>,
  'siteId' | 'siteTitle' | 'campaignId' | 'roundId' | 'roundTitle' | 'isDrill'
>;
type Person = Omit<z.input<(typeof q.tubePage)['answer']>['people'][number], 'no' | 'name'> & Named & { how: FoundHow };

export async function answerTube(
  { tubeId }: { tubeId: string },
  context: Context,
): Promise<z.input<(typeof q.tubePage)['answer']>> {
  const { tx } = context;
  const [tube] = await listTubeLines(tx, sql`t.id = ${tubeId}`);
  if (!tube) throw samplingProblem('tube_not_found');
  const rows = await tx.all<Person>(sql`
    select s.id as "sampleId", s.subject_id as "subjectId", ${namedBy}, coalesce(p.address, '') as address, s.how, s.proxy_name as "proxyName", s.is_priority as "isPriority",
           s.taken_at as "takenAt", s.by_name as "byName", s.late_reason as "lateReason", s.unswab_reason as "unswabReason",
           a.taken_at as "againAt", a.result as "againResult"
      from (
        select * from samples where tube_id = ${tubeId} and unswabbed_at is null
        union all select * from samples where tube_id = ${tubeId} and unswabbed_at is not null) s
      ${subjectOf(sql.raw('s.subject_id'))} left join lateral (select address from places where id = sub.place_id offset 0) p on true
      left join lateral (
        select o.taken_at, l.result from retest_rounds w
          cross join lateral (select * from samples o where o.round_id = w.retest_round_id and o.subject_id = s.subject_id and o.unswabbed_at is null offset 0) o
          join sample_tubes y on y.id = o.tube_id left join lateral (${standingResults(sql`r.round_id = y.round_id and r.code = y.code`)}) l on true
         where w.round_id = s.round_id order by l.result = 'positive' desc nulls last, o.taken_at limit 1) a on true
     order by s.unswabbed_at is not null, s.position, s.taken_at, s.id`);
  const at = await tx.first<At>(sql`
    select x.id as "siteId", x.title as "siteTitle", x.campaign_id as "campaignId", r.id as "roundId", r.title as "roundTitle", t.is_drill as "isDrill"
      from sample_tubes t join sampling_sites x on x.id = t.site_id join campaign_rounds r on r.id = t.round_id where t.id = ${tubeId}`);
  if (!at) throw samplingProblem('tube_not_found');
  const nameOf = namer(context);
  let no = 0;
  return {
    tube,
    ...at,
    people: rows.map(({ nameCipher, name, ...row }) => ({
      ...row,
      no: row.unswabReason === null ? ++no : null,
      name: nameOf({ name, nameCipher }),
    })),
  };
}
