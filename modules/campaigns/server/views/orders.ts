// Orders with their receipts: who has not received is named first.
import type { Context } from '#kernel/server/house.ts';
import { type Sql, sql } from '#kernel/server/sql.ts';
import { mayBy } from '#kernel/shared/right.ts';
import { receiveOrder } from '../../shared/commands.ts';
import type { OrderLine } from '../../shared/queries.ts';

type Row = Omit<OrderLine, 'receipts' | 'mayReceive' | 'mayStart' | 'mayCancel'> & {
  fromUnitId: string;
  isOver: boolean;
};
type ReceiptRow = OrderLine['receipts'][number] & { orderId: string };

export async function listOrders({ tx, actor }: Context, where: Sql): Promise<OrderLine[]> {
  const rows = await tx.all<Row>(sql`
    select o.id as "orderId", o.round_id as "roundId", r.title as "roundTitle", c.title as "campaignTitle", o.order_no as "orderNo", o.from_unit_id as "fromUnitId",
           u.name as "fromUnitName", o.text, o.reported_up_at as "reportedUpAt", o.reported_up_to as "reportedUpTo", o.is_drill as "isDrill", o.sent_at as "sentAt",
           o.sent_by_name as "sentByName", o.cancelled_at as "cancelledAt", o.cancel_reason as "cancelReason", o.cancelled_by_name as "cancelledByName",
           coalesce(r.ended_at, c.ended_at) is not null as "isOver"
      from campaign_orders o join campaign_rounds r on r.id = o.round_id join campaigns c on c.id = o.campaign_id join governance_units u on u.id = o.from_unit_id
     where ${where} and (not c.is_sensitive or app.reads_sensitive_flags()) order by o.sent_at desc, o.order_no desc limit 200`);
  const receipts = await tx.all<ReceiptRow>(sql`
    select p.order_id as "orderId", p.unit_id as "unitId", u.name, p.received_at as "receivedAt", p.received_by_name as "receivedByName", p.started_at as "startedAt",
           p.started_by_name as "startedByName"
      from campaign_receipts p join governance_units u on u.id = p.unit_id where p.order_id = any (${rows.map(({ orderId }) => orderId)}::uuid[])
     order by p.received_at is not null, p.started_at is not null, u.name collate app.natural`);
  const byOrder = Map.groupBy(receipts, ({ orderId }) => orderId);
  const unitId = actor.kind === 'staff' ? actor.unitId : '';
  const mayAct = actor.kind === 'staff' && mayBy(receiveOrder.allowed, actor);
  return rows.map(({ fromUnitId, isOver, ...row }) => {
    const own = byOrder.get(row.orderId)?.find((one) => one.unitId === unitId);
    const isOpen = mayAct && !row.cancelledAt && !isOver;
    return {
      ...row,
      receipts: (byOrder.get(row.orderId) ?? []).map(({ orderId: _, ...receipt }) => receipt),
      mayReceive: isOpen && own !== undefined && own.receivedAt === null,
      mayStart: isOpen && own !== undefined && own.receivedAt !== null && own.startedAt === null,
      mayCancel: isOpen && fromUnitId === unitId,
    };
  });
}
