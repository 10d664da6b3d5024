// People of the homes and shops that surveys reached (A8): somebody who lives here and works there is one person, counted at home.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import { campaignProblem } from '../../shared/problems.ts';
import type { peopleMet } from '../../shared/share-queries.ts';
import { findRound } from '../store/rounds.ts';

type Out = z.input<typeof peopleMet.answer>;

/** Surveys whose time overlaps with the one asked for are one survey to the people at the doors. */
export async function answerMet({ roundId }: { roundId: string }, { tx }: Context): Promise<Out> {
  const round = await findRound(tx, roundId);
  if (!round?.definition.meetsPeople) throw campaignProblem('round_not_found');
  const rounds = await tx.all<Out['rounds'][number]>(sql`
    select r.id as "roundId", c.title from campaign_rounds r join campaigns c on c.id = r.campaign_id and (c.definition->>'meetsPeople')::boolean
     where r.is_drill = ${round.isDrill} and r.opens_at <= ${round.endedAt ?? round.dueAt} and coalesce(r.ended_at, r.due_at) >= ${round.opensAt} order by r.opens_at, r.id limit 20`);
  const ids = rounds.map((one) => one.roundId);
  const rows = await tx.all<Out['rows'][number]>(sql`
    with reached as (select distinct d.subject_id as place_id from duties d where d.rhythm_id = any (${ids}::uuid[]) and d.done_at is not null)
    , met as (
      select coalesce(t.person_id, t.id) as key, t.person_id, r.place_id, t.kind = 'living' as is_home from reached r join stays t on t.place_id = r.place_id and upper_inf(t.valid) and t.kind in ('living', 'working')
      union all
      select coalesce(e.person_id, e.id), e.person_id, r.place_id, false
        from reached r join employments e on upper_inf(e.valid)
         and (e.shop_id = r.place_id or e.enterprise_id in (select s.enterprise_id from shop_runs s where s.place_id = r.place_id and upper_inf(s.valid))))
    , once as (
      select key, (array_agg(person_id))[1] as person_id, bool_or(is_home) as at_home, bool_or(not is_home) as at_work, (array_agg(place_id order by not is_home, place_id))[1] as place_id
        from met group by key)
    select u.id as "unitId", u.name, count(*) as people, count(*) filter (where at_home and not at_work) as "atHome", count(*) filter (where not at_home) as "inShop",
           count(*) filter (where at_home and at_work) as both,
           count(*) filter (where p.born_on <= app.today() - interval '60 years') as "over60", count(*) filter (where p.born_on > app.today() - interval '18 years') as "under18"
      from once o left join people p on p.id = o.person_id left join place_grids g on g.place_id = o.place_id and upper_inf(g.valid)
      left join governance_units u on u.id = g.grid_id group by 1, 2 order by min(u.name collate app.natural) nulls last, 1 limit 2000`);
  return { rounds, rows };
}
