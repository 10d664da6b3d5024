// Records that may be one person, as the desk sees them: candidates come as a set from app.find_alike (0035), which keeps to the area; the rows are then read
// under row-level security.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

export function listAlike(tx: Tx, unitId: string, limit: number): Promise<{ oneId: string; otherId: string }[]> {
  return tx.all(sql`select one_id as "oneId", other_id as "otherId" from app.find_alike(${unitId}, ${limit})`);
}

export async function listElsewhere(tx: Tx, unitId: string, limit: number): Promise<string[]> {
  const rows = await tx.all<{ personId: string }>(
    sql`select person_id as "personId" from app.recorded_elsewhere(${unitId}, ${limit})`,
  );
  return rows.map(({ personId }) => personId);
}

export type TellingRow = {
  personId: string;
  name: string;
  pinyin: string;
  sex: number;
  bornOn: string | null;
  idKind: string | null;
  idHash: string | null;
  phoneHash: string | null;
  homeId: string | null;
  relation: string | null;
  communityId: string | null;
};

/** What tells people apart, of those of an area. Hashes stay on the server. */
export function listTelling(tx: Tx, unitId: string, personIds: readonly string[]): Promise<TellingRow[]> {
  return tx.all<TellingRow>(sql`
    select t.person_id as "personId", t.name, t.pinyin, t.sex, t.born_on as "bornOn", t.id_kind as "idKind", encode(t.id_hash, 'hex') as "idHash",
           encode(t.phone_hash, 'hex') as "phoneHash", t.home_id as "homeId", t.relation, t.community_id as "communityId"
      from app.tell_people(${unitId}, ${personIds as string[]}::uuid[]) t`);
}

export function listAddresses(tx: Tx, placeIds: readonly string[]): Promise<{ placeId: string; address: string }[]> {
  return tx.all(sql`select id as "placeId", address from places where id = any (${placeIds as string[]}::uuid[])`);
}

export type MergeLine = {
  mergeId: string;
  inverse: Buffer;
  mergedId: string;
  at: Date;
  byName: string;
  reason: string;
  undoneAt: Date | null;
  undoneByName: string | null;
  undoneReason: string | null;
  stayed: number;
  isLatest: boolean;
};

export function listMerges(tx: Tx, personId: string): Promise<MergeLine[]> {
  return tx.all<MergeLine>(sql`
    select m.id as "mergeId", m.inverse, m.merged_id as "mergedId", m.made_at as at, m.by_name as "byName", m.reason, m.undone_at as "undoneAt",
           m.undone_by_name as "undoneByName", m.undone_reason as "undoneReason", coalesce(jsonb_array_length(m.stayed), 0) as stayed,
           not exists (select from person_merges o where o.undone_at is null and o.id <> m.id
                        and o.kept_id = m.kept_id and (o.made_at, o.id) > (m.made_at, m.id)) as "isLatest"
      from person_merges m where m.kept_id = ${personId} order by m.made_at desc, m.id desc limit 50`);
}

export function listDistinctions(
  tx: Tx,
  personId: string,
): Promise<{ otherId: string; name: string; at: Date; byName: string; reason: string }[]> {
  return tx.all(sql`
    select p.id as "otherId", p.name, d.made_at as at, d.by_name as "byName", d.reason
      from person_distinctions d join people p on p.id = case when d.one_id = ${personId} then d.other_id else d.one_id end
     where (d.one_id = ${personId} or d.other_id = ${personId}) and d.withdrawn_at is null order by d.made_at desc limit 50`);
}
