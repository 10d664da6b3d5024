// Orders and receipts as commands load and write them (C4).
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

/** Numbers of orders follow one another within a campaign, whoever sends them. */
export async function nextOrderNo(tx: Tx, campaignId: string): Promise<number> {
  await tx.all(sql`select pg_advisory_xact_lock(hashtextextended(${`campaign_orders ${campaignId}`}, 0))`);
  const row = await tx.first<{ no: number }>(
    sql`select coalesce(max(order_no), 0) + 1 as no from campaign_orders where campaign_id = ${campaignId}`,
  );
  return row?.no ?? 1;
}

/** Units of the list that lie below the sender and have to do with the round: within its scope, or over a part of it. */
export async function listAddressees(
  tx: Tx,
  unitIds: readonly string[],
  fromUnitId: string,
  roundUnitIds: readonly string[],
): Promise<string[]> {
  const rows = await tx.all<{ id: string }>(sql`
    select p.unit_id as id from unit_paths p join governance_units u on u.id = p.unit_id and upper_inf(u.valid)
     where p.unit_id = any (${[...unitIds]}::uuid[]) and p.unit_id <> ${fromUnitId} and ${fromUnitId}::uuid = any (p.path)
       and (p.path && ${[...roundUnitIds]}::uuid[] or exists (select from unit_paths r where r.unit_id = any (${[...roundUnitIds]}::uuid[]) and p.unit_id = any (r.path)))`);
  return rows.map(({ id }) => id);
}

/** Was it reported up for this round already. */
export async function isReportedUp(tx: Tx, roundId: string): Promise<boolean> {
  const row = await tx.first(
    sql`select id from campaign_orders where round_id = ${roundId} and reported_up_at is not null limit 1`,
  );
  return row !== undefined;
}

export type NewOrder = {
  orderId: string;
  districtId: string;
  campaignId: string;
  roundId: string;
  orderNo: number;
  fromUnitId: string;
  text: string;
  reportedUp: { at: Date; to: string } | null;
  isDrill: boolean;
  byName: string;
  byPostId: string;
};

export function addOrder(tx: Tx, o: NewOrder, unitIds: readonly string[]): void {
  tx.write(sql`
    insert into campaign_orders (id, district_id, campaign_id, round_id, order_no, from_unit_id, text, reported_up_at, reported_up_to, is_drill, sent_at, sent_by_name, sent_by_post_id)
    values (${o.orderId}, ${o.districtId}, ${o.campaignId}, ${o.roundId}, ${o.orderNo}, ${o.fromUnitId}, ${o.text}, ${o.reportedUp?.at ?? null}, ${o.reportedUp?.to ?? null},
      ${o.isDrill}, ${tx.at}, ${o.byName}, ${o.byPostId})`);
  tx.write(sql`insert into campaign_receipts (order_id, unit_id) select ${o.orderId}, unnest(${[...unitIds]}::uuid[])`);
}

export type OrderRow = {
  orderId: string;
  campaignId: string;
  roundId: string;
  fromUnitId: string;
  sentAt: Date;
  isDrill: boolean;
  cancelledAt: Date | null;
};

const columns = sql.raw(
  `id as "orderId", campaign_id as "campaignId", round_id as "roundId", from_unit_id as "fromUnitId", sent_at as "sentAt", is_drill as "isDrill", cancelled_at as "cancelledAt"`,
);

export function findOrder(tx: Tx, orderId: string): Promise<OrderRow | undefined> {
  return tx.first<OrderRow>(sql`select ${columns} from campaign_orders where id = ${orderId}`);
}

export function lockOwnOrder(tx: Tx, orderId: string): Promise<OrderRow | undefined> {
  return tx.first<OrderRow>(
    sql`select ${columns} from campaign_orders where id = ${orderId} and from_unit_id = app.unit_id() for update`,
  );
}

export function cancelOrder(tx: Tx, orderId: string, byName: string, reason: string): void {
  tx.write(
    sql`update campaign_orders set cancelled_at = ${tx.at}, cancelled_by_name = ${byName}, cancel_reason = ${reason} where id = ${orderId}`,
  );
}

export async function listAddressed(tx: Tx, orderId: string): Promise<string[]> {
  const rows = await tx.all<{ id: string }>(
    sql`select unit_id as id from campaign_receipts where order_id = ${orderId} order by 1`,
  );
  return rows.map(({ id }) => id);
}

/** The receipt of the actor's own unit. */
export function lockReceipt(
  tx: Tx,
  orderId: string,
): Promise<{ unitId: string; receivedAt: Date | null; startedAt: Date | null } | undefined> {
  return tx.first(sql`
    select unit_id as "unitId", received_at as "receivedAt", started_at as "startedAt" from campaign_receipts
     where order_id = ${orderId} and unit_id = app.unit_id() for update`);
}

export function receive(tx: Tx, orderId: string, unitId: string, by: { name: string; postId: string }): void {
  tx.write(sql`
    update campaign_receipts set received_at = ${tx.at}, received_by_name = ${by.name}, received_by_post_id = ${by.postId} where order_id = ${orderId} and unit_id = ${unitId}`);
}

export function start(tx: Tx, orderId: string, unitId: string, byName: string): void {
  tx.write(
    sql`update campaign_receipts set started_at = ${tx.at}, started_by_name = ${byName} where order_id = ${orderId} and unit_id = ${unitId}`,
  );
}
