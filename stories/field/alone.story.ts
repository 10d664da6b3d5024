// A phone that works alone (ADR 11): it opens with its PIN and no network, keeps what was done over a closed browser, and sends it when there is one again.

import { listRequests, requestPage } from '#modules/requests/shared/queries.ts';
import { lastVisit, owedTo, putAway, soon } from '../support/duties.ts';
import { elderOf, setUp, unlock } from '../support/phone.ts';
import { gravel } from '../support/photo.ts';
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
  await putAway(page);
  await expect(page.getByText(/1 条待同步/)).toBeVisible(soon);
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

test('seen on the way without a network: place, words and photo are kept on the phone; the report goes first, the photo after it, in parts that go on where they were cut', async ({
  staff,
  fieldPage,
}) => {
  test.slow();
  const worker = await staff('grid.jiezhuang');
  const page = await fieldPage('grid.jiezhuang');
  await setUp(page);
  const context = page.context();
  await context.setOffline(true);
  await page.goto('/field');
  await unlock(page);
  await page.getByRole('link', { name: '上报' }).click();
  await page.getByLabel('在哪里').fill('盛景花园 3号楼');
  await page.getByRole('list', { name: '在哪里' }).getByRole('button').first().click();
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: '井盖.png', mimeType: 'image/png', buffer: gravel(900, 700) });
  await page.getByLabel('看到什么，谁要什么').fill('离线时看见的：井盖松了');
  await page.getByRole('button', { name: '上报', exact: true }).click();
  await expect(page.getByText(/1 条待同步/)).toBeVisible();
  await page.goto('/field/waiting');
  await unlock(page);
  await expect(page.getByText('登记诉求')).toBeVisible();
  await expect(page.getByText('照片、录音 1 个，排在记录后面传')).toBeVisible();
  // The first time the network goes away after a part of the photo.
  const begun: number[] = [];
  let isCut = false;
  await context.route(/\/parts\?/, async (route) => {
    const from = Number(new URL(route.request().url()).searchParams.get('from'));
    if (!isCut && from > 0) {
      isCut = true;
      return route.abort();
    }
    begun.push(from);
    return route.continue();
  });
  await context.setOffline(false);
  await expect.poll(() => isCut, soon).toBe(true);
  await page.getByRole('button', { name: '现在传' }).click();
  await expect(page.getByText('都传完了')).toBeVisible(soon);
  const [part = 0] = begun.filter((from) => from > 0);
  expect(part, 'a photo of several parts').toBeGreaterThan(0);
  // Asked twice how much is there, and no part told twice.
  expect(begun.filter((from) => from === 0)).toHaveLength(3);
  expect(new Set(begun.filter((from) => from > 0)).size).toBe(begun.filter((from) => from > 0).length);
  const found = async () =>
    (await worker.ask(listRequests, { tab: 'open', limit: 200 })).rows.find(({ summary }) =>
      summary.includes('井盖松了'),
    );
  await expect.poll(async () => (await found()) !== undefined).toBe(true);
  const whole = await worker.ask(requestPage, { requestId: (await found())!.id });
  expect(JSON.stringify(whole)).toContain('/api/files/');
});
