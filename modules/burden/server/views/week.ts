// SQL of the weeks of posts. A turn belongs to the week in which it came due and to the post that answered for it at that moment (or does now, if that is still
// ahead): named for the subject, else by role and place as the places lay then. So a hand-over or a redraw changes no past week.
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { stateSql } from '#modules/duties/server/public.ts';
import type { DutyState } from '#modules/duties/shared/duty-state.ts';
import type { SubjectKind } from '#modules/facts/shared/subject.ts';

export type PostRow = { postId: string; name: string; role: string; unitName: string };
export type Week = { from: Date; to: Date };

const posts = sql.raw(`p.id as "postId", f.name, p.role, u.name as "unitName"`);
const holders = sql`posts p join staff f on f.id = p.staff_id join governance_units u on u.id = p.unit_id`;
const during = ({ from, to }: Week) => sql`p.valid && tstzrange(${from}, ${to})`;

/** Within the asker's own units, or the post they wear. */
export function findPost(tx: Tx, postId: string): Promise<PostRow | undefined> {
  return tx.first<PostRow>(sql`
    select ${posts} from ${holders}
     where p.id = ${postId} and (p.id = app.post_id() or (select app.sees_all()) or p.unit_id = any ((select app.scope())::uuid[]))`);
}

/** Whoever held one of these roles in the unit or below it in that week, by name. */
export function listPosts(tx: Tx, unitId: string, roles: readonly string[], week: Week): Promise<PostRow[]> {
  return tx.all<PostRow>(sql`
    select ${posts} from ${holders}
     where p.unit_id = any (select unnest(member_ids) from unit_scopes where unit_id = ${unitId}) and p.role = any (${roles}::text[]) and ${during(week)}
     order by f.name collate app.natural, u.name collate app.natural, p.id limit 500`);
}

export type UnitRow = { unitId: string; name: string };

export function findUnit(tx: Tx, unitId: string): Promise<UnitRow | undefined> {
  return tx.first<UnitRow>(sql`
    select id as "unitId", name from governance_units where id = ${unitId} and ((select app.sees_all()) or id = any ((select app.scope())::uuid[]))`);
}

export function listUnitsBelow(tx: Tx, unitId: string): Promise<UnitRow[]> {
  return tx.all<UnitRow>(sql`
    select id as "unitId", name from governance_units where parent_id = ${unitId} and upper_inf(valid)
     and kind in ('subdistrict', 'town', 'township', 'community', 'village', 'grid') order by kind, name collate app.natural`);
}

/** Turns of these posts that came due in the week, each with the post; one that several posts owe together is owed by each. */
function turnsOf(tx: Tx, postIds: readonly string[], { from, to }: Week): Sql {
  const inWeek = sql`d.due_at >= ${from} and d.due_at < ${to}`;
  const columns = sql.raw(
    'd.subject_id, d.rhythm_id, d.slot, d.place_id, d.unit_id, d.community_id, d.opens_at, d.due_at, d.done_at, d.told_at, d.excused_at, d.ended_at, d.visit_id',
  );
  return sql`
    held as materialized (
      select p.id, p.role, p.valid, u.kind, s.member_ids from posts p join governance_units u on u.id = p.unit_id join unit_scopes s on s.unit_id = p.unit_id
       where p.id = any (${postIds}::uuid[]))
    , ground as materialized (
      select g.place_id from place_grids g where g.grid_id in (select unnest(member_ids) from held where kind = 'grid') and g.valid && tstzrange(${from}, ${to})
      union select w.id from places w where w.community_id in (select unnest(member_ids) from held where kind <> 'grid'))
    , due as materialized (
      select ${columns} from ground w join duties d on d.place_id = w.place_id where ${inWeek}
      union select ${columns} from duties d where d.unit_id is not null and d.unit_id in (select unnest(member_ids) from held) and ${inWeek}
      union select ${columns} from subject_owners o join duties d on d.subject_id = o.subject_id where o.post_id = any (${postIds}::uuid[]) and ${inWeek})
    , placed as (
      select d.*, y.role, y.title, r.code as register_code, least(d.due_at, ${tx.at}::timestamptz) as then_at, ${stateSql(sql`${tx.at}::timestamptz`)} as state,
             coalesce((select g.grid_id from place_grids g where g.place_id = d.place_id and g.valid @> least(d.due_at, ${tx.at}::timestamptz) limit 1), d.unit_id, d.community_id) as cell,
             (select array_agg(o.post_id) from subject_owners o
               where o.subject_id = d.subject_id and o.valid @> least(d.due_at, ${tx.at}::timestamptz) and coalesce(o.register_code, r.code) = r.code) as named
        from due d join duty_rhythms y on y.id = d.rhythm_id join subject_registers r on r.id = y.register_id)
    , turns as (
      select h.id as post_id, d.* from placed d join held h
          on case when d.named is null then h.role = d.role and d.cell = any (h.member_ids) else h.id = any (d.named) end and h.valid @> d.then_at
       where d.state <> 'ended')`;
}

export type TurnCount = { postId: string; rhythmId: string; state: DutyState; count: number };

export function countTurns(tx: Tx, postIds: readonly string[], week: Week): Promise<TurnCount[]> {
  return tx.all<TurnCount>(sql`
    with ${turnsOf(tx, postIds, week)}
    select post_id as "postId", rhythm_id as "rhythmId", state, count(*) as count from turns group by 1, 2, 3`);
}

const results = sql.raw(`('done', 'found', 'elsewhere')`);
/** Nothing is recorded more than five minutes before it is. */
const ofWeek = (postIds: readonly string[], { from, to }: Week) => sql`
  v.post_id = any (${postIds}::uuid[]) and v.recorded_at >= ${new Date(from.getTime() - 300_000)} and v.happened_at >= ${from} and v.happened_at < ${to} and not v.is_drill`;

export type VisitSums = {
  postId: string;
  visits: number;
  attempts: number;
  measured: number;
  asked: number;
  prefilled: number;
  taps: number;
  minutes: number;
};

export function sumVisits(tx: Tx, postIds: readonly string[], week: Week): Promise<VisitSums[]> {
  return tx.all<VisitSums>(sql`
    select v.post_id as "postId", count(*) filter (where v.outcome in ${results}) as visits, count(*) filter (where v.outcome not in ${results}) as attempts,
           count(v.seconds) as measured, sum(v.fields_asked) as asked, sum(v.fields_prefilled) as prefilled, coalesce(sum(v.taps), 0) as taps,
           coalesce(sum(v.seconds), 0) / 60.0 as minutes
      from app.standing_visits() v where ${ofWeek(postIds, week)} group by 1`);
}

export type VisitPart = { rhythmId: string; visitId: string; asked: number; prefilled: number; minutes: number };

/** Visits of one post with each rhythm of which they closed a turn. */
export function listVisitParts(tx: Tx, postId: string, week: Week): Promise<VisitPart[]> {
  return tx.all<VisitPart>(sql`
    select distinct d.rhythm_id as "rhythmId", v.id as "visitId", v.fields_asked as asked, v.fields_prefilled as prefilled, coalesce(v.seconds, 0) / 60.0 as minutes
      from app.standing_visits() v join duties d on d.subject_id = v.subject_id and d.visit_id = v.id where ${ofWeek([postId], week)}`);
}

export type RhythmHead = {
  rhythmId: string;
  registerCode: string;
  registerTitle: { zh: string; en: string };
  form: string | null;
};

export function listRhythmHeads(tx: Tx, rhythmIds: readonly string[]): Promise<RhythmHead[]> {
  return tx.all<RhythmHead>(sql`
    select y.id as "rhythmId", r.code as "registerCode", r.title as "registerTitle", y.definition->>'form' as form
      from duty_rhythms y join subject_registers r on r.id = y.register_id where y.id = any (${rhythmIds}::uuid[]) order by r.code, y.code`);
}

export type BehindRow = {
  key: string;
  subjectId: string;
  kind: SubjectKind;
  name: string;
  address: string | null;
  at: Date;
  title: { zh: string; en: string } | null;
  action: string | null;
  state: DutyState | null;
  outcome: string | null;
  asked: number | null;
  prefilled: number | null;
  taps: number | null;
  seconds: number | null;
  total: number;
};

const most = 300;
const address = sql.raw(`case when s.kind in ('person', 'enterprise') then w.address end as address`);

export function listTurns(
  tx: Tx,
  postId: string,
  week: Week,
  states: readonly DutyState[] | null,
): Promise<BehindRow[]> {
  return tx.all<BehindRow>(sql`
    with ${turnsOf(tx, [postId], week)}
    select t.subject_id || ' ' || t.rhythm_id || ' ' || t.slot as key, t.subject_id as "subjectId", s.kind, s.name, ${address}, t.due_at as at, t.title, null as action, t.state,
           null as outcome, null::int as asked, null::int as prefilled, null::int as taps, null::int as seconds, count(*) over () as total
      from turns t join subjects s on s.id = t.subject_id left join places w on w.id = t.place_id
     where ${states ? sql`t.state = any (${states}::text[])` : sql`true`}
     order by array_position(array['missed', 'open', 'ahead', 'made_up', 'excused', 'done'], t.state), t.due_at, s.name_key, key limit ${most}`);
}

export function listWork(tx: Tx, postId: string, week: Week, isAttempt: boolean): Promise<BehindRow[]> {
  return tx.all<BehindRow>(sql`
    select v.id::text as key, v.subject_id as "subjectId", s.kind, s.name, ${address}, v.happened_at as at, null as title, v.action, null as state, v.outcome,
           v.fields_asked as asked, v.fields_prefilled as prefilled, v.taps, v.seconds, count(*) over () as total
      from app.standing_visits() v join subjects s on s.id = v.subject_id left join places w on w.id = v.place_id
     where ${ofWeek([postId], week)} and (v.outcome not in ${results}) = ${isAttempt} order by v.happened_at desc, v.id limit ${most}`);
}
