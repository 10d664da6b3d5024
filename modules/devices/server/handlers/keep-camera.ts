// A camera is hung, changed, found dark or mended, taken down. What was recorded by it stays what it was.
import { type CommandContext, command, type Done } from '#kernel/server/house.ts';
import { findUnit, locatePlace } from '#modules/territory/server/public.ts';
import { cameraNoFault, cameraNoFaultTitles, isYardKind } from '../../shared/camera.ts';
import { changeCamera, markCamera, registerCamera, retireCamera } from '../../shared/camera-commands.ts';
import { cameraProblem } from '../../shared/problems.ts';
import {
  type CameraFacts,
  changeCameraTo,
  endCamera,
  findPlaceKind,
  type Hanging,
  insertCamera,
  lockCamera,
  markCameraAs,
} from '../store/cameras.ts';
import { isGoverned } from '../store.ts';

async function hangingOf(placeId: string, { tx, actor }: CommandContext): Promise<Hanging> {
  const [found, kind] = await Promise.all([locatePlace(tx, placeId), findPlaceKind(tx, placeId)]);
  if (!found || ('districtId' in actor && found.districtId !== actor.districtId)) throw cameraProblem('place_unknown');
  if (!kind || !isYardKind(kind)) throw cameraProblem('no_yard');
  if (!(await isGoverned(tx, found.communityId))) throw cameraProblem('outside_area');
  return { placeId, communityId: found.communityId, districtId: found.districtId };
}

async function mustBeUnit(unitId: string | null, { tx, actor }: CommandContext): Promise<void> {
  if (unitId === null) return;
  const unit = await findUnit(tx, unitId);
  if (!unit || ('districtId' in actor && unit.districtId !== actor.districtId)) throw cameraProblem('owner_unknown');
}

async function getCamera(cameraId: string, { tx }: CommandContext): Promise<CameraFacts> {
  const camera = await lockCamera(tx, cameraId);
  if (!camera) throw cameraProblem('not_found');
  if (camera.retiredAt) throw cameraProblem('retired');
  return camera;
}

async function getOwn(cameraId: string, context: CommandContext): Promise<CameraFacts> {
  const camera = await getCamera(cameraId, context);
  if (!camera.isGoverned) throw cameraProblem('outside_area');
  return camera;
}

const told = (camera: CameraFacts, type: string, more: Record<string, unknown> = {}): Done => ({
  subjectId: camera.id,
  territoryId: camera.communityId,
  events: [{ type, cameraId: camera.id, cameraNo: camera.cameraNo, ...more }],
});

export const registerCameraHandler = command(registerCamera, async (input, context): Promise<Done> => {
  const fault = cameraNoFault(input.cameraNo);
  if (fault) {
    const { zh, en } = cameraNoFaultTitles[fault];
    throw cameraProblem('number', { why: zh, whyEn: en });
  }
  const at = await hangingOf(input.placeId, context);
  await mustBeUnit(input.ownerUnitId, context);
  const { cameraId, cameraNo, name, ownerUnitId, state } = input;
  insertCamera(context.tx, { ...at, id: cameraId, cameraNo, name, ownerUnitId, state });
  return {
    subjectId: cameraId,
    territoryId: at.communityId,
    events: [{ type: 'camera.registered', cameraId, cameraNo, placeId: at.placeId, state }],
    result: { cameraId },
  };
});

export const changeCameraHandler = command(changeCamera, async (input, context): Promise<Done> => {
  const camera = await getOwn(input.cameraId, context);
  const at = await hangingOf(input.placeId, context);
  await mustBeUnit(input.ownerUnitId, context);
  changeCameraTo(context.tx, camera.id, { ...at, name: input.name, ownerUnitId: input.ownerUnitId });
  return {
    ...told(camera, 'camera.changed', { placeId: at.placeId, communityId: at.communityId }),
    unitIds: [at.communityId],
  };
});

/** A grid worker stands below the community and governs nothing; seeing the camera is enough to say that it is dark. */
export const markCameraHandler = command(markCamera, async (input, context): Promise<Done> => {
  const camera = await getCamera(input.cameraId, context);
  const since = input.since === undefined ? context.now : Date.parse(input.since);
  if (since > context.now) throw cameraProblem('since_future');
  markCameraAs(context.tx, camera.id, {
    state: input.state,
    since: input.since === undefined ? null : new Date(since),
    note: input.note,
  });
  return told(camera, input.state === 'dead' ? 'camera.died' : 'camera.mended', {
    since: new Date(since).toISOString(),
  });
});

export const retireCameraHandler = command(retireCamera, async (input, context): Promise<Done> => {
  const camera = await getOwn(input.cameraId, context);
  endCamera(context.tx, camera.id, input.reason);
  return told(camera, 'camera.retired', { reason: input.reason });
});
