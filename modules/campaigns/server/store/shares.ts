// A list in parts: its names firm by firm (app.round_names), who is answerable for them, and the firms that come and go (F14).
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { askAgain, askOnce, endTurn } from '#modules/duties/server/public.ts';

export type Part = {
  department?: string | undefined;
  park?: string | undefined;
  subjectIds?: readonly string[] | undefined;
};

/** `n` is a row of app.round_names. */
const among = ({ subjectIds }: Part): Sql =>
  subjectIds === undefined ? sql`true` : sql`n.subject_id = any (${[...subjectIds]}::uuid[])`;

export async function shareRound(tx: Tx, roundId: string): Promise<void> {
  await tx.settle();
  await tx.all(sql`select app.share_round(${roundId})`);
}

/** Names of the part that still wait, neighbours together. */
export async function listWaiting(tx: Tx, roundId: string, part: Part, onlyUnnamed: boolean): Promise<Waiting[]> {
  return tx.all<Waiting>(sql`
    select n.subject_id as "subjectId", n.record_ids as "recordIds" from app.round_names(${roundId}, ${part.department ?? null}, ${part.park ?? null}) n join subjects s on s.id = n.subject_id
     where n.standing = 'waits' and ${among(part)} and ${onlyUnnamed ? sql`not n.is_named` : sql`true`}
     order by s.community_id, s.place_id, s.name_key, s.id`);
}
export type Waiting = { subjectId: string; recordIds: string[] };

export function moveParts(
  tx: Tx,
  roundId: string,
  recordIds: readonly string[],
  to: { department?: string | undefined; park?: string | undefined },
): void {
  tx.write(sql`
    update campaign_shares set department = coalesce(${to.department ?? null}, department), park = coalesce(${to.park ?? null}, park)
     where round_id = ${roundId} and subject_id = any (${[...recordIds]}::uuid[])`);
}

export type Named = { subjectId: string; postId: string };
export type NamedBy = { districtId: string; postId: string; byName: string };

/** Each of these is owed by that post and by nobody else from now on; who owed it before stays told. */
export async function nameSurveyors(tx: Tx, roundId: string, named: readonly Named[], by: NamedBy): Promise<void> {
  if (named.length === 0) return;
  await tx.settle();
  await tx.all(sql`
    select app.name_surveyors(${roundId}, ${named.map(({ subjectId }) => subjectId)}::uuid[], ${named.map(({ postId }) => postId)}::uuid[], ${by.districtId}, ${by.postId}, ${by.byName})`);
}

/** The round is over: nobody is named for its names any more. */
export function releaseSurveyors(tx: Tx, roundId: string): void {
  tx.write(sql`
    update subject_owners set valid = tstzrange(lower(valid), greatest(lower(valid), ${tx.at}::timestamptz)), end_reason = '摸排结束'
     where register_code = ${roundId} and upper_inf(valid)`);
}

export type PostHere = { postId: string; unitId: string };

/** Of these posts those that stand now within the area of the one who asks. */
export function listPostsHere(tx: Tx, postIds: readonly string[]): Promise<PostHere[]> {
  return tx.all<PostHere>(sql`
    select p.id as "postId", p.unit_id as "unitId" from posts p where p.id = any (${[...postIds]}::uuid[]) and p.valid @> ${tx.at}::timestamptz
       and ((select app.sees_all()) or p.unit_id = any ((select app.scope())::uuid[]))`);
}

/** The department of the register that the unit is; none where it is none. */
export async function departmentOf(tx: Tx, unitId: string): Promise<string | undefined> {
  const row = await tx.first<{ code: string }>(
    sql`select code from enterprise_departments where unit_id = ${unitId} and district_id = app.district_id() order by code limit 1`,
  );
  return row?.code;
}

export async function takeFoundFirm(
  tx: Tx,
  found: { roundId: string; enterpriseId: string; department: string; park: string; byName: string },
): Promise<boolean> {
  await tx.settle();
  const row = await tx.first<{ taken: boolean }>(sql`
    select app.take_found_firm(${found.roundId}, ${found.enterpriseId}, ${found.department}, ${found.park}, ${found.byName}) as taken`);
  return row?.taken ?? false;
}

export type Following = {
  roundId: string;
  subjectId: string;
  keptId: string | null;
  isGone: boolean;
  isKeptShared: boolean;
  /** It came by a merge that does not stand any more. */
  isParted: boolean;
  /** Told of while it was on record as another firm, which was merged into this one. */
  isToldAsOther: boolean;
  standing: 'waits' | 'ended' | 'over';
};

/** Turns of rounds that run, of these records and of those merged into them. As the house. */
export function listFollowing(tx: Tx, enterpriseIds: readonly string[]): Promise<Following[]> {
  return tx.all<Following>(sql`
    select s.round_id as "roundId", s.subject_id as "subjectId", app.kept_firm(s.subject_id) as "keptId", x.is_gone as "isGone",
           exists (select from campaign_shares k where k.round_id = s.round_id and k.subject_id = app.kept_firm(s.subject_id)) as "isKeptShared",
           s.follows_id is not null and coalesce(app.kept_firm(s.follows_id), s.follows_id) <> coalesce(app.kept_firm(s.subject_id), s.subject_id) as "isParted",
           exists (with recursive down as (
                     select e.id from enterprises e where e.merged_into_id = s.subject_id
                     union select e.id from enterprises e join down on e.merged_into_id = down.id)
                   select from down join duties o on o.rhythm_id = s.round_id and o.subject_id = down.id and o.slot = 'once' and o.done_at is not null) as "isToldAsOther",
           case when d.subject_id is null or d.done_at is not null or d.excused_at is not null then 'over' when d.ended_at is not null then 'ended' else 'waits' end as standing
      from campaign_shares s join campaign_rounds r on r.id = s.round_id and r.ended_at is null join subjects x on x.id = s.subject_id
      left join duties d on d.rhythm_id = s.round_id and d.subject_id = s.subject_id and d.slot = 'once'
     where s.subject_id = any (${[...enterpriseIds]}::uuid[]) order by 1, 2`);
}

/** The record that is kept takes the turn and the surveyor of the one that was merged into it. */
export async function followKept(tx: Tx, { roundId, subjectId }: Following, keptId: string): Promise<void> {
  tx.write(sql`
    insert into campaign_shares (round_id, subject_id, department, park, is_listed, follows_id)
    select round_id, ${keptId}, department, park, false, ${subjectId} from campaign_shares where round_id = ${roundId} and subject_id = ${subjectId} on conflict do nothing`);
  askOnce(tx, roundId, [keptId]);
  tx.write(sql`
    insert into subject_owners (id, district_id, subject_id, register_code, post_id, made_by_post_id, by_name, reason, valid)
    select gen_random_uuid(), o.district_id, ${keptId}, o.register_code, o.post_id, o.made_by_post_id, o.by_name, o.reason, tstzrange(${tx.at}, null)
      from subject_owners o where o.subject_id = ${subjectId} and o.register_code = ${roundId} and upper_inf(o.valid)
       and not exists (select from subject_owners k where k.subject_id = ${keptId} and k.register_code = ${roundId} and upper_inf(k.valid))`);
  await tx.settle();
}

export { askAgain, endTurn };
