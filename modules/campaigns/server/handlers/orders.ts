// C4 指挥链: headquarters reports up, then orders; each unit receives with one tap and only then starts; what was cancelled stops.
import { command, type Done } from '#kernel/server/house.ts';
import { staffOf } from '#modules/identity/server/public.ts';
import * as c from '../../shared/commands.ts';
import { campaignProblem } from '../../shared/problems.ts';
import { findCampaign } from '../store/campaigns.ts';
import * as store from '../store/orders.ts';
import { findRound, startRound } from '../store/rounds.ts';

export const sendOrderHandler = command(c.sendOrder, async (input, { tx, actor, now }): Promise<Done> => {
  const by = staffOf(actor);
  const round = await findRound(tx, input.roundId);
  if (!round) throw campaignProblem('round_not_found');
  if (round.endedAt) throw campaignProblem('round_over');
  const wanted = [...new Set(input.unitIds)];
  const units = await store.listAddressees(tx, wanted, by.unitId, round.unitIds);
  if (units.length !== wanted.length) throw campaignProblem('not_below');
  const reportedUp = input.reportedUp ? { at: new Date(input.reportedUp.at), to: input.reportedUp.to } : null;
  if (reportedUp && reportedUp.at.getTime() > now) throw campaignProblem('reported_later');
  const isHead = by.unitId === round.campaignUnitId;
  if (isHead && round.definition.beginsByOrder && !reportedUp && !(await store.isReportedUp(tx, input.roundId)))
    throw campaignProblem('report_up_first');
  const orderNo = await store.nextOrderNo(tx, round.campaignId);
  const { orderId, roundId, text } = input;
  const { campaignId, districtId, isDrill } = round;
  store.addOrder(
    tx,
    {
      orderId,
      districtId,
      campaignId,
      roundId,
      orderNo,
      fromUnitId: by.unitId,
      text,
      reportedUp,
      isDrill,
      byName: by.staffName,
      byPostId: by.postId,
    },
    units,
  );
  return {
    subjectId: orderId,
    territoryId: round.campaignUnitId,
    unitIds: units,
    events: [{ type: 'campaign.ordered', orderId, roundId, campaignId, unitIds: units }],
    result: { orderNo, units: units.length },
    isDrill,
  };
});

export const cancelOrderHandler = command(c.cancelOrder, async ({ orderId, reason }, { tx, actor }): Promise<Done> => {
  const by = staffOf(actor);
  const order = await store.lockOwnOrder(tx, orderId);
  if (!order) throw campaignProblem('order_not_found');
  if (order.cancelledAt) throw campaignProblem('cancelled');
  store.cancelOrder(tx, orderId, by.staffName, reason);
  return {
    subjectId: orderId,
    territoryId: order.fromUnitId,
    unitIds: await store.listAddressed(tx, orderId),
    events: [{ type: 'campaign.order_cancelled', orderId, roundId: order.roundId, campaignId: order.campaignId }],
    isDrill: order.isDrill,
  };
});

type Tx = Parameters<typeof store.findOrder>[0];

/** The order and the own unit's receipt, held until the end. */
async function openReceipt(tx: Tx, orderId: string) {
  const receipt = await store.lockReceipt(tx, orderId);
  const order = receipt && (await store.findOrder(tx, orderId));
  if (!receipt || !order) throw campaignProblem('order_not_found');
  if (order.cancelledAt) throw campaignProblem('cancelled');
  return { order, receipt };
}

export const receiveHandler = command(c.receiveOrder, async ({ orderId }, { tx, actor }): Promise<Done> => {
  const by = staffOf(actor);
  const { order, receipt } = await openReceipt(tx, orderId);
  const { campaignId, roundId, isDrill } = order;
  const heard = { subjectId: orderId, territoryId: order.fromUnitId, unitIds: [receipt.unitId], isDrill };
  // A colleague was quicker: the unit has received it.
  if (receipt.receivedAt) return { ...heard, events: [], superseded: true };
  store.receive(tx, orderId, receipt.unitId, { name: by.staffName, postId: by.postId });
  return { ...heard, events: [{ type: 'campaign.received', orderId, roundId, campaignId, unitId: receipt.unitId }] };
});

export const startHandler = command(c.startUnit, async ({ orderId }, { tx, actor }): Promise<Done> => {
  const by = staffOf(actor);
  const { order, receipt } = await openReceipt(tx, orderId);
  if (!receipt.receivedAt) throw campaignProblem('not_received');
  if (receipt.startedAt) throw campaignProblem('started');
  const round = await findRound(tx, order.roundId);
  if (!round || round.endedAt || (await findCampaign(tx, order.campaignId))?.endedAt)
    throw campaignProblem('round_over');
  store.start(tx, orderId, receipt.unitId, by.staffName);
  startRound(tx, order.roundId);
  const { campaignId, roundId, isDrill } = order;
  return {
    subjectId: orderId,
    territoryId: order.fromUnitId,
    unitIds: [receipt.unitId],
    events: [{ type: 'campaign.started', orderId, roundId, campaignId, unitId: receipt.unitId }],
    isDrill,
  };
});
