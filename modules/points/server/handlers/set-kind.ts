// Kinds that a street or a community adds for itself and what lies below it.
import { command, type Done } from '#kernel/server/house.ts';
import { endPointKind, setPointKind } from '../../shared/commands.ts';
import { kindOfWord } from '../../shared/kinds.ts';
import { pointProblem } from '../../shared/problems.ts';
import { getOwnUnit } from '../standing.ts';
import { countPointsOfKind, endKind, findOwnKind, putKind } from '../store.ts';
import { listKinds, readReach } from '../views/kinds.ts';

export const setPointKindHandler = command(setPointKind, async (input, { tx }): Promise<Done> => {
  const { kindId, unitId, title, isExpected } = input;
  const known = await findOwnKind(tx, kindId);
  if (known && !known.isGoverned) throw pointProblem('outside_area', { unit: '' });
  const unit = await getOwnUnit(tx, known?.unitId ?? unitId);
  const others = (await listKinds(tx, unit.unitId, await readReach(tx))).filter(({ kindCode }) => kindCode !== kindId);
  const same = others.find((one) => one.title.zh === title.zh) ?? (kindOfWord(title.zh) ? { title } : undefined);
  if (same) throw pointProblem('kind_taken', { title: title.zh });
  putKind(tx, {
    kindId,
    unitId: unit.unitId,
    districtId: unit.districtId,
    title,
    isExpected,
    isKnown: known !== undefined,
  });
  return {
    subjectId: kindId,
    territoryId: unit.unitId,
    events: [{ type: 'point.kind_set', kindId, unitId: unit.unitId, title: title.zh, isExpected }],
  };
});

export const endPointKindHandler = command(endPointKind, async ({ kindId, reason }, { tx }): Promise<Done> => {
  const known = await findOwnKind(tx, kindId);
  if (!known) throw pointProblem('kind_unknown');
  if (!known.isGoverned) throw pointProblem('outside_area', { unit: '' });
  const count = await countPointsOfKind(tx, kindId);
  if (count > 0) throw pointProblem('kind_in_use', { count });
  endKind(tx, kindId, reason);
  return { subjectId: kindId, territoryId: known.unitId, events: [{ type: 'point.kind_ended', kindId, reason }] };
});
