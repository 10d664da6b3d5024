// People of the homes and shops that surveys reached (A8): somebody who lives here and works there is one person, counted at home. Numbers and names read one rule.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { maskName } from '#kernel/shared/mask.ts';
import { seesNames } from '#modules/registry/shared/person.ts';
import { campaignProblem } from '../../shared/problems.ts';
import type * as q from '../../shared/share-queries.ts';
import { findRound } from '../store/rounds.ts';

type Out<Q extends { answer: z.ZodType }> = z.input<Q['answer']>;
type Together = Out<typeof q.peopleMet>['rounds'];

/** Surveys whose time overlaps with the one asked for are one survey to the people at the doors. */
async function listTogether(tx: Tx, roundId: string): Promise<Together> {
  const round = await findRound(tx, roundId);
  if (!round?.definition.meetsPeople) throw campaignProblem('round_not_found');
  return tx.all<Together[number]>(sql`
    select r.id as "roundId", c.title from campaign_rounds r join campaigns c on c.id = r.campaign_id and (c.definition->>'meetsPeople')::boolean
     where r.is_drill = ${round.isDrill} and r.opens_at <= ${round.endedAt ?? round.dueAt} and coalesce(r.ended_at, r.due_at) >= ${round.opensAt} order by r.opens_at, r.id limit 20`);
}

/** `once`: each person one row, at home where they were met at home. */
const met = (together: Together): Sql => sql`
  with reached as (select distinct d.subject_id as place_id from duties d where d.rhythm_id = any (${together.map((one) => one.roundId)}::uuid[]) and d.done_at is not null)
  , met as (
    select t.person_id as key, t.person_id, null as name, r.place_id, t.kind = 'living' as is_home from reached r join stays t on t.place_id = r.place_id and upper_inf(t.valid) and t.kind in ('living', 'working')
    union all
    select coalesce(e.person_id, e.id), e.person_id, e.name, r.place_id, false
      from reached r join employments e on upper_inf(e.valid)
       and (e.shop_id = r.place_id or e.enterprise_id in (select s.enterprise_id from shop_runs s where s.place_id = r.place_id and upper_inf(s.valid))))
  , once as (
    select key, (array_agg(person_id))[1] as person_id, min(name) as name, bool_or(is_home) as at_home, bool_or(not is_home) as at_work,
           (array_agg(place_id order by not is_home, place_id))[1] as place_id
      from met group by key)
  , told as (
    select o.key, o.person_id, coalesce(p.name, o.name, '') as name, coalesce(nullif(p.pinyin, ''), p.name, o.name, '') as name_key, o.at_home, o.at_work, o.place_id, g.grid_id,
           p.born_on <= app.today() - interval '60 years' as is_old, p.born_on > app.today() - interval '18 years' as is_young
      from once o left join people p on p.id = o.person_id left join place_grids g on g.place_id = o.place_id and upper_inf(g.valid))`;

const kinds: Record<q.MetKind, Sql> = {
  people: sql`true`,
  atHome: sql`o.at_home and not o.at_work`,
  both: sql`o.at_home and o.at_work`,
  inShop: sql`not o.at_home`,
  over60: sql`o.is_old`,
  under18: sql`o.is_young`,
};

export async function answerMet({ roundId }: { roundId: string }, { tx }: Context): Promise<Out<typeof q.peopleMet>> {
  const rounds = await listTogether(tx, roundId);
  const rows = await tx.all<Out<typeof q.peopleMet>['rows'][number]>(sql`
    ${met(rounds)}
    select u.id as "unitId", u.name, count(*) as people, count(*) filter (where ${kinds.atHome}) as "atHome", count(*) filter (where ${kinds.inShop}) as "inShop",
           count(*) filter (where ${kinds.both}) as both, count(*) filter (where ${kinds.over60}) as "over60", count(*) filter (where ${kinds.under18}) as "under18"
      from told o left join governance_units u on u.id = o.grid_id group by 1, 2 order by min(u.name collate app.natural) nulls last, 1 limit 2000`);
  return { rounds, rows };
}

type Row = Out<typeof q.metNames>['rows'][number] & { total: number };

export async function answerMetNames(
  { roundId, kind, gridId, limit, offset }: z.output<typeof q.metNames.input>,
  { tx, actor }: Context,
): Promise<Out<typeof q.metNames>> {
  const rounds = await listTogether(tx, roundId);
  const isMasked = actor.kind === 'staff' && !seesNames(actor.role);
  const rows = await tx.all<Row>(sql`
    ${met(rounds)}
    select o.key, o.person_id as "personId", o.name, l.address, u.name as "gridName", o.at_home as "isAtHome", o.at_work as "isInShop", count(*) over () as total
      from told o left join governance_units u on u.id = o.grid_id left join places l on l.id = o.place_id
     where ${kinds[kind]} and ${gridId === undefined ? sql`true` : gridId === null ? sql`u.id is null` : sql`u.id = ${gridId}`}
     order by l.address collate app.natural, o.name_key, o.key offset ${offset} limit ${limit}`);
  const total = rows[0]?.total ?? 0;
  const told = offset + rows.length;
  return {
    rows: rows.map(({ total: _, ...row }) => ({ ...row, name: isMasked ? maskName(row.name) : row.name })),
    total,
    nextOffset: told < total ? told : null,
  };
}
