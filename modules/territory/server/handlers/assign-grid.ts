// Puts places that lie in no grid into one. A place that already has a grid is never taken from it here: changing an owner is a redraw,
// which shows first what it touches (A1).
import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import type { assignGrid } from '../../shared/commands.ts';
import { territoryProblem } from '../../shared/problems.ts';
import { assertGrids } from '../places/grids.ts';
import * as store from '../places/store.ts';
import { getOwnUnit } from '../units/area.ts';

export async function handleAssignGrid(
  input: z.output<typeof assignGrid.input>,
  { tx }: CommandContext,
): Promise<Done> {
  const roots = new Map<string, Set<string>>();
  for (const { placeId, gridId } of input.assignments)
    roots.set(placeId, (roots.get(placeId) ?? new Set()).add(gridId));
  const places = new Map((await store.listPlacesById(tx, [...roots.keys()])).map((place) => [place.placeId, place]));
  if (places.size < roots.size) throw territoryProblem('place_not_found');
  const communities = [...new Set([...places.values()].map((place) => place.communityId))].sort();
  for (const communityId of communities) await getOwnUnit(tx, communityId, { lock: 'share' });
  const twice = [...roots].filter(([, grids]) => grids.size > 1);
  if (twice.length > 0)
    throw territoryProblem('assigned_twice', tell(twice.map(([id]) => places.get(id)?.address ?? '')));
  await assertGrids(tx, input.assignments, places);

  const wanted = new Map([...roots].map(([placeId, grids]) => [placeId, [...grids][0] ?? '']));
  const elsewhere = [...places.values()].filter((place) => place.gridId && place.gridId !== wanted.get(place.placeId));
  if (elsewhere.length > 0) throw territoryProblem('already_in_grid', tell(elsewhere.map((place) => place.address)));
  const targets = new Map<string, string>();
  for (const place of places.values()) if (!place.gridId) targets.set(place.placeId, wanted.get(place.placeId) ?? '');
  if (input.withInside) await spread(tx, wanted, targets);
  store.putIntoGrids(
    tx,
    [...targets].map(([placeId, gridId]) => ({ placeId, gridId })),
  );
  return {
    subjectId: input.assignments[0]?.placeId,
    territoryId: communities[0],
    unitIds: [...new Set(targets.values())],
    events: [{ type: 'place.grid_assigned', communityIds: communities, count: targets.size }],
    result: { count: targets.size },
  };
}

/** What lies inside goes along as far as it has no grid: the nearest place that was named decides. */
async function spread(
  tx: CommandContext['tx'],
  wanted: ReadonlyMap<string, string>,
  targets: Map<string, string>,
): Promise<void> {
  const inside = await store.listInside(tx, [...wanted.keys()]);
  const size = new Map<string, number>();
  for (const { rootId } of inside) size.set(rootId, (size.get(rootId) ?? 0) + 1);
  // A building lies inside its estate, so it holds fewer places: taken last, it has the last word.
  const widestFirst = [...inside].sort((a, b) => (size.get(b.rootId) ?? 0) - (size.get(a.rootId) ?? 0));
  for (const { rootId, placeId, gridId } of widestFirst)
    if (!gridId && !(wanted.has(placeId) && placeId !== rootId)) targets.set(placeId, wanted.get(rootId) ?? '');
}

const tell = (addresses: readonly string[]) => ({ count: addresses.length, about: addresses.slice(0, 20).join('、') });
