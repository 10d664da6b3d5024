// Who asks, and about which area: their own unit unless they name another within it.
import type { StaffActor } from '#kernel/server/actor.ts';
import type { Context } from '#kernel/server/house.ts';
import { registerProblem } from '../shared/problems.ts';
import { findArea } from './views/registers.ts';

export function staffOf({ actor }: Pick<Context, 'actor'>): StaffActor {
  if (actor.kind !== 'staff') throw registerProblem('not_found');
  return actor;
}

export async function areaOf(unitId: string | undefined, context: Pick<Context, 'tx' | 'actor'>): Promise<string> {
  const actor = staffOf(context);
  if (!unitId || unitId === actor.unitId) return actor.unitId;
  if (!(await findArea(context.tx, unitId))) throw registerProblem('area_not_yours');
  return unitId;
}
