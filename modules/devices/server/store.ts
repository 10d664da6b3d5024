// SQL of the device handlers and of the device's door.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

export type DeviceFacts = {
  id: string;
  districtId: string;
  deviceNo: string;
  communityId: string;
  battery: number | null;
  retiredAt: Date | null;
  isGoverned: boolean;
};

export function lockDevice(tx: Tx, id: string): Promise<DeviceFacts | undefined> {
  return tx.first<DeviceFacts>(sql`
    select id, district_id as "districtId", device_no as "deviceNo", community_id as "communityId", battery, retired_at as "retiredAt",
           app.governs(community_id) as "isGoverned"
      from call_devices where id = ${id} for update`);
}

export async function isGoverned(tx: Tx, unitId: string): Promise<boolean> {
  return (await tx.first<{ is: boolean }>(sql`select app.governs(${unitId}) as is`))?.is ?? false;
}

export type NewDevice = {
  id: string;
  districtId: string;
  deviceNo: string;
  keyHash: Buffer;
  placeId: string | null;
  communityId: string;
  label: string;
};

export function insertDevice(tx: Tx, row: NewDevice): void {
  tx.write(sql`
    insert into call_devices (id, district_id, device_no, key_hash, place_id, community_id, label, registered_at)
    values (${row.id}, ${row.districtId}, ${row.deviceNo}, ${row.keyHash}, ${row.placeId}, ${row.communityId}, ${row.label}, ${tx.at})`);
}

export function moveDeviceTo(
  tx: Tx,
  id: string,
  to: { placeId: string | null; communityId: string; label: string | undefined },
): void {
  tx.write(sql`
    update call_devices set place_id = ${to.placeId}, community_id = ${to.communityId}, label = coalesce(${to.label ?? null}, label), moved_at = ${tx.at}
     where id = ${id}`);
}

export function changeKey(tx: Tx, id: string, keyHash: Buffer): void {
  tx.write(sql`update call_devices set key_hash = ${keyHash} where id = ${id}`);
}

export function endDevice(tx: Tx, id: string, reason: string): void {
  tx.write(sql`update call_devices set retired_at = ${tx.at}, retired_reason = ${reason} where id = ${id}`);
}

/** Of the device itself: what it said before. */
export async function readBattery(tx: Tx, id: string): Promise<number | null> {
  return (
    (await tx.first<{ battery: number | null }>(sql`select battery from call_devices where id = ${id}`))?.battery ??
    null
  );
}

export function writeBattery(tx: Tx, id: string, battery: number): void {
  tx.write(sql`update call_devices set battery = ${battery} where id = ${id}`);
}
