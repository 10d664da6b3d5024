// What handlers begin with: the order as seen, who acts, and the rules that both proposing and approving ask.
import type { StaffActor } from '#kernel/server/actor.ts';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { DomainEvent } from '#kernel/shared/outcome.ts';
import { asStaff } from '#modules/requests/server/public.ts';
import { orderName } from '../shared/name.ts';
import { chainOf, isLive, spanOf, stateOf } from '../shared/order.ts';
import { powerKinds } from '../shared/power.ts';
import { emergencyProblem } from '../shared/problems.ts';
import type { NewOrder, OrderRecord } from './store/orders.ts';
import * as store from './store/orders.ts';

export async function openOrder(
  emergencyId: string,
  context: CommandContext,
): Promise<{ order: OrderRecord; orders: OrderRecord[]; actor: StaffActor }> {
  const actor = asStaff(context);
  await store.holdDistrict(context.tx, actor.districtId);
  const orders = await store.listRecords(context.tx);
  const order = orders.find(({ orderId }) => orderId === emergencyId);
  if (!order) throw emergencyProblem('not_found');
  return { order, orders, actor };
}

/** The post stands at or above every unit of the area. */
export async function mustHaveArea(tx: Tx, unitIds: readonly string[], mustStand: boolean): Promise<void> {
  const area = await store.listArea(tx, unitIds);
  const outside = area.filter(({ isInScope }) => !isInScope).map(({ name }) => name ?? '?');
  if (outside.length > 0) throw emergencyProblem('outside_area', { units: outside.join('、') });
  if (mustStand && area.some(({ isThere }) => !isThere)) throw emergencyProblem('no_such_unit');
}

export type Checked = Omit<NewOrder, 'retention' | 'legalText' | 'articleCodes' | 'title'>;

/** Two orders of one power and area overlap only as a chain; an extension goes on where the one before ends and adds nothing. */
export async function mustFit(tx: Tx, order: Checked, orders: readonly OrderRecord[], now: number): Promise<void> {
  const chain = order.extendsId === null ? [] : chainOf(order.extendsId, orders).map(({ orderId }) => orderId);
  if (order.extendsId !== null) await mustExtend(tx, order, order.extendsId, orders, now);
  const [other] = (await store.listTouching(tx, { ...order, fromAt: Math.max(order.fromAt, now) })).filter(
    ({ orderId }) => !chain.includes(orderId),
  );
  if (!other) return;
  const shared = other.powers.filter((power) => order.powers.includes(power)).map((power) => powerKinds[power].title);
  throw emergencyProblem('overlaps', {
    no: nameOf(other).zh,
    powers: shared.map(({ zh }) => zh).join('、'),
    powersEn: shared.map(({ en }) => en).join(', '),
    emergencyId: other.orderId,
  });
}

async function mustExtend(tx: Tx, order: Checked, beforeId: string, orders: readonly OrderRecord[], now: number) {
  const before = orders.find(({ orderId }) => orderId === beforeId);
  if (!before) throw emergencyProblem('not_found');
  const span = spanOf(before);
  if (!span || !isLive(stateOf(before, now))) throw emergencyProblem('extends_nothing');
  const isExtended = orders.some(
    (other) => other.extendsId === beforeId && other.orderId !== order.orderId && isLive(stateOf(other, now)),
  );
  if (isExtended) throw emergencyProblem('extended_already');
  const outside = await store.listOutside(tx, order.unitIds, before.unitIds);
  const addsNothing = outside.length === 0 && order.powers.every((power) => before.powers.includes(power));
  const goesOn = order.fromAt <= span.until && order.toAt > span.until;
  if (!addsNothing || !goesOn || order.isDrill !== before.isDrill) throw emergencyProblem('extends_more');
}

export const nameOf = ({ districtName, year, orderNo, isDrill, title }: OrderRecord) =>
  year === null || orderNo === null
    ? { zh: `“${title}”`, en: `“${title}”` }
    : orderName({ districtName, year, no: orderNo }, isDrill);

type Concerned = Pick<OrderRecord, 'orderId' | 'unitIds' | 'powers' | 'isDrill'>;

/** An order concerns all units of its area. */
export function doneOf(order: Concerned, events: readonly DomainEvent[], result?: unknown): Done {
  const { orderId, unitIds, powers, isDrill } = order;
  return {
    subjectId: orderId,
    territoryId: unitIds[0],
    unitIds: unitIds.slice(1),
    events: events.map((event) => ({ emergencyId: orderId, powers, unitIds, isDrill, ...event })),
    isDrill,
    ...(result === undefined ? {} : { result }),
  };
}
