// The two ways an order ends: somebody withdraws it, or its time is over and the house says so. Neither puts it to sleep: it is asleep already.
import { command, type Done } from '#kernel/server/house.ts';
import { tellEnd, withdrawOrder } from '../../shared/commands.ts';
import { isLive, spanOf, stateOf, stateTitles } from '../../shared/order.ts';
import { emergencyProblem } from '../../shared/problems.ts';
import { doneOf, mustHaveArea, openOrder } from '../standing.ts';
import { insertEnd, insertWithdrawal, isEndTold, listRecords, type OrderRecord } from '../store/orders.ts';

export const withdrawHandler = command(withdrawOrder, async ({ emergencyId, reason }, context): Promise<Done> => {
  const { tx, now } = context;
  const { order, orders, actor } = await openOrder(emergencyId, context);
  await mustHaveArea(tx, order.unitIds, false);
  const state = stateOf(order, now);
  if (!isOpen(order, now)) {
    const { zh, en } = stateTitles[state];
    throw emergencyProblem('not_live', { state: zh, stateEn: en });
  }
  // An extension that stayed would wake again what was just put to sleep.
  const following = followersOf(order, orders).filter((other) => isOpen(other, now));
  for (const { orderId } of [order, ...following]) insertWithdrawal(tx, orderId, reason, actor);
  return doneOf(
    order,
    [order, ...following].map(({ orderId, powers, unitIds }) => ({
      type: 'emergency.withdrawn',
      emergencyId: orderId,
      powers,
      unitIds,
    })),
  );
});

function isOpen(order: OrderRecord, now: number): boolean {
  const state = stateOf(order, now);
  return state === 'proposed' || isLive(state);
}

function followersOf(order: OrderRecord, orders: readonly OrderRecord[]): OrderRecord[] {
  const next = orders.filter(({ extendsId }) => extendsId === order.orderId);
  return next.flatMap((one) => [one, ...followersOf(one, orders)]);
}

/** `continuedById`: an extension holds on; whoever works under the order works on. */
export const tellEndHandler = command(tellEnd, async ({ emergencyId }, { tx, now }): Promise<Done> => {
  const orders = await listRecords(tx);
  const order = orders.find(({ orderId }) => orderId === emergencyId);
  const span = order && spanOf(order);
  if (!order || !span) throw emergencyProblem('not_found');
  if (span.until > now) throw emergencyProblem('not_due');
  if (await isEndTold(tx, emergencyId)) return doneOf(order, []);
  insertEnd(tx, emergencyId, span.until);
  const next = followersOf(order, orders).find((other) => {
    const its = spanOf(other);
    return its !== undefined && its.from <= span.until && its.until > span.until;
  });
  const endedAt = new Date(span.until).toISOString();
  return doneOf(order, [{ type: 'emergency.ended', endedAt, continuedById: next?.orderId ?? null }]);
});
