// What a redraw would do, worked out on facts without touching any: every dwelling, shop and estate ends in exactly one lowest
// grid or the plan is refused with the names of those that do not (A1). Pure; the browser may run it as well as the server.

import { expectedRoles } from './expected-posts.ts';
import { isCoveredKind } from './place.ts';
import type { GridFact, GridFigures, PlaceFact, RedrawFacts, RedrawFault, RedrawPlan, Rehearsal } from './redraw.ts';
import { shareDeclared } from './share-declared.ts';
import { countHouseholds, requiredStaff } from './staffing.ts';

type GridAfter = GridFact & { fate: 'kept' | 'new' | 'ended' | 'regrouped' };

export function rehearseRedraw(plan: RedrawPlan, facts: RedrawFacts): Rehearsal {
  const faults = faultList();
  const grids = gridsAfter(plan, facts, faults);
  const living = new Map([...grids].filter(([, grid]) => grid.fate !== 'ended'));
  const parents = new Set([...living.values()].map((grid) => grid.parentId));
  const isLowest = (gridId: string) => living.has(gridId) && !parents.has(gridId);
  const { targets, landing } = placeTargets(plan, facts, grids, isLowest, faults);
  const sources = new Set<string>(plan.endGrids.map(({ gridId }) => gridId));
  for (const place of facts.places) if (place.gridId && targets.has(place.placeId)) sources.add(place.gridId);

  const declared = shareDeclared(plan, facts, landing);
  const posts = postsAfter(plan, facts, grids, faults);
  const contracts = contractsAfter(plan, facts, grids, faults);
  const touched = touchedGrids(plan, facts, targets, grids);
  // A stated figure may go along where no building does: to the grid that takes the whole of one whose buildings go elsewhere.
  for (const { gridId, declaredHouseholds } of facts.grids) {
    if ((declared.get(gridId) ?? null) === declaredHouseholds) continue;
    touched.add(gridId);
    const above = grids.get(gridId)?.parentId ?? facts.communityId;
    if (above !== facts.communityId) touched.add(above);
  }
  const before = figures(
    facts.grids,
    facts.places,
    (p) => p.gridId,
    (g) => g.declaredHouseholds,
    facts.posts,
    facts,
  );
  const after = figures(
    [...living.values()],
    facts.places,
    (p) => landing.get(p.placeId) ?? null,
    (g) => declared.get(g.gridId) ?? null,
    posts.after,
    facts,
  );
  const hasWork =
    targets.size +
      plan.newGrids.length +
      plan.endGrids.length +
      plan.regroups.length +
      plan.postMoves.length +
      plan.contractMoves.length >
    0;
  if (!hasWork) faults.add('nothing_to_do', '');

  const name = (gridId: string) => grids.get(gridId)?.name ?? '';
  const shown = [...grids.values()].filter((grid) => touched.has(grid.gridId));
  return {
    faults: faults.list(),
    targets,
    sources,
    preview: {
      grids: shown.map((grid) => ({
        gridId: grid.gridId,
        name: grid.name,
        level: grid.level,
        parentId: grid.parentId,
        fate: grid.fate,
        declaredAfter: grid.fate === 'ended' ? null : (declared.get(grid.gridId) ?? null),
        before: before.get(grid.gridId) ?? null,
        after: after.get(grid.gridId) ?? null,
      })),
      placesMoved: targets.size,
      requests: requestsAfter(plan, facts, targets),
      postsEnded: posts.ended.map((post) => ({ ...post, gridName: name(post.gridId) })),
      postsMoved: posts.moved.map((post) => ({
        ...post,
        gridName: name(post.gridId),
        toGridName: name(post.toGridId),
      })),
      contractsEnded: contracts.ended.map((contract) => ({ ...contract, gridName: name(contract.gridId) })),
      contractsMoved: contracts.moved.map((c) => ({ ...c, gridName: name(c.gridId), toGridName: name(c.toGridId) })),
      servicesEnded: facts.services
        .filter((s) => grids.get(s.gridId)?.fate === 'ended')
        .map((s) => ({ ...s, gridName: name(s.gridId) })),
      vacancies: shown.flatMap((grid) => {
        if (grid.fate === 'ended') return [];
        const held = new Set(posts.after.filter((post) => post.gridId === grid.gridId).map((post) => post.role));
        const missing = expectedRoles({ kind: 'grid', gridLevel: grid.level, isLowest: isLowest(grid.gridId) }).filter(
          (any) => !any.some((role) => held.has(role)),
        );
        return missing.map((roles) => ({ gridId: grid.gridId, gridName: grid.name, roles: [...roles] }));
      }),
      contractGaps: shown.flatMap((grid) => {
        const count = contracts.after.filter(
          (contract) => contract.gridId === grid.gridId && !contract.isToCome,
        ).length;
        return isLowest(grid.gridId) && count !== 1
          ? [{ gridId: grid.gridId, gridName: grid.name, contracts: count }]
          : [];
      }),
    },
  };
}

function faultList() {
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
type Faults = ReturnType<typeof faultList>;

function gridsAfter(plan: RedrawPlan, facts: RedrawFacts, faults: Faults): Map<string, GridAfter> {
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
function placeTargets(
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

function touchedGrids(
  plan: RedrawPlan,
  facts: RedrawFacts,
  targets: ReadonlyMap<string, string>,
  grids: ReadonlyMap<string, GridAfter>,
): Set<string> {
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
  // Sums of a level-1 grid change with those of its parts, and with parts that leave it.
  for (const grid of facts.grids) if (touched.has(grid.gridId)) touched.add(grid.parentId);
  for (const gridId of touched) touched.add(grids.get(gridId)?.parentId ?? gridId);
  touched.delete(facts.communityId);
  return touched;
}

function figures(
  grids: readonly GridFact[],
  places: readonly PlaceFact[],
  gridOf: (place: PlaceFact) => string | null,
  declaredOf: (grid: GridFact) => number | null,
  posts: readonly { gridId: string; role: string; staffId: string }[],
  { staffing }: RedrawFacts,
): Map<string, GridFigures> {
  const parts = new Map<
    string,
    {
      dwellings: number;
      vacant: number;
      people: number;
      shops: number;
      estates: number;
      declared: number | null;
      staff: Set<string>;
    }
  >();
  for (const grid of grids)
    parts.set(grid.gridId, {
      dwellings: 0,
      vacant: 0,
      people: 0,
      shops: 0,
      estates: 0,
      declared: declaredOf(grid),
      staff: new Set(),
    });
  for (const place of places) {
    const part = parts.get(gridOf(place) ?? '');
    if (!part) continue;
    part.people += place.people;
    if (place.kind === 'dwelling') part.dwellings++;
    if (place.kind === 'dwelling' && place.isVacant) part.vacant++;
    if (place.kind === 'shop') part.shops++;
    if (place.kind === 'estate') part.estates++;
  }
  for (const post of posts)
    if ((staffing.countedRoles as readonly string[]).includes(post.role))
      parts.get(post.gridId)?.staff.add(post.staffId);

  const result = new Map<string, GridFigures>();
  for (const grid of grids) {
    const own = parts.get(grid.gridId);
    const children = grids.filter((other) => other.parentId === grid.gridId);
    if (!own) continue;
    const all = children.length === 0 ? [own] : [own, ...children.flatMap(({ gridId }) => parts.get(gridId) ?? [])];
    const sum = (key: 'dwellings' | 'vacant' | 'people' | 'shops' | 'estates') =>
      all.reduce((total, part) => total + part[key], 0);
    // A level-1 grid's own stated figure would count its parts' households twice.
    const counted = children.length === 0 ? all : all.slice(1);
    const households = counted.reduce((total, part) => total + countHouseholds(part, staffing).households, 0);
    const actual = new Set(all.flatMap((part) => [...part.staff])).size;
    result.set(grid.gridId, {
      dwellings: sum('dwellings'),
      vacant: sum('vacant'),
      people: sum('people'),
      shops: sum('shops'),
      estates: sum('estates'),
      households,
      required: requiredStaff(households, staffing),
      actual,
    });
  }
  return result;
}

function postsAfter(plan: RedrawPlan, facts: RedrawFacts, grids: ReadonlyMap<string, GridAfter>, faults: Faults) {
  const moves = new Map(plan.postMoves.map((move) => [move.postId, move]));
  for (const { postId, toGridId } of plan.postMoves) {
    if (!facts.posts.some((post) => post.postId === postId)) faults.add('unknown_post', postId);
    const grid = grids.get(toGridId);
    if (!grid || grid.fate === 'ended') faults.add(grid ? 'grid_ends' : 'unknown_grid', grid?.name ?? toGridId);
  }
  const ended = facts.posts.filter((post) => !moves.has(post.postId) && grids.get(post.gridId)?.fate === 'ended');
  const moved = facts.posts.flatMap((post) => {
    const move = moves.get(post.postId);
    return move ? [{ ...post, toGridId: move.toGridId, newPostId: move.newPostId }] : [];
  });
  const gone = new Set([...ended, ...moved].map((post) => post.postId));
  const after = [
    ...facts.posts.filter((post) => !gone.has(post.postId)),
    ...moved.map((post) => ({ ...post, gridId: post.toGridId })),
  ];
  return { ended, moved, after };
}

function contractsAfter(plan: RedrawPlan, facts: RedrawFacts, grids: ReadonlyMap<string, GridAfter>, faults: Faults) {
  const moves = new Map(plan.contractMoves.map((move) => [move.contractId, move]));
  for (const { contractId, toGridId } of plan.contractMoves) {
    if (!facts.contracts.some((contract) => contract.contractId === contractId))
      faults.add('unknown_contract', contractId);
    const grid = grids.get(toGridId);
    if (!grid || grid.fate === 'ended') faults.add(grid ? 'grid_ends' : 'unknown_grid', grid?.name ?? toGridId);
  }
  const ended = facts.contracts.filter(
    (contract) => !moves.has(contract.contractId) && grids.get(contract.gridId)?.fate === 'ended',
  );
  const moved = facts.contracts.flatMap((contract) => {
    const move = moves.get(contract.contractId);
    return move ? [{ ...contract, toGridId: move.toGridId, newContractId: move.newContractId }] : [];
  });
  const gone = new Set([...ended, ...moved].map((contract) => contract.contractId));
  const after = [
    ...facts.contracts.filter((c) => !gone.has(c.contractId)),
    ...moved.map((c) => ({ ...c, gridId: c.toGridId })),
  ];
  return { ended, moved, after };
}

/** Open requests follow their place; without one they go from an ended grid to its successor. What is closed stays where it was. */
function requestsAfter(plan: RedrawPlan, facts: RedrawFacts, targets: ReadonlyMap<string, string>) {
  const successors = new Map(plan.endGrids.map(({ gridId, successorId }) => [gridId, successorId]));
  const places = new Map(facts.places.map((place) => [place.placeId, place]));
  return facts.requests.flatMap(({ territoryId, placeId, ...request }) => {
    const place = placeId ? places.get(placeId) : undefined;
    const isHere = place !== undefined && (place.gridId === territoryId || successors.has(territoryId));
    const withPlace = isHere ? (targets.get(place.placeId) ?? place.gridId) : null;
    const toGridId = withPlace ?? successors.get(territoryId) ?? territoryId;
    if (toGridId === territoryId) return [];
    return [
      {
        ...request,
        fromGridId: territoryId,
        toGridId,
        rule: withPlace ? ('with_its_place' as const) : ('to_the_successor' as const),
      },
    ];
  });
}
