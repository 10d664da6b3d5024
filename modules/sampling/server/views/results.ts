// Results of a round and everybody of positive and invalid tubes, once each, whether the register knows them or not; and what one person may be told.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { findCampaign, findRound } from '#modules/campaigns/server/public.ts';
import { listResultOwners, whoAnswersFor } from '#modules/investigations/server/public.ts';
import { samplingProblem } from '../../shared/problems.ts';
import type * as q from '../../shared/queries.ts';
import { findRetestRound, standingResults } from '../store/results.ts';
import { type Named, namedBy, namer, subjectOf } from './names.ts';

type Out<Q extends { answer: z.ZodType }> = z.input<Q['answer']>;
type Person = Omit<Out<typeof q.roundResults>['people'][number], 'name'> & Named;

/** Codes whose standing result is not negative, looked for among those alone that ever had such a one. */
const badOnes = (roundId: string) => sql`
  select l.code, l.result from (${standingResults(sql`
    r.round_id = ${roundId} and r.code = any (array(select code from tube_results where round_id = ${roundId} and result <> 'negative'))`)}) l where l.result <> 'negative'`;

export async function answerResults(
  { roundId }: { roundId: string },
  context: Context,
): Promise<Out<typeof q.roundResults>> {
  const { tx } = context;
  const round = await findRound(tx, roundId);
  const campaign = round && (await findCampaign(tx, round.campaignId));
  if (!round || !campaign) throw samplingProblem('round_not_found');
  const retestRoundId = await findRetestRound(tx, roundId);
  const [tubes, people, codes, positives] = await Promise.all([
    tx.first<{ all: number; positive: number; invalid: number; pending: number }>(sql`
      select (select coalesce(sum(tubes - lost_tubes), 0) from sampling_tallies where round_id = ${roundId})::int as all,
             (select count(*) from sample_tubes t where t.round_id = ${roundId} and not t.is_told and t.lost_at is null
                 and not exists (select from tube_results r where r.round_id = t.round_id and r.code = t.code))::int as pending,
             count(*) filter (where b.result = 'positive') as positive, count(*) filter (where b.result = 'invalid') as invalid
        from (${badOnes(roundId)}) b
        cross join lateral (select from sample_tubes t where t.round_id = ${roundId} and t.code = b.code and t.lost_at is null offset 0) t`),
    tx.all<Person>(sql`
      with bad as materialized (${badOnes(roundId)})
      , meant as (
        select s.*, r.code, r.result from bad r cross join lateral (select id from sample_tubes t where t.round_id = ${roundId} and t.code = r.code offset 0) t
         cross join lateral (select * from samples s where s.tube_id = t.id and s.unswabbed_at is null offset 0) s
      )
      , once as (
        select distinct on (who) *, array_agg(code) over (partition by who) as codes, bool_or(result = 'positive') over (partition by who) as is_positive
          from (select m.*, coalesce(m.subject_id::text, encode(m.id_hash, 'hex'), m.id::text) as who from meant m) m order by who, taken_at, id)
      select s.id as "sampleId", s.subject_id as "subjectId", ${namedBy}, coalesce(p.address, '') as address, n.phone_tail as "phoneTail",
             array(select distinct unnest(s.codes) order by 1) as codes, case when s.is_positive then 'positive' else 'invalid' end as result, d.done_at as "sampledAgainAt"
        from once s ${subjectOf(sql.raw('s.subject_id'))} left join lateral (select phone_tail from people where id = s.subject_id offset 0) n on true
        left join lateral (select address from places where id = sub.place_id offset 0) p on true
        left join lateral (select done_at from duties where subject_id = s.subject_id and rhythm_id = ${retestRoundId}::uuid offset 0) d on true
       order by s.is_positive desc, d.done_at is not null, s.codes, s.position, s.id limit 2000`),
    tx.all<{ code: string; tubes: number }>(sql`
      select w.code, (select count(*) from sample_tubes t where t.round_id = ${roundId} and t.code = w.code) as tubes
        from (select code from sample_tubes where round_id = ${roundId} and has_double union select code from tube_results where round_id = ${roundId} and not is_known) w
       where exists (select from tube_results r where r.round_id = ${roundId} and r.code = w.code) order by 1 limit 500`),
    listPositives(tx, roundId, retestRoundId),
  ]);
  const { all, positive, invalid, pending } = tubes ?? { all: 0, positive: 0, invalid: 0, pending: 0 };
  const nameOf = namer(context);
  return {
    roundTitle: round.title,
    campaignId: round.campaignId,
    campaignTitle: campaign.title,
    isDrill: round.isDrill,
    retestRoundId,
    tubes: {
      all,
      positive,
      invalid,
      negative: all - pending - positive - invalid,
      pending,
    },
    people: people.map(({ name, nameCipher, ...row }) => ({ ...row, name: nameOf({ name, nameCipher }) })),
    positives,
    twice: codes.filter((one) => one.tubes > 1).map(({ code }) => code),
    unknown: codes.filter((one) => one.tubes === 0).map(({ code }) => code),
  };
}

type Positive = Out<typeof q.roundResults>['positives'][number];

/** C2: the retest of a tube's people says whether it was a false positive; nobody decides it by hand. */
async function listPositives(tx: Tx, roundId: string, retestRoundId: string | null): Promise<Positive[]> {
  const rows = await tx.all<
    Omit<Positive, 'standing' | 'owners' | 'isCase'> & {
      again: number;
      clear: number;
      unitId: string;
      sampleIds: string[];
    }
  >(sql`
    with bad as (select code, min(tested_at) as tested_at from tube_results where round_id = ${roundId} and result = 'positive' group by code)
    select b.code, t.id as "tubeId", coalesce(x.title, '') as "siteTitle", coalesce(m.people, 0) as people, coalesce(m.retested, 0) as retested, b.tested_at as "testedAt",
           coalesce(m.again, 0) as again, coalesce(m.clear, 0) as clear, coalesce(t.unit_id, c.unit_id) as "unitId", coalesce(m.samples, '{}') as "sampleIds"
      from bad b join campaign_rounds r on r.id = ${roundId} join campaigns c on c.id = r.campaign_id
      left join lateral (select id, site_id, unit_id from sample_tubes t where t.round_id = ${roundId} and t.code = b.code order by t.opened_at, t.id limit 1) t on true
      left join sampling_sites x on x.id = t.site_id
      left join lateral (
        select count(*) as people, array_agg(w.sample) as samples, count(a.id) as retested, count(*) filter (where a.result = 'positive') as again, count(*) filter (where a.result = 'negative') as clear
          from (select distinct on (1) coalesce(app.kept_person(s.subject_id), s.id) as who, s.id as sample from sample_tubes t
                  cross join lateral (select id, subject_id from samples s where s.tube_id = t.id and s.unswabbed_at is null offset 0) s where t.round_id = ${roundId} and t.code = b.code) w
          left join lateral (
            select s.id, l.result from samples s join sample_tubes y on y.id = s.tube_id
              left join lateral (${standingResults(sql`r.round_id = y.round_id and r.code = y.code`)}) l on true
             where s.round_id = ${retestRoundId}::uuid and s.subject_id = w.who and s.unswabbed_at is null order by l.result = 'positive' desc nulls last, s.taken_at limit 1) a on true) m on true
     order by b.tested_at, b.code limit 500`);
  const owned = await ownersOf(tx, rows);
  return rows.map(({ again, clear, unitId, sampleIds: _, ...row }, n) => ({
    ...row,
    standing: standingOf({ ...row, again, clear }),
    ...owned[n]!,
  }));
}

/** The owner of a positive is that of its case, by investigations alone; until whose tube it was is known, whoever would own it. */
async function ownersOf(tx: Tx, rows: readonly { unitId: string; sampleIds: readonly string[] }[]) {
  const owners = await listResultOwners(
    tx,
    rows.flatMap(({ sampleIds }) => sampleIds),
  );
  return Promise.all(
    rows.map(async ({ unitId, sampleIds }) => {
      const ids = new Set(sampleIds);
      const names = new Set(owners.filter(({ sampleId }) => ids.has(sampleId)).map(({ name }) => name));
      if (names.size > 0) return { owners: [...names], isCase: true };
      const answering = await whoAnswersFor(tx, unitId);
      return { owners: answering === undefined ? [] : [answering], isCase: false };
    }),
  );
}

function standingOf({ people, again, clear }: { people: number; again: number; clear: number }): Positive['standing'] {
  if (again > 0) return 'confirmed';
  return people > 0 && clear === people ? 'false_positive' : 'waiting';
}

export async function answerOfPerson(
  { subjectId }: { subjectId: string },
  { tx }: Context,
): Promise<Out<typeof q.samplesOfPerson>> {
  return {
    samples: await tx.all<Out<typeof q.samplesOfPerson>['samples'][number]>(sql`
      select s.id as "sampleId", r.title as "roundTitle", x.title as "siteTitle", t.id as "tubeId", t.code, s.taken_at as "takenAt", l.result, l.tested_at as "testedAt"
        from samples s join sample_tubes t on t.id = s.tube_id join campaign_rounds r on r.id = s.round_id join sampling_sites x on x.id = s.site_id
        left join lateral (${standingResults(sql`r.round_id = t.round_id and r.code = t.code`)}) l on true
       where s.subject_id = any ((select app.records_of(${subjectId}))::uuid[]) and s.round_id in (select id from campaign_rounds) and s.unswabbed_at is null
         and exists (select from subjects p where p.id = s.subject_id) order by s.taken_at desc limit 200`),
  };
}
