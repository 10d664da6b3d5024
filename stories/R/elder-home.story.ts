// 长辈版 stays calm: beside the call three or four things to press, and all that has no room there one press further, oneself included.

import { elderHome, placeOf } from '../support/requests.ts';
import { deskSize, expect, phoneSize, test } from '../support/story.ts';

test('the opening page of 长辈版 has the call, what is unread and three ways on; the rest of it, and one’s own things, stand under 办别的事', async ({
  residentPage,
  staff,
}) => {
  const { placeId } = await placeOf(await staff('desk.jiezhuang'), elderHome);
  const page = await residentPage();
  const place = JSON.stringify({ id: placeId, isUnit: false, address: elderHome, within: '接庄街道 · 接庄社区' });
  await page.evaluate(`localStorage.setItem('huying.place', ${JSON.stringify(place)})`);
  await page.evaluate(`localStorage.setItem('huying.elder', '{"isOn":true,"sizePx":22}')`);
  await page.goto('/');
  const rows = page.locator('main').getByRole('link');
  const unread = rows.filter({ hasText: '公告' });
  await expect(unread).toHaveCount(1);
  expect((await unread.boundingBox())?.height).toBeLessThan(80);
  const others = rows.filter({ hasNotText: '公告' });
  await expect(others).toHaveText([/量血压、看病/, /领养老金认证/, /办别的事/]);

  // One line, however long its title: the page grows no wider for it.
  expect(await page.locator('html').evaluate((html) => html.scrollWidth)).toBeLessThanOrEqual(phoneSize.width);

  // Read, it goes away; the call and the first thing to do are then in sight without moving the page.
  for (let read = 0; read < 9 && (await unread.count()) > 0; read += 1) {
    await unread.click();
    const notice = page.locator('main').getByRole('link', { name: /没看过/ });
    if (page.url().endsWith('/notices')) await notice.first().click();
    await page.waitForURL(/\/n\//);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.getByRole('link', { name: '回首页' }).click();
    await expect(rows.filter({ hasText: '办别的事' })).toBeVisible();
  }
  await expect(unread).toHaveCount(0);
  for (const row of await rows.all()) await expect(row).toBeInViewport({ ratio: 1 });

  // No word of the foot is broken in two.
  for (const act of await page.locator('footer').getByRole('link').or(page.locator('footer').getByRole('button')).all())
    expect((await act.boundingBox())?.height).toBeLessThan(75);

  await rows.filter({ hasText: '办别的事' }).click();
  await expect(page.getByRole('heading', { name: '办别的事', level: 1 })).toBeVisible();
  await expect(rows.filter({ hasText: '身边服务' })).toHaveCount(1);
  for (const what of ['家里东西坏了', '邻里闹矛盾', '公告', '我报过的事', '我的'])
    await expect(rows.filter({ has: page.getByText(what, { exact: true }) })).toHaveCount(1);
  for (const size of [deskSize, phoneSize]) {
    await page.setViewportSize(size);
    for (const row of await rows.all()) expect((await row.boundingBox())?.height).toBeGreaterThanOrEqual(60);
  }
  await rows.filter({ has: page.getByText('我的', { exact: true }) }).click();
  await expect(page.getByRole('link', { name: '用手机号登录' })).toBeVisible();
});
