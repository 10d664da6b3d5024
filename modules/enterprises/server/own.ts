// What every write is judged by: the firm within the post's area and not merged away, the ground it is put on, the day it is told for.
import type { Context, Done } from '#kernel/server/house.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { DomainEvent } from '#kernel/shared/outcome.ts';
import { findUnit } from '#modules/territory/server/public.ts';
import type { Where } from '../shared/commands.ts';
import { type Department, departmentTitles } from '../shared/enterprise.ts';
import { enterpriseProblem } from '../shared/problems.ts';
import { isDepartment } from './store/beside.ts';
import { type EnterpriseRow, findEnterprise, findGround, nameOf, todayOf } from './store/enterprises.ts';

/** Locked, within the area of the post, and not merged into another. */
export async function getOwn(tx: Tx, enterpriseId: string): Promise<EnterpriseRow> {
  const row = await findEnterprise(tx, enterpriseId);
  if (!row) throw enterpriseProblem('not_found');
  if (row.mergedIntoId) throw enterpriseProblem('merged', { name: await nameOf(tx, row.mergedIntoId) });
  return row;
}

/** The day something is told for: today, or a day that is past. */
export async function dayOf(tx: Tx, asked: string | undefined): Promise<string> {
  const today = await todayOf(tx);
  if (asked !== undefined && asked > today) throw enterpriseProblem('ahead');
  return asked ?? today;
}

export function mustFollow(day: string, since: string): void {
  if (day < since) throw enterpriseProblem('before_it_began', { from: since });
}

/** One place of the map, one unit, or words; whatever is named exists in the district. */
export async function mustBeSomewhere({ placeId, unitId, address }: Where, tx: Tx, districtId: string): Promise<void> {
  if (placeId && unitId) throw enterpriseProblem('where_twice');
  if (!placeId && !unitId && address === '') throw enterpriseProblem('where_unsaid');
  if (placeId && !(await findGround(tx, placeId))) throw enterpriseProblem('place_not_found');
  if (unitId && (await findUnit(tx, unitId))?.districtId !== districtId) throw enterpriseProblem('unit_not_found');
}

/** The officer of a department speaks for that department alone (vertical line, rule 7). */
export async function mustSpeakFor(
  department: Department,
  { tx, actor }: Pick<Context, 'tx' | 'actor'>,
): Promise<void> {
  if (actor.kind !== 'staff' || actor.reach !== 'assigned') return;
  if (!(await isDepartment(tx, actor.unitId, department)))
    throw enterpriseProblem('department_not_yours', { department: departmentTitles[department].zh });
}

/** Told to whoever answers for the firm. */
export function toldOf(
  row: Pick<EnterpriseRow, 'enterpriseId' | 'communityId' | 'unitId'>,
  event: DomainEvent,
  result?: unknown,
): Done {
  const territoryId = row.communityId ?? row.unitId;
  return {
    subjectId: row.enterpriseId,
    territoryId,
    unitIds: row.unitId === territoryId ? [] : [row.unitId],
    events: [{ ...event, enterpriseId: row.enterpriseId, territoryId }],
    ...(result === undefined ? {} : { result }),
  };
}
