// Tubes as commands load and write them. Where two tell of one tube, what stands is decided by the rows themselves and never by which came in first.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { TubeKind } from '../../shared/words.ts';
import type { OnSite } from '../site.ts';

export type TubeRow = {
  tubeId: string;
  districtId: string;
  unitId: string;
  siteId: string;
  roundId: string;
  deviceId: string;
  size: number;
  kind: TubeKind;
  householdPlaceId: string | null;
  closedAt: Date | null;
  closedDeviceId: string | null;
  lostAt: Date | null;
  isDrill: boolean;
};

export function listTubes(tx: Tx, tubeIds: readonly string[]): Promise<TubeRow[]> {
  return tx.all<TubeRow>(sql`
    select id as "tubeId", district_id as "districtId", unit_id as "unitId", site_id as "siteId", round_id as "roundId", device_id as "deviceId", size, kind,
           household_place_id as "householdPlaceId", closed_at as "closedAt", closed_device_id as "closedDeviceId", lost_at as "lostAt", is_drill as "isDrill"
      from sample_tubes where id = any (${[...tubeIds]}::uuid[])`);
}
export const findTube = async (tx: Tx, tubeId: string): Promise<TubeRow | undefined> =>
  (await listTubes(tx, [tubeId]))[0];

export type NewTube = {
  tubeId: string;
  roundId: string;
  code: string;
  tableNo: number;
  size: number;
  kind: TubeKind;
  householdPlaceId?: string | undefined;
  collector: string;
};

export function addTube(tx: Tx, { site, by, orderId, at }: OnSite, t: NewTube): void {
  tx.write(sql`
    insert into sample_tubes (id, district_id, unit_id, site_id, round_id, code, table_no, device_id, size, kind, household_place_id, collector, opened_at, opened_by_name,
      opened_by_post_id, is_drill, emergency_order_id)
    values (${t.tubeId}, ${site.districtId}, ${site.unitId}, ${site.siteId}, ${t.roundId}, ${t.code}, ${t.tableNo}, ${by.deviceId}, ${t.size}, ${t.kind},
      ${t.householdPlaceId ?? null}, ${t.collector}, ${at}, ${by.byName}, ${by.byPostId}, ${site.isDrill}, ${orderId}) on conflict (id) do nothing`);
}

/** Its own device's closing stands over a desk's, which closed it for a tablet that was not heard of. */
export function closeTube(tx: Tx, { by, at }: OnSite, tubeId: string, told: number, shortReason: string | null): void {
  tx.write(sql`
    update sample_tubes set closed_at = ${at}, told_count = ${told}, short_reason = ${shortReason}, closed_by_name = ${by.byName}, closed_device_id = ${by.deviceId}
     where id = ${tubeId} and (closed_at is null or (device_id = ${by.deviceId} and closed_device_id <> device_id))`);
}

/** Told by two, the earlier stands. */
export function loseTube(
  tx: Tx,
  { at }: OnSite,
  { tubeId, how, reason, commandId }: { tubeId: string; how: string; reason: string; commandId: string },
): void {
  tx.write(sql`
    update sample_tubes set lost_at = ${at}, lost_how = ${how}, lost_reason = ${reason}, lost_command_id = ${commandId}
     where id = ${tubeId} and (lost_at is null or (lost_at, lost_command_id) > (${at}::timestamptz, ${commandId}::uuid))`);
}

export async function seesHome(tx: Tx, placeId: string): Promise<boolean> {
  return (await tx.first(sql`select id from places where id = ${placeId} and kind = 'dwelling'`)) !== undefined;
}
