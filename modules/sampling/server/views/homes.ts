// Who is visited at home (C18), who was told in advance (C19), and how each of those stands who can hardly come down: their standings add up to all of them.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { findRound } from '#modules/campaigns/server/public.ts';
import { flagCodes, personFlags } from '#modules/registry/shared/person.ts';
import { samplingProblem } from '../../shared/problems.ts';
import type * as q from '../../shared/queries.ts';
import { frailStandings } from '../../shared/queries.ts';
import { namer, subjectOf } from './names.ts';

type Out<Q extends { answer: z.ZodType }> = z.input<Q['answer']>;
type Home = Out<typeof q.listHome>;
type Unnamed<T> = Omit<T, 'name'> & { name: string | null };

/** J14: groups that are looked after. */
const careFlags = flagCodes.filter((flag) => personFlags[flag].family === 'care');
const frailFrom = 80;

/** Of each standing the first are named; all are counted. */
const mostNamed = 300;

export async function answerHome(
  { roundId, standing }: z.output<(typeof q.listHome)['input']>,
  context: Context,
): Promise<Home> {
  const { tx } = context;
  if (roundId && !(await findRound(tx, roundId))) throw samplingProblem('round_not_found');
  const roundIds = roundId ? [roundId] : await listRunning(tx);
  const [requests, frail, preRegistered] = await Promise.all([
    tx.all<Unnamed<Home['requests'][number]>>(sql`
      select h.id as "requestId", h.round_id as "roundId", r.title as "roundTitle", h.subject_id as "subjectId", sub.name, h.address, h.reason, h.is_isolated as "isIsolated", h.slot_from as "slotFrom", h.slot_to as "slotTo",
             h.asked_at as "askedAt", h.by_name as "byName", h.done_at as "doneAt", h.outcome, h.outcome_note as note
        from home_samplings h join campaign_rounds r on r.id = h.round_id ${subjectOf(sql.raw('h.subject_id'))} where h.round_id = any (${roundIds}::uuid[])
       order by h.done_at is not null, h.slot_from nulls last, h.asked_at, h.id limit 1000`),
    listFrail(tx, roundIds, standing),
    tx.all<Unnamed<Home['preRegistered'][number]>>(sql`
      select distinct on (g.subject_id) g.id, g.subject_id as "subjectId", sub.name, g.consent, g.note, g.by_name as "byName", g.made_at as "madeAt", d.done_at as "doneAt"
        from sample_pre_registrations g ${subjectOf(sql.raw('g.subject_id'))}
        left join lateral (select done_at from duties where subject_id = g.subject_id and rhythm_id = g.round_id offset 0) d on true
       where sub.id is not null and g.round_id = any (${roundIds}::uuid[]) and g.withdrawn_at is null order by g.subject_id, g.made_at, g.id limit 1000`),
  ]);
  const nameOf = namer(context);
  const named = <T extends { name: string | null }>(rows: readonly T[]) =>
    rows.map((row) => ({ ...row, name: row.name === null ? '' : nameOf({ name: row.name, nameCipher: null }) }));
  return { requests: named(requests), ...frail, frail: named(frail.frail), preRegistered: named(preRegistered) };
}

type Frail = { frail: Unnamed<Home['frail'][number]>[]; standings: Home['standings'] };

async function listFrail(tx: Tx, roundIds: string[], standing: q.FrailStanding | undefined): Promise<Frail> {
  const of = sql`
    of as materialized (
      select w.*, case when w.done_at is not null then 'done' when w.excused_at is not null then 'excused' when h.id is null then 'open' when h.outcome is null or h.outcome = 'sampled' then 'asked'
               else 'failed' end as standing, h.id as request_id, h.slot_from
        from app.frail_of(${roundIds}::uuid[], ${careFlags}::text[], ${frailFrom}) w
        left join (
          select distinct on (round_id, subject_id) * from home_samplings where round_id = any (${roundIds}::uuid[]) and subject_id is not null
           order by round_id, subject_id, done_at is not null, asked_at desc, id) h on h.round_id = w.round_id and h.subject_id = w.subject_id)`;
  const rows = await tx.all<Unnamed<Home['frail'][number]> & Home['standings'] & { isNamed: boolean }>(sql`
    with ${of}
    , sums as (select ${sql.raw(frailStandings.map((one) => `count(*) filter (where standing = '${one}') as "${one}"`).join(', '))} from of)
    , shown as (
      select o.* from of o where ${standing ? sql`o.standing = ${standing}` : sql`true`}
       order by o.done_at is not null, o.excused_at is not null, o.request_id is not null, o.community_id, o.place_id, o.subject_id limit ${mostNamed})
    select u.*, o.subject_id is not null as "isNamed", o.subject_id as "subjectId", o.round_id as "roundId", coalesce(g.grid_id, o.community_id) as "unitId", sub.name, coalesce(p.address, '') as address,
           extract(year from age(app.today(), n.born_on))::int as age, o.standing, o.request_id as "requestId", o.slot_from as "slotFrom"
      from sums u left join shown o on true ${subjectOf(sql.raw('o.subject_id'))}
      left join lateral (select born_on from people where id = o.subject_id offset 0) n on true
      left join lateral (select address from places where id = o.place_id offset 0) p on true
      left join lateral (select grid_id from place_grids where place_id = o.place_id and upper_inf(valid) limit 1) g on true
     order by o.done_at is not null, o.excused_at is not null, o.request_id is not null, p.address, sub.name_key, o.subject_id`);
  const [sums] = rows;
  const standings = Object.fromEntries(frailStandings.map((one) => [one, sums?.[one] ?? 0])) as Home['standings'];
  return {
    standings,
    frail: rows.flatMap(({ open: _o, failed: _f, asked: _a, excused: _e, done: _d, isNamed, ...row }) =>
      isNamed ? [row] : [],
    ),
  };
}

async function listRunning(tx: Tx): Promise<string[]> {
  const rows = await tx.all<{ id: string }>(sql`
    select r.id from campaign_rounds r join campaigns c on c.id = r.campaign_id
     where r.ended_at is null and c.ended_at is null and c.definition->>'action' = 'sample' and not r.is_retest order by r.opens_at desc, r.id limit 20`);
  return rows.map(({ id }) => id);
}

type PersonRound = Out<typeof q.roundsOfPerson>['rounds'][number];

/** Testing rounds that run and ask for them; in words of the round, whoever told what. */
export async function answerRoundsOfPerson(
  { subjectId }: { subjectId: string },
  { tx }: Context,
): Promise<Out<typeof q.roundsOfPerson>> {
  const rounds = await tx.all<PersonRound>(sql`
    select r.id as "roundId", c.title || ' · ' || r.title as title, coalesce(g.grid_id, s.community_id) as "unitId", coalesce(p.address, '') as address, r.is_drill as "isDrill",
           d.done_at as "doneAt",
           (select jsonb_build_object('preRegistrationId', a.id, 'consent', a.consent, 'byName', a.by_name, 'madeAt', a.made_at) from sample_pre_registrations a
             where a.round_id = r.id and a.subject_id = d.subject_id and a.withdrawn_at is null order by a.made_at, a.id limit 1) as "preRegistration",
           (select jsonb_build_object('requestId', h.id, 'reason', h.reason, 'isIsolated', h.is_isolated, 'slotFrom', h.slot_from, 'slotTo', h.slot_to, 'outcome', h.outcome)
              from home_samplings h where h.round_id = r.id and h.subject_id = d.subject_id order by h.asked_at desc, h.id limit 1) as home
      from duties d join campaign_rounds r on r.id = d.rhythm_id join campaigns c on c.id = r.campaign_id join subjects s on s.id = d.subject_id
      left join places p on p.id = s.place_id left join place_grids g on g.place_id = s.place_id and upper_inf(g.valid)
     where d.subject_id = ${subjectId} and d.ended_at is null and d.excused_at is null and r.ended_at is null and c.definition->>'action' = 'sample'
     order by r.opens_at desc, r.id limit 10`);
  const moment = (text: unknown) => (text ? new Date(String(text)) : null);
  return {
    rounds: rounds.map(({ preRegistration, home, ...round }) => ({
      ...round,
      preRegistration: preRegistration && { ...preRegistration, madeAt: new Date(preRegistration.madeAt) },
      home: home && { ...home, slotFrom: moment(home.slotFrom), slotTo: moment(home.slotTo) },
    })),
  };
}
