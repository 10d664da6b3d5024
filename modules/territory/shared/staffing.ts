// How many hands a grid needs (A3): households by head. Pure; the figures come from a setting that the district may change.
import { z } from 'zod';
import type { Role } from '#kernel/shared/right.ts';

export const staffingSchema = z.object({
  /** 每人300户 (A3). */
  householdsPerWorker: z.number().int().min(1).max(100_000),
  /** Do vacant homes count as households? */
  countsVacant: z.boolean(),
  /** Whose posts count as staff of a grid. A 一级网格员 and a 一级网格长 are the same person in the field (A4). */
  countedRoles: z.array(z.enum(['grid_chief', 'grid_worker', 'seconded_cadre', 'building_chief'])).min(1),
});
export type Staffing = z.output<typeof staffingSchema>;

export const defaultStaffing: Staffing = {
  householdsPerWorker: 300,
  countsVacant: true,
  countedRoles: ['grid_chief', 'grid_worker'] satisfies Role[],
};

export type HouseholdFacts = {
  /** What the street's own table states; null when it was never stated. */
  declared: number | null;
  /** Dwellings in the register, vacant ones included. */
  dwellings: number;
  vacant: number;
};

/**
 * Households that staffing is reckoned on. The stated figure stands until the register holds as many dwellings: half a
 * roster must not make a grid look small.
 */
export function countHouseholds(
  facts: HouseholdFacts,
  staffing: Staffing,
): { households: number; basis: 'declared' | 'registered' } {
  const { declared, dwellings, vacant } = facts;
  if (declared !== null && declared > dwellings) return { households: declared, basis: 'declared' };
  return { households: staffing.countsVacant ? dwellings : dwellings - vacant, basis: 'registered' };
}

/** `ceil(households / 300)`: 301 households need two. */
export function requiredStaff(
  households: number,
  { householdsPerWorker }: Pick<Staffing, 'householdsPerWorker'>,
): number {
  return Math.ceil(households / householdsPerWorker);
}
