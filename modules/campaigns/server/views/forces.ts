import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import { mayBy } from '#kernel/shared/right.ts';
import { endForce } from '../../shared/commands.ts';
import type { listForces } from '../../shared/queries.ts';

type Out = z.input<typeof listForces.answer>;

/** Standing ones first, those whose term ends soonest first. */
export async function answerForces(
  { campaignId }: { campaignId?: string | undefined },
  { tx, actor }: Context,
): Promise<Out> {
  const isLeader = actor.kind === 'staff' && mayBy(endForce.allowed, actor);
  const [forces, posts] = await Promise.all([
    tx.all<Omit<Out['forces'][number], 'mayEnd'> & { isOwn: boolean }>(sql`
      select t.id as "taskForceId", t.campaign_id as "campaignId", u.name as "unitName", t.name, t.goal, t.from_on as "fromOn", t.to_on as "toOn", t.set_up_by_name as "setUpByName",
             t.ended_at as "endedAt", t.ended_by_name as "endedByName", t.report, (app.sees_all() or t.unit_id = any (app.scope())) as "isOwn",
             (select coalesce(jsonb_agg(jsonb_build_object('postId', m.post_id, 'name', coalesce(f.name, ''), 'unitName', coalesce(pu.name, ''), 'part', m.part) order by f.name, m.post_id), '[]')
                from task_force_members m left join posts p on p.id = m.post_id left join staff f on f.id = p.staff_id left join governance_units pu on pu.id = p.unit_id
               where m.task_force_id = t.id) as members
        from task_forces t join governance_units u on u.id = t.unit_id
       where ${campaignId ? sql`t.campaign_id = ${campaignId}` : sql`true`} order by t.ended_at desc nulls first, t.to_on, t.name, t.id limit 200`),
    isLeader
      ? tx.all<Out['mayGiveTo'][number]>(sql`
          select p.id as "postId", f.name, u.name as "unitName" from posts p join staff f on f.id = p.staff_id join governance_units u on u.id = p.unit_id
           where p.valid @> ${tx.at}::timestamptz and p.unit_id = any (app.scope()) order by u.kind, u.name collate app.natural, f.name limit 300`)
      : [],
  ]);
  return {
    forces: forces.map(({ isOwn, ...force }) => ({ ...force, mayEnd: isLeader && isOwn && force.endedAt === null })),
    mayGiveTo: posts,
  };
}
