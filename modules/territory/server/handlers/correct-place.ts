// A place is vacant or not, lies elsewhere on the map, or was misnamed. A new name runs through the addresses inside it.
import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { loadPinyin } from '#kernel/shared/pinyin.ts';
import type { correctPlace } from '../../shared/commands.ts';
import { composeAddress } from '../../shared/place.ts';
import { territoryProblem } from '../../shared/problems.ts';
import * as store from '../places/store.ts';
import { findUnit } from '../units/store.ts';

export async function handleCorrectPlace(
  input: z.output<typeof correctPlace.input>,
  { tx }: CommandContext,
): Promise<Done> {
  const [place] = await store.listPlacesById(tx, [input.placeId]);
  if (!place) throw territoryProblem('place_not_found');
  const owners = await Promise.all([
    findUnit(tx, place.communityId),
    place.gridId ? findUnit(tx, place.gridId) : undefined,
  ]);
  if (!owners.some((unit) => unit?.isInScope)) throw territoryProblem('outside_area', { unit: place.address });
  store.correctPlace(tx, place.placeId, input);
  if (input.name && input.name !== place.name) {
    const [parent] = place.parentId ? await store.listPlacesById(tx, [place.parentId]) : [];
    const address = composeAddress(parent?.address ?? null, input.name);
    const taken = await store.listTakenAddresses(tx, place.communityId, [address]);
    if (taken.some((other) => other.kind === place.kind && other.placeId !== place.placeId))
      throw territoryProblem('address_taken', { address });
    const { initialsOf } = await loadPinyin();
    store.renamePlace(tx, {
      placeId: place.placeId,
      name: input.name,
      address,
      oldAddress: place.address,
      initials: initialsOf(address, 'text').slice(0, 40),
    });
  }
  return {
    subjectId: place.placeId,
    territoryId: place.gridId ?? place.communityId,
    events: [{ type: 'place.corrected', placeId: place.placeId }],
  };
}
