// The names of a list, not yet first; and the one a caller has in hand. Names are whole for those who stand at the doors, masked from the street upwards.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import { ageOn, sexOf } from '#modules/registry/shared/person.ts';
import { roundProblem } from '../../shared/problems.ts';
import type * as q from '../../shared/queries.ts';
import { leftStates, mayRingAt, type TurnState, turnStates } from '../../shared/turn.ts';
import { nameFor } from './names.ts';
import { getRound, headWithCounts } from './rounds.ts';
import { turnJoins, turnStateAt } from './turn-state.ts';

type Out<Q extends { answer: z.ZodType }> = z.input<Q['answer']>;

type Asked = { roundId: string; states?: TurnState[] | undefined; offset: number; limit: number };
type TurnRow = Omit<q.TurnLine, 'missing'> & { missing: string[]; total: number };

export async function answerPeople(asked: Asked, context: Context): Promise<Out<typeof q.listTurns>> {
  const { tx } = context;
  await getRound(tx, asked.roundId);
  const order = sql`array_position(${[...turnStates]}::text[], x.state), x.ordinal`;
  const rows = await tx.all<TurnRow>(sql`
    with listed as (
      select t.*, ${turnStateAt(sql`${tx.at}`)} as state, v.done_at as met_at from call_turns t join call_rounds r on r.id = t.round_id ${turnJoins}
       where t.round_id = ${asked.roundId})
    , x as (
      select x.*, count(*) over () as total from listed x where ${asked.states ? sql`x.state = any (${asked.states}::text[])` : sql`true`}
       order by ${order} offset ${asked.offset} limit ${asked.limit})
    select x.subject_id as "personId", s.name, p.address, u.name as "gridName", x.state, coalesce(w.outcome, x.result) as result, x.tries, x.next_at as "nextAt",
           case when x.state = 'calling' then x.claimed_by_name end as "callingBy", coalesce(x.met_at, x.told_at) as "toldAt", x.told_by_name as "toldBy",
           coalesce(w.note, '') as note, x.named_in_visit_id is not null as "isAdded",
           array(select n.name from call_missing_members m join subjects n on n.id = m.subject_id
                  where m.round_id = x.round_id and m.visit_id = x.visit_id order by n.name) as missing, x.total
      from x join subjects s on s.id = x.subject_id left join places p on p.id = s.place_id
      left join place_grids g on g.place_id = p.id and upper_inf(g.valid) left join governance_units u on u.id = g.grid_id
      left join visits w on w.id = x.visit_id
     order by ${order}`);
  const total = rows[0]?.total ?? 0;
  const told = asked.offset + rows.length;
  return {
    rows: rows.map(({ total: _, ...row }) => ({
      ...row,
      name: nameFor(row.name, context),
      missing: row.missing.map((name) => nameFor(name, context)),
    })),
    total,
    nextOffset: told < total ? told : null,
  };
}

type PersonRow = {
  personId: string;
  name: string;
  sex: number;
  bornOn: string | null;
  phoneTail: string | null;
  placeId: string | null;
  address: string | null;
  gridName: string | null;
  tries: number;
  claimedUntil: Date;
};

export async function answerInHand(
  { roundId }: { roundId: string },
  context: Context,
): Promise<Out<typeof q.callerPage>> {
  const { tx, actor, now } = context;
  if (actor.kind !== 'staff') throw roundProblem('not_found');
  const round = await headWithCounts(tx, roundId);
  const [person, rest, last] = await Promise.all([
    tx.first<PersonRow>(sql`
      select t.subject_id as "personId", p.name, p.sex, p.born_on as "bornOn", p.phone_tail as "phoneTail", l.id as "placeId", l.address, u.name as "gridName", t.tries,
             t.claimed_until as "claimedUntil"
        from call_turns t join people p on p.id = t.subject_id join subjects s on s.id = p.id left join places l on l.id = s.place_id
        left join place_grids g on g.place_id = l.id and upper_inf(g.valid) left join governance_units u on u.id = g.grid_id
       where t.round_id = ${roundId} and t.claimed_by_post_id = ${actor.postId} and t.claimed_until > ${tx.at} and t.result is null limit 1`),
    tx.first<{ ready: number; nextAt: Date | null; reachedByMe: number }>(sql`
      with listed as (
        select t.*, ${turnStateAt(sql`${tx.at}`)} as state from call_turns t join call_rounds r on r.id = t.round_id ${turnJoins} where t.round_id = ${roundId})
      select count(*) filter (where state = 'waiting') as ready, min(next_at) filter (where state = 'later') as "nextAt",
             count(*) filter (where state in ('reached', 'elsewhere') and told_by_post_id = ${actor.postId}) as "reachedByMe" from listed`),
    findLast(roundId, actor.postId, context),
  ]);
  return {
    round,
    person: person ? await withHousehold(roundId, person, context) : null,
    ready: rest!.ready,
    nextAt: rest!.nextAt,
    mayRing: round.isCaller && round.finishedAt === null && mayRingAt(round, now),
    reachedByMe: rest!.reachedByMe,
    last: last ?? null,
  };
}

/** What this post told last, if it is still how that turn stands and nobody was at the door since. */
async function findLast(roundId: string, postId: string, context: Context) {
  const { tx } = context;
  const last = await tx.first<{
    personId: string;
    visitId: string;
    name: string;
    outcome: string;
    isOpen: boolean;
  }>(sql`
    select t.subject_id as "personId", t.visit_id as "visitId", s.name, w.outcome,
           v.done_at is null and r.due_at > ${tx.at} and (r.finished_at is null or not exists (
             select from jsonb_each_text(r.closing->'counts') c where c.key = any (${[...leftStates]}::text[]) and c.value <> '0')) as "isOpen"
      from call_turns t join call_rounds r on r.id = t.round_id join subjects s on s.id = t.subject_id join visits w on w.id = t.visit_id ${turnJoins}
     where t.round_id = ${roundId} and t.told_by_post_id = ${postId} and t.visit_id = t.told_in_visit_id order by t.told_at desc, t.visit_id desc limit 1`);
  if (!last?.isOpen) return undefined;
  const { isOpen: _, ...shown } = last;
  return { ...shown, name: nameFor(last.name, context) };
}

async function withHousehold(roundId: string, person: PersonRow, context: Context) {
  const { tx, now } = context;
  const [household, earlier] = await Promise.all([
    tx.all<{
      personId: string;
      name: string;
      bornOn: string | null;
      relation: string | null;
      state: TurnState | null;
    }>(sql`
      select p.id as "personId", p.name, p.born_on as "bornOn", m.relation_to_head as relation, x.state
        from stays m join people p on p.id = m.person_id and p.merged_into_id is null
        left join lateral (
          select ${turnStateAt(sql`${tx.at}`)} as state from call_turns t join call_rounds r on r.id = t.round_id ${turnJoins}
           where t.round_id = ${roundId} and t.subject_id = p.id) x on true
       where m.place_id = ${person.placeId} and m.kind = 'living' and upper_inf(m.valid) and p.id <> ${person.personId} order by p.born_on nulls last, p.name`),
    tx.all<{ at: Date; outcome: string; byName: string; note: string; isWithdrawn: boolean }>(sql`
      select v.happened_at as at, v.outcome, v.by_name as "byName", v.note, w.visit_id is not null as "isWithdrawn"
        from visits v left join visit_withdrawals w on w.visit_id = v.id
       where v.subject_id = ${person.personId} and v.action = 'call' order by v.happened_at desc limit 5`),
  ]);
  const { bornOn, sex, phoneTail, placeId: _, ...rest } = person;
  return {
    ...rest,
    name: nameFor(person.name, context),
    sex: sexOf(sex),
    age: ageOn(bornOn, dateOf(now)),
    phone: phoneTail ? `*** ${phoneTail}` : null,
    household: household.map(({ bornOn: born, ...row }) => ({
      ...row,
      name: nameFor(row.name, context),
      age: ageOn(born, dateOf(now)),
    })),
    earlier,
  };
}
