// Who works where. Numbers lie sealed; whether the person met at work is one met at home is said by the database, from keyed hashes and the name (A8).
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { KnownBy } from '../../shared/enterprise.ts';

export type Met = { personId: string; knownBy: KnownBy };

export function findMet(
  tx: Tx,
  idHash: Buffer | null,
  phoneHash: Buffer | null,
  name: string,
): Promise<Met | undefined> {
  return tx.first<Met>(sql`
    select person_id as "personId", known_by as "knownBy" from app.person_met(${idHash}, ${phoneHash}, ${name})`);
}

export type NewEmployment = {
  employmentId: string;
  districtId: string;
  enterpriseId: string | null;
  shopId: string | null;
  name: string;
  pinyin: string;
  title: string;
  met: Met | undefined;
  idKind: string | null;
  idCipher: Buffer | null;
  idHash: Buffer | null;
  phoneCipher: Buffer | null;
  phoneHash: Buffer | null;
  phoneTail: string | null;
  from: string;
};

export function addEmployment(tx: Tx, one: NewEmployment): void {
  tx.write(sql`
    insert into employments (id, district_id, enterprise_id, shop_id, person_id, known_by, name, pinyin, title, id_kind, id_cipher, id_hash, phone_cipher, phone_hash,
      phone_tail, valid)
    values (${one.employmentId}, ${one.districtId}, ${one.enterpriseId}, ${one.shopId}, ${one.met?.personId ?? null}, ${one.met?.knownBy ?? null}, ${one.name},
      ${one.pinyin}, ${one.title}, ${one.idKind}, ${one.idCipher}, ${one.idHash}, ${one.phoneCipher}, ${one.phoneHash}, ${one.phoneTail}, daterange(${one.from}::date, null))`);
}

export type EmploymentRow = {
  employmentId: string;
  enterpriseId: string | null;
  shopId: string | null;
  personId: string | null;
  name: string;
  idHash: Buffer | null;
  from: string;
};

export function findEmployment(tx: Tx, employmentId: string): Promise<EmploymentRow | undefined> {
  return tx.first<EmploymentRow>(sql`
    select id as "employmentId", enterprise_id as "enterpriseId", shop_id as "shopId", person_id as "personId", name, id_hash as "idHash",
           lower(valid)::text as "from"
      from employments where id = ${employmentId} and upper_inf(valid) for update`);
}

/** The resident, if the post may see them. */
export function findResident(tx: Tx, personId: string): Promise<{ idHash: Buffer | null } | undefined> {
  return tx.first(sql`select id_hash as "idHash" from people where id = ${personId} and merged_into_id is null`);
}

export function linkEmployment(tx: Tx, employmentId: string, { personId, knownBy }: Met): void {
  tx.write(sql`
    update employments set person_id = ${personId}, known_by = ${knownBy}, apart_ids = array_remove(apart_ids, ${personId}::uuid) where id = ${employmentId}`);
}

/** Two people: neither the house nor the page proposes this one again. */
export function unlinkEmployment(tx: Tx, employmentId: string, personId: string): void {
  tx.write(sql`
    update employments set person_id = null, known_by = null, apart_ids = array_append(array_remove(apart_ids, ${personId}::uuid), ${personId}::uuid)
     where id = ${employmentId}`);
}

export function endEmployment(tx: Tx, employmentId: string, on: string, reason: string): void {
  tx.write(
    sql`update employments set valid = daterange(lower(valid), ${on}::date), end_reason = ${reason} where id = ${employmentId}`,
  );
}

export async function recogniseWorkers(tx: Tx, districtId: string): Promise<number> {
  return (await tx.first<{ known: number }>(sql`select app.recognise_workers(${districtId}) as known`))?.known ?? 0;
}
