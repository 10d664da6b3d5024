// A unit is set up below another one, by somebody whose area that is.
import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { loadPinyin } from '#kernel/shared/pinyin.ts';
import type { addUnit } from '../../shared/commands.ts';
import { territoryProblem } from '../../shared/problems.ts';
import { faultOfPlacing, isCommunityKind, unitKindTitles } from '../../shared/unit.ts';
import { getOwnUnit } from '../units/area.ts';
import { addUnits, findDivision, linkDivision, readEndingFacts, type UnitRow } from '../units/store.ts';

export async function handleAddUnit(
  input: z.output<typeof addUnit.input>,
  { tx, actor }: CommandContext,
): Promise<Done> {
  if (input.parentId === null && actor.kind !== 'system') throw territoryProblem('outside_area', { unit: input.name });
  const parent = input.parentId ? await getOwnUnit(tx, input.parentId, { lock: 'share' }) : null;
  const gridLevel = input.gridLevel ?? (input.kind === 'grid' ? (parent?.kind === 'grid' ? 2 : 1) : null);
  assertPlacing({ kind: input.kind, gridLevel }, parent);
  if (input.divisionCode && !(await findDivision(tx, input.divisionCode)))
    throw territoryProblem('division_not_found', { code: input.divisionCode });
  // A grid that holds places would no longer be a lowest one: its places must be redrawn into its parts (A1).
  if (parent?.kind === 'grid') {
    const places = (await readEndingFacts(tx, parent.unitId))?.places ?? 0;
    if (places > 0) throw territoryProblem('grid_has_places', { unit: parent.name, count: places });
  }
  const { initialsOf } = await loadPinyin();
  addUnits(tx, [
    {
      unitId: input.unitId,
      districtId: parent?.districtId ?? input.unitId,
      parentId: input.parentId,
      kind: input.kind,
      gridLevel,
      gridKind: input.gridKind,
      name: input.name,
      initials: initialsOf(input.name, 'text'),
      shortCode: input.shortCode ?? null,
      declaredHouseholds: input.declaredHouseholds ?? null,
      phone: input.phone ?? null,
    },
  ]);
  if (input.divisionCode) linkDivision(tx, input.unitId, input.divisionCode, null);
  return {
    subjectId: input.unitId,
    territoryId: input.parentId ?? input.unitId,
    events: [
      {
        type: 'unit.added',
        unitId: input.unitId,
        parentId: input.parentId,
        kind: input.kind,
        isCommunity: isCommunityKind(input.kind),
      },
    ],
    result: { unitId: input.unitId },
  };
}

function assertPlacing(child: { kind: UnitRow['kind']; gridLevel: 1 | 2 | null }, parent: UnitRow | null): void {
  const fault = faultOfPlacing(child, parent);
  if (fault === 'grid_level') throw territoryProblem('grid_level');
  if (fault) {
    throw territoryProblem('wrong_parent', {
      child: unitKindTitles[child.kind].zh,
      parent: parent ? unitKindTitles[parent.kind].zh : '最上级',
      childEn: unitKindTitles[child.kind].en,
      parentEn: parent ? unitKindTitles[parent.kind].en : 'top',
    });
  }
}
