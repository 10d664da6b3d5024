// Which handling unit serves which estate or unit: intake and dispatch read it at every request (B6).
import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import type { endServiceArea, setServiceArea } from '../../shared/commands.ts';
import { territoryProblem } from '../../shared/problems.ts';
import { isHandlingKind } from '../../shared/unit.ts';
import * as store from '../duties/store.ts';
import { listPlacesById } from '../places/store.ts';
import { getOwnUnit, getUnit } from '../units/area.ts';

export async function handleSetServiceArea(
  input: z.output<typeof setServiceArea.input>,
  { tx }: CommandContext,
): Promise<Done> {
  const handling = await getUnit(tx, input.handlingUnitId);
  if (!isHandlingKind(handling.kind)) throw territoryProblem('not_a_handling_unit', { unit: handling.name });
  const served = await servedUnit(tx, input.placeId, input.unitId);
  store.replaceServiceArea(tx, {
    serviceAreaId: input.serviceAreaId,
    districtId: served.districtId,
    handlingUnitId: handling.unitId,
    handlingKind: handling.kind,
    placeId: input.placeId ?? null,
    unitId: input.unitId ?? null,
  });
  return {
    subjectId: input.serviceAreaId,
    territoryId: served.unitId,
    unitIds: [handling.unitId],
    events: [
      {
        type: 'service_area.set',
        serviceAreaId: input.serviceAreaId,
        handlingUnitId: handling.unitId,
        placeId: input.placeId ?? null,
        unitId: input.unitId ?? null,
      },
    ],
  };
}

export async function handleEndServiceArea(
  input: z.output<typeof endServiceArea.input>,
  { tx }: CommandContext,
): Promise<Done> {
  const area = await store.findServiceArea(tx, input.serviceAreaId);
  if (!area || area.isEnded) throw territoryProblem('service_area_not_found');
  const served = await servedUnit(tx, area.placeId ?? undefined, area.unitId ?? undefined);
  store.endServiceArea(tx, area.serviceAreaId);
  return {
    subjectId: area.serviceAreaId,
    territoryId: served.unitId,
    unitIds: [area.handlingUnitId],
    events: [
      {
        type: 'service_area.ended',
        serviceAreaId: area.serviceAreaId,
        handlingUnitId: area.handlingUnitId,
        reason: input.reason ?? null,
      },
    ],
  };
}

/** The unit in whose area the service lies: the served unit itself, or the community of the served place. */
async function servedUnit(tx: CommandContext['tx'], placeId: string | undefined, unitId: string | undefined) {
  if (!placeId) return getOwnUnit(tx, unitId ?? '');
  const [place] = await listPlacesById(tx, [placeId]);
  if (!place) throw territoryProblem('place_not_found');
  return getOwnUnit(tx, place.communityId);
}
