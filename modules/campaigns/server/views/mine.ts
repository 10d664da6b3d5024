// Rounds of one post in the field: those it surveys, and those in which people of its area are moved.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import type { myRounds } from '../../shared/share-queries.ts';
import { listShelters } from './moves.ts';

type Out = z.input<typeof myRounds.answer>;
type Row = Omit<Out['rounds'][number], 'shelters' | 'parks'> & { campaignId: string; parks: string[] | null };

export async function answerMine(_: object, { tx }: Context): Promise<Out> {
  const rows = await tx.all<Row>(sql`
    select r.id as "roundId", c.id as "campaignId", c.title as "campaignTitle", r.is_drill as "isDrill", r.due_at as "dueAt",
           coalesce((c.definition->>'byDepartment')::boolean, false) as "byDepartment", coalesce((c.definition->>'whereabouts')::boolean, false) as whereabouts,
           o.left, o.done,
           case when (c.definition->>'byDepartment')::boolean then (
             select array_agg(distinct e.park order by e.park) from enterprises e where e.park is not null and e.merged_into_id is null) end as parks
      from campaign_rounds r join campaigns c on c.id = r.campaign_id
      cross join lateral (
        select count(*) filter (where d.done_at is null and d.excused_at is null and d.ended_at is null) as left, count(*) filter (where d.done_at is not null) as done, count(*) as all
          from subject_owners o join duties d on d.subject_id = o.subject_id and d.rhythm_id = r.id
         where o.register_code = r.id::text and o.post_id = app.post_id() and upper_inf(o.valid)) o
     where r.ended_at is null and c.ended_at is null and r.opens_at <= ${tx.at} and ((c.definition->>'byDepartment')::boolean and o.all > 0 or (c.definition->>'whereabouts')::boolean)
     order by r.due_at, r.id limit 20`);
  const rounds = rows.map(async ({ campaignId, parks, ...round }) => ({
    ...round,
    parks: parks ?? [],
    shelters: round.whereabouts ? await listShelters(tx, campaignId) : [],
  }));
  return { rounds: await Promise.all(rounds) };
}
