// Who is visited at home (C18), who was told in advance (C19), and how each of those stands who can hardly come down: their standings add up to all of them.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { findRound } from '#modules/campaigns/server/public.ts';
import { flagCodes, personFlags } from '#modules/registry/shared/person.ts';
import { samplingProblem } from '../../shared/problems.ts';
import type * as q from '../../shared/queries.ts';
import { namer } from './names.ts';

type Out<Q extends { answer: z.ZodType }> = z.input<Q['answer']>;
type Home = Out<typeof q.listHome>;
type Unnamed<T> = Omit<T, 'name'> & { name: string | null };

/** J14: groups that are looked after. */
const careFlags = flagCodes.filter((flag) => personFlags[flag].family === 'care');
const frailFrom = 80;

export async function answerHome({ roundId }: { roundId?: string | undefined }, context: Context): Promise<Home> {
  const { tx } = context;
  if (roundId && !(await findRound(tx, roundId))) throw samplingProblem('round_not_found');
  const roundIds = roundId ? [roundId] : await listRunning(tx);
  const [requests, frail, preRegistered] = await Promise.all([
    tx.all<Unnamed<Home['requests'][number]>>(sql`
      select h.id as "requestId", h.round_id as "roundId", r.title as "roundTitle", h.subject_id as "subjectId", s.name, h.address, h.reason, h.is_isolated as "isIsolated", h.slot_from as "slotFrom", h.slot_to as "slotTo",
             h.asked_at as "askedAt", h.by_name as "byName", h.done_at as "doneAt", h.outcome, h.outcome_note as note
        from home_samplings h join campaign_rounds r on r.id = h.round_id left join subjects s on s.id = h.subject_id where h.round_id = any (${roundIds}::uuid[])
       order by h.done_at is not null, h.slot_from nulls last, h.asked_at, h.id limit 1000`),
    tx.all<Unnamed<Home['frail'][number]>>(sql`
      with frail as materialized (
        select f.subject_id as id from subject_flags f where f.flag = any (${careFlags}::text[]) and upper_inf(f.valid) and f.person_id is not null
        union select n.id from people n where n.born_on <= app.today() - make_interval(years => ${frailFrom}) and n.merged_into_id is null)
      select d.subject_id as "subjectId", d.rhythm_id as "roundId", coalesce(g.grid_id, s.community_id) as "unitId", s.name, coalesce(p.address, '') as address, extract(year from age(app.today(), n.born_on))::int as age,
             case when d.done_at is not null then 'done' when d.excused_at is not null then 'excused' when h.id is null then 'open' when h.outcome is null then 'asked'
                  when h.outcome = 'sampled' then 'asked' else 'failed' end as standing,
             h.id as "requestId", h.slot_from as "slotFrom"
        from frail w join duties d on d.subject_id = w.id and d.rhythm_id = any (${roundIds}::uuid[]) and d.ended_at is null
        join subjects s on s.id = d.subject_id join people n on n.id = d.subject_id left join places p on p.id = d.place_id
        left join place_grids g on g.place_id = d.place_id and upper_inf(g.valid)
        left join lateral (select * from home_samplings h where h.round_id = d.rhythm_id and h.subject_id = d.subject_id
                            order by h.done_at is not null, h.asked_at desc, h.id limit 1) h on true
       order by d.done_at is not null, d.excused_at is not null, h.id is not null, p.address, s.name_key, d.subject_id limit 5000`),
    tx.all<Unnamed<Home['preRegistered'][number]>>(sql`
      select distinct on (g.subject_id) g.id, g.subject_id as "subjectId", s.name, g.consent, g.note, g.by_name as "byName", g.made_at as "madeAt", d.done_at as "doneAt"
        from sample_pre_registrations g join subjects s on s.id = g.subject_id left join duties d on d.subject_id = g.subject_id and d.rhythm_id = g.round_id
       where g.round_id = any (${roundIds}::uuid[]) and g.withdrawn_at is null order by g.subject_id, g.made_at, g.id limit 1000`),
  ]);
  const nameOf = namer(context);
  const named = <T extends { name: string | null }>(rows: readonly T[]) =>
    rows.map((row) => ({ ...row, name: row.name === null ? '' : nameOf({ name: row.name, nameCipher: null }) }));
  return { requests: named(requests), frail: named(frail), preRegistered: named(preRegistered) };
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
