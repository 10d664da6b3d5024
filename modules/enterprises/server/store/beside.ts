// The rows beside an enterprise: where it is, which departments list it, which shops it runs, whether it is a key enterprise.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { Where } from '../../shared/commands.ts';
import type { Department, Method } from '../../shared/enterprise.ts';

export type Head = { enterpriseId: string; districtId: string };

export function findPlace(tx: Tx, enterpriseId: string, kind: Where['kind']): Promise<{ from: string } | undefined> {
  return tx.first(sql`
    select lower(valid)::text as "from" from enterprise_places where enterprise_id = ${enterpriseId} and kind = ${kind} and upper_inf(valid)`);
}

/**
 * The one that held ends on that day; told again on its own first day it is put right. One statement: a desk that gives a firm to another community sees it
 * no more once the old place has ended, and must still be able to say the new one.
 */
export function putPlace(tx: Tx, head: Head, where: Where, from: string, source: string): void {
  tx.write(sql`
    with ended as (
      update enterprise_places set valid = case when lower(valid) >= ${from}::date then 'empty'::daterange else daterange(lower(valid), ${from}::date) end
       where enterprise_id = ${head.enterpriseId} and kind = ${where.kind} and upper_inf(valid) returning 1)
    insert into enterprise_places (id, district_id, enterprise_id, kind, place_id, unit_id, address, source, valid)
    select ${where.recordId}::uuid, ${head.districtId}::uuid, ${head.enterpriseId}::uuid, ${where.kind}, ${where.placeId}::uuid, ${where.unitId}::uuid, ${where.address},
           ${source}, daterange(${from}::date, null) from (select count(*) from ended) first`);
}

export type ListingRow = { listingId: string; method: Method | null; contactedOn: string | null };

export function findListing(tx: Tx, enterpriseId: string, department: Department): Promise<ListingRow | undefined> {
  return tx.first<ListingRow>(sql`
    select id as "listingId", method, contacted_on::text as "contactedOn" from enterprise_listings
     where enterprise_id = ${enterpriseId} and department = ${department} and upper_inf(valid) for update`);
}

export function addListing(
  tx: Tx,
  head: Head,
  listing: {
    listingId: string;
    department: Department;
    method: Method | null;
    contactedOn: string | null;
    source: string;
  },
): void {
  tx.write(sql`
    insert into enterprise_listings (id, district_id, enterprise_id, department, method, contacted_on, source, valid)
    values (${listing.listingId}, ${head.districtId}, ${head.enterpriseId}, ${listing.department}, ${listing.method}, ${listing.contactedOn}, ${listing.source},
      daterange(app.today(), null))`);
}

export function contactAgain(tx: Tx, listingId: string, method: Method | null, contactedOn: string | null): void {
  tx.write(sql`
    update enterprise_listings set method = coalesce(${method}, method), contacted_on = coalesce(${contactedOn}::date, contacted_on) where id = ${listingId}`);
}

export function endListing(tx: Tx, listingId: string): void {
  tx.write(
    sql`update enterprise_listings set valid = daterange(lower(valid), greatest(lower(valid), app.today())) where id = ${listingId}`,
  );
}

/** Is the unit of the post this department of the district? */
export async function isDepartment(tx: Tx, unitId: string, department: Department): Promise<boolean> {
  const row = await tx.first(sql`
    select 1 from enterprise_departments where code = ${department} and unit_id = ${unitId} and district_id = app.district_id()`);
  return row !== undefined;
}

export function putDepartment(tx: Tx, districtId: string, department: Department, unitId: string): void {
  tx.write(sql`
    insert into enterprise_departments (district_id, code, unit_id) values (${districtId}, ${department}, ${unitId})
    on conflict (district_id, code) do update set unit_id = excluded.unit_id`);
}

/** 重点企业 as a flag of the subject (ADR 10). */
export const keyFlag = 'key_enterprise';

export function findKeyFlag(tx: Tx, enterpriseId: string): Promise<{ flagId: string; from: string } | undefined> {
  return tx.first(sql`
    select id as "flagId", lower(valid)::text as "from" from subject_flags where subject_id = ${enterpriseId} and flag = ${keyFlag} and upper_inf(valid)`);
}

export function addKeyFlag(tx: Tx, head: Head, flag: { flagId: string; reason: string; from: string }): void {
  tx.write(sql`
    insert into subject_flags (id, district_id, subject_id, subject_kind, flag, reason, valid)
    values (${flag.flagId}, ${head.districtId}, ${head.enterpriseId}, 'enterprise', ${keyFlag}, ${flag.reason}, daterange(${flag.from}::date, null))`);
}

export function endKeyFlag(tx: Tx, flagId: string, reason: string): void {
  tx.write(
    sql`update subject_flags set valid = daterange(lower(valid), greatest(lower(valid), app.today())), end_reason = ${reason} where id = ${flagId}`,
  );
}

export function addRun(tx: Tx, head: Head, run: { runId: string; placeId: string; from: string }): void {
  tx.write(sql`
    insert into shop_runs (id, district_id, place_id, enterprise_id, valid)
    values (${run.runId}, ${head.districtId}, ${run.placeId}, ${head.enterpriseId}, daterange(${run.from}::date, null))`);
}

export function findRun(
  tx: Tx,
  runId: string,
): Promise<{ runId: string; enterpriseId: string; placeId: string; from: string } | undefined> {
  return tx.first(sql`
    select id as "runId", enterprise_id as "enterpriseId", place_id as "placeId", lower(valid)::text as "from" from shop_runs
     where id = ${runId} and upper_inf(valid) for update`);
}

export function endRun(tx: Tx, runId: string, on: string): void {
  tx.write(sql`update shop_runs set valid = daterange(lower(valid), ${on}::date) where id = ${runId}`);
}
