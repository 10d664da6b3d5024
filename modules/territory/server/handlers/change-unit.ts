// What a unit is called, what is stated about it, where it lies in the code tree, and its polygon. Earlier names stay on record (unit_versions).
import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { loadPinyin } from '#kernel/shared/pinyin.ts';
import type { correctUnit, importGeometry, linkDivision, renameUnit } from '../../shared/commands.ts';
import { faultOfGeometry, nameOfFeature } from '../../shared/geometry.ts';
import { geometryReasons, territoryProblem } from '../../shared/problems.ts';
import { getOwnUnit } from '../units/area.ts';
import * as store from '../units/store.ts';

const changed = (unitId: string, type: string, more: Record<string, unknown> = {}): Done => ({
  subjectId: unitId,
  territoryId: unitId,
  events: [{ type, unitId, ...more }],
});

export async function handleRenameUnit(
  input: z.output<typeof renameUnit.input>,
  { tx }: CommandContext,
): Promise<Done> {
  const unit = await getOwnUnit(tx, input.unitId);
  const { initialsOf } = await loadPinyin();
  store.renameUnit(tx, unit.unitId, input.name, initialsOf(input.name, 'text'));
  return changed(unit.unitId, 'unit.renamed', { from: unit.name, to: input.name });
}

export async function handleCorrectUnit(
  input: z.output<typeof correctUnit.input>,
  { tx }: CommandContext,
): Promise<Done> {
  const unit = await getOwnUnit(tx, input.unitId);
  store.correctUnit(tx, unit.unitId, input);
  return changed(unit.unitId, 'unit.corrected');
}

export async function handleLinkDivision(
  input: z.output<typeof linkDivision.input>,
  { tx }: CommandContext,
): Promise<Done> {
  const unit = await getOwnUnit(tx, input.unitId, { lock: 'update' });
  const division = await store.findDivision(tx, input.divisionCode);
  if (!division) throw territoryProblem('division_not_found', { code: input.divisionCode });
  store.linkDivision(tx, unit.unitId, division.code, input.from ?? null);
  return changed(unit.unitId, 'unit.division_linked', { divisionCode: division.code });
}

export async function handleImportGeometry(
  input: z.output<typeof importGeometry.input>,
  { tx }: CommandContext,
): Promise<Done> {
  const root = await getOwnUnit(tx, input.underUnitId);
  const units = await store.listUnitsBelow(tx, root.unitId);
  const byName = new Map<string, string[]>();
  for (const unit of units) {
    for (const key of [unit.unitId, unit.name, unit.shortCode])
      if (key) byName.set(key, [...(byName.get(key) ?? []), unit.unitId]);
  }
  const unmatched: string[] = [];
  const geometries = input.geojson.features.flatMap(({ properties, geometry }, i) => {
    const name = nameOfFeature(properties) ?? `#${i + 1}`;
    const fault = faultOfGeometry(geometry);
    if (fault)
      throw territoryProblem('geometry_fault', {
        name,
        reason: geometryReasons[fault].zh,
        reasonEn: geometryReasons[fault].en,
      });
    const [unitId, ...others] = byName.get(name) ?? [];
    if (unitId && others.length === 0) return [{ unitId, geometry }];
    unmatched.push(name);
    return [];
  });
  if (unmatched.length > 0)
    throw territoryProblem('geometry_unmatched', { count: unmatched.length, about: unmatched.slice(0, 20).join('、') });
  store.setGeometries(tx, geometries);
  return {
    subjectId: root.unitId,
    territoryId: root.unitId,
    events: [{ type: 'geometry.imported', unitId: root.unitId, count: geometries.length }],
    result: { count: geometries.length },
  };
}
