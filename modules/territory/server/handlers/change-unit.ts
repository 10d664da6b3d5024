// What a unit is called, what is stated about it, where it lies in the code tree, and its polygon. Earlier names stay on record (unit_versions).
import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { loadPinyin } from '#kernel/shared/pinyin.ts';
import type { correctUnit, importGeometry, linkDivision, renameUnit } from '../../shared/commands.ts';
import { matchGeometries } from '../../shared/match-geometry.ts';
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
  const { matched, unmatched, faulty } = matchGeometries(input.geojson, units);
  if (!input.onlyMatched) {
    const [bad] = faulty;
    if (bad)
      throw territoryProblem('geometry_fault', {
        name: bad.name,
        reason: geometryReasons[bad.fault].zh,
        reasonEn: geometryReasons[bad.fault].en,
      });
    if (unmatched.length > 0) throw noneFits(unmatched);
  }
  if (matched.length === 0) throw noneFits([...unmatched, ...faulty]);
  store.setGeometries(tx, matched);
  return {
    subjectId: root.unitId,
    territoryId: root.unitId,
    events: [{ type: 'geometry.imported', unitId: root.unitId, count: matched.length }],
    result: { count: matched.length, units: matched.map(({ unitId, name }) => ({ unitId, name })), unmatched, faulty },
  };
}

const noneFits = (left: readonly { name: string }[]) =>
  territoryProblem('geometry_unmatched', {
    count: left.length,
    about: left
      .slice(0, 20)
      .map(({ name }) => name)
      .join('、'),
  });
