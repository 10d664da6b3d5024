// Merges, and what was told apart, as the commands load and write them. The rows of both records come and go through two functions of migration 0035, which ask
// for themselves whether the post may.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { Change, PersonRows } from './rows.ts';

export async function readRows(tx: Tx, keepId: string, mergedId: string): Promise<PersonRows> {
  const row = await tx.first<{ rows: PersonRows }>(sql`select app.person_rows(${keepId}, ${mergedId}) as rows`);
  return row!.rows;
}

export function putRows(tx: Tx, keepId: string, mergedId: string, changes: readonly Change[]): void {
  tx.write(sql`select app.put_person_rows(${keepId}, ${mergedId}, ${sql.json(changes)}::jsonb)`);
}

/** Communities of somebody's home; without one, of where they are registered or work. */
export async function listCommunities(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx.all<{ communityId: string; kind: string }>(sql`
    select distinct p.community_id as "communityId", s.kind from stays s join places p on p.id = s.place_id where s.person_id = ${personId} and upper_inf(s.valid)`);
  const homes = rows.filter(({ kind }) => kind === 'living');
  return (homes.length > 0 ? homes : rows).map(({ communityId }) => communityId);
}

export type MergeRow = {
  mergeId: string;
  keptId: string;
  mergedId: string;
  inverse: Buffer;
  undoneAt: Date | null;
  isLatest: boolean;
};

export function addMerge(
  tx: Tx,
  merge: {
    mergeId: string;
    districtId: string;
    keptId: string;
    mergedId: string;
    reason: string;
    staffId: string | null;
    byName: string;
    inverse: Buffer;
  },
): void {
  tx.write(sql`
    insert into person_merges (id, district_id, kept_id, merged_id, reason, by_staff_id, by_name, inverse)
    values (${merge.mergeId}, ${merge.districtId}, ${merge.keptId}, ${merge.mergedId}, ${merge.reason}, ${merge.staffId}, ${merge.byName}, ${merge.inverse})`);
}

export function findMerge(tx: Tx, mergeId: string): Promise<MergeRow | undefined> {
  return tx.first<MergeRow>(sql`
    select m.id as "mergeId", m.kept_id as "keptId", m.merged_id as "mergedId", m.inverse, m.undone_at as "undoneAt",
           not exists (select from person_merges o where o.undone_at is null and o.id <> m.id
                        and (o.merged_id = m.kept_id or (o.kept_id = m.kept_id and (o.made_at, o.id) > (m.made_at, m.id)))) as "isLatest"
      from person_merges m where m.id = ${mergeId} for update`);
}

export function endMerge(tx: Tx, mergeId: string, undone: { byName: string; reason: string; stayed: unknown }): void {
  tx.write(sql`
    update person_merges set undone_at = app.now(), undone_by_name = ${undone.byName}, undone_reason = ${undone.reason}, stayed = ${sql.json(undone.stayed)}::jsonb
     where id = ${mergeId}`);
}

export type Distinction = { distinctionId: string; reason: string; byName: string; at: Date };

const sorted = (a: string, b: string): [string, string] => (a < b ? [a, b] : [b, a]);

export function findDistinction(tx: Tx, personId: string, otherId: string): Promise<Distinction | undefined> {
  const [one, other] = sorted(personId, otherId);
  return tx.first<Distinction>(sql`
    select id as "distinctionId", reason, by_name as "byName", made_at as at from person_distinctions
     where one_id = ${one} and other_id = ${other} and withdrawn_at is null`);
}

export function addDistinction(
  tx: Tx,
  distinction: {
    distinctionId: string;
    districtId: string;
    personId: string;
    otherId: string;
    reason: string;
    staffId: string | null;
    byName: string;
  },
): void {
  const [one, other] = sorted(distinction.personId, distinction.otherId);
  tx.write(sql`
    insert into person_distinctions (id, district_id, one_id, other_id, reason, by_staff_id, by_name)
    values (${distinction.distinctionId}, ${distinction.districtId}, ${one}, ${other}, ${distinction.reason}, ${distinction.staffId}, ${distinction.byName})`);
}

export function withdrawDistinction(tx: Tx, distinctionId: string, by: { byName: string; reason: string }): void {
  tx.write(sql`
    update person_distinctions set withdrawn_at = app.now(), withdrawn_by_name = ${by.byName}, withdrawn_reason = ${by.reason} where id = ${distinctionId}`);
}

export async function nameOfStaff(tx: Tx, staffId: string): Promise<string> {
  return (await tx.first<{ name: string }>(sql`select name from staff where id = ${staffId}`))?.name ?? '';
}
