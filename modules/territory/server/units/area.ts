// Whose business a unit is. Row-level security hides other districts; inside a district everybody may look, and only the post
// whose unit stands above may change.
import type { Tx } from '#kernel/server/transaction.ts';
import { territoryProblem } from '../../shared/problems.ts';
import { defaultStaffing, type Staffing, staffingSchema } from '../../shared/staffing.ts';
import { findUnit, readSetting, type UnitRow } from './store.ts';

/** The unit, living and within the post's area. Throws `unit_not_found`, `unit_ended`, `outside_area`. */
export async function getOwnUnit(tx: Tx, unitId: string, how: { lock?: 'share' | 'update' } = {}): Promise<UnitRow> {
  const unit = await getUnit(tx, unitId, how);
  if (!unit.isInScope) throw territoryProblem('outside_area', { unit: unit.name });
  return unit;
}

/** Any living unit of the district. */
export async function getUnit(tx: Tx, unitId: string, how: { lock?: 'share' | 'update' } = {}): Promise<UnitRow> {
  const unit = await findUnit(tx, unitId, how);
  if (!unit) throw territoryProblem('unit_not_found');
  if (unit.isEnded) throw territoryProblem('unit_ended', { unit: unit.name });
  return unit;
}

/** The setting `staffing`, changed by `setting.change` of identity. */
export async function getStaffing(tx: Tx): Promise<Staffing> {
  const stored = staffingSchema.safeParse(await readSetting(tx, 'staffing'));
  return stored.success ? stored.data : defaultStaffing;
}
