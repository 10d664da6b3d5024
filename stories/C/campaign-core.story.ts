// C4, C6, C16, E5, C25 in the browser: a numbered round is opened over a frozen list, ordered down with receipts, called building by building, and what is left is names.

import { newId } from '#kernel/shared/id.ts';
import {
  beginCampaign,
  cancelOrder,
  openRound,
  receiveOrder,
  sendOrder,
  startUnit,
} from '#modules/campaigns/shared/commands.ts';
import { campaignPage, campaignRound, roundBuildings } from '#modules/campaigns/shared/queries.ts';
import { excuseDuty } from '#modules/duties/shared/commands.ts';
import { listDuties } from '#modules/duties/shared/queries.ts';
import { faultsOf } from '../support/access.ts';
import type { Caller } from '../support/caller.ts';
import { soon } from '../support/duties.ts';
import { unitNamed } from '../support/places.ts';
import { powerOverStreet } from '../support/sampling.ts';
import { expect, test } from '../support/story.ts';

test.use({ era: 'campaign-core' });
/** Powers sleep: a round of mass testing begins under an emergency order. */
test.beforeEach(async ({ staff }) =>
  powerOverStreet(await staff('supervisor.jiezhuang'), await staff('supervisor.gaoxin')),
);

const notYet = ['missed', 'open', 'ahead'] as const;

/** A round of mass testing over the street, begun as a client would; what it is called is this story's own. */
async function openMass(dispatcher: Caller, title: string) {
  const [campaignId, roundId] = [newId(), newId()];
  const unitId = dispatcher.hats[0]?.unitId ?? '';
  await dispatcher.act(beginCampaign, { campaignId, kind: 'mass_testing', unitId, title, purpose: '查清有没有传播' });
  await dispatcher.act(openRound, { campaignId, roundId });
  return { campaignId, roundId };
}

test('[C4][C16] the street opens the first round, reports up and orders; the community receives with one tap and only then starts; who has not received is named', async ({
  staff,
  deskPage,
}) => {
  test.slow();
  const title = `区域核酸 ${newId().slice(-6)}`;
  const page = await deskPage('dispatch.jiezhuang');
  await page.goto('/desk/campaigns');
  await page.getByRole('button', { name: '发起行动' }).click();
  const begin = page.getByRole('dialog', { name: '发起行动' });
  await expect(begin.getByRole('button', { name: '发起' })).toBeDisabled();
  await begin.getByLabel('叫什么').fill(title);
  await begin.getByLabel('为了什么').fill('尽快查清');
  await begin.getByRole('button', { name: '发起' }).click();
  await expect(page).toHaveURL(/campaigns\/[\w-]+$/);
  await page.getByRole('button', { name: '开始一轮' }).click();
  await page.getByRole('dialog', { name: '开始第一轮' }).getByRole('button', { name: '冻结名单，开始' }).click();
  await expect(page.getByRole('heading', { name: `${title} · 第一轮` })).toBeVisible(soon);
  await expect(page.getByText('等指令启动')).toBeVisible();
  const roundId = page.url().split('/').at(-1) ?? '';
  await page.getByRole('link', { name: title, exact: true }).click();
  await page.getByRole('button', { name: '下达指令' }).click();
  const order = page.getByRole('dialog', { name: '下达指令' });
  await expect(order.getByRole('button', { name: '下达' })).toBeDisabled();
  await order.getByLabel('已报告上级：报告给谁').fill('区指挥部');
  await order.getByRole('button', { name: '下达' }).click();
  const receipts = page.getByRole('list', { name: '签收情况' });
  await expect(receipts.getByRole('listitem').filter({ hasText: '接庄社区' })).toContainText('没签收');
  expect(await faultsOf(page)).toEqual([]);

  // The community: nothing starts before its receipt, whoever asks.
  const [dispatcher, desk] = await Promise.all([staff('dispatch.jiezhuang'), staff('desk.jiezhuang')]);
  const { campaign } = await dispatcher.ask(campaignRound, { roundId });
  const { orders } = await desk.ask(campaignPage, { campaignId: campaign.campaignId });
  const orderId = orders[0]?.orderId ?? '';
  expect((await desk.refused(startUnit, { orderId })).code).toBe('campaign.not_received');
  const home = await deskPage('desk.jiezhuang');
  await home.goto('/desk/campaigns');
  const waiting = home.getByRole('region', { name: '等签收的指令' }).getByRole('listitem').filter({ hasText: title });
  await waiting.getByRole('button', { name: '签收' }).click();
  await expect(receipts.getByRole('listitem').filter({ hasText: '接庄社区' })).toContainText('已签收', soon);
  await expect(page.getByText('等指令启动')).toBeVisible();
  await waiting.getByRole('button', { name: '启动' }).click();
  await expect(waiting).toHaveCount(0);
  await expect(receipts.getByRole('listitem').filter({ hasText: '接庄社区' })).toContainText('已启动', soon);
  await expect(receipts.getByRole('listitem').filter({ hasText: '大部社区' })).toContainText('没签收');
  expect((await dispatcher.ask(campaignRound, { roundId })).round.startedAt).not.toBeNull();
});

test('[C4] a cancelled order stops, and says why', async ({ staff }) => {
  const [dispatcher, desk] = await Promise.all([staff('dispatch.jiezhuang'), staff('desk.jiezhuang')]);
  const { campaignId, roundId } = await openMass(dispatcher, `撤销 ${newId().slice(-6)}`);
  const orderId = newId();
  const unitIds = [await unitNamed(dispatcher, '接庄社区')];
  const sent = { orderId, roundId, unitIds, text: '立即启动第一轮' };
  expect((await dispatcher.refused(sendOrder, sent)).code).toBe('campaign.report_up_first');
  const at = new Date((await dispatcher.ask(campaignRound, { roundId })).round.frozenAt).toISOString();
  await dispatcher.act(sendOrder, { ...sent, reportedUp: { at, to: '区指挥部' } });
  await dispatcher.act(cancelOrder, { orderId, reason: '范围有误' });
  expect((await desk.refused(receiveOrder, { orderId })).code).toBe('campaign.cancelled');
  const { orders } = await desk.ask(campaignPage, { campaignId });
  expect(orders[0]?.cancelReason).toBe('范围有误');
});

test('[C6][E5][C25] building by building: slots out of who lives where, those closed last, one tap tells; nobody is left out of the names', async ({
  staff,
  deskPage,
}) => {
  test.slow();
  const [dispatcher, desk] = await Promise.all([staff('dispatch.jiezhuang'), staff('desk.jiezhuang')]);
  const title = `楼栋 ${newId().slice(-6)}`;
  const { campaignId, roundId } = await openMass(dispatcher, title);
  const page = await deskPage('desk.jiezhuang');
  await page.goto(`/desk/campaigns/${campaignId}/rounds/${roundId}?view=buildings`);
  const part = page.getByRole('region', { name: '楼栋' });
  const first = (await desk.ask(roundBuildings, { roundId })).rows[0]!;
  await part.getByRole('button', { name: '排通知顺序' }).click();
  const sheet = page.getByRole('dialog', { name: '排楼栋通知顺序' });
  await sheet.getByRole('checkbox', { name: first.name, exact: true }).check();
  await sheet.getByRole('button', { name: '排好' }).click();
  const rows = part.getByRole('row').filter({ has: page.getByRole('rowheader') });
  await expect(rows.last()).toContainText(first.name, soon);
  await expect(rows.last()).toContainText('上门');
  const buildings = (await desk.ask(roundBuildings, { roundId })).rows;
  for (const [n, { call }] of buildings.entries())
    if (n > 0) expect(call?.slotFrom).toBe(buildings[n - 1]?.call?.slotTo);
  await expect(part).toContainText(`${buildings.length} 栋还没通知`);

  const next = rows.first();
  await next.getByRole('button', { name: '喇叭稿' }).click();
  const said = page.getByRole('dialog', { name: buildings[0]!.name });
  await expect(said).toContainText(`${buildings[0]!.name}的居民请注意：现在进行第一轮核酸采样`);
  await said.getByRole('button', { name: '喇叭', exact: true }).click();
  await expect(next).toContainText('已通知 喇叭', soon);
  await rows.nth(1).getByRole('button', { name: '已通知' }).click();
  await expect(part).toContainText(`${buildings.length - 2} 栋还没通知`, soon);
  expect(await faultsOf(page)).toEqual([]);

  // The numbers are names, and they add up: one is excused with a reason, and is neither done nor left.
  const total = buildings.reduce((sum, { listed }) => sum + listed, 0);
  const { round } = await desk.ask(campaignRound, { roundId });
  expect(round.figures.listed).toBe(total);
  await rows.nth(1).getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: buildings[1]!.name, exact: true })).toBeVisible(soon);
  const unitId = desk.hats[0]?.unitId ?? '';
  const asked = { rhythmId: roundId, slot: 'once', unitId, placeId: buildings[1]!.placeId, states: [...notYet] };
  const names = await desk.ask(listDuties, { ...asked, limit: 500 });
  expect(names.rows.length).toBe(buildings[1]!.notYet);
  const [one] = names.rows;
  await desk.act(excuseDuty, {
    rhythmId: roundId,
    slot: 'once',
    subjectId: one!.subjectId,
    reasonCode: 'hospital',
    reason: '',
  });
  const after = (await desk.ask(campaignRound, { roundId })).round.figures;
  expect([after.excused, after.notYet]).toEqual([1, total - 1]);
});
