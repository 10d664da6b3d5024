// The desk in a real browser: it stands open, it rings by itself, and from the ring to the dispatch every word that decides is on the screen.

import { dispatchRequest, resolveRequest, signRequest } from '#modules/requests/shared/commands.ts';
import { elderHome, pageOf, placeOf, report, silence } from '../support/requests.ts';
import { expect, test } from '../support/story.ts';

test('[B6][B4] the desk rings without a reload, shows the rule before the dispatch, and hands out with three presses', async ({
  staff,
  resident,
  deskPage,
}) => {
  const [desk, elder] = await Promise.all([staff('desk.jiezhuang'), resident()]);
  await silence(desk);
  const page = await deskPage('desk.jiezhuang');
  const calls = page.getByRole('region', { name: '来电' });
  await expect(page.getByRole('heading', { name: '诉求', level: 1 })).toBeVisible();
  await expect(calls.getByRole('article')).toHaveCount(0);
  await page.evaluate('globalThis.wasHere = true');

  const { placeId } = await placeOf(desk, elderHome);
  const requestId = await report(elder, { channel: 'one_key', placeId, text: '厨房下水道堵了，水都漫出来了' });
  const call = calls.getByRole('article').filter({ hasText: '下水道堵了' });
  await expect(call).toBeVisible();
  await expect(call).toContainText('刘*英');
  await expect(call).toContainText(elderHome);

  let presses = 0;
  const press = async (name: string | RegExp, within = page.locator('body')) => {
    presses += 1;
    await within.getByRole('button', { name }).click();
  };
  await press('接听', call);
  const intake = page.getByRole('form', { name: '归类派单' });
  await expect(intake).toContainText('管道堵塞');
  await expect(intake).toContainText('安居物业');
  await expect(intake).toContainText(/管道堵塞 → .*限时/);
  await press(/派给/, intake);
  await expect(page.getByText('待接单').first()).toBeVisible();
  expect(presses).toBeLessThanOrEqual(3);
  await expect(calls.getByRole('article')).toHaveCount(0);
  expect(await page.evaluate('globalThis.wasHere'), 'the page was never reloaded').toBe(true);
  const { request } = await pageOf(desk, requestId);
  expect(request.leadName).toContain('安居物业');
  expect(request.dispatchRule).toContain('管道堵塞');
});

test('[B6] what happens elsewhere appears at the desk by itself, and the one who fixed it has no button to close it', async ({
  staff,
  resident,
  deskPage,
}) => {
  const [desk, repairman, elder] = await Promise.all([staff('desk.jiezhuang'), staff('wang.shifu'), resident()]);
  const { placeId } = await placeOf(desk, elderHome);
  const requestId = await report(elder, { channel: 'one_key', placeId, text: '卫生间地漏返水' });
  await desk.act(dispatchRequest, { requestId, kindCode: 'pipe_blockage' });
  const page = await deskPage('desk.jiezhuang');
  await page.goto(`/desk/requests/${requestId}`);
  await expect(page.getByText('待接单').first()).toBeVisible();
  await repairman.act(signRequest, { requestId, reply: '这就到' });
  await expect(page.getByText('这就到')).toBeVisible();
  await repairman.act(resolveRequest, { requestId, text: '地漏已疏通' });
  await expect(page.getByText('地漏已疏通')).toBeVisible();
  await expect(page.getByRole('button', { name: /^结案/ })).toBeVisible();
  const own = await deskPage('wang.shifu');
  await own.goto(`/desk/requests/${requestId}`);
  await expect(own.getByText('地漏已疏通')).toBeVisible();
  await expect(own.getByRole('button', { name: /^结案/ })).toHaveCount(0);
});
