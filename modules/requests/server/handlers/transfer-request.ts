import type { CommandContext, Done } from '#kernel/server/house.ts';
import { findUnit } from '#modules/territory/server/public.ts';
import { requestProblem } from '../../shared/problems.ts';
import { done, openFor, staffOf } from '../standing.ts';
import { changeRequest, writeAsHouse } from '../store/request.ts';

type Transfer = { requestId: string; leadUnitId: string; leadPostId?: string | undefined; reason: string };

/** 转派: the work passes to another unit; the clock of the matter runs on, for the caller waits the same. */
export async function handleTransfer(input: Transfer, context: CommandContext): Promise<Done> {
  const { tx } = context;
  const { request } = await openFor('transfer', input.requestId, context);
  const unit = await findUnit(tx, input.leadUnitId);
  if (!unit || unit.districtId !== request.districtId) throw requestProblem('unit_unknown');
  const staff = staffOf(context.actor);
  writeAsHouse(tx);
  changeRequest(tx, request, {
    state: 'dispatched',
    leadUnitId: unit.unitId,
    leadPostId: input.leadPostId ?? null,
    dispatchRule: `转派：${input.reason}`,
  });
  return done({ ...request, leadUnitId: unit.unitId }, [
    {
      type: 'request.transferred',
      requestId: request.id,
      fromUnitId: request.leadUnitId,
      leadUnitId: unit.unitId,
      leadName: unit.unitName,
      reason: input.reason,
      by: staff.name,
    },
  ]);
}

type Assist = { requestId: string; assistUnitIds: string[]; reason: string };

/** 会办: further units help; the lead stays with the first receiver. */
export async function handleAssist(input: Assist, context: CommandContext): Promise<Done> {
  const { tx } = context;
  const { request } = await openFor('assist', input.requestId, context);
  const names: string[] = [];
  for (const id of input.assistUnitIds) {
    const unit = await findUnit(tx, id);
    if (!unit || unit.districtId !== request.districtId) throw requestProblem('unit_unknown');
    names.push(unit.unitName);
  }
  const assistUnitIds = [...new Set([...request.assistUnitIds, ...input.assistUnitIds])].filter(
    (id) => id !== request.leadUnitId,
  );
  changeRequest(tx, request, { assistUnitIds });
  return done({ ...request, assistUnitIds }, [
    {
      type: 'request.assisted',
      requestId: request.id,
      units: names,
      reason: input.reason,
      by: staffOf(context.actor).name,
    },
  ]);
}
