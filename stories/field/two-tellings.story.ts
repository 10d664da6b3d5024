// Two phones without a network tell one field of one person two ways (ADR 11): by field the later look holds and nothing waits; the community's desk sees both and decides, and both stay.
import type { Page } from '@playwright/test';
import { factHistory } from '#modules/facts/shared/queries.ts';
import { faultsOf } from '../support/access.ts';
import { colleagueAt } from '../support/colleague.ts';
import { putAway, soon } from '../support/duties.ts';
import { elderOf, setUp } from '../support/phone.ts';
import { deskSize, expect, phoneSize, test } from '../support/story.ts';

const name = '两说甲';

/** Off line at the door: what the form asks is answered, and the visit lies in the box. */
async function tellOffLine(page: Page, selfCare: string): Promise<void> {
  await page.context().setOffline(true);
  await page.getByRole('link', { name: '今日' }).click();
  await page.getByRole('link', { name: new RegExp(name) }).click();
  await page
    .getByRole('group', { name: '生活自理' })
    .getByRole('radio', { name: selfCare, exact: true })
    .check({ force: true });
  await page.getByRole('button', { name: '完成：一切都好' }).click();
  await putAway(page);
  await expect(page.getByText(/1 条待同步/)).toBeVisible(soon);
}

test('[R1] two grid workers off line tell one field two ways: both tellings stand before the desk with who, when and which phone; one press decides, and the history keeps both and the decision', async ({
  product,
  staff,
  fieldPage,
  deskPage,
}) => {
  test.setTimeout(100_000);
  const [desk, worker] = await Promise.all([staff('desk.jiezhuang'), staff('grid.jiezhuang')]);
  const [system, security] = await Promise.all([staff('admin.system'), staff('admin.security')]);
  const colleague = await colleagueAt(product.url, worker.hats[0]!, '石远航', { system, security });
  const subjectId = await elderOf(worker, desk, name);
  const phones = [await fieldPage('grid.jiezhuang'), await fieldPage(colleague)] as const;
  await Promise.all(phones.map(setUp));
  await tellOffLine(phones[0], '不能自理');
  await tellOffLine(phones[1], '能自理');
  // The later look comes in first: the order of arrival decides nothing.
  for (const page of phones.toReversed()) {
    await page.context().setOffline(false);
    await expect(page.getByText(/条待同步/)).toHaveCount(0, soon);
  }

  const office = await deskPage('desk.jiezhuang');
  await office.goto(`/desk/people/${subjectId}`);
  const facts = office.getByRole('region', { name: '信息' });
  const field = facts.getByRole('listitem').filter({ hasText: '生活自理' });
  await expect(field).toContainText('说法不一');
  await expect(field).toContainText('能自理');
  await office.getByRole('status').filter({ hasText: '说法不一' }).getByRole('link', { name: '去处理' }).click();
  await office
    .getByRole('navigation', { name: '待核定' })
    .getByRole('link', { name: /^说法不一/ })
    .click();
  const item = office.getByRole('list', { name: '说法不一' }).locator('> li').filter({ hasText: name });
  const tellings = item.getByRole('listitem');
  await expect(tellings).toHaveCount(2);
  await expect(tellings.nth(0)).toContainText('能自理');
  await expect(tellings.nth(0)).toContainText('石远航');
  await expect(tellings.nth(0)).toContainText('现在显示');
  await expect(tellings.nth(1)).toContainText('不能自理');
  await expect(tellings.nth(1)).toContainText('张桂兰');
  for (const n of [0, 1]) await expect(tellings.nth(n)).toContainText('手机“我的手机”');
  expect(await faultsOf(office)).toEqual([]);
  await office.setViewportSize(phoneSize);
  expect(await faultsOf(office)).toEqual([]);
  await office.setViewportSize(deskSize);

  await item.getByRole('radio', { name: '打电话问过' }).check({ force: true });
  await tellings.nth(1).getByRole('button', { name: '以此为准' }).click();
  await expect(item).toHaveCount(0);
  const { tellings: history } = await desk.ask(factHistory, { subjectId, field: 'selfCare' });
  expect(history.map(({ value, byName, isCurrent, note }) => [value, byName, isCurrent, note])).toEqual([
    ['none', '李敏', true, '打电话问过'],
    ['full', '石远航', false, ''],
    ['none', '张桂兰', false, ''],
  ]);
  await office.goto(`/desk/people/${subjectId}`);
  await expect(field).toContainText('不能自理');
  await expect(field).not.toContainText('说法不一');
  await field.getByRole('button', { name: '以前 2 次' }).click();
  await expect(office.getByRole('dialog').getByRole('listitem')).toHaveCount(3);
});
