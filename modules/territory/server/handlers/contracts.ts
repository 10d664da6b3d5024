// 包保: a unit, or a named person in it, answers for a grid (A7). Two on one grid, or none, are shown by contract.gaps and not forbidden.
import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { addMonths, type CalendarDate, dateOf, instantAt } from '#kernel/shared/clock/time.ts';
import type { endContract, makeContract } from '../../shared/commands.ts';
import { territoryProblem } from '../../shared/problems.ts';
import * as store from '../duties/store.ts';
import { getOwnUnit, getUnit } from '../units/area.ts';

export async function handleMakeContract(
  input: z.output<typeof makeContract.input>,
  { tx, now }: CommandContext,
): Promise<Done> {
  const grid = await getOwnUnit(tx, input.gridId, { lock: 'share' });
  if (grid.kind !== 'grid') throw territoryProblem('not_a_grid', { unit: grid.name });
  const contractor = input.contractorUnitId ? await getUnit(tx, input.contractorUnitId) : undefined;
  const person = input.staffId ? await store.findStaff(tx, input.staffId) : undefined;
  if (input.staffId && !person) throw territoryProblem('staff_not_found');
  const standing = await store.findStandingContract(
    tx,
    grid.unitId,
    input.contractorUnitId ?? null,
    input.staffId ?? null,
  );
  if (standing) throw territoryProblem('contract_exists', { contractor: standing.contractor, grid: grid.name });
  const from = input.fromOn === undefined ? null : beginOf(input.fromOn, now);
  store.addContracts(tx, [
    {
      contractId: input.contractId,
      districtId: grid.districtId,
      gridId: grid.unitId,
      contractorUnitId: contractor?.unitId ?? null,
      staffId: person?.staffId ?? null,
      from,
    },
  ]);
  return {
    subjectId: input.contractId,
    territoryId: grid.unitId,
    unitIds: contractor ? [contractor.unitId] : [],
    events: [
      {
        type: 'contract.made',
        contractId: input.contractId,
        gridId: grid.unitId,
        contractorUnitId: contractor?.unitId ?? null,
        staffId: person?.staffId ?? null,
        from: (from ?? tx.at).toISOString(),
      },
    ],
  };
}

/** It takes effect by itself: nobody has to be there when the day comes. Yesterday's responsibility is not made today. */
function beginOf(fromOn: CalendarDate, now: number): Date {
  const today = dateOf(now);
  if (fromOn <= today || fromOn > addMonths(today, 24)) throw territoryProblem('contract_day');
  return new Date(instantAt(fromOn));
}

export async function handleEndContract(
  input: z.output<typeof endContract.input>,
  { tx }: CommandContext,
): Promise<Done> {
  const contract = await store.findContract(tx, input.contractId);
  if (!contract || contract.isEnded) throw territoryProblem('contract_not_found');
  await getOwnUnit(tx, contract.gridId);
  store.endContracts(tx, [contract.contractId]);
  return {
    subjectId: contract.contractId,
    territoryId: contract.gridId,
    unitIds: contract.contractorUnitId ? [contract.contractorUnitId] : [],
    events: [
      {
        type: 'contract.ended',
        contractId: contract.contractId,
        gridId: contract.gridId,
        /** It never began: an agreement for later was taken back. */
        isBefore: contract.isToCome,
        reason: input.reason ?? null,
      },
    ],
  };
}
