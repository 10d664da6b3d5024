// What every write of a point is judged by: whose it is, and whether what is said of it can be.
import type { Context } from '#kernel/server/house.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { addDays } from '#kernel/shared/clock/time.ts';
import { findUnit, locatePlace } from '#modules/territory/server/public.ts';
import { pointProblem } from '../shared/problems.ts';
import type { Position } from '../shared/reach.ts';
import { isGoverned, type PointFacts } from './store.ts';
import { listKinds, readReach } from './views/kinds.ts';

export type OwnUnit = { unitId: string; unitName: string; districtId: string };

/** The unit, living and within the area of the post. */
export async function getOwnUnit(tx: Tx, unitId: string): Promise<OwnUnit> {
  const unit = await findUnit(tx, unitId);
  if (!unit) throw pointProblem('unit_not_found');
  if (!(await isGoverned(tx, unitId))) throw pointProblem('outside_area', { unit: unit.unitName });
  return unit;
}

const mostDaysAhead = 366;

export function mustBeNear(day: string, today: string): void {
  if (day > addDays(today, mostDaysAhead)) throw pointProblem('too_far_ahead');
}

/** Degrees given in the order that other systems use: the usual slip, and it would put the point into another country. */
export function isSwapped({ longitude, latitude }: Position): boolean {
  return longitude >= 3 && longitude <= 54 && latitude >= 73;
}

/**
 * Kind, place, position and the unit served at home. A home service must stay within the post's own area: a community cannot declare the whole
 * district served.
 */
export async function mustHold(unitId: string, facts: Partial<PointFacts>, { tx }: Pick<Context, 'tx'>): Promise<void> {
  if (facts.kindCode !== undefined) {
    const kinds = await listKinds(tx, unitId, await readReach(tx));
    if (!kinds.some(({ kindCode }) => kindCode === facts.kindCode)) throw pointProblem('kind_unknown');
  }
  if (facts.placeId && !(await locatePlace(tx, facts.placeId))) throw pointProblem('place_not_found');
  if (facts.position && isSwapped(facts.position)) throw pointProblem('swapped');
  if (facts.homeUnitId) await getOwnUnit(tx, facts.homeUnitId);
}
