// The desk's list, one order, and what holds where one works.
import type { StaffActor } from '#kernel/server/actor.ts';
import { type Context, query } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import { HOUR_MS } from '#kernel/shared/clock/time.ts';
import { asStaff } from '#modules/requests/server/public.ts';
import { approvers, isLive, lapsesAt, type OrderState, proposers, spanOf, warningHours } from '../../shared/order.ts';
import { emergencyProblem } from '../../shared/problems.ts';
import { listOrders, type OrderRow, orderPage, ordersInForce } from '../../shared/queries.ts';
import { listArea, type OrderRecord } from '../store/orders.ts';
import { certificatesOf, headOf, listStates, type Shown, wordsOf } from './rows.ts';

type Stated = { record: OrderRecord; state: OrderState };

const endsSoon = ({ record, state }: Stated, now: number): boolean =>
  state === 'in_force' && (spanOf(record)?.until ?? 0) - now <= warningHours * HOUR_MS;
const isExtended = ({ record }: Stated, all: readonly Stated[]): boolean =>
  all.some((other) => other.record.extendsId === record.orderId && isLive(other.state));

/** Which of these units lie in the asker's own area. */
async function ownUnits({ tx }: Context, some: readonly Stated[]): Promise<Set<string>> {
  const area = await listArea(tx, [...new Set(some.flatMap(({ record }) => record.unitIds))]);
  return new Set(area.filter(({ isInScope }) => isInScope).map(({ unitId }) => unitId));
}

function abilitiesOf({ record, state }: Stated, all: readonly Stated[], actor: StaffActor, own: Set<string>) {
  const hasArea = record.unitIds.every((unitId) => own.has(unitId));
  const mayAct = hasArea && proposers.includes(actor.role);
  const asksDecision = state === 'proposed' && approvers.includes(actor.role);
  const isOwn = record.proposedByStaffId === actor.staffId;
  return {
    mayDecide: asksDecision && hasArea && !isOwn,
    whyNotDecide: !asksDecision ? null : isOwn ? ('same_person' as const) : hasArea ? null : ('outside_area' as const),
    mayWithdraw: mayAct && (state === 'proposed' || isLive(state)),
    mayExtend: mayAct && isLive(state) && !isExtended({ record, state }, all),
  };
}

function rowOf(one: Shown, all: readonly Stated[], actor: StaffActor, own: Set<string>, now: number): OrderRow {
  const { record, decided, withdrawn } = one;
  return {
    ...headOf(one, all),
    year: record.year,
    orderNo: record.orderNo,
    isDrill: record.isDrill,
    endsSoon: endsSoon(one, now) && !isExtended(one, all),
    lapsesAt: new Date(lapsesAt(record)),
    proposed: one.proposed,
    decided: decided && { ...decided, reason: one.decidedReason },
    withdrawn: withdrawn && { ...withdrawn, reason: one.withdrawnReason ?? '' },
    abilities: abilitiesOf(one, all, actor, own),
  };
}

export const listAnswer = query(listOrders, async ({ offset, limit }, context) => {
  const actor = asStaff(context);
  const all = await listStates(context);
  const own = await ownUnits(context, all);
  const shown = await wordsOf(context.tx, all.slice(offset, offset + limit));
  return {
    rows: shown.map((one) => rowOf(one, all, actor, own, context.now)),
    toDecide: all.filter((one) => abilitiesOf(one, all, actor, own).mayDecide).length,
    nextOffset: all.length > offset + limit ? offset + limit : null,
  };
});

export const pageAnswer = query(orderPage, async ({ emergencyId }, context) => {
  const all = await listStates(context);
  const [one] = await wordsOf(
    context.tx,
    all.filter(({ record }) => record.orderId === emergencyId),
  );
  if (!one) throw emergencyProblem('not_found');
  const own = await ownUnits(context, [one]);
  const certificates = await certificatesOf(context.tx, [emergencyId]);
  return {
    order: rowOf(one, all, asStaff(context), own, context.now),
    certificates: certificates.get(emergencyId) ?? [],
  };
});

/** Those whose area holds this post's unit, or lies within it. */
export const inForceAnswer = query(ordersInForce, async (_, context) => {
  const actor = asStaff(context);
  const all = await listStates(context);
  const holding = all.filter(({ state }) => state === 'in_force');
  if (holding.length === 0) return { rows: [] };
  const path = await context.tx.first<{ path: string[] }>(
    sql`select path::text[] as path from unit_paths where unit_id = ${actor.unitId}`,
  );
  const own = await ownUnits(context, holding);
  const here = holding.filter(({ record }) => record.unitIds.some((id) => own.has(id) || path?.path.includes(id)));
  const shown = await wordsOf(context.tx, here);
  return {
    rows: shown.map((one) => ({
      orderId: one.orderId,
      title: one.record.title,
      powers: [...one.record.powers],
      areaNames: one.area.map(({ name }) => name),
      endsAt: new Date(spanOf(one.record)?.until ?? one.record.toAt),
      isDrill: one.record.isDrill,
      endsSoon: endsSoon(one, context.now),
      isExtended: isExtended(one, all),
      mayExtend: abilitiesOf(one, all, actor, own).mayExtend,
    })),
  };
});
