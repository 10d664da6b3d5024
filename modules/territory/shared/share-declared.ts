// What becomes of the household figures that a street's table stated, when grids are redrawn before the register is complete:
// they go along with the dwellings, in proportion, and not one household is lost or made (A3). Pure.
import type { RedrawFacts, RedrawPlan } from './redraw.ts';

/** Stated households by grid afterwards; grids that never had any and get none are left out. `landing` is where each place ends. */
export function shareDeclared(
  plan: RedrawPlan,
  facts: RedrawFacts,
  landing: ReadonlyMap<string, string>,
): Map<string, number> {
  const shared = new Map<string, number>();
  const add = (gridId: string, households: number) => shared.set(gridId, (shared.get(gridId) ?? 0) + households);
  const ended = new Map(plan.endGrids.map(({ gridId, successorId }) => [gridId, successorId]));
  const whole = new Map(
    plan.moves.flatMap(({ fromGridId, toGridId }) => (fromGridId ? [[fromGridId, toGridId] as const] : [])),
  );
  for (const grid of facts.grids) {
    const declared = grid.declaredHouseholds;
    if (declared === null) continue;
    const shares = new Map<string, number>();
    for (const place of facts.places) {
      if (place.gridId !== grid.gridId || place.kind !== 'dwelling') continue;
      const to = landing.get(place.placeId);
      if (to) shares.set(to, (shares.get(to) ?? 0) + 1);
    }
    // Nothing registered yet: the figure goes where the grid as a whole goes.
    if (shares.size === 0) add(whole.get(grid.gridId) ?? ended.get(grid.gridId) ?? grid.gridId, declared);
    else for (const [to, households] of divide(declared, shares)) add(to, households);
  }
  return shared;
}

/** Largest remainder: whole numbers in proportion to the shares, summing to exactly `total`. */
function divide(total: number, shares: ReadonlyMap<string, number>): Map<string, number> {
  const sum = [...shares.values()].reduce((a, b) => a + b, 0);
  const parts = [...shares].map(([to, share]) => {
    const exact = (total * share) / sum;
    return { to, whole: Math.floor(exact), rest: exact - Math.floor(exact) };
  });
  let left = total - parts.reduce((a, part) => a + part.whole, 0);
  for (const part of [...parts].sort((a, b) => b.rest - a.rest || (a.to < b.to ? -1 : 1))) {
    if (left-- <= 0) break;
    part.whole++;
  }
  return new Map(parts.map((part) => [part.to, part.whole]));
}
