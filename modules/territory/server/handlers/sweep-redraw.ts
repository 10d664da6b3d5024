// After a redraw: a request that was being taken in at the very moment may still have been given to a grid that had just ended. The feed
// hands the event on only when every transaction of before is over, so whatever slipped in is visible here.
import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { listOpenRequestsIn, moveOpenRequest } from '#modules/requests/server/public.ts';
import type { blockRedraw, sweepRedraw } from '../../shared/commands.ts';
import { territoryProblem } from '../../shared/problems.ts';
import { listPlacesById } from '../places/store.ts';
import { findRedraw, markBlocked } from '../redraws/store.ts';

export async function handleSweepRedraw(
  input: z.output<typeof sweepRedraw.input>,
  { tx }: CommandContext,
): Promise<Done> {
  const redraw = await findRedraw(tx, input.redrawId);
  if (!redraw?.appliedAt) throw territoryProblem('redraw_not_found');
  const successors = new Map(redraw.plan.endGrids.map(({ gridId, successorId }) => [gridId, successorId]));
  const left = await listOpenRequestsIn(tx, [...successors.keys()]);
  const places = new Map(
    (
      await listPlacesById(
        tx,
        left.flatMap((request) => request.placeId ?? []),
      )
    ).map((place) => [place.placeId, place.gridId]),
  );
  const moves = left.map((request) => ({
    requestId: request.id,
    fromUnitId: request.territoryId,
    toUnitId:
      (request.placeId && places.get(request.placeId)) || (successors.get(request.territoryId) ?? redraw.communityId),
  }));
  for (const move of moves) moveOpenRequest(tx, move.requestId, move.toUnitId);
  return {
    subjectId: redraw.redrawId,
    territoryId: redraw.communityId,
    events: moves.map((move) => ({ type: 'request.moved', ...move })),
    result: { moved: moves.length },
  };
}

export async function handleBlockRedraw(
  input: z.output<typeof blockRedraw.input>,
  { tx }: CommandContext,
): Promise<Done> {
  const redraw = await findRedraw(tx, input.redrawId, { lock: true });
  if (!redraw) throw territoryProblem('redraw_not_found');
  markBlocked(tx, redraw.redrawId, input.reason);
  return {
    subjectId: redraw.redrawId,
    territoryId: redraw.communityId,
    events: [{ type: 'redraw.blocked', redrawId: redraw.redrawId, communityId: redraw.communityId }],
  };
}
