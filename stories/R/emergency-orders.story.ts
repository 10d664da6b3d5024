// Product rule 6 in the browser: a power sleeps until one person proposed an order and another approved it; anybody may read it; it falls asleep by itself.

import { addDays, dateOf } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { approveOrder, proposeOrder } from '#modules/emergencies/shared/commands.ts';
import { ordersInForce, publicOrders } from '#modules/emergencies/shared/queries.ts';
import { faultsOf } from '../support/access.ts';
import { soon } from '../support/duties.ts';
import { deskSize, expect, phoneSize, test } from '../support/story.ts';

test.use({ era: 'emergency-orders' });
const day = addDays(dateOf(Date.now()), 1);

test('[R4] the street’s supervisor proposes and cannot approve their own; the district’s approves; the public reads it; in its last day it turns amber, and at its end it is asleep by itself', async ({
  clock,
  staff,
  deskPage,
  fieldPage,
  residentPage,
}) => {
  test.slow();
  await clock.set(`${day} 09:00`);
  const [maker, grid] = await Promise.all([staff('supervisor.jiezhuang'), staff('grid.jiezhuang')]);
  const page = await deskPage('supervisor.jiezhuang');
  await page.goto('/desk/emergencies');
  await expect(page.getByText('没有应急令')).toBeVisible();
  await page.getByRole('link', { name: '提出' }).click();

  const send = page.getByRole('button', { name: '提交，等另一人批准' });
  await expect(send).toBeDisabled();
  await page.getByRole('checkbox', { name: '全员核酸' }).check();
  await expect(page.getByText('结束后保存 30 天，到期删除')).toBeVisible();
  await page.getByLabel('到期').fill(`${addDays(day, 15)}T09:01`);
  await page.getByLabel('标题').fill('接庄街道区域核酸检测');
  await page.getByRole('checkbox', { name: /突发事件应对法.*第七十三条/ }).check();
  await page.getByLabel('依据和理由').fill('按市指挥部第 4 号通告，连续两轮区域检测');
  await expect(send).toBeDisabled();
  await page.getByLabel('到期').fill(`${addDays(day, 2)}T09:00`);
  for (const size of [deskSize, phoneSize]) {
    await page.setViewportSize(size);
    expect(await faultsOf(page), `the form at ${size.width}`).toEqual([]);
  }
  await page.setViewportSize(deskSize);
  await send.click();
  await expect(page).toHaveURL(/emergencies\/[\w-]{36}$/);
  const here = new URL(page.url()).pathname;
  await expect(page.getByText('批准时编号')).toBeVisible();
  await expect(page.getByText('是您提出的，要由另一人批准')).toBeVisible();
  expect((await grid.ask(ordersInForce, {})).rows).toEqual([]);

  // Nothing of a proposal is public.
  const open = await residentPage();
  await open.goto('/open/emergencies');
  await expect(open.getByText('还没有发布过应急令')).toBeVisible();

  const checker = await deskPage('supervisor.gaoxin');
  await checker.goto(here);
  await checker.getByRole('button', { name: '批准…', exact: true }).click();
  const sheet = checker.getByRole('dialog', { name: '批准应急令' });
  await expect(sheet).toContainText('接庄街道启用：全员核酸');
  await sheet.getByRole('button', { name: '批准', exact: true }).click();
  await expect(sheet).toHaveCount(0);
  await expect(checker.getByRole('heading', { name: '接庄街道区域核酸检测' }).last()).toBeVisible();
  await expect(checker.getByText(/应急令〔\d{4}〕第1号/)).toBeVisible();

  await open.reload();
  const shown = open.getByRole('article').first();
  await expect(shown).toContainText('第1号');
  await expect(shown).toContainText('生效中');
  await expect(shown).toContainText('按市指挥部第 4 号通告');
  await expect(shown).toContainText('第七十三条');
  await expect(shown).toContainText('高新区 · 区级督查');
  await expect(shown).not.toContainText('陈立');
  await expect(shown).not.toContainText('宋岩');
  for (const size of [deskSize, phoneSize]) {
    await open.setViewportSize(size);
    expect(await faultsOf(open), `the public page at ${size.width}`).toEqual([]);
  }
  const phone = await fieldPage('grid.jiezhuang');
  const line = phone.getByRole('region', { name: '应急状态' });
  await expect(line).toContainText('全员核酸');
  expect(await faultsOf(phone)).toEqual([]);

  // Its last day: whoever may extend it is told, and nobody need do anything for it to end.
  await clock.set(`${addDays(day, 1)} 12:00`);
  await page.goto(here);
  const strip = page.getByRole('region', { name: '应急状态' });
  await expect(strip).toHaveAttribute('data-tone', 'soon', soon);
  await expect(strip.getByRole('link', { name: '要延期' })).toBeVisible();
  await clock.set(`${addDays(day, 2)} 09:01`);
  await page.goto(here);
  await expect(page.getByText('已到期').first()).toBeVisible();
  await expect(strip).toHaveCount(0);
  expect((await maker.ask(ordersInForce, {})).rows).toEqual([]);
  await open.reload();
  await expect(open.getByRole('article').first()).toContainText('已到期');
  await expect(open.getByText('现在没有生效的应急令，全员核酸、场所码、封闭管理都没有启用')).toBeVisible();
});

test('[R4] an extension is a new order with another approval; withdrawn it stops at once, and when its time is over the public reads the proof that it was erased', async ({
  clock,
  staff,
  deskPage,
  residentPage,
}) => {
  test.slow();
  const start = addDays(day, 10);
  await clock.set(`${start} 09:00`);
  const [maker, checker] = await Promise.all([staff('dispatch.gaoxin'), staff('supervisor.gaoxin')]);
  const emergencyId = newId();
  const unitId = checker.hats[0]?.unitId ?? '';
  await maker.act(proposeOrder, {
    emergencyId,
    title: '全区场所码',
    legalText: '按省指挥部通知',
    articles: ['emergency_response_73'],
    unitIds: [unitId],
    powers: ['venue_codes'],
    fromAt: `${start}T09:00:00+08:00`,
    toAt: `${addDays(start, 2)}T09:00:00+08:00`,
  });
  await checker.act(approveOrder, { emergencyId });
  await clock.set(`${addDays(start, 1)} 20:00`);
  const page = await deskPage('dispatch.gaoxin');
  await page.goto(`/desk/emergencies/${emergencyId}`);
  await page.getByRole('button', { name: '延期', exact: true }).click();
  await expect(page.getByRole('heading', { name: '延期：全区场所码' })).toBeVisible();
  await page.getByRole('button', { name: '提交，等另一人批准' }).click();
  await expect(page.getByText('批准时编号')).toBeVisible();
  const extensionId = page.url().split('/').at(-1) ?? '';
  await checker.act(approveOrder, { emergencyId: extensionId });
  await clock.set(`${addDays(start, 2)} 10:00`);
  await page.goto(`/desk/emergencies/${extensionId}`);
  await expect(page.getByText('生效中').first()).toBeVisible();
  await page.getByRole('button', { name: '撤销…' }).click();
  const sheet = page.getByRole('dialog', { name: '撤销应急令' });
  await sheet.getByRole('textbox').fill('风险解除');
  await sheet.getByRole('button', { name: '撤销', exact: true }).click();
  await expect(page.getByText('已撤销').first()).toBeVisible(soon);
  expect((await maker.ask(ordersInForce, {})).rows).toEqual([]);

  await clock.set(`${addDays(start, 17)} 10:00`);
  // Closed first, erased when whatever was under way has ended.
  await expect
    .poll(async () => {
      await clock.advance({ minutes: 1 });
      const { rows } = await maker.ask(publicOrders, { limit: 100 });
      return rows
        .filter((row) => [emergencyId, extensionId].includes(row.orderId))
        .map((row) => row.certificates.length);
    }, soon)
    .toEqual([1, 1]);
  const open = await residentPage();
  await open.goto('/open/emergencies');
  const shown = open.getByRole('article').filter({ hasText: '风险解除' });
  await expect(shown).toContainText('删除证明');
  await expect(shown).toContainText('核对一致');
  await expect(shown).toContainText('延续自');
  expect(await faultsOf(open)).toEqual([]);
});
