// Where everybody of an evacuation is (M9): a board by building and by shelter, and the names behind each number. One rule says where somebody stands; board and names both read it.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { maskName } from '#kernel/shared/mask.ts';
import { mayBy } from '#kernel/shared/right.ts';
import { seesNames } from '#modules/registry/shared/person.ts';
import { openShelter, whereTitles } from '../../shared/move-commands.ts';
import { campaignProblem } from '../../shared/problems.ts';
import type * as q from '../../shared/share-queries.ts';
import { buildingJoins, buildingOf } from '../store/calls.ts';
import { findOwnUnit } from '../store/campaigns.ts';
import type { Shelter } from '../store/moves.ts';
import { findRound, type RoundRow } from '../store/rounds.ts';

type Out<Q extends { answer: z.ZodType }> = z.input<Q['answer']>;

async function getRound(tx: Tx, roundId: string): Promise<RoundRow> {
  const round = await findRound(tx, roundId);
  if (!round?.definition.whereabouts) throw campaignProblem('round_not_found');
  return round;
}

const kept = (column: string): Sql => sql.raw(`coalesce(app.kept_person(${column}), ${column})`);

/** Everybody of the round, listed or found, with the last move of each; a record merged into another speaks for the one that was kept. */
const people = (roundId: string): Sql => sql`
  with everybody as (
    select d.subject_id, d.place_id, true as is_listed, d.done_at, coalesce(d.excused_at, d.ended_at) as over_at from duties d where d.rhythm_id = ${roundId} and d.slot = 'once'
    union all
    select s.id, s.place_id, false, f.done_at, null
      from (select ${kept('f.subject_id')} as subject_id, min(f.done_at) as done_at from campaign_found f where f.round_id = ${roundId} group by 1) f join subjects s on s.id = f.subject_id
     where not exists (select from duties d where d.rhythm_id = ${roundId} and d.subject_id = f.subject_id))
  , moves as materialized (select m.*, ${kept('m.subject_id')} as person_id from campaign_moves m where m.round_id = ${roundId})
  , last as (select distinct on (person_id) * from moves order by person_id, happened_at desc, id desc)
  , standing as (
    select e.*, m.whereto, m.place_id as shelter_id, m.address as went_to, m.happened_at, m.by_name,
           coalesce(m.whereto, case when e.done_at is not null then 'unlocated' when e.over_at is not null then 'excused' else 'not_yet' end) as standing
      from everybody e left join last m on m.person_id = e.subject_id)
  , placed as (select e.*, ${buildingOf} as building_id from standing e left join places p on p.id = e.place_id ${buildingJoins})`;

export const listShelters = (tx: Tx, campaignId: string): Promise<Shelter[]> =>
  tx.all<Shelter>(sql`
    select place_id as "placeId", name, capacity, closed_at is null as "isOpen" from campaign_shelters where campaign_id = ${campaignId} order by opened_at, place_id`);

const counts = sql`
  count(*) filter (where is_listed) as listed, count(*) filter (where not is_listed) as found, count(*) filter (where standing = 'shelter') as shelter,
  count(*) filter (where standing = 'relative') as relative, count(*) filter (where standing = 'hospital') as hospital, count(*) filter (where standing = 'home') as home,
  count(*) filter (where standing = 'unlocated') as unlocated, count(*) filter (where standing = 'excused') as excused, count(*) filter (where standing = 'not_yet') as "notYet"`;

export async function answerBoard(
  { roundId }: { roundId: string },
  context: Context,
): Promise<Out<typeof q.moveBoard>> {
  const { tx, actor } = context;
  const round = await getRound(tx, roundId);
  const [buildings, total, shelters, at, own] = await Promise.all([
    tx.all<Out<typeof q.moveBoard>['buildings'][number]>(sql`
      ${people(roundId)} select p.building_id as "placeId", coalesce(b.address, '') as name, ${counts} from placed p left join places b on b.id = p.building_id
       group by 1, 2 order by count(*) filter (where standing in ('not_yet', 'unlocated')) desc, min(b.address collate app.natural), 1 limit 2000`),
    tx.first<q.InBuilding>(sql`${people(roundId)} select ${counts} from placed`),
    listShelters(tx, round.campaignId),
    tx.all<{ placeId: string; present: number; passed: number }>(sql`
      ${people(roundId)} select m.place_id as "placeId", count(distinct m.person_id) filter (where p.shelter_id = m.place_id) as present,
             count(distinct m.person_id) filter (where p.shelter_id is distinct from m.place_id) as passed
        from moves m join placed p on p.subject_id = m.person_id where m.place_id is not null group by 1`),
    actor.kind === 'staff' && mayBy(openShelter.allowed, actor) ? findOwnUnit(tx, round.campaignUnitId) : undefined,
  ]);
  const none = { present: 0, passed: 0 };
  return {
    total: total!,
    buildings,
    shelters: shelters.map((shelter) => {
      const { present, passed } = at.find(({ placeId }) => placeId === shelter.placeId) ?? none;
      return { ...shelter, present, passed };
    }),
    mayOpenShelter: own !== undefined && round.endedAt === null,
  };
}

type Row = Out<typeof q.moveNames>['rows'][number] & { total: number };

/** Not yet first, and of them those tried in vain. */
export async function answerMoveNames(
  { roundId, standing, buildingId, shelterId, limit, offset }: z.output<typeof q.moveNames.input>,
  { tx, actor }: Context,
): Promise<Out<typeof q.moveNames>> {
  const round = await getRound(tx, roundId);
  const isMasked = actor.kind === 'staff' && !seesNames(actor.role);
  const rows = await tx.all<Row>(sql`
    ${people(roundId)}
    select p.subject_id as "subjectId", s.name, l.address, p.standing, not p.is_listed as "isFound", coalesce(h.name, nullif(p.went_to, '')) as at, p.happened_at as since,
           p.by_name as "byName", (select count(*) from moves m where m.person_id = p.subject_id) as moves,
           coalesce(v.attempts, 0) as attempts, v.last as "lastAttempt", count(*) over () as total
      from placed p join subjects s on s.id = p.subject_id left join places l on l.id = p.place_id
      left join campaign_shelters h on h.campaign_id = ${round.campaignId} and h.place_id = p.shelter_id
      left join lateral (
        select count(*) as attempts, (array_agg(v.outcome order by v.happened_at desc))[1] as last from app.standing_visits() v
         where v.subject_id = p.subject_id and v.action = 'evacuate' and v.outcome <> 'done' and v.happened_at >= ${round.opensAt}) v on true
     where ${standing === 'all' ? sql`true` : sql`p.standing = ${standing}`} and ${buildingId === undefined ? sql`true` : buildingId === null ? sql`p.building_id is null` : sql`p.building_id = ${buildingId}`}
       and ${shelterId ? sql`p.shelter_id = ${shelterId}` : sql`true`}
     order by array_position(array['unlocated', 'not_yet', 'shelter', 'relative', 'hospital', 'home', 'excused'], p.standing), v.attempts desc nulls last, l.address collate app.natural,
              s.name_key, s.id offset ${offset} limit ${limit}`);
  const total = rows[0]?.total ?? 0;
  const told = offset + rows.length;
  return {
    rows: rows.map(({ total: _, ...row }) => ({ ...row, name: isMasked ? maskName(row.name) : row.name })),
    total,
    nextOffset: told < total ? told : null,
  };
}

/** Rounds that moved this person, or that wait to, of those that run or ended in the last two weeks. */
export async function answerWhereIs(
  { subjectId }: { subjectId: string },
  { tx }: Context,
): Promise<Out<typeof q.whereIs>> {
  const rounds = await tx.all<{
    roundId: string;
    campaignId: string;
    campaignTitle: string;
    isDrill: boolean;
    isListed: boolean;
    isEnded: boolean;
    moves: { moveId: string; whereto: keyof typeof whereTitles; at: string; happenedAt: string; byName: string }[];
  }>(sql`
    select r.id as "roundId", c.id as "campaignId", c.title as "campaignTitle", r.is_drill as "isDrill", d.subject_id is not null as "isListed", r.ended_at is not null as "isEnded",
           (select coalesce(jsonb_agg(jsonb_build_object('moveId', m.id, 'whereto', m.whereto, 'at', coalesce(h.name, m.address), 'happenedAt', m.happened_at, 'byName', m.by_name)
                    order by m.happened_at desc, m.id desc), '[]')
              from campaign_moves m left join campaign_shelters h on h.campaign_id = c.id and h.place_id = m.place_id
             where m.round_id = r.id and m.subject_id = any (app.records_of(${subjectId}))) as moves
      from campaign_rounds r join campaigns c on c.id = r.campaign_id and (c.definition->>'whereabouts')::boolean
      left join duties d on d.rhythm_id = r.id and d.subject_id = ${subjectId} and d.slot = 'once'
     where r.opens_at <= ${tx.at} and (r.ended_at is null or r.ended_at > ${tx.at}::timestamptz - interval '14 days') and exists (select from subjects s where s.id = ${subjectId} and s.kind = 'person')
       and (d.subject_id is not null or r.ended_at is null) order by r.opens_at desc limit 5`);
  return {
    rounds: await Promise.all(
      rounds.map(async ({ campaignId, ...round }) => ({
        ...round,
        shelters: await listShelters(tx, campaignId),
        moves: round.moves.map((move) => ({ ...move, happenedAt: new Date(move.happenedAt) })),
      })),
    ),
  };
}
