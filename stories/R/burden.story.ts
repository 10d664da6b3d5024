// 减负: a worker sees what a week asked of him, the leader sees the same numbers by name and opens them, and nothing there ranks anybody.
import { expect, test } from '../support/story.ts';

test('what a visit took is on the worker’s own page and on the leader’s desk, and opens into the visit', async ({
  fieldPage,
  deskPage,
}) => {
  const field = await fieldPage('grid.jiezhuang');
  await field.goto('/field/me');
  const part = field.getByRole('region', { name: '我的一周' });
  await expect(part.getByText(/\d+\.\d \/ 40 小时|没有到期的应办/).first()).toBeVisible();
  await expect(part.getByText('处理诉求没有计时')).toBeVisible();
  expect(await field.locator('html').evaluate((html) => html.scrollWidth)).toBeLessThanOrEqual(390);

  const desk = await deskPage('secretary.jiezhuang');
  await desk.goto('/desk/burden?all=true');
  const table = desk.getByRole('region', { name: '各岗位一周' });
  const row = table.getByRole('row').filter({ hasText: '张桂兰' });
  await expect(row).toContainText('/ 40 小时');
  await row.getByRole('link', { name: '张桂兰' }).click();
  await expect(desk.getByText(/张桂兰 · 接庄社区1-1/)).toBeVisible();
});

test('the methods that ask for visits are listed with who answered for them, and what is asked twice has a sentence to send', async ({
  deskPage,
}) => {
  const desk = await deskPage('secretary.jiezhuang');
  await desk.goto('/desk/burden?view=methods');
  await expect(desk.getByRole('row').filter({ hasText: 'six-visits' })).toBeVisible();
  await desk.getByRole('link', { name: '重复采集' }).click();
  // The street and the departments both ask a firm what it needs (O5, O16).
  const twice = desk.getByRole('row').filter({ hasText: '企业需要' });
  await expect(twice).toContainText('两家都要');
  await expect(twice).toContainText('“企业需要”已由街道《一进两送》每 30 天采集，请直接取用');
});

test('a worker has no door to others’ weeks', async ({ deskPage }) => {
  const page = await deskPage('desk.jiezhuang');
  await page.goto('/desk');
  await expect(page.getByRole('link', { name: '减负', exact: true })).toHaveCount(0);
});
