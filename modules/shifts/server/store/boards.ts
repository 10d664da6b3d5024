// SQL of the small boards: means, gifts, neighbours, notes of a site's day.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

export type MeansRow = {
  meansId: string;
  unitId: string;
  districtId: string;
  quantity: number;
  measure: string;
  given: number;
};

/** Locked: what is given is counted against what there is. */
export async function lockMeans(tx: Tx, meansId: string): Promise<MeansRow | undefined> {
  await tx.all(sql`select pg_advisory_xact_lock(hashtextextended(${`means ${meansId}`}, 0))`);
  return tx.first<MeansRow>(sql`
    select m.id as "meansId", m.unit_id as "unitId", m.district_id as "districtId", m.quantity, m.measure,
           coalesce((select sum(u.quantity) from site_means_uses u where u.means_id = m.id and u.given_at is not null and u.released_at is null), 0) as given
      from site_means m where m.id = ${meansId} and m.ended_at is null`);
}
export type UseRow = {
  useId: string;
  meansId: string;
  unitId: string;
  quantity: number;
  givenAt: Date | null;
  releasedAt: Date | null;
};
export function lockUse(tx: Tx, useId: string): Promise<UseRow | undefined> {
  return tx.first<UseRow>(sql`
    select id as "useId", means_id as "meansId", unit_id as "unitId", quantity, given_at as "givenAt", released_at as "releasedAt" from site_means_uses where id = ${useId} for update`);
}
export function addMeans(
  tx: Tx,
  one: {
    meansId: string;
    districtId: string;
    unitId: string;
    kind: string;
    title: string;
    quantity: number;
    measure: string;
  },
): void {
  tx.write(sql`
    insert into site_means (id, district_id, unit_id, kind, title, quantity, measure)
    values (${one.meansId}, ${one.districtId}, ${one.unitId}, ${one.kind}, ${one.title}, ${one.quantity}, ${one.measure})`);
}
export function addUse(
  tx: Tx,
  one: {
    useId: string;
    districtId: string;
    meansId: string;
    unitId: string;
    siteId: string;
    quantity: number;
    byName: string;
  },
): void {
  tx.write(sql`
    insert into site_means_uses (id, district_id, means_id, unit_id, site_id, quantity, asked_by_name)
    values (${one.useId}, ${one.districtId}, ${one.meansId}, ${one.unitId}, ${one.siteId}, ${one.quantity}, ${one.byName})`);
}
export function markGiven(tx: Tx, useId: string, byName: string): void {
  tx.write(sql`update site_means_uses set given_at = app.now(), given_by_name = ${byName} where id = ${useId}`);
}
export function markReleased(tx: Tx, useId: string): void {
  tx.write(sql`update site_means_uses set released_at = app.now() where id = ${useId}`);
}

export function addGift(
  tx: Tx,
  one: {
    giftId: string;
    districtId: string;
    unitId: string;
    siteId: string | null;
    what: string;
    fromName: string;
    toName: string;
    valueYuan: number;
    doneWith: string;
    needsLeader: boolean;
    receivedAt: Date;
    staffId: string;
    byName: string;
  },
): void {
  tx.write(sql`
    insert into gift_receipts (id, district_id, unit_id, site_id, what, from_name, to_name, value_yuan, done_with, needs_leader, received_at, told_by_staff_id, told_by_name)
    values (${one.giftId}, ${one.districtId}, ${one.unitId}, ${one.siteId}, ${one.what}, ${one.fromName}, ${one.toName}, ${one.valueYuan}, ${one.doneWith},
      ${one.needsLeader}, ${one.receivedAt}, ${one.staffId}, ${one.byName})`);
}
export type GiftRow = { giftId: string; unitId: string; staffId: string; seenAt: Date | null };
export function lockGift(tx: Tx, giftId: string): Promise<GiftRow | undefined> {
  return tx.first<GiftRow>(sql`
    select id as "giftId", unit_id as "unitId", told_by_staff_id as "staffId", seen_at as "seenAt" from gift_receipts where id = ${giftId} for update`);
}
export function markSeen(tx: Tx, giftId: string, byName: string): void {
  tx.write(sql`update gift_receipts set seen_at = app.now(), seen_by_name = ${byName} where id = ${giftId}`);
}

export type NeighbourRow = {
  neighbourId: string;
  unitId: string;
  sense: 'offer' | 'need';
  matchedAt: Date | null;
  endedAt: Date | null;
  isMine: boolean;
};
export function lockNeighbour(tx: Tx, neighbourId: string): Promise<NeighbourRow | undefined> {
  return tx.first<NeighbourRow>(sql`
    select id as "neighbourId", unit_id as "unitId", sense, matched_at as "matchedAt", ended_at as "endedAt", phone_hash = app.phone_hash() as "isMine"
      from neighbour_posts where id = ${neighbourId} for update`);
}
export function addNeighbour(
  tx: Tx,
  one: {
    neighbourId: string;
    districtId: string;
    unitId: string;
    sense: string;
    kind: string;
    title: string;
    until: Date;
    phone: { cipher: Buffer; hash: Buffer; tail: string };
  },
): void {
  tx.write(sql`
    insert into neighbour_posts (id, district_id, unit_id, sense, kind, title, until, phone_cipher, phone_hash, phone_tail)
    values (${one.neighbourId}, ${one.districtId}, ${one.unitId}, ${one.sense}, ${one.kind}, ${one.title}, ${one.until}, ${one.phone.cipher}, ${one.phone.hash}, ${one.phone.tail})`);
}
export function markMatched(tx: Tx, oneId: string, otherId: string): void {
  tx.write(sql`
    update neighbour_posts set matched_at = app.now(), matched_with_id = case id when ${oneId} then ${otherId}::uuid else ${oneId}::uuid end
     where id in (${oneId}, ${otherId})`);
}
export function markTakenDown(tx: Tx, neighbourId: string): void {
  tx.write(sql`update neighbour_posts set ended_at = app.now() where id = ${neighbourId}`);
}

export function addNote(
  tx: Tx,
  one: {
    noteId: string;
    districtId: string;
    siteId: string;
    unitId: string;
    kind: string;
    told: Buffer;
    done: Buffer | null;
    happenedAt: Date;
    byName: string;
  },
): void {
  tx.write(sql`
    insert into site_notes (id, district_id, site_id, unit_id, kind, told_cipher, done_cipher, happened_at, told_by_name)
    values (${one.noteId}, ${one.districtId}, ${one.siteId}, ${one.unitId}, ${one.kind}, ${one.told}, ${one.done}, ${one.happenedAt}, ${one.byName})`);
}
