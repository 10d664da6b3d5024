// The desk on a phone: what a thumb is to meet is high enough, no word is broken, and nothing is named that has nothing to say.

import { expect, phoneSize, test } from '../support/story.ts';

test('on a phone the tree of units has lines a thumb can meet, and a card names only what it has', async ({
  deskPage,
}) => {
  const page = await deskPage('secretary.jiezhuang');
  await page.setViewportSize(phoneSize);
  await page.goto('/desk/territory');
  const unit = page.getByRole('link', { name: '安居物业' }).first();
  await expect(unit).toBeVisible();
  expect((await unit.boundingBox())?.height).toBeGreaterThanOrEqual(44);

  await page.goto('/desk/staff?view=posts');
  const cards = page.locator('main li').filter({ has: page.locator('dl') });
  await expect(cards.first()).toBeVisible();
  expect(await page.locator('main dt:visible:has(+ dd:empty)').count()).toBe(0);
});

test('on a phone in English the spans of the board break no word', async ({ deskPage }) => {
  const page = await deskPage('secretary.jiezhuang');
  await page.setViewportSize(phoneSize);
  await page.evaluate(`localStorage.setItem('huying.language', '"en"')`);
  await page.goto('/desk/board');
  const today = page.getByRole('link', { name: 'Today', exact: true });
  await expect(today).toBeVisible();
  const lines = await today.evaluate((link) => {
    const range = link.ownerDocument.createRange();
    range.selectNodeContents(link);
    return range.getClientRects().length;
  });
  expect(lines).toBe(1);
  expect(await page.locator('html').evaluate((html) => html.scrollWidth)).toBeLessThanOrEqual(phoneSize.width);
});

test('whoever has no rhythms is shown no way back to them from the decisions', async ({ deskPage }) => {
  for (const [username, ways] of [
    ['lead.anju', 0],
    ['secretary.jiezhuang', 1],
  ] as const) {
    const page = await deskPage(username);
    await page.goto('/desk/rhythms/decisions');
    await expect(page.getByRole('heading', { name: '议定事项', level: 1 })).toBeVisible();
    await expect(page.locator('main').getByRole('link', { name: '三个一' })).toHaveCount(ways);
  }
});
