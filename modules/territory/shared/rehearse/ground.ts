// Which grids there are afterwards, where each place ends, and what of it all is touched. Pure.
import { isCoveredKind } from '../place.ts';
import type { GridFact, PlaceFact, RedrawFacts, RedrawFault, RedrawPlan } from '../redraw.ts';

export type GridAfter = GridFact & { fate: 'kept' | 'new' | 'ended' | 'regrouped' };

export function faultList() {
  const found = new Map<RedrawFault['code'], { about: Set<string>; count: number }>();
  return {
    add(code: RedrawFault['code'], about: string) {
      const fault = found.get(code) ?? { about: new Set<string>(), count: 0 };
      fault.count++;
      if (fault.about.size < 50) fault.about.add(about);
      found.set(code, fault);
    },
    list: (): RedrawFault[] => [...found].map(([code, { about, count }]) => ({ code, about: [...about], count })),
  };
}
export type Faults = ReturnType<typeof faultList>;

export function gridsAfter(plan: RedrawPlan, facts: RedrawFacts, faults: Faults): Map<string, GridAfter> {
  const grids = new Map<string, GridAfter>(facts.grids.map((grid) => [grid.gridId, { ...grid, fate: 'kept' }]));
  for (const grid of plan.newGrids) {
    if (grids.has(grid.gridId)) faults.add('grid_exists', grid.name);
    else grids.set(grid.gridId, { ...grid, declaredHouseholds: null, fate: 'new' });
  }
  for (const { gridId, parentId } of plan.regroups) {
    const grid = grids.get(gridId);
    if (!grid || grid.fate === 'new') faults.add('unknown_grid', grid?.name ?? gridId);
    else grids.set(gridId, { ...grid, parentId, fate: 'regrouped' });
  }
  for (const { gridId } of plan.endGrids) {
    const grid = grids.get(gridId);
    if (!grid || grid.fate === 'new') faults.add('unknown_grid', grid?.name ?? gridId);
    else grids.set(gridId, { ...grid, fate: 'ended' });
  }
  const names = new Map<string, string>();
  for (const grid of grids.values()) {
    if (grid.fate === 'ended') continue;
    const parent = grids.get(grid.parentId);
    if (grid.parentId !== facts.communityId && !parent) faults.add('unknown_grid', grid.name);
    else if (parent?.fate === 'ended') faults.add('child_left', grid.name);
    else if (parent && (parent.level !== 1 || grid.level !== 2)) faults.add('wrong_level', grid.name);
    const key = `${grid.parentId} ${grid.name}`;
    if (names.has(key) && (grid.fate !== 'kept' || grids.get(names.get(key) ?? '')?.fate !== 'kept'))
      faults.add('name_taken', grid.name);
    names.set(key, grid.gridId);
  }
  for (const { successorId } of plan.endGrids) {
    const successor = grids.get(successorId);
    if (!successor) faults.add('unknown_grid', successorId);
    else if (successor.fate === 'ended') faults.add('grid_ends', successor.name);
  }
  return grids;
}

/** Where each place goes. The narrowest word wins: the place itself, else the nearest building or estate around it, else the rest of its grid. */
export function placeTargets(
  plan: RedrawPlan,
  facts: RedrawFacts,
  grids: Map<string, GridAfter>,
  isLowest: (gridId: string) => boolean,
  faults: Faults,
) {
  const exact = new Map<string, Set<string>>();
  const around = new Map<string, Set<string>>();
  const rest = new Map<string, Set<string>>();
  const put = (into: Map<string, Set<string>>, key: string, to: string) =>
    into.set(key, (into.get(key) ?? new Set()).add(to));
  for (const { placeIds, buildingIds, fromGridId, toGridId } of plan.moves) {
    const grid = grids.get(toGridId);
    if (!grid) faults.add('unknown_grid', toGridId);
    else if (grid.fate === 'ended') faults.add('grid_ends', grid.name);
    else if (!isLowest(toGridId)) faults.add('not_lowest', grid.name);
    for (const id of placeIds ?? []) put(exact, id, toGridId);
    for (const id of buildingIds ?? []) put(around, id, toGridId);
    if (fromGridId) put(rest, fromGridId, toGridId);
    if (fromGridId && !facts.grids.some((g) => g.gridId === fromGridId))
      faults.add('unknown_grid', grids.get(fromGridId)?.name ?? fromGridId);
  }
  const places = new Map(facts.places.map((place) => [place.placeId, place]));
  for (const id of [...exact.keys(), ...around.keys()]) if (!places.has(id)) faults.add('unknown_place', id);

  const targets = new Map<string, string>();
  const landing = new Map<string, string>();
  for (const place of facts.places) {
    const wanted =
      exact.get(place.placeId) ?? nearest(place, places, around) ?? (place.gridId ? rest.get(place.gridId) : undefined);
    if (wanted && wanted.size > 1) {
      faults.add('doubled', place.address);
      continue;
    }
    const to = wanted ? [...wanted][0] : place.gridId;
    if (!to || !isLowest(to)) {
      // A wrong target has been told above; here it is the place that would be left with nobody.
      if (!wanted && isCoveredKind(place.kind)) faults.add('uncovered', place.address);
      else if (!wanted && place.gridId && grids.get(place.gridId)?.fate === 'ended')
        faults.add('uncovered', place.address);
      continue;
    }
    landing.set(place.placeId, to);
    if (to !== place.gridId) targets.set(place.placeId, to);
  }
  return { targets, landing };
}

function nearest(
  place: PlaceFact,
  places: ReadonlyMap<string, PlaceFact>,
  around: ReadonlyMap<string, Set<string>>,
): Set<string> | undefined {
  if (around.size === 0) return undefined;
  for (let at: PlaceFact | undefined = place, depth = 0; at && depth < 8; depth++) {
    const found = around.get(at.placeId);
    if (found) return found;
    at = at.parentId ? places.get(at.parentId) : undefined;
  }
  return undefined;
}

/** Every grid of which something changes: its places, its hands, its stated figure, or a sum it stands above. */
export function touchedGrids(
  plan: RedrawPlan,
  facts: RedrawFacts,
  after: {
    targets: ReadonlyMap<string, string>;
    declared: ReadonlyMap<string, number>;
    grids: ReadonlyMap<string, GridAfter>;
  },
): Set<string> {
  const { targets, declared, grids } = after;
  const touched = new Set<string>();
  for (const grid of grids.values()) if (grid.fate !== 'kept') touched.add(grid.gridId);
  for (const place of facts.places) {
    const to = targets.get(place.placeId);
    if (!to) continue;
    touched.add(to);
    if (place.gridId) touched.add(place.gridId);
  }
  for (const { toGridId } of [...plan.postMoves, ...plan.contractMoves]) touched.add(toGridId);
  for (const { postId } of plan.postMoves)
    for (const post of facts.posts) if (post.postId === postId) touched.add(post.gridId);
  for (const { contractId } of plan.contractMoves)
    for (const c of facts.contracts) if (c.contractId === contractId) touched.add(c.gridId);
  // A stated figure may go where no building does: to the grid that takes the whole of one whose buildings go elsewhere.
  for (const { gridId, declaredHouseholds } of facts.grids)
    if ((declared.get(gridId) ?? null) !== declaredHouseholds) touched.add(gridId);
  // Sums of a level-1 grid change with those of its parts, and with parts that leave it.
  for (const grid of facts.grids) if (touched.has(grid.gridId)) touched.add(grid.parentId);
  for (const gridId of touched) touched.add(grids.get(gridId)?.parentId ?? gridId);
  touched.delete(facts.communityId);
  return touched;
}
