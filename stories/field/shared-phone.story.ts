// Whose phone is it? Two people on one see nothing of each other; one that was lost is cut off, and what it still brings is decided by the community.

import { demoPassword } from '../support/caller.ts';
import { lastVisit, owedTo, putAway, soon } from '../support/duties.ts';
import { elderOf, pin, setUp, unlock } from '../support/phone.ts';
import { expect, test } from '../support/story.ts';

test('two people on one phone: the second sees nothing of the first, whose visit goes out sealed all the same; each opens with their own PIN', {
  tag: '@long',
}, async ({ staff, fieldPage }) => {
  test.slow();
  const [desk, worker] = await Promise.all([staff('desk.jiezhuang'), staff('grid.jiezhuang')]);
  const subjectId = await elderOf(worker, desk, '合用甲');
  const page = await fieldPage('grid.jiezhuang');
  await setUp(page);
  const context = page.context();
  await context.setOffline(true);
  await page.goto('/field');
  await unlock(page);
  await page.getByRole('link', { name: /合用甲/ }).click();
  await page.getByRole('button', { name: '一切都好' }).click();
  await putAway(page);
  await expect(page.getByText(/1 条待同步/)).toBeVisible(soon);
  await page.getByRole('link', { name: '我的' }).click();
  await page.getByRole('button', { name: '锁上' }).click();
  await expect(page.getByRole('heading', { name: '输入 PIN 打开' })).toBeVisible();
  await expect(page.getByText('合用甲')).toHaveCount(0);

  // A network comes: nobody opens the first one's vault, and the visit arrives.
  await context.setOffline(false);
  await expect.poll(async () => (await lastVisit(worker, subjectId))?.outcome, soon).toBe('done');

  await page.request.post('/api/auth/sign-out', { data: {} });
  await page.request.post('/api/auth/sign-in/username', {
    data: { username: 'wang.shifu', password: demoPassword, door: 'field' },
  });
  await setUp(page);
  await page.goto('/field');
  await expect(page.getByText('PIN · 王师傅')).toHaveCount(0);
  await expect(page.getByRole('radio')).toHaveCount(2);
  await unlock(page);
  await expect(page.getByRole('heading', { name: '今日' })).toBeVisible();
  await expect(page.getByText('合用甲')).toHaveCount(0);
  await page.goto('/field/waiting');
  await unlock(page);
  await expect(page.getByText('都传完了')).toBeVisible();

  // The first one again, on the same phone: nothing waits any more.
  await page.goto('/field/waiting');
  await page.getByRole('radio').nth(1).check({ force: true });
  await page.getByLabel(/^PIN/).fill(pin);
  await page.getByRole('button', { name: '打开' }).click();
  await expect(page.getByText('都传完了')).toBeVisible();
});

test('a lost phone is cut off: it opens no more, what it brings is nobody’s, and the community takes it up in its own name', {
  tag: '@long',
}, async ({ staff, fieldPage, deskPage }) => {
  test.slow();
  const [desk, worker] = await Promise.all([staff('desk.jiezhuang'), staff('grid.jiezhuang')]);
  const subjectId = await elderOf(worker, desk, '丢机甲');
  const page = await fieldPage('grid.jiezhuang');
  await setUp(page);
  const context = page.context();
  await context.setOffline(true);
  await page.goto('/field');
  await unlock(page);
  await page.getByRole('link', { name: /丢机甲/ }).click();
  await page.getByRole('button', { name: '一切都好' }).click();
  await putAway(page);
  await expect(page.getByText(/1 条待同步/)).toBeVisible(soon);

  const security = await deskPage('admin.security');
  await security.goto('/desk/phones');
  const row = security.getByRole('row').filter({ hasText: '我的手机' }).filter({ hasText: '在用' }).first();
  await row.getByRole('button', { name: '停用…' }).click();
  const sheet = security.getByRole('dialog');
  await sheet.getByLabel('原因').fill('手机丢在公交车上');
  await sheet.getByRole('button', { name: '停用', exact: true }).click();
  await expect(sheet).toHaveCount(0);

  // Whoever has it in their hand sees nothing any more, as soon as it has a network.
  await context.setOffline(false);
  await expect(page.getByText(/这台手机已停用/)).toBeVisible(soon);
  await page.reload();
  await expect(page.getByText(/这台手机已停用/)).toBeVisible();
  expect(await owedTo(worker, subjectId)).toHaveLength(1);

  const office = await deskPage('desk.jiezhuang');
  await office.getByRole('status').filter({ hasText: '手机记录迟到了' }).getByRole('link', { name: '去处理' }).click();
  const act = office.getByRole('listitem').filter({ hasText: '丢机甲' });
  await expect(act).toContainText('已完成');
  await act.getByRole('button', { name: '采用，记为本社区补录' }).click();
  await expect(act).toHaveCount(0);
  await expect.poll(async () => (await lastVisit(worker, subjectId))?.outcome).toBe('done');
  expect(await owedTo(worker, subjectId)).toEqual([]);
  await office.goto('/desk/late-from-phones?tab=settled');
  await expect(office.getByText('丢机甲')).toBeVisible();
});

test('a dying phone: its box leaves as codes on the screen, another’s phone reads them and brings it in, and reads nothing of it', {
  tag: '@long',
}, async ({ staff, fieldPage }) => {
  test.slow();
  const [desk, worker] = await Promise.all([staff('desk.jiezhuang'), staff('grid.jiezhuang')]);
  const subjectId = await elderOf(worker, desk, '没电甲');
  const page = await fieldPage('grid.jiezhuang');
  await setUp(page);
  await page.context().setOffline(true);
  await page.goto('/field');
  await unlock(page);
  await page.getByRole('link', { name: /没电甲/ }).click();
  await page.getByRole('button', { name: '一切都好' }).click();
  await putAway(page);
  await expect(page.getByText(/1 条待同步/)).toBeVisible(soon);
  await page.getByRole('link', { name: '我的' }).click();
  await page.getByRole('link', { name: /1 条待传/ }).click();
  await page.getByRole('button', { name: '用二维码转走' }).click();
  const sheet = page.getByRole('dialog', { name: '用二维码转走' });
  const place = sheet.getByText(/第 \d+ 张，共 [1-9]\d* 张/);
  await expect(place).toBeVisible();
  await expect(sheet.locator('svg')).not.toHaveCount(0);
  const count = Number(/共 (\d+) 张/.exec(await place.innerText())?.[1]);
  const seen = new Map<string, Buffer>();
  while (seen.size < count) {
    const which = await place.innerText();
    if (!seen.has(which)) seen.set(which, await sheet.locator('.ant-qrcode').screenshot());
    await sheet.getByRole('button', { name: '下一张' }).click();
  }

  const other = await fieldPage('wang.shifu');
  await other.goto('/field/bring');
  for (const [which, buffer] of seen) {
    await other.getByLabel('从照片里读').setInputFiles({ name: `${which}.png`, mimeType: 'image/png', buffer });
    if (seen.size > 1) await expect(other.getByRole('status').filter({ hasText: /已读|正在传/ })).toBeVisible();
  }
  await expect(other.getByText('1 条已替那台手机传到平台')).toBeVisible(soon);
  await expect(other.getByText('没电甲')).toHaveCount(0);
  await expect.poll(async () => (await lastVisit(worker, subjectId))?.outcome).toBe('done');

  // It lives again: the house has it already, and it is there once.
  await page.context().setOffline(false);
  await page.reload();
  await unlock(page);
  await expect(page.getByText('都传完了')).toBeVisible(soon);
  expect(await owedTo(worker, subjectId)).toEqual([]);
});
