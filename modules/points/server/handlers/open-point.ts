import { command, type Done } from '#kernel/server/house.ts';
import { addDays } from '#kernel/shared/clock/time.ts';
import { openPoint } from '../../shared/commands.ts';
import { pointProblem } from '../../shared/problems.ts';
import { getOwnUnit, mustBeNear, mustHold } from '../standing.ts';
import { addState, isKnown, todayOf } from '../store.ts';

export const openPointHandler = command(openPoint, async (input, context): Promise<Done> => {
  const { tx } = context;
  const { pointId, unitId, from: asked, lastDay, ...facts } = input;
  const unit = await getOwnUnit(tx, unitId);
  if (await isKnown(tx, pointId)) throw pointProblem('already_open');
  const today = await todayOf(tx);
  const from = asked ?? today;
  mustBeNear(from, today);
  if (lastDay !== undefined && lastDay < from) throw pointProblem('ends_before_it_begins');
  await mustHold(unitId, facts, context);
  const until = lastDay === undefined ? null : addDays(lastDay, 1);
  addState(tx, { ...facts, pointId, unitId, districtId: unit.districtId, from, until });
  return {
    subjectId: pointId,
    territoryId: unitId,
    events: [{ type: 'point.opened', pointId, unitId, kindCode: facts.kindCode, name: facts.name, from, until }],
  };
});
