// Results by tube code, and who is to be sampled again because of them.
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { TubeResult } from '../../shared/words.ts';

export type ResultRow = { code: string; result: TubeResult; testedAt: Date };
export type ToldBy = {
  roundId: string;
  districtId: string;
  unitId: string;
  lab: string;
  byName: string;
  byPostId: string;
  orderId: string;
  commandId: string;
};

/** The same result told twice is one. Gives how many were new. */
export async function addResults(tx: Tx, rows: readonly ResultRow[], by: ToldBy): Promise<number> {
  const added = await tx.all(sql`
    insert into tube_results (id, district_id, unit_id, round_id, code, result, tested_at, lab, told_at, by_name, by_post_id, emergency_order_id, command_id)
    select gen_random_uuid(), ${by.districtId}::uuid, ${by.unitId}::uuid, ${by.roundId}::uuid, code, result, tested_at, ${by.lab}::text, ${tx.at}::timestamptz, ${by.byName}::text,
           ${by.byPostId}::uuid, ${by.orderId}::uuid, ${by.commandId}::uuid
      from unnest(${rows.map(({ code }) => code)}::text[], ${rows.map(({ result }) => result)}::text[], ${rows.map(({ testedAt }) => testedAt)}::timestamptz[]) as r (code, result, tested_at)
    on conflict do nothing returning 1 as one`);
  return added.length;
}

/** Codes of these that no tube, or more than one, of the round bears: named to whoever tells them, never decided. */
export async function listOdd(
  tx: Tx,
  roundId: string,
  codes: readonly string[],
): Promise<{ unknown: string[]; twice: string[] }> {
  const rows = await tx.all<{ code: string; tubes: number }>(sql`
    select c.code, count(t.id) as tubes from unnest(${[...codes]}::text[]) as c (code) left join sample_tubes t on t.round_id = ${roundId} and t.code = c.code
     group by 1 having count(t.id) <> 1 order by 1`);
  return {
    unknown: rows.filter(({ tubes }) => tubes === 0).map(({ code }) => code),
    twice: rows.filter(({ tubes }) => tubes > 1).map(({ code }) => code),
  };
}

/**
 * A tube that was ever positive stays so for those in it; else what was tested last counts. Of a code that two tubes bear both are meant.
 * Selects round_id, code, result, tested_at.
 */
export const standingResults = (rounds: Sql): Sql => sql`
  select distinct on (r.round_id, r.code) r.round_id, r.code, r.result, r.tested_at from tube_results r where ${rounds}
   order by r.round_id, r.code, (r.result = 'positive') desc, r.tested_at desc, r.id`;

/** Each person of such tubes once, as far as they are not on the retest list yet. As the house. */
export function listToRetest(
  tx: Tx,
  roundId: string,
  retestRoundId: string | null,
): Promise<{ subjectId: string; orderId: string }[]> {
  return tx.all(sql`
    select distinct on (1) app.kept_person(s.subject_id) as "subjectId", s.emergency_order_id as "orderId" from (${standingResults(sql`r.round_id = ${roundId}`)}) r
      join sample_tubes t on t.round_id = r.round_id and t.code = r.code
      join samples s on s.tube_id = t.id and s.unswabbed_at is null and s.subject_id is not null
     where r.result <> 'negative'
       and not exists (select from duties d where d.subject_id = app.kept_person(s.subject_id) and d.rhythm_id = ${retestRoundId}::uuid)
     order by 1, s.taken_at desc`);
}

/** Under which order each is asked again: erased with it. */
export function addRetestAsked(
  tx: Tx,
  retestRoundId: string,
  asked: readonly { subjectId: string; orderId: string }[],
  commandId: string,
): void {
  tx.write(sql`
    insert into retest_asked (retest_round_id, subject_id, emergency_order_id, asked_at, command_id)
    select ${retestRoundId}::uuid, id, order_id, ${tx.at}::timestamptz, ${commandId}::uuid
      from unnest(${asked.map(({ subjectId }) => subjectId)}::uuid[], ${asked.map(({ orderId }) => orderId)}::uuid[]) as a (id, order_id) on conflict do nothing`);
}

/** Rounds that have results that ask for it, newest orders first; as the house. */
export function listRoundsToRetest(tx: Tx): Promise<{ roundId: string }[]> {
  return tx.all(sql`
    select distinct r.round_id as "roundId" from tube_results r
      join sample_tubes t on t.round_id = r.round_id and t.code = r.code
      join samples s on s.tube_id = t.id and s.unswabbed_at is null and s.subject_id is not null
      left join retest_rounds x on x.round_id = r.round_id
     where r.result <> 'negative' and r.told_at > app.now() - interval '7 days'
       and not exists (select from duties d where d.subject_id = app.kept_person(s.subject_id) and d.rhythm_id = x.retest_round_id)`);
}

export async function findRetestRound(tx: Tx, roundId: string): Promise<string | null> {
  const row = await tx.first<{ retestRoundId: string }>(
    sql`select retest_round_id as "retestRoundId" from retest_rounds where round_id = ${roundId}`,
  );
  return row?.retestRoundId ?? null;
}
export function addRetestRound(tx: Tx, roundId: string, retestRoundId: string): void {
  tx.write(sql`insert into retest_rounds (round_id, retest_round_id) values (${roundId}, ${retestRoundId})`);
}

export type CampaignPlace = { districtId: string; unitId: string };
/** Where results of a round are told: at the campaign's own unit. */
export function findPlaceOf(tx: Tx, campaignId: string): Promise<CampaignPlace | undefined> {
  return tx.first<CampaignPlace>(
    sql`select district_id as "districtId", unit_id as "unitId" from campaigns where id = ${campaignId}`,
  );
}

export function findFile(tx: Tx, fileId: string, uploader: string): Promise<{ name: string | null } | undefined> {
  return tx.first(sql`
    select original_name as name from files where id = ${fileId} and deleted_at is null and (app.is_system() or uploaded_by = ${uploader})`);
}
