// A unit ends when nothing hangs on it any more: no units below, no places, no open requests. Its posts, contracts and service areas end with it;
// what happened in its time stays its own.
import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { listOpenRequestsIn } from '#modules/requests/server/public.ts';
import type { endUnit } from '../../shared/commands.ts';
import { territoryProblem } from '../../shared/problems.ts';
import { getOwnUnit } from '../units/area.ts';
import { endUnits, readEndingFacts } from '../units/store.ts';

export async function handleEndUnit(input: z.output<typeof endUnit.input>, { tx }: CommandContext): Promise<Done> {
  const unit = await getOwnUnit(tx, input.unitId, { lock: 'update' });
  const facts = await readEndingFacts(tx, unit.unitId);
  if (facts && facts.units > 0) throw territoryProblem('unit_has_units', { unit: unit.name, count: facts.units });
  if (facts && facts.places > 0) throw territoryProblem('grid_has_places', { unit: unit.name, count: facts.places });
  const requests = await listOpenRequestsIn(tx, [unit.unitId]);
  if (requests.length > 0) throw territoryProblem('unit_has_requests', { unit: unit.name, count: requests.length });
  const posts = await endUnits(tx, [unit.unitId]);
  return {
    subjectId: unit.unitId,
    territoryId: unit.unitId,
    events: [
      { type: 'unit.ended', unitId: unit.unitId, reason: input.reason ?? null },
      ...posts.map((post) => ({ type: 'post.ended', ...post, reason: 'unit_ended' })),
    ],
  };
}
