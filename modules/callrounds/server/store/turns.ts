// The list of a round as commands take from it and write to it. A claim is one statement that skips what another caller holds, so that two callers never get the
// same person; it ends by itself, so that a phone that died keeps nobody from being rung.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { claimMs, type TurnResult } from '../../shared/turn.ts';
import { turnJoins } from '../views/turn-state.ts';
import type { Frozen } from './rounds.ts';

type By = { postId: string; name: string };

export function addTurns(tx: Tx, roundId: string, people: readonly Frozen[], visitId: string | null = null): void {
  if (people.length === 0) return;
  tx.write(sql`
    insert into call_turns (round_id, subject_id, ordinal, named_in_visit_id, result)
    select ${roundId}, t."subjectId", t.n + (select coalesce(max(ordinal), 0) from call_turns where round_id = ${roundId}), ${visitId}::uuid,
           case when not t."hasPhone" then 'no_phone' end
      from rows from (jsonb_to_recordset(${sql.json(people)}::jsonb) as ("subjectId" uuid, "hasPhone" boolean)) with ordinality as t ("subjectId", "hasPhone", n)
    on conflict do nothing`);
}

/** The one in hand already, held anew; else the next that nobody holds: never rung first, then those whose time to be tried again has come. */
export async function claimNext(tx: Tx, roundId: string, by: By): Promise<string | null> {
  const until = new Date(tx.now + claimMs);
  const held = await tx.first<{ subjectId: string }>(sql`
    update call_turns set claimed_until = ${until}
     where round_id = ${roundId} and claimed_by_post_id = ${by.postId} and claimed_until > ${tx.at} and result is null returning subject_id as "subjectId"`);
  if (held) return held.subjectId;
  const next = await tx.first<{ subjectId: string }>(sql`
    with next as materialized (
      select t.subject_id from call_turns t join call_rounds r on r.id = t.round_id ${turnJoins}
       where t.round_id = ${roundId} and t.result is null and (t.claimed_until is null or t.claimed_until <= ${tx.at}) and (t.next_at is null or t.next_at <= ${tx.at})
         and c.done_at is null and c.ended_at is null and c.excused_at is null and o.done_at is null
         and exists (select from subjects s where s.id = t.subject_id)
       order by t.tries, t.ordinal limit 1 for update of t skip locked)
    update call_turns t set claimed_by_post_id = ${by.postId}, claimed_by_name = ${by.name}, claimed_until = ${until}
      from next n where t.round_id = ${roundId} and t.subject_id = n.subject_id
    returning t.subject_id as "subjectId"`);
  return next?.subjectId ?? null;
}

export function putBack(tx: Tx, roundId: string, subjectId: string, postId: string): void {
  tx.write(sql`
    update call_turns set claimed_by_post_id = null, claimed_by_name = null, claimed_until = null
     where round_id = ${roundId} and subject_id = ${subjectId} and claimed_by_post_id = ${postId}`);
}

export type TurnRow = { subjectId: string; name: string; tries: number; result: TurnResult | null };

export function lockTurn(tx: Tx, roundId: string, subjectId: string): Promise<TurnRow | undefined> {
  return tx.first<TurnRow>(sql`
    select t.subject_id as "subjectId", s.name, t.tries, t.result from call_turns t join subjects s on s.id = t.subject_id
     where t.round_id = ${roundId} and t.subject_id = ${subjectId} for update of t`);
}

/** `toldIn`: the call in which it was told; one who was answered for has a visit of their own besides. */
export type Told = { result: TurnResult | null; nextAt: Date | null; visitId: string; toldIn: string };

/** How it came out; whoever held them holds them no more. How it stood before is kept, so that a slip of the finger can be taken back. */
export function tellTurn(tx: Tx, roundId: string, subjectId: string, told: Told, by: By): void {
  tx.write(sql`
    update call_turns set result = ${told.result}, next_at = ${told.nextAt}, tries = tries + ${told.visitId === told.toldIn ? 1 : 0}, visit_id = ${told.visitId}, told_at = ${tx.at},
           told_in_visit_id = ${told.toldIn}, before = jsonb_build_object('tries', tries, 'nextAt', next_at, 'visitId', visit_id, 'toldAt', told_at,
             'toldByPostId', told_by_post_id, 'toldByName', told_by_name),
           told_by_post_id = ${by.postId}, told_by_name = ${by.name}, claimed_by_post_id = null, claimed_by_name = null, claimed_until = null
     where round_id = ${roundId} and subject_id = ${subjectId}`);
}

export type ToldTurn = {
  subjectId: string;
  visitId: string;
  toldByPostId: string;
  /** It was given over to the door, and somebody was there since. */
  isMet: boolean;
};

/** Everybody whose turn was told in that call and not since, locked. */
export function lockToldIn(tx: Tx, roundId: string, visitId: string): Promise<ToldTurn[]> {
  return tx.all<ToldTurn>(sql`
    select t.subject_id as "subjectId", t.visit_id as "visitId", t.told_by_post_id as "toldByPostId", v.done_at is not null as "isMet"
      from call_turns t join call_rounds r on r.id = t.round_id ${turnJoins}
     where t.round_id = ${roundId} and t.told_in_visit_id = ${visitId} and t.before is not null order by t.subject_id for update of t`);
}

/** As it stood before the last telling. */
export function restoreTurns(tx: Tx, roundId: string, subjectIds: readonly string[]): void {
  tx.write(sql`
    update call_turns set result = null, tries = (before->>'tries')::smallint, next_at = (before->>'nextAt')::timestamptz, visit_id = (before->>'visitId')::uuid,
           told_at = (before->>'toldAt')::timestamptz, told_by_post_id = (before->>'toldByPostId')::uuid, told_by_name = before->>'toldByName',
           told_in_visit_id = null, before = null, claimed_by_post_id = null, claimed_by_name = null, claimed_until = null
     where round_id = ${roundId} and subject_id = any (${subjectIds}::uuid[])`);
}

/** Whom the call added to the list and nobody rang since. */
export async function listAddedIn(tx: Tx, roundId: string, visitId: string): Promise<string[]> {
  const rows = await tx.all<{ subjectId: string }>(sql`
    select subject_id as "subjectId" from call_turns
     where round_id = ${roundId} and named_in_visit_id = ${visitId} and tries = 0 and told_at is null order by subject_id for update`);
  return rows.map(({ subjectId }) => subjectId);
}

export function takeOff(tx: Tx, roundId: string, subjectIds: readonly string[]): void {
  tx.write(sql`delete from call_turns where round_id = ${roundId} and subject_id = any (${subjectIds}::uuid[])`);
}

/** Into this caller's hand, and nobody else there. */
export function holdOnly(tx: Tx, roundId: string, subjectId: string, by: By): void {
  tx.write(sql`
    update call_turns set claimed_by_post_id = null, claimed_by_name = null, claimed_until = null
     where round_id = ${roundId} and claimed_by_post_id = ${by.postId} and result is null and subject_id <> ${subjectId}`);
  tx.write(sql`
    update call_turns set claimed_by_post_id = ${by.postId}, claimed_by_name = ${by.name}, claimed_until = ${new Date(tx.now + claimMs)}
     where round_id = ${roundId} and subject_id = ${subjectId}`);
}

export type MemberRow = { subjectId: string; hasPhone: boolean; isListed: boolean; result: TurnResult | null };

/** Those of them who live in the same home, with how they stand in the round. */
export function lockMembers(
  tx: Tx,
  roundId: string,
  subjectId: string,
  memberIds: readonly string[],
): Promise<MemberRow[]> {
  return tx.all<MemberRow>(sql`
    select p.id as "subjectId", p.phone_hash is not null as "hasPhone", t.subject_id is not null as "isListed", t.result
      from people p join stays m on m.person_id = p.id and m.kind = 'living' and upper_inf(m.valid)
      join stays h on h.place_id = m.place_id and h.kind = 'living' and upper_inf(h.valid) and h.person_id = ${subjectId}
      left join call_turns t on t.round_id = ${roundId} and t.subject_id = p.id
     where p.id = any (${memberIds}::uuid[]) and p.id <> ${subjectId} order by p.id`);
}

export function addMissing(tx: Tx, roundId: string, subjectId: string, visitId: string): void {
  tx.write(sql`
    insert into call_missing_members (round_id, subject_id, visit_id, told_at) values (${roundId}, ${subjectId}, ${visitId}, ${tx.at}) on conflict do nothing`);
}
