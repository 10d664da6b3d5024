// A phone that works alone (ADR 11): it opens with its PIN and no network, keeps what was done over a closed browser, and sends it when there is one again.

import { afterUndo, lastVisit, owedTo, soon } from '../support/duties.ts';
import { elderOf, setUp, unlock } from '../support/phone.ts';
import { expect, test } from '../support/story.ts';

test('without a network the phone opens with its PIN, tells who is to be visited and takes down a visit; closed and opened again it still holds it, and sends it when there is a network', async ({
  staff,
  fieldPage,
}) => {
  test.slow();
  const [desk, worker] = await Promise.all([staff('desk.jiezhuang'), staff('grid.jiezhuang')]);
  const subjectId = await elderOf(worker, desk, '离线甲');
  const page = await fieldPage('grid.jiezhuang');
  await setUp(page);
  const context = page.context();
  await context.setOffline(true);
  await page.goto('/field');
  await unlock(page);
  await expect(page.getByRole('status').filter({ hasText: '离线' })).toBeVisible();
  await page.getByRole('link', { name: /离线甲/ }).click();
  const doneAt = Date.now();
  await page.getByRole('button', { name: '一切都好' }).click();
  await expect(page.getByText(/1 条待同步/)).toBeVisible(afterUndo);
  await page.close();

  const again = await context.newPage();
  await again.goto('/field');
  await again.getByLabel(/^PIN/).fill('999999');
  await again.getByRole('button', { name: '打开' }).click();
  await expect(again.getByText('不是这个 PIN')).toBeVisible();
  await unlock(again);
  await expect(again.getByText(/1 条待同步/)).toBeVisible();
  await expect(again.getByRole('link', { name: /离线甲/ })).toHaveCount(0);
  await again.goto('/field/waiting');
  await unlock(again);
  await expect(again.getByText('记录走访 · 离线甲')).toBeVisible();

  await context.setOffline(false);
  await expect(again.getByText('都传完了')).toBeVisible(soon);
  await expect.poll(async () => (await lastVisit(worker, subjectId))?.outcome).toBe('done');
  const visit = await lastVisit(worker, subjectId);
  expect(Math.abs(new Date(visit!.happenedAt).getTime() - doneAt)).toBeLessThan(30_000);
  expect(await owedTo(worker, subjectId)).toEqual([]);
});
