// The second person. Everything that was checked when it was proposed is checked anew, one after the other in a district.
import { type CommandContext, command, type Done } from '#kernel/server/house.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import { approveOrder, refuseOrder } from '../../shared/commands.ts';
import { stateOf, stateTitles } from '../../shared/order.ts';
import { emergencyProblem } from '../../shared/problems.ts';
import { doneOf, mustFit, mustHaveArea, openOrder } from '../standing.ts';
import { drawNumber, insertDecision } from '../store/orders.ts';

async function openToDecide(emergencyId: string, context: CommandContext) {
  const opened = await openOrder(emergencyId, context);
  const { order, actor } = opened;
  if (order.proposedByStaffId === actor.staffId) throw emergencyProblem('same_person');
  await mustHaveArea(context.tx, order.unitIds, false);
  const { zh, en } = stateTitles[stateOf(order, context.now)];
  if (stateOf(order, context.now) !== 'proposed') throw emergencyProblem('not_proposed', { state: zh, stateEn: en });
  return opened;
}

export const approveHandler = command(approveOrder, async ({ emergencyId, reason }, context): Promise<Done> => {
  const { tx, now } = context;
  const { order, orders, actor } = await openToDecide(emergencyId, context);
  await mustHaveArea(tx, order.unitIds, true);
  await mustFit(tx, order, orders, now);
  const year = Number(dateOf(now).slice(0, 4));
  // Last of all: nothing that could still refuse it comes after.
  const orderNo = await drawNumber(tx, order.districtId, order.isDrill ? 'drill' : 'order', year);
  insertDecision(tx, order, { verdict: 'approved', reason: reason ?? null, year, orderNo }, actor);
  return doneOf(order, [{ type: 'emergency.approved', year, orderNo }], { emergencyId, year, orderNo });
});

export const refuseHandler = command(refuseOrder, async ({ emergencyId, reason }, context): Promise<Done> => {
  const { order, actor } = await openToDecide(emergencyId, context);
  insertDecision(context.tx, order, { verdict: 'refused', reason, year: null, orderNo: null }, actor);
  return doneOf(order, [{ type: 'emergency.refused' }]);
});
