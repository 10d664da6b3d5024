// SQL of the camera handlers, and of what requests point to.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { CameraState } from '../../shared/camera.ts';

export type CameraFacts = {
  id: string;
  cameraNo: string;
  name: string;
  placeId: string;
  communityId: string;
  state: CameraState;
  retiredAt: Date | null;
  isGoverned: boolean;
};

const facts =
  sql.raw(`id, camera_no as "cameraNo", name, place_id as "placeId", community_id as "communityId", state, retired_at as "retiredAt",
  app.governs(community_id) as "isGoverned"`);

export function lockCamera(tx: Tx, id: string): Promise<CameraFacts | undefined> {
  return tx.first<CameraFacts>(sql`select ${facts} from cameras where id = ${id} for update`);
}

export function findCamera(tx: Tx, id: string): Promise<CameraFacts | undefined> {
  return tx.first<CameraFacts>(sql`select ${facts} from cameras where id = ${id}`);
}

export async function findPlaceKind(tx: Tx, placeId: string): Promise<string | undefined> {
  return (await tx.first<{ kind: string }>(sql`select kind from places where id = ${placeId}`))?.kind;
}

export type Hanging = { placeId: string; communityId: string; districtId: string };
export type NewCamera = Hanging & {
  id: string;
  cameraNo: string;
  name: string;
  ownerUnitId: string | null;
  state: CameraState;
};

export function insertCamera(tx: Tx, row: NewCamera): void {
  tx.write(sql`
    insert into cameras (id, district_id, camera_no, name, place_id, community_id, owner_unit_id, state, state_since, registered_at)
    values (${row.id}, ${row.districtId}, ${row.cameraNo}, ${row.name}, ${row.placeId}, ${row.communityId}, ${row.ownerUnitId}, ${row.state}, ${tx.at}, ${tx.at})`);
}

export function changeCameraTo(tx: Tx, id: string, to: Hanging & { name: string; ownerUnitId: string | null }): void {
  tx.write(sql`
    update cameras set name = ${to.name}, place_id = ${to.placeId}, community_id = ${to.communityId}, owner_unit_id = ${to.ownerUnitId} where id = ${id}`);
}

/** Seen again as it was known: since when stays, unless another hour was said. */
export function markCameraAs(tx: Tx, id: string, to: { state: CameraState; since: Date | null; note: string }): void {
  tx.write(sql`
    update cameras set state = ${to.state}, state_note = ${to.note},
           state_since = coalesce(${to.since}::timestamptz, case when state = ${to.state} then state_since else ${tx.at}::timestamptz end) where id = ${id}`);
}

export function endCamera(tx: Tx, id: string, reason: string): void {
  tx.write(sql`update cameras set retired_at = ${tx.at}, retired_reason = ${reason} where id = ${id}`);
}

export type NewReference = {
  id: string;
  districtId: string;
  requestId: string;
  cameraId: string;
  from: Date;
  until: Date;
  why: string;
  by: { staffId: string; postId: string; name: string; unitName: string };
};

export function insertReference(tx: Tx, row: NewReference): void {
  const { by } = row;
  tx.write(sql`
    insert into video_references (id, district_id, request_id, camera_id, from_at, until_at, why, attached_by, attached_post_id, attached_by_name,
                                  attached_unit_name, attached_at)
    values (${row.id}, ${row.districtId}, ${row.requestId}, ${row.cameraId}, ${row.from}, ${row.until}, ${row.why}, ${by.staffId}, ${by.postId}, ${by.name},
            ${by.unitName}, ${tx.at})`);
}

export type Reference = {
  id: string;
  requestId: string;
  cameraId: string;
  cameraNo: string;
  cameraName: string;
  communityId: string;
  from: Date;
  until: Date;
  removedAt: Date | null;
};

export function lockReference(tx: Tx, id: string): Promise<Reference | undefined> {
  return tx.first<Reference>(sql`
    select v.id, v.request_id as "requestId", v.camera_id as "cameraId", c.camera_no as "cameraNo", c.name as "cameraName", c.community_id as "communityId",
           v.from_at as "from", v.until_at as "until", v.removed_at as "removedAt"
      from video_references v join cameras c on c.id = v.camera_id where v.id = ${id} for update of v`);
}

export function endReference(tx: Tx, id: string, by: { name: string; reason: string }): void {
  tx.write(sql`
    update video_references set removed_at = ${tx.at}, removed_by_name = ${by.name}, removed_reason = ${by.reason} where id = ${id}`);
}

export type NewLook = {
  id: string;
  districtId: string;
  reference: Reference;
  requestNo: string;
  purpose: string;
  by: { staffId: string; name: string; postId: string; role: string; unitId: string; unitName: string };
  hasPlatform: boolean;
};

export function insertLook(tx: Tx, { id, districtId, reference, requestNo, purpose, by, hasPlatform }: NewLook): void {
  tx.write(sql`
    insert into video_looks (id, district_id, reference_id, request_id, request_no, camera_id, camera_no, camera_name, community_id, from_at, until_at,
                             purpose, staff_id, staff_name, post_id, role, unit_id, unit_name, has_platform, at)
    values (${id}, ${districtId}, ${reference.id}, ${reference.requestId}, ${requestNo}, ${reference.cameraId}, ${reference.cameraNo},
            ${reference.cameraName}, ${reference.communityId}, ${reference.from}, ${reference.until}, ${purpose}, ${by.staffId}, ${by.name}, ${by.postId},
            ${by.role}, ${by.unitId}, ${by.unitName}, ${hasPlatform}, ${tx.at})`);
}
