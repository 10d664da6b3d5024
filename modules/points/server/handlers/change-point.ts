// A point that changes or ends: the state that held ends on the day before, and stays on record.
import { type CommandContext, command, type Done } from '#kernel/server/house.ts';
import { changePoint, endPoint } from '../../shared/commands.ts';
import { pointProblem } from '../../shared/problems.ts';
import { mustBeNear, mustHold } from '../standing.ts';
import { addState, cutFrom, findLatestState, type PointFacts, type PointState, todayOf } from '../store.ts';

async function getOwn(pointId: string, { tx }: CommandContext): Promise<PointState> {
  const state = await findLatestState(tx, pointId);
  if (!state) throw pointProblem('not_found');
  if (!state.isGoverned) throw pointProblem('outside_area', { unit: state.unitName });
  const locked = await findLatestState(tx, pointId, { lock: true });
  if (!locked) throw pointProblem('not_found');
  return locked;
}

/** On the day a state began it may be put right: it has not held for a day yet. Before that day another state held, and that one is over. */
export const changePointHandler = command(changePoint, async (input, context): Promise<Done> => {
  const { tx } = context;
  const { pointId, from: asked, ...said } = input;
  const last = await getOwn(pointId, context);
  const today = await todayOf(tx);
  const from = asked ?? (last.from > today ? last.from : today);
  mustBeNear(from, today);
  if (from < last.from) throw pointProblem('before_its_state', { from: last.from });
  if (last.until !== null && from >= last.until) throw pointProblem('over');
  const changes = Object.fromEntries(
    Object.entries(said).filter(([, value]) => value !== undefined),
  ) as Partial<PointFacts>;
  await mustHold(last.unitId, changes, context);
  cutFrom(tx, pointId, from, null);
  addState(tx, { ...last, ...changes, from });
  return {
    subjectId: pointId,
    territoryId: last.unitId,
    events: [{ type: 'point.changed', pointId, unitId: last.unitId, from, fields: Object.keys(changes) }],
  };
});

export const endPointHandler = command(endPoint, async ({ pointId, from: asked, reason }, context): Promise<Done> => {
  const { tx } = context;
  const last = await getOwn(pointId, context);
  const today = await todayOf(tx);
  const from = asked ?? today;
  mustBeNear(from, today);
  if (last.until !== null && from >= last.until) throw pointProblem('over');
  cutFrom(tx, pointId, from, reason);
  return {
    subjectId: pointId,
    territoryId: last.unitId,
    events: [{ type: 'point.ended', pointId, unitId: last.unitId, from, reason }],
  };
});
