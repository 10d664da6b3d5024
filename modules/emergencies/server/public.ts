// What other modules ask before they use a power, and how their tables name the order.
import type { CommandContext } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { Power } from '../shared/power.ts';
import { asleep } from './power-keeper.ts';
import { nameOfUnit } from './store/orders.ts';
import { certificatesOf } from './views/rows.ts';

/**
 * The order in force over this unit when it was done; throws `emergency.asleep` where there is none. `at` of a row of a batch is bounded by now: what was done
 * while the order held is taken after its end, until its data is erased.
 */
export async function requirePower(
  { tx, now, doneAt }: Pick<CommandContext, 'tx' | 'now' | 'doneAt'>,
  power: Power,
  unitId: string,
  how: { at?: number; isDrill?: boolean } = {},
): Promise<string> {
  const at = new Date(Math.min(how.at ?? doneAt, now));
  const row = await tx.first<{ orderId: string | null }>(
    sql`select app.power_order(${power}, ${unitId}, ${at}, ${how.isDrill ?? false}) as "orderId"`,
  );
  if (row?.orderId) return row.orderId;
  const name = await nameOfUnit(tx, unitId);
  throw asleep(power, { zh: name, en: `for ${name}` });
}

export type PowerSpan = { orderId: string; from: number; until: number };

/**
 * Once a batch: the orders with this power over one unit that touch [from, to], the later begun first. A row done at t belongs to the first with from <= t < until.
 * In SQL the same is `app.power_spans(power, unit, from, to, is_drill)`, to be joined by a set-based insert.
 */
export async function listPowerSpans(
  tx: Tx,
  power: Power,
  unitId: string,
  how: { from: number; to: number; isDrill?: boolean },
): Promise<PowerSpan[]> {
  const rows = await tx.all<{ orderId: string; fromAt: Date; untilAt: Date }>(sql`
    select order_id as "orderId", from_at as "fromAt", until_at as "untilAt"
      from app.power_spans(${power}, ${unitId}, ${new Date(how.from)}, ${new Date(how.to)}, ${how.isDrill ?? false}) order by from_at desc, order_id`);
  return rows.map(({ orderId, fromAt, untilAt }) => ({ orderId, from: fromAt.getTime(), until: untilAt.getTime() }));
}

/** For `doctor`: how many deletion certificates there are, and the names of those that no longer fit their digest or the journal's. */
export async function checkCertificates(tx: Tx): Promise<{ count: number; broken: string[] }> {
  const orders = await tx.all<{ id: string }>(sql`select distinct order_id as id from emergency_certificates`);
  const byOrder = await certificatesOf(
    tx,
    orders.map(({ id }) => id),
  );
  const all = [...byOrder.values()].flat();
  return { count: all.length, broken: all.filter((one) => !one.isIntact).map((one) => one.content.certificate) };
}
