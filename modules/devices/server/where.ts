// Where a device stands: a place of the register and its community, or a community alone; within the area of whoever sets it up.
import type { CommandContext } from '#kernel/server/house.ts';
import { locatePlace, locateUnit } from '#modules/territory/server/public.ts';
import { deviceProblem } from '../shared/problems.ts';
import { isGoverned } from './store.ts';

export type Standing = { placeId: string | null; communityId: string; districtId: string };

export async function standingOf(
  input: { placeId?: string | undefined; communityId?: string | undefined },
  { tx, actor }: CommandContext,
): Promise<Standing> {
  if (!input.placeId && !input.communityId) throw deviceProblem('place_needed');
  const found = input.placeId ? await locatePlace(tx, input.placeId) : await locateUnit(tx, input.communityId ?? '');
  if (!found || ('districtId' in actor && found.districtId !== actor.districtId)) throw deviceProblem('place_unknown');
  if (!(await isGoverned(tx, found.communityId))) throw deviceProblem('outside_area');
  return { placeId: found.placeId, communityId: found.communityId, districtId: found.districtId };
}
