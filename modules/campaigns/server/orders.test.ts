import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#kernel/shared/id.ts';
import { placeIds, unitIds } from '#testing/house.ts';
import { openCampaigns } from './fixtures/campaigns.ts';
import { findRound } from './public.ts';

const c = await openCampaigns();
await c.order();
const { house, hq, street, otherStreet, desk } = c;
const text = '立即启动本街道全员核酸';
const reported = () => ({ at: new Date(house.clock.now()).toISOString(), to: '市指挥部' });

async function order(roundId: string, more: object = {}): Promise<string> {
  const orderId = newId();
  await house.act(
    'campaign.order',
    { orderId, roundId, unitIds: [unitIds.luohe, unitIds.jiezhuang], text, reportedUp: reported(), ...more },
    hq,
  );
  return orderId;
}
const openMass = async () => c.openRound(await c.begin('mass_testing', hq, unitIds.district), hq);
const orderOf = async (orderId: string, as = hq) => {
  const round = (await house.asOwner((tx) => findRound(tx, rounds.get(orderId) ?? '')))!;
  const page = await c.page(round.campaignId, as);
  return page.orders.find((one) => one.orderId === orderId)!;
};
const rounds = new Map<string, string>();
async function ordered(): Promise<{ roundId: string; orderId: string }> {
  const roundId = await openMass();
  const orderId = await order(roundId);
  rounds.set(orderId, roundId);
  return { roundId, orderId };
}

test('headquarters reports up first, then orders; an order goes to units below and within the round (C4)', async () => {
  const roundId = await openMass();
  const bare = { orderId: newId(), roundId, unitIds: [unitIds.luohe], text };
  assert.equal(await c.codeOf('campaign.order', bare, hq), 'campaign.report_up_first');
  const tomorrow = { at: new Date(house.clock.now() + 86_400_000).toISOString(), to: '市指挥部' };
  assert.equal(await c.codeOf('campaign.order', { ...bare, reportedUp: tomorrow }, hq), 'campaign.reported_later');
  for (const unitIdsOf of [[unitIds.district], [unitIds.otherStreet], [unitIds.luohe, unitIds.otherCommunity]])
    assert.equal(
      await c.codeOf('campaign.order', { ...bare, unitIds: unitIdsOf, reportedUp: reported() }, hq),
      'campaign.not_below',
    );
  await house.act('campaign.order', { ...bare, reportedUp: reported() }, hq);
  assert.equal(
    await c.codeOf('campaign.order', { ...bare, orderId: newId(), unitIds: [unitIds.dongzha] }, street),
    'accepted',
    'the street hands it down without reporting up again',
  );
});

test('each unit receives for itself, who has not is named first, and nothing starts before its receipt', async () => {
  const { roundId, orderId } = await ordered();
  assert.equal(await c.codeOf('campaign.start', { orderId }, street), 'campaign.not_received');
  assert.equal(await c.codeOf('campaign.receive', { orderId }, desk), 'campaign.order_not_found');
  const waiting = await house.ask<{ orders: { orderId: string; mayReceive: boolean }[] }>(
    'campaign.waiting',
    {},
    street,
  );
  assert.ok(waiting.orders.some((one) => one.orderId === orderId && one.mayReceive));
  house.clock.advance(60_000);
  await house.act('campaign.receive', { orderId }, street);
  const { receipts } = await orderOf(orderId);
  assert.deepEqual(
    receipts.map(({ unitId, receivedAt }) => [unitId, receivedAt !== null]),
    [
      [unitIds.jiezhuang, false],
      [unitIds.luohe, true],
    ],
  );
  assert.equal((await house.asOwner((tx) => findRound(tx, roundId)))?.startedAt, null, 'received is not started');
  house.clock.advance(60_000);
  await house.act('campaign.start', { orderId }, street);
  const started = (await orderOf(orderId)).receipts.find(({ unitId }) => unitId === unitIds.luohe)?.startedAt;
  const round = await house.asOwner((tx) => findRound(tx, roundId));
  assert.ok(started && round?.startedAt?.getTime() === started.getTime(), 'the first unit’s start is the round’s');
  assert.equal(await c.codeOf('campaign.start', { orderId }, street), 'campaign.started');
  assert.equal(
    await c.codeOf('campaign.receive', { orderId }, street),
    'superseded',
    'a colleague’s second tap changes nothing',
  );
});

test('a cancelled order stops: it is neither received nor started, by its sender only, and who received it before stays on record', async () => {
  const { roundId, orderId } = await ordered();
  await house.act('campaign.receive', { orderId }, street);
  assert.equal(
    await c.codeOf('campaign.cancel_order', { orderId, reason: '不该我撤' }, street),
    'campaign.order_not_found',
  );
  await house.act('campaign.cancel_order', { orderId, reason: '范围有误' }, hq);
  assert.equal(await c.codeOf('campaign.start', { orderId }, street), 'campaign.cancelled');
  assert.equal(await c.codeOf('campaign.receive', { orderId }, otherStreet), 'campaign.cancelled');
  const shown = await orderOf(orderId);
  assert.deepEqual([shown.cancelReason, shown.receipts.filter(({ receivedAt }) => receivedAt).length], ['范围有误', 1]);
  assert.equal((await house.asOwner((tx) => findRound(tx, roundId)))?.orderId, null);
});

test('orders of a campaign are numbered one after another, also when two are sent at the same moment', async () => {
  const campaignId = await c.begin('mass_testing', hq, unitIds.district);
  const roundId = await c.openRound(campaignId, hq);
  await Promise.all([order(roundId), order(roundId), order(roundId)]);
  const { orders } = await c.page(campaignId, hq);
  assert.deepEqual(orders.map(({ orderNo }) => orderNo).toSorted(), [1, 2, 3]);
});

type Buildings = {
  rows: {
    placeId: string;
    name: string;
    call: {
      position: number;
      isAtDoor: boolean;
      slotFrom: Date;
      slotTo: Date;
      notifiedAt: Date | null;
      text: { zh: string };
    } | null;
  }[];
};

test('buildings are put in turn out of who lives there, those under closure last; one tap tells, and what was told is not moved (C6, E5, C25)', async () => {
  const roundId = await c.openRound(await c.begin('mass_testing', desk, unitIds.dongzha), desk);
  await c.people(30, placeIds.dwelling201);
  const buildings = () => house.ask<Buildings>('campaign.buildings', { roundId, unitId: unitIds.dongzha }, desk);
  assert.ok((await buildings()).rows.every(({ call }) => call === null));
  const from = '2026-03-11T09:00:00+08:00';
  const first = (await buildings()).rows[0]!;
  await house.act(
    'campaign.call_buildings',
    { roundId, unitId: unitIds.dongzha, from, atDoorIds: [first.placeId] },
    desk,
  );
  const inTurn = (await buildings()).rows;
  assert.equal(inTurn.at(-1)?.placeId, first.placeId, 'under closure: last');
  assert.ok(inTurn.at(-1)?.call?.isAtDoor);
  assert.equal(inTurn[0]?.call?.slotFrom.getTime(), Date.parse(from));
  for (const [n, row] of inTurn.entries()) {
    if (n > 0)
      assert.equal(row.call?.slotFrom.getTime(), inTurn[n - 1]?.call?.slotTo.getTime(), 'no gap and no overlap');
    assert.ok(
      row.call?.text.zh.includes(row.name) && row.call.text.zh.includes('第一轮'),
      'the text names building and round',
    );
  }
  const [next] = inTurn;
  await house.act('campaign.notified', { roundId, placeId: next!.placeId, channel: 'loudspeaker' }, c.worker);
  const moved = {
    roundId,
    placeId: next!.placeId,
    slotFrom: from,
    slotTo: '2026-03-11T10:00:00+08:00',
    isAtDoor: false,
  };
  assert.equal(await c.codeOf('campaign.move_call', moved, desk), 'campaign.notified_already');
  assert.equal(
    await c.codeOf('campaign.move_call', { ...moved, placeId: first.placeId, slotTo: from }, desk),
    'campaign.slot_wrong',
  );
  await house.act(
    'campaign.call_buildings',
    { roundId, unitId: unitIds.dongzha, from: '2026-03-11T14:00:00+08:00' },
    desk,
  );
  const again = (await buildings()).rows;
  assert.equal(
    again.find(({ placeId }) => placeId === next!.placeId)?.call?.slotFrom.getTime(),
    Date.parse(from),
    'told, it stays',
  );
  assert.equal(again.filter(({ call }) => call?.notifiedAt === null).length, again.length - 1);
});

test('a task force has members of the area, a goal and a term, and ends with a report (R5)', async () => {
  const taskForceId = newId();
  const set = {
    taskForceId,
    unitId: unitIds.luohe,
    name: '核酸专班',
    goal: '三天完成三轮',
    fromOn: '2026-03-11',
    toOn: '2026-03-14',
  };
  assert.equal(
    await c.codeOf('taskforce.set_up', { ...set, members: [{ postId: otherStreet.postId }] }, street),
    'campaign.member_unknown',
  );
  await house.act(
    'taskforce.set_up',
    { ...set, members: [{ postId: desk.postId, part: '联络' }, { postId: street.postId }] },
    street,
  );
  assert.equal(await c.codeOf('taskforce.end', { taskForceId, report: '' }, street), 'kernel.malformed');
  assert.equal(
    await c.codeOf('taskforce.end', { taskForceId, report: '不是我的' }, otherStreet),
    'campaign.force_not_found',
  );
  await house.act('taskforce.end', { taskForceId, report: '三轮完成' }, street);
  const { forces } = await house.ask<{
    forces: { taskForceId: string; report: string; members: { name: string }[] }[];
  }>('taskforce.list', {}, desk);
  const mine = forces.find((force) => force.taskForceId === taskForceId);
  assert.deepEqual([mine?.report, mine?.members.length], ['三轮完成', 2]);
  assert.equal(await c.codeOf('taskforce.end', { taskForceId, report: '再来一次' }, street), 'campaign.force_over');
});
