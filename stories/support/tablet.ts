// A tablet of a sampling site: a browser with a folder of its own, so that it may be killed; a scanner that types; a table that is set up on line and then left alone.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { browserLaunch } from '#testing/browser.ts';
import { demoPassword } from './caller.ts';
import { setUp, unlock } from './phone.ts';
import { expect, phoneSize } from './story.ts';

export const soonOnTablet = { timeout: 60_000 };

/** Every process that works on this browser's folder, at once and without a word. */
export function killBrowser(folder: string): void {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const isIts = (() => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder);
      } catch {
        return false;
      }
    })();
    if (isIts && Number(pid) !== process.pid) process.kill(Number(pid), 'SIGKILL');
  }
}

/** The one field of a table, whatever it waits for. */
export const scanField = (page: Page) =>
  page.getByRole('textbox', { name: /扫码、证件号|扫一支新管|扫要装箱的|手工清点几支/ });

/** As a scanner does it: a key, more letters, and a return, into whatever has the focus. */
export async function scan(page: Page, text: string): Promise<void> {
  if (text !== '') await page.keyboard.type(text.slice(0, 1));
  if (text.length > 1) await page.keyboard.insertText(text.slice(1));
  await page.keyboard.press('Enter');
}

export async function chooseTable(page: Page, site: string, tableNo: number, collector: string): Promise<void> {
  await page.getByRole('link', { name: site }).click();
  await page.getByLabel('几号台').selectOption(String(tableNo));
  await page.getByLabel('采样员').fill(collector);
  await page.getByRole('button', { name: '开始' }).click();
  await expect(page.getByText(/花名册 [\d,]+ 人/)).toBeVisible(soonOnTablet);
  await expect(scanField(page)).toBeFocused();
}

export type Tablet = {
  page: Page;
  /** The browser is killed and started again, at this moment of its clock; still off line. */
  killed(at: number): Promise<void>;
  setOffline(isOffline: boolean): Promise<void>;
  end(): Promise<void>;
};

/** Signed in, set up with a PIN, at its table. */
export async function openTablet(url: string, username: string, site: string, tableNo: number): Promise<Tablet> {
  const folder = mkdtempSync(join(tmpdir(), 'huying-tablet-'));
  let context: BrowserContext;
  const open = async (now: number): Promise<Page> => {
    context = await chromium.launchPersistentContext(folder, {
      ...browserLaunch(),
      viewport: phoneSize,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
      baseURL: url,
    });
    await context.clock.install({ time: now });
    return context.pages()[0] ?? (await context.newPage());
  };
  const tablet: Tablet = {
    page: await open(Date.now()),
    async killed(now) {
      killBrowser(folder);
      await context.close().catch(() => undefined);
      tablet.page = await open(now);
      await context.setOffline(true);
      await tablet.page.goto('/field/sampling');
      await unlock(tablet.page);
      await tablet.page.getByRole('link', { name: site }).click();
      await expect(scanField(tablet.page)).toBeFocused(soonOnTablet);
    },
    setOffline: (isOffline) => context.setOffline(isOffline),
    async end() {
      await context.close().catch(() => undefined);
      killBrowser(folder);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  const { page } = tablet;
  await page.request.post('/api/auth/sign-in/username', { data: { username, password: demoPassword, door: 'field' } });
  await setUp(page);
  await page.goto('/field/sampling');
  await unlock(page);
  await chooseTable(page, site, tableNo, `采样员${tableNo}`);
  return tablet;
}
