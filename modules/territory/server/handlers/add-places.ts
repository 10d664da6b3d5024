// Places are recorded under the address that tells them apart, and lie from the first moment in the grid of what they lie in (A1).
import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { loadPinyin } from '#kernel/shared/pinyin.ts';
import type { addPlaces, NewPlace } from '../../shared/commands.ts';
import { composeAddress, doorNoOf, mayLieIn, placeKindTitles } from '../../shared/place.ts';
import { territoryProblem } from '../../shared/problems.ts';
import { isCommunityKind } from '../../shared/unit.ts';
import { assertGrids } from '../places/grids.ts';
import * as store from '../places/store.ts';
import { getOwnUnit } from '../units/area.ts';

export async function handleAddPlaces(
  { places }: z.output<typeof addPlaces.input>,
  { tx }: CommandContext,
): Promise<Done> {
  const communities = new Map<string, string>();
  for (const communityId of new Set(places.map((place) => place.communityId))) {
    // Held against a redraw that would end the grid under our hands.
    const community = await getOwnUnit(tx, communityId, { lock: 'share' });
    if (!isCommunityKind(community.kind)) throw territoryProblem('not_a_community');
    communities.set(communityId, community.districtId);
  }
  const outside = places.flatMap((p) =>
    p.parentId && !places.some((other) => other.placeId === p.parentId) ? [p.parentId] : [],
  );
  const known = new Map((await store.listPlacesById(tx, [...new Set(outside)])).map((place) => [place.placeId, place]));
  const { initialsOf } = await loadPinyin();
  const rows: store.NewPlaceRow[] = [];
  for (const place of parentsFirst(places)) {
    const parent = place.parentId ? known.get(place.parentId) : undefined;
    if (place.parentId && !parent) throw territoryProblem('place_not_found');
    if (!mayLieIn(place.kind, parent?.kind ?? null) || (parent && parent.communityId !== place.communityId)) {
      throw territoryProblem('wrong_place_parent', {
        child: placeKindTitles[place.kind].zh,
        parent: parent ? parent.address : '社区',
      });
    }
    const address = composeAddress(parent?.address ?? null, place.name);
    const fact: store.PlaceFact = {
      placeId: place.placeId,
      communityId: place.communityId,
      kind: place.kind,
      parentId: place.parentId ?? null,
      estateId: place.kind === 'estate' ? place.placeId : (parent?.estateId ?? null),
      name: place.name,
      address,
      doorNo: doorNoOf(place.kind, place.name, parent?.doorNo ?? null),
      gridId: place.gridId ?? parent?.gridId ?? null,
    };
    known.set(place.placeId, fact);
    rows.push({
      ...fact,
      districtId: communities.get(place.communityId) ?? '',
      initials: initialsOf(address, 'text').slice(0, 40),
      isVacant: place.isVacant,
      longitude: place.longitude ?? null,
      latitude: place.latitude ?? null,
    });
  }
  await assertNew(tx, rows);
  const assignments = rows.flatMap(({ placeId }) => {
    const gridId = known.get(placeId)?.gridId;
    return gridId ? [{ placeId, gridId }] : [];
  });
  await assertGrids(tx, assignments, known);
  store.addPlaces(tx, rows);
  store.putIntoGrids(tx, assignments);
  const [first] = rows;
  return {
    subjectId: first?.placeId,
    territoryId: first?.communityId,
    events: [...communities.keys()].map((communityId) => ({
      type: 'place.added',
      communityId,
      count: rows.filter((r) => r.communityId === communityId).length,
    })),
    result: { count: rows.length, uncovered: rows.length - assignments.length },
  };
}

function parentsFirst(places: readonly NewPlace[]): NewPlace[] {
  const waiting = new Map(places.map((place) => [place.placeId, place]));
  const ordered: NewPlace[] = [];
  const take = (place: NewPlace, depth: number): void => {
    if (!waiting.delete(place.placeId)) return;
    const parent = place.parentId ? waiting.get(place.parentId) : undefined;
    if (parent && depth < 8) take(parent, depth + 1);
    ordered.push(place);
  };
  for (const place of places) take(place, 0);
  return ordered;
}

async function assertNew(tx: CommandContext['tx'], rows: readonly store.NewPlaceRow[]): Promise<void> {
  const seen = new Set<string>();
  for (const row of rows) {
    const key = `${row.communityId} ${row.kind} ${row.address}`;
    if (seen.has(key)) throw territoryProblem('address_taken', { address: row.address });
    seen.add(key);
  }
  for (const communityId of new Set(rows.map((row) => row.communityId))) {
    const own = rows.filter((row) => row.communityId === communityId);
    const taken = await store.listTakenAddresses(
      tx,
      communityId,
      own.map((row) => row.address),
    );
    const clash = taken.find((place) => seen.has(`${communityId} ${place.kind} ${place.address}`));
    if (clash) throw territoryProblem('address_taken', { address: clash.address, placeId: clash.placeId });
  }
}
