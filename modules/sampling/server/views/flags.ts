// What must be looked at, told from the rows as they stand: nobody who came second is marked, both are named.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { type Sql, sql } from '#kernel/server/sql.ts';
import type * as q from '../../shared/queries.ts';
import type { Flag } from '../../shared/words.ts';
import { type Named, namedBy, namer, subjectOf } from './names.ts';

/** Whether the site of a tube `t` was open then. */
const openAt = (at: Sql): Sql => sql`
  exists (select from spans o where o.site_id = t.site_id and o.from_at <= ${at} and (o.to_at is null or o.to_at > ${at}))`;

/**
 * Tubes and people to be looked at, found by the marks and sums of 0056 and told from the rows. Each step goes row by row by an index (`offset 0`): under row-level security the planner
 * takes half of a table to be seen, and would read a round of 300,000 for a few.
 */
const flaggedIn = (roundId: string): Sql => sql`
  unfound as materialized (
    select s.id, s.tube_id, s.id_hash from samples s where s.round_id = ${roundId} and s.unswabbed_at is null and s.subject_id is null)
  , spans as materialized (
    select o.site_id, o.opened_at as from_at, (select min(c.closed_at) from site_closings c where c.site_id = o.site_id and c.closed_at >= o.opened_at) as to_at
      from site_openings o where o.site_id in (select site_id from sampling_tallies where round_id = ${roundId}))
  , flagged (flag, tube_id, sample_id) as (
    -- Swabbed again because the tube broke is no second time.
    select 'person_twice', s.tube_id, s.id from (select distinct subject_id from samples where round_id = ${roundId} and is_again and subject_id is not null) w
     cross join lateral (
       select s.id, s.tube_id, count(*) over () as n from samples s where s.round_id = ${roundId} and s.subject_id = w.subject_id and s.unswabbed_at is null
          and exists (select from sample_tubes k where k.id = s.tube_id and k.lost_at is null)) s where s.n > 1
    union all
    select 'person_twice', u.tube_id, u.id from unfound u
     where u.id_hash is not null
       and not exists (select from sample_tubes k where k.id = u.tube_id and k.lost_at is not null)
       and exists (select from samples o join sample_tubes k on k.id = o.tube_id and k.lost_at is null
                    where o.round_id = ${roundId} and o.id_hash = u.id_hash and o.id <> u.id and o.unswabbed_at is null)
    union all
    select 'nobody_found', u.tube_id, u.id from unfound u
    union all
    select 'code_twice', t.id, null from (select distinct code from sample_tubes where round_id = ${roundId} and has_double) w
     cross join lateral (select t.id, count(*) over () as n from sample_tubes t where t.round_id = ${roundId} and t.code = w.code) t where t.n > 1
    union all
    select 'count_differs', t.id, null from sample_tubes t where t.round_id = ${roundId} and t.closed_at is not null and t.lost_at is null and t.told_count <> t.people
    union all
    select distinct 'held', s.tube_id, s.id from gate_holds h
     cross join lateral (
       select s.id, s.tube_id from samples s where s.round_id = ${roundId} and s.subject_id = h.subject_id and s.unswabbed_at is null and s.site_id = h.site_id
          and h.held_at <= s.taken_at and (h.ended_at is null or h.ended_at > s.taken_at or h.outcome = 'taken_over') offset 0) s
     cross join lateral (select from sample_tubes t where t.id = s.tube_id and t.kind <> 'single' offset 0) t
     where h.subject_id is not null and h.site_id in (select site_id from sampling_tallies where round_id = ${roundId})
    union all
    select 'sealed_mixed', s.tube_id, s.id from (select distinct household_place_id from sample_tubes where round_id = ${roundId} and household_place_id is not null) w
     cross join lateral (select p.id from subjects p where p.place_id = w.household_place_id and p.kind = 'person' offset 0) p
     cross join lateral (select s.id, s.tube_id from samples s where s.round_id = ${roundId} and s.subject_id = p.id and s.unswabbed_at is null offset 0) s
     cross join lateral (
       select from sample_tubes t where t.id = s.tube_id and t.kind <> 'single' and t.household_place_id is distinct from w.household_place_id offset 0) t
    union all
    select 'not_open', t.id, (select s.id from samples s where s.tube_id = t.id and s.unswabbed_at is null order by s.taken_at, s.id limit 1)
      from sampling_tallies y
      cross join lateral (
        select t.* from sample_tubes t where t.site_id = y.site_id and t.round_id = y.round_id and t.device_id = y.device_id and app.shanghai_day(t.opened_at) = y.held_on offset 0) t
     where y.round_id = ${roundId} and y.people > 0
       and not exists (select from spans o where o.site_id = y.site_id and o.from_at <= y.first_at and (o.to_at is null or o.to_at > y.last_at))
       and t.people > 0 and (not ${openAt(sql.raw('t.first_at'))} or not ${openAt(sql.raw('t.last_at'))}))`;

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
    with${flaggedIn(roundId)}
    select f.flag, t.id as "tubeId", t.code, x.title as "siteTitle", t.table_no as "tableNo", s.id as "sampleId", s.subject_id as "subjectId", ${namedBy}, s.taken_at as "takenAt"
      from (
        select f.flag, f.tube_id, s.id, s.subject_id, s.name_cipher, s.taken_at, s.position from flagged f
          cross join lateral (select t.code as tube_code from sample_tubes t where t.id = f.tube_id ${atSite} offset 0) t
          left join lateral (select id, subject_id, name_cipher, taken_at, position from samples where id = f.sample_id offset 0) s on true
         order by f.flag, t.tube_code, f.tube_id, s.position, s.id limit 1000) f
      cross join lateral (select * from sample_tubes where id = f.tube_id offset 0) t join sampling_sites x on x.id = t.site_id
      left join lateral (select f.id, f.subject_id, f.name_cipher, f.taken_at, f.position) s on true ${subjectOf(sql.raw('s.subject_id'))}
     order by f.flag, t.code, t.id, s.position, s.id`);
  const nameOf = namer(context);
  return { flags: rows.map(({ name, nameCipher, ...row }) => ({ ...row, name: nameOf({ name, nameCipher }) })) };
}
