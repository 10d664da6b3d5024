// B8: a request points to a stretch of a recording, and every look at it is on record before there is an address to ask for. The request decides who
// sees any of this; whoever does not see it is told that it does not exist.
import type { StaffActor } from '#kernel/server/actor.ts';
import { type CommandContext, command, type Done } from '#kernel/server/house.ts';
import { kernelProblem } from '#kernel/shared/problem.ts';
import { findRequest, type RequestRow } from '#modules/requests/server/public.ts';
import { locateUnit } from '#modules/territory/server/public.ts';
import { mayAttach, mayLook, stretchFault } from '../../shared/camera.ts';
import { attachVideo, openVideo, removeVideo } from '../../shared/camera-commands.ts';
import { videoProblem } from '../../shared/problems.ts';
import {
  endReference,
  findCamera,
  insertLook,
  insertReference,
  lockReference,
  type Reference,
} from '../store/cameras.ts';
import { addressOf } from '../video-platform.ts';

function asStaff({ actor }: CommandContext): StaffActor {
  if (actor.kind !== 'staff') throw kernelProblem('sign_in_needed');
  return actor;
}

const told = (request: RequestRow, referenceId: string, type: string, more: Record<string, unknown> = {}): Done => ({
  subjectId: referenceId,
  territoryId: request.territoryId,
  unitIds: [request.deskUnitId, ...(request.leadUnitId ? [request.leadUnitId] : []), ...request.assistUnitIds],
  events: [{ type, referenceId, requestId: request.id, ...more }],
  isDrill: request.isDrill,
});

export const attachVideoHandler = command(attachVideo, async (input, context): Promise<Done> => {
  const { tx, now } = context;
  const actor = asStaff(context);
  if (!mayAttach(actor)) throw videoProblem('not_yours');
  const request = await findRequest(tx, input.requestId);
  if (!request) throw videoProblem('request_not_found');
  if (request.state === 'withdrawn' || request.state === 'merged') throw videoProblem('request_over');
  const [from, until] = [new Date(input.from), new Date(input.until)];
  const fault = stretchFault(from.getTime(), until.getTime(), now);
  if (fault) throw videoProblem(fault);
  const [camera, at] = await Promise.all([findCamera(tx, input.cameraId), locateUnit(tx, request.territoryId)]);
  if (!camera || camera.communityId !== at?.communityId) throw videoProblem('camera_elsewhere');
  if (camera.retiredAt && camera.retiredAt < until) throw videoProblem('camera_retired');
  insertReference(tx, {
    id: input.referenceId,
    districtId: actor.districtId,
    requestId: request.id,
    cameraId: camera.id,
    from,
    until,
    why: input.why,
    by: { staffId: actor.staffId, postId: actor.postId, name: actor.staffName, unitName: actor.unitName },
  });
  return told(request, input.referenceId, 'video.attached', { cameraId: camera.id });
});

async function getReference(
  referenceId: string,
  { tx }: CommandContext,
): Promise<{ reference: Reference; request: RequestRow }> {
  const reference = await lockReference(tx, referenceId);
  const request = reference && (await findRequest(tx, reference.requestId));
  if (!request) throw videoProblem('not_found');
  if (reference.removedAt) throw videoProblem('removed');
  return { reference, request };
}

export const removeVideoHandler = command(removeVideo, async (input, context): Promise<Done> => {
  const actor = asStaff(context);
  if (!mayAttach(actor)) throw videoProblem('not_yours');
  const { reference, request } = await getReference(input.referenceId, context);
  endReference(context.tx, reference.id, { name: actor.staffName, reason: input.reason });
  return told(request, reference.id, 'video.removed');
});

/** Hands out nothing: the address is asked for by the id of this look, which is there only once it is written. */
export const openVideoHandler = command(openVideo, async (input, context): Promise<Done> => {
  const actor = asStaff(context);
  if (!mayLook(actor)) throw videoProblem('not_yours');
  const { reference, request } = await getReference(input.referenceId, context);
  insertLook(context.tx, {
    id: input.lookId,
    districtId: actor.districtId,
    reference,
    requestNo: request.requestNo,
    purpose: input.purpose,
    by: {
      staffId: actor.staffId,
      name: actor.staffName,
      postId: actor.postId,
      role: actor.role,
      unitId: actor.unitId,
      unitName: actor.unitName,
    },
    hasPlatform: addressOf(reference) !== null,
  });
  return told(request, reference.id, 'video.opened', { lookId: input.lookId, cameraId: reference.cameraId });
});
