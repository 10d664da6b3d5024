// Firms whose workers are tested regularly (C2): who works there now, and when each was last tested.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

export type FirmRow = { enterpriseId: string; districtId: string; communityId: string | null };
export function findFirm(tx: Tx, enterpriseId: string): Promise<FirmRow | undefined> {
  return tx.first<FirmRow>(sql`
    select id as "enterpriseId", district_id as "districtId", community_id as "communityId" from enterprises
     where id = ${enterpriseId} and merged_into_id is null`);
}

export type WorkerRow = {
  employmentId: string;
  personId: string | null;
  name: string;
  phoneCipher: Buffer | null;
  phoneHash: Buffer | null;
  phoneTail: string | null;
};
export function listWorkersNow(tx: Tx, enterpriseId: string): Promise<WorkerRow[]> {
  return tx.all<WorkerRow>(sql`
    select id as "employmentId", app.kept_person(person_id) as "personId", name, phone_cipher as "phoneCipher", phone_hash as "phoneHash", phone_tail as "phoneTail"
      from employments where enterprise_id = ${enterpriseId} and valid @> app.today() order by id`);
}

/** The turn of the firm that runs, if it was not closed yet: since when its tests count. */
export async function findTurnFrom(tx: Tx, enterpriseId: string): Promise<Date | undefined> {
  const row = await tx.first<{ opensAt: Date }>(sql`
    select d.opens_at as "opensAt" from duties d join duty_rhythms y on y.id = d.rhythm_id
     where d.subject_id = ${enterpriseId} and y.code = 'cold_chain_tests' and d.done_at is null and d.ended_at is null and d.excused_at is null and d.opens_at <= ${tx.at}
     order by d.opens_at desc limit 1`);
  return row?.opensAt;
}

export type TestRow = { testId: string; employmentId: string; result: string };
export function addTests(
  tx: Tx,
  rows: readonly TestRow[],
  of: {
    districtId: string;
    unitId: string;
    enterpriseId: string;
    sampledAt: Date;
    isDrill: boolean;
    byName: string;
    byPostId: string;
    commandId: string;
  },
): void {
  tx.write(sql`
    insert into monitored_tests (id, district_id, unit_id, enterprise_id, employment_id, sampled_at, result, is_drill, told_at, by_name, by_post_id, command_id)
    select t.id, ${of.districtId}::uuid, ${of.unitId}::uuid, ${of.enterpriseId}::uuid, t.employment_id, ${of.sampledAt}::timestamptz, t.result, ${of.isDrill}::boolean,
           ${tx.at}::timestamptz, ${of.byName}::text, ${of.byPostId}::uuid, ${of.commandId}::uuid
      from unnest(${rows.map(({ testId }) => testId)}::uuid[], ${rows.map(({ employmentId }) => employmentId)}::uuid[], ${rows.map(({ result }) => result)}::text[]) as t (id, employment_id, result)`);
}

/** Who works there now and was not tested since; an invalid test is none. */
export async function listLacking(tx: Tx, enterpriseId: string, since: Date): Promise<string[]> {
  const rows = await tx.all<{ id: string }>(sql`
    select m.id from employments m where m.enterprise_id = ${enterpriseId} and m.valid @> app.today()
       and not exists (select from monitored_tests t where t.employment_id = m.id and t.sampled_at >= ${since} and not t.is_drill and t.result <> 'invalid')`);
  return rows.map(({ id }) => id);
}
