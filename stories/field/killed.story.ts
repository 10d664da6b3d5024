// The worst day of a phone: no server since the morning, and the browser is killed twice, once in the very seconds in which a press may still be taken back.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { listVisits } from '#modules/duties/shared/queries.ts';
import { browserLaunch } from '#testing/browser.ts';
import { demoPassword, signInStaff } from '../support/caller.ts';
import { soon } from '../support/duties.ts';
import { elderOf, setUp, unlock } from '../support/phone.ts';
import { startProduct } from '../support/product.ts';
import { SEEDED } from '../support/seeded.ts';
import { expect, phoneSize, test } from '../support/story.ts';
import { killBrowser } from '../support/tablet.ts';

test('a day without a server, the browser killed twice: every visit told is there in the evening, each once, at the time it was made', {
  tag: '@long',
}, async () => {
  test.skip(process.platform !== 'linux', 'kills by /proc');
  test.setTimeout(400_000);
  const seeded = process.env[SEEDED];
  let product = await startProduct(seeded ? { seeded } : {});
  const folder = mkdtempSync(join(tmpdir(), 'huying-phone-'));
  const open = async () => {
    const context = await chromium.launchPersistentContext(folder, {
      ...browserLaunch(),
      viewport: phoneSize,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
      baseURL: product.url,
    });
    return { context, page: context.pages()[0] ?? (await context.newPage()) };
  };
  try {
    const [desk, worker] = [
      await signInStaff(product.url, 'desk.jiezhuang'),
      await signInStaff(product.url, 'grid.jiezhuang'),
    ];
    const ids = [await elderOf(worker, desk, '断网甲'), await elderOf(worker, desk, '断网乙')];
    let { context, page } = await open();
    await page.request.post('/api/auth/sign-in/username', {
      data: { username: 'grid.jiezhuang', password: demoPassword, door: 'field' },
    });
    await setUp(page);
    await product.rest();

    await page.goto('/field');
    await unlock(page);
    await page.getByRole('link', { name: /断网甲/ }).click();
    const firstAt = Date.now();
    await page.getByRole('button', { name: '一切都好' }).click();
    await expect(page.getByRole('button', { name: '撤回' })).toBeVisible();
    killBrowser(folder);
    await context.close().catch(() => undefined);

    ({ context, page } = await open());
    await page.goto('/field');
    await unlock(page);
    await page.getByRole('link', { name: /断网乙/ }).click();
    await page.getByRole('button', { name: '一切都好' }).click();
    await expect(page.getByText(/条待同步/)).toBeVisible({ timeout: 90_000 });
    killBrowser(folder);
    await context.close().catch(() => undefined);

    product = await startProduct({ again: product });
    ({ context, page } = await open());
    await page.goto('/field/waiting');
    await unlock(page);
    await expect(page.getByText('都传完了')).toBeVisible({ timeout: 90_000 });
    const evening = await signInStaff(product.url, 'grid.jiezhuang');
    for (const subjectId of ids) {
      await expect
        .poll(async () => (await evening.ask(listVisits, { subjectId })).visits.map(({ outcome }) => outcome), soon)
        .toEqual(['done']);
    }
    const { visits } = await evening.ask(listVisits, { subjectId: ids[0]! });
    expect(Math.abs(new Date(visits[0]!.happenedAt).getTime() - firstAt)).toBeLessThan(5_000);
    await context.close();
    await desk.http.dispose();
    await worker.http.dispose();
    await evening.http.dispose();
  } finally {
    killBrowser(folder);
    await product.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
