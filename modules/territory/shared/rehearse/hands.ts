// Whose posts and contracts end or move with their grids, and where open requests go. Pure.
import type { RedrawFacts, RedrawPlan } from '../redraw.ts';
import type { Faults, GridAfter } from './ground.ts';

export function postsAfter(
  plan: RedrawPlan,
  facts: RedrawFacts,
  grids: ReadonlyMap<string, GridAfter>,
  faults: Faults,
) {
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

export function contractsAfter(
  plan: RedrawPlan,
  facts: RedrawFacts,
  grids: ReadonlyMap<string, GridAfter>,
  faults: Faults,
) {
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
export function requestsAfter(plan: RedrawPlan, facts: RedrawFacts, targets: ReadonlyMap<string, string>) {
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
