// Homes that a roster names, found or made: estate, building, stairwell and room down to the door, each once, in set-based statements. Called by
// imports only, as the house; the one who imports answers for the community.
import type { Tx } from '#kernel/server/transaction.ts';
import { newId } from '#kernel/shared/id.ts';
import { loadPinyin } from '#kernel/shared/pinyin.ts';
import type { Dwelling } from '#modules/imports/shared/dwelling.ts';
import { chainOf, composeAddress } from '../../shared/place.ts';
import { assertGrids } from './grids.ts';
import * as store from './store.ts';

export type HomesWanted = {
  districtId: string;
  communityId: string;
  dwellings: readonly Dwelling[];
  /** The grid for a new place in this estate, where it does not lie in a building that has one. */
  gridOf?: (estate: string | undefined) => string | undefined;
};
export type Homes = {
  /** In the order asked; null where a dwelling names no place to live in. */
  placeIds: (string | null)[];
  created: number;
};

/** The address a written dwelling comes to; null when it names no home. The same words that tell two places apart in the register. */
export function addressOfDwelling(dwelling: Dwelling): string | null {
  const chain = chainOf(dwelling);
  return chain.at(-1)?.kind === 'dwelling'
    ? chain.reduce((address, step) => composeAddress(address, step.name), '')
    : null;
}

export async function ensureHomes(tx: Tx, wanted: HomesWanted): Promise<Homes> {
  const chains = wanted.dwellings.map((dwelling) => {
    let address = '';
    return chainOf(dwelling).map((step) => {
      address = composeAddress(address, step.name);
      return { ...step, address, estate: dwelling.estate };
    });
  });
  const keyOf = (kind: string, address: string) => `${kind} ${address}`;
  const steps = new Map(chains.flat().map((step) => [keyOf(step.kind, step.address), step]));
  const known = new Map<string, store.PlaceFact>();
  const taken = await store.listTakenAddresses(tx, wanted.communityId, [
    ...new Set([...steps.values()].map((step) => step.address)),
  ]);
  for (const place of await store.listPlacesById(
    tx,
    taken.map((one) => one.placeId),
  ))
    known.set(keyOf(place.kind, place.address), place);

  const { initialsOf } = await loadPinyin();
  const rows: store.NewPlaceRow[] = [];
  const assignments: store.Assignment[] = [];
  for (const chain of chains) {
    let parent: store.PlaceFact | undefined;
    for (const step of chain) {
      const key = keyOf(step.kind, step.address);
      let place = known.get(key);
      if (!place) {
        const placeId = newId();
        place = {
          placeId,
          communityId: wanted.communityId,
          kind: step.kind,
          parentId: parent?.placeId ?? null,
          estateId: step.kind === 'estate' ? placeId : (parent?.estateId ?? null),
          name: step.name,
          address: step.address,
          doorNo: step.doorNo,
          gridId: parent?.gridId ?? wanted.gridOf?.(step.estate) ?? null,
        };
        known.set(key, place);
        rows.push({
          ...place,
          districtId: wanted.districtId,
          initials: initialsOf(step.address, 'text').slice(0, 40),
          isVacant: false,
          longitude: null,
          latitude: null,
        });
        if (place.gridId) assignments.push({ placeId, gridId: place.gridId });
      }
      parent = place;
    }
  }
  await assertGrids(tx, assignments, new Map([...known.values()].map((place) => [place.placeId, place])));
  store.addPlaces(tx, rows);
  store.putIntoGrids(tx, assignments);
  const placeIds = chains.map((chain) => {
    const last = chain.at(-1);
    return last?.kind === 'dwelling' ? (known.get(keyOf(last.kind, last.address))?.placeId ?? null) : null;
  });
  return { placeIds, created: rows.length };
}
