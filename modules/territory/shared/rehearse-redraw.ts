// What a redraw would do, worked out on facts without touching any: every dwelling, shop and estate ends in exactly one lowest
// grid or the plan is refused with the names of those that do not (A1). Pure; the browser may run it as well as the server.

import { expectedRoles } from './expected-posts.ts';
import type { RedrawFacts, RedrawPlan, Rehearsal } from './redraw.ts';
import { figures } from './rehearse/figures.ts';
import { faultList, gridsAfter, placeTargets, touchedGrids } from './rehearse/ground.ts';
import { contractsAfter, postsAfter, requestsAfter } from './rehearse/hands.ts';
import { shareDeclared } from './share-declared.ts';

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
  const touched = touchedGrids(plan, facts, { targets, declared, grids });
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
