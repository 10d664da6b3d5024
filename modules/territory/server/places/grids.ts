// May these places lie in these grids? A lowest, living grid of their own community, within the area of whoever says so (A1).
import type { Tx } from '#kernel/server/transaction.ts';
import { territoryProblem } from '../../shared/problems.ts';
import { type Assignment, listGridsById, type PlaceFact } from './store.ts';

export async function assertGrids(
  tx: Tx,
  assignments: readonly Assignment[],
  places: ReadonlyMap<string, PlaceFact>,
): Promise<void> {
  const grids = new Map(
    (await listGridsById(tx, [...new Set(assignments.map((a) => a.gridId))])).map((grid) => [grid.gridId, grid]),
  );
  for (const { placeId, gridId } of assignments) {
    const grid = grids.get(gridId);
    const place = places.get(placeId);
    if (!grid) throw territoryProblem('unit_not_found');
    if (!place) throw territoryProblem('place_not_found');
    if (grid.kind !== 'grid') throw territoryProblem('not_a_grid', { unit: grid.name });
    if (grid.isEnded) throw territoryProblem('unit_ended', { unit: grid.name });
    if (!grid.isInScope) throw territoryProblem('outside_area', { unit: grid.name });
    if (grid.hasGridsBelow) throw territoryProblem('not_lowest_grid', { unit: grid.name });
    if (grid.communityId !== place.communityId)
      throw territoryProblem('grid_elsewhere', { unit: grid.name, address: place.address });
  }
}
