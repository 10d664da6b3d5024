// C8, C9, C11, C21, C22 at a table: whatever somebody shows, one scan and one press; forged codes, strangers, fever and second thoughts each have their way. Without a network all the while.
import type { Page } from '@playwright/test';
import { listFlags, sitePage, tubePage } from '#modules/sampling/shared/queries.ts';
import { faultsOf } from '../support/access.ts';
import { pin, setUp, unlock } from '../support/phone.ts';
import { openTesting, powerOverStreet, settlePeople } from '../support/sampling.ts';
import { expect, phoneSize, test } from '../support/story.ts';

test.use({ era: 'sampling-table' });
const soon = { timeout: 60_000 };

const field = (page: Page) => page.getByRole('textbox', { name: /扫码、证件号|扫一支新管|手工清点几支/ });
/** As a scanner does: letters and a return into whatever has the focus. */
async function scan(page: Page, text: string): Promise<void> {
  await page.keyboard.insertText(text);
  await page.keyboard.press('Enter');
}

test('[C9] a table alone', async ({ staff, fieldPage, resident }) => {
  test.slow();
  const [maker, checker, desk] = await Promise.all([
    staff('supervisor.jiezhuang'),
    staff('supervisor.gaoxin'),
    staff('desk.jiezhuang'),
  ]);
  await powerOverStreet(maker, checker);
  const people = await settlePeople(desk, 12, 100);
  const { siteId, roundId, title } = await openTesting(desk, '桌台');
  const page = await fieldPage('desk.jiezhuang');
  await setUp(page);
  await page.goto('/field/sampling');
  await unlock(page);
  await page.getByRole('link', { name: title }).click();
  await page.getByLabel('采样员').fill('护士甲');
  await page.getByRole('button', { name: '开始' }).click();
  await expect(page.getByText(/花名册 [\d,]+ 人/)).toBeVisible(soon);
  await page.context().setOffline(true);
  await expect(field(page)).toBeFocused();
  await scan(page, 'AB12-001-00001');
  await expect(page.getByText('0 / 10')).toBeVisible();
  await scan(page, people[0]!.number);
  await expect(page.getByRole('heading', { name: people[0]!.name })).toBeVisible();
  await page.getByRole('button', { name: '采样登记' }).click();
  await expect(page.getByText('1 / 10')).toBeVisible();
  await expect(field(page)).toBeFocused();
  await page.screenshot({ path: '/tmp/tablet-shot.png' });
});
