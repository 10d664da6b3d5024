// SQL of what a post owes. Of a grid it starts from the grid's places, of a community from the community: never from everybody's duties.
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { SubjectKind } from '#modules/facts/shared/subject.ts';
import type { Closer } from '../../shared/closer.ts';
import type { DutyState } from '../../shared/duty-state.ts';
import type { VisitAction, VisitOutcome } from '../../shared/visit.ts';
import { stateAt } from './state.ts';

export type Owed = {
  subjectId: string;
  kind: SubjectKind;
  rhythmId: string;
  slot: string;
  title: { zh: string; en: string };
  registerCode: string;
  action: VisitAction;
  form: string | null;
  closedBy: Closer | null;
  rank: number;
  opensAt: Date;
  dueAt: Date;
  state: DutyState;
  isOwned: boolean;
};

type Asker = { postId: string; role: string; isNarrow: boolean };

const columns = sql.raw(
  'd.subject_id, d.rhythm_id, d.slot, d.place_id, d.opens_at, d.due_at, d.done_at, d.told_at, d.excused_at, d.ended_at',
);

export const owedSpans = {
  open: sql`true`,
  today: sql`urgency < 2`,
  missed: sql`urgency = 0`,
  due_today: sql`urgency = 1`,
  later: sql`urgency = 2`,
} as const;
export type OwedAsk = {
  /** Missed before it: nobody's today any more. */
  dueFrom: Date;
  /** The end of today. */
  todayTo: Date;
  /** What opens later is nobody's yet. */
  opensBy: Date;
  span: keyof typeof owedSpans;
  /** Subjects, not turns. */
  limit: number;
};
export type OwedCounts = { missed: number; today: number; later: number };

/**
 * Turns of this post: those it is named for, and those of its area and role for which nobody else is named. Of the subjects most harmed by lateness, in that order: what
 * was missed, what is due today, then rank, time, and place, so that neighbours stand together. The counts are of all.
 */
export async function listOwed(tx: Tx, asker: Asker, ask: OwedAsk): Promise<{ owed: Owed[]; counts: OwedCounts }> {
  const { dueFrom } = ask;
  const waits = sql`d.done_at is null and d.excused_at is null and d.ended_at is null and d.due_at >= ${dueFrom} and d.opens_at <= ${ask.opensBy}`;
  const areas: Sql[] = asker.isNarrow
    ? [
        // By an array, so that it is an index scan whatever the planner thinks of the rule of rights.
        sql`select ${columns} from duties d where d.place_id = any ((select array_agg(g.place_id) from place_grids g
              where g.grid_id = any ((select app.scope())::uuid[]) and upper_inf(g.valid))::uuid[]) and ${waits}`,
        sql`select ${columns} from duties d where d.unit_id is not null and d.unit_id = any ((select app.scope())::uuid[]) and ${waits}`,
      ]
    : [
        // By the rounds of the role that are under way: a community is asked for a few of them, and has nothing that rolls on by the hour.
        sql`select ${columns} from duty_rhythms y join duty_rounds o on o.rhythm_id = y.id and o.due_at >= ${dueFrom} and o.opens_at <= ${ask.opensBy}
              join duties d on d.rhythm_id = o.rhythm_id and d.slot = o.slot and d.community_id = any ((select app.scope())::uuid[])
             where y.role = ${asker.role} and ${waits}`,
        sql`select ${columns} from duties d where d.unit_id is not null and d.unit_id = (select app.unit_id()) and ${waits}`,
      ];
  const ofArea = areas.map(
    (area) => sql`
      select d.*, false as is_owned from (${area}) d join duty_rhythms y on y.id = d.rhythm_id and y.role = ${asker.role}
        left join subject_registers r on r.id = y.register_id
       where not exists (select from subject_owners o where o.subject_id = d.subject_id and upper_inf(o.valid) and (o.register_code is null or o.register_code = coalesce(r.code, y.id::text)))`,
  );
  const rows = await tx.all<Owed & OwedCounts>(sql`
    with owed as materialized (
      ${sql.join(ofArea, ' union ')}
      union
      select ${columns}, true from subject_owners o join duties d on d.subject_id = o.subject_id join duty_rhythms y on y.id = d.rhythm_id
        left join subject_registers r on r.id = y.register_id
       where o.post_id = ${asker.postId} and upper_inf(o.valid) and (o.register_code is null or o.register_code = coalesce(r.code, y.id::text)) and y.role is not null and ${waits}),
    -- A unit's report stands on 今日 as itself (modules/reports).
    rhythms as (
      select y.id, y.title, coalesce(r.code, y.code) as register_code, y.action, y.definition->>'form' as form, y.definition->>'closedBy' as closed_by, y.rank
        from duty_rhythms y left join subject_registers r on r.id = y.register_id where y.action <> 'report' and y.id in (select rhythm_id from owed)),
    turned as (
      select subject_id, place_id, urgency, worst, due_at, count(*) filter (where urgency = 0) over () as missed, count(*) filter (where urgency = 1) over () as today,
             count(*) filter (where urgency = 2) over () as later
        from (select d.subject_id, min(d.place_id::text) as place_id, min(y.rank) as worst, min(d.due_at) as due_at,
                     case when bool_or(d.due_at < ${tx.at}) then 0 when min(d.due_at) < ${ask.todayTo} then 1 else 2 end as urgency
                from owed d join rhythms y on y.id = d.rhythm_id group by d.subject_id) s),
    shown as (select * from turned where ${owedSpans[ask.span]} order by urgency, worst, due_at, place_id, subject_id limit ${ask.limit})
    select n.missed, n.today, n.later, d.subject_id as "subjectId", s.kind, y.id as "rhythmId", d.slot, y.title, y.register_code as "registerCode", y.action, y.form, y.closed_by as "closedBy", y.rank,
           d.opens_at as "opensAt", d.due_at as "dueAt", ${stateAt(sql`${tx.at}`)} as state, d.is_owned as "isOwned"
      from (select missed, today, later from turned limit 1) n
      left join (shown h join owed d on d.subject_id = h.subject_id join rhythms y on y.id = d.rhythm_id join subjects s on s.id = d.subject_id) on true
     order by h.urgency, h.worst, h.due_at, h.place_id, h.subject_id, y.rank, d.due_at`);
  const [first] = rows;
  return {
    owed: rows.filter(({ subjectId }) => subjectId !== null),
    counts: { missed: first?.missed ?? 0, today: first?.today ?? 0, later: first?.later ?? 0 },
  };
}

export type SubjectHead = {
  subjectId: string;
  kind: SubjectKind;
  name: string;
  initials: string | null;
  placeId: string | null;
  address: string | null;
  gridName: string | null;
  longitude: number | null;
  latitude: number | null;
  attempts: number;
  lastVisitAt: Date | null;
};

export type SubjectWords = Pick<SubjectHead, 'kind' | 'name' | 'initials' | 'address'> & { subjectId: string };

/** A firm without a place of the map has its address in words. */
const addressShown = sql`case s.kind when 'person' then p.address when 'enterprise' then coalesce(p.address, app.firm_address(s.id)) end`;

/** What somebody is found by, of many. */
export function listWords(tx: Tx, subjectIds: readonly string[]): Promise<SubjectWords[]> {
  return tx.all<SubjectWords>(sql`
    select s.id as "subjectId", s.kind, s.name, o.initials, ${addressShown} as address
      from subjects s left join lateral app.person_of_subject(s.id) o on s.kind = 'person' left join places p on p.id = s.place_id
     where s.id = any (${subjectIds}::uuid[])`);
}

/** Who they are and what was tried since. */
export function listHeads(tx: Tx, subjects: readonly { subjectId: string; since: Date }[]): Promise<SubjectHead[]> {
  return tx.all<SubjectHead>(sql`
    select s.id as "subjectId", s.kind, s.name, o.initials, s.place_id as "placeId", ${addressShown} as address, u.name as "gridName",
           coalesce(p.longitude, e.longitude) as longitude, coalesce(p.latitude, e.latitude) as latitude, v.attempts, v.last_at as "lastVisitAt"
      from (select * from subjects where id = any (${subjects.map(({ subjectId }) => subjectId)}::uuid[])) s
      join jsonb_to_recordset(${sql.json(subjects)}::jsonb) as t ("subjectId" uuid, since timestamptz) on t."subjectId" = s.id
      left join lateral app.person_of_subject(s.id) o on s.kind = 'person' left join places p on p.id = s.place_id left join places e on e.id = p.estate_id
      left join place_grids g on g.place_id = p.id and upper_inf(g.valid) left join governance_units u on u.id = g.grid_id
      left join lateral (
        select count(*) filter (where v.happened_at >= t.since and v.outcome not in ('done', 'found', 'elsewhere', 'gone')) as attempts, max(v.happened_at) as last_at
          -- Nobody was visited by playing it; a drill is what is done at a unit.
          from app.standing_visits() v where v.subject_id = s.id and (not v.is_drill or v.action = 'drill')) v on true`);
}

export type DoneVisit = {
  subjectId: string;
  kind: SubjectKind;
  name: string;
  action: VisitAction;
  outcome: VisitOutcome;
  happenedAt: Date;
  closed: { zh: string; en: string }[];
  isDrill: boolean;
};

/** To whom this post has been since then: one row a subject, its last visit with a result. */
export function listDone(tx: Tx, postId: string, from: Date): Promise<DoneVisit[]> {
  return tx.all<DoneVisit>(sql`
    select * from (
      select distinct on (v.subject_id) v.subject_id as "subjectId", s.kind, s.name, v.action, v.outcome, v.happened_at as "happenedAt", v.is_drill as "isDrill",
             coalesce((select jsonb_agg(y.title) from duties d join duty_rhythms y on y.id = d.rhythm_id where d.subject_id = v.subject_id and d.visit_id = v.id), '[]') as closed
        from app.standing_visits() v join subjects s on s.id = v.subject_id
       where v.post_id = ${postId} and v.recorded_at >= ${from} and v.outcome in ('done', 'found', 'elsewhere', 'gone')
       order by v.subject_id, v.recorded_at desc) v order by "happenedAt" desc`);
}
