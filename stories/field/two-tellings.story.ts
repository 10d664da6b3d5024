// Two phones without a network tell a fact and a column of one person two ways (ADR 11): by field the later look holds and nothing waits; the community's desk sees both and decides, and both stay.
import type { Page } from '@playwright/test';
import { factHistory } from '#modules/facts/shared/queries.ts';
import { personPage } from '#modules/registry/shared/queries.ts';
import { faultsOf } from '../support/access.ts';
import { colleagueAt } from '../support/colleague.ts';
import { putAway, soon } from '../support/duties.ts';
import { elderOf, setUp } from '../support/phone.ts';
import { deskSize, expect, phoneSize, test } from '../support/story.ts';

const name = '两说甲';
const numbers = ['19900056430', '19900067217'] as const;
const masked = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`;

/** Off line at the door: the telephone is put right, what the form asks is answered, and both lie in the box. */
async function tellOffLine(page: Page, selfCare: string, phone: string): Promise<void> {
  await page.context().setOffline(true);
  await page.getByRole('link', { name: '今日' }).click();
  await page.getByRole('link', { name: new RegExp(name) }).click();
  const atDoor = page.getByRole('region', { name: '电话' });
  await atDoor.getByRole('button', { name: '补电话…' }).click();
  const sheet = page.getByRole('dialog', { name: '更正电话' });
  await sheet.getByLabel('电话').fill(phone);
  await sheet.getByRole('button', { name: '记下' }).click();
  await expect(atDoor).toContainText(masked(phone));
  await page
    .getByRole('group', { name: '生活自理' })
    .getByRole('radio', { name: selfCare, exact: true })
    .check({ force: true });
  await page.getByRole('button', { name: '完成：一切都好' }).click();
  await putAway(page);
  await expect(page.getByText(/2 条待同步/)).toBeVisible(soon);
}

test('[R1] two grid workers off line tell a fact and the telephone of one person two ways: both tellings of each stand before the desk with who, when and which phone, numbers by their masks; one press decides, and the history keeps both and the decision', async ({
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
  await tellOffLine(phones[0], '不能自理', numbers[0]);
  await tellOffLine(phones[1], '能自理', numbers[1]);
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
  const items = office.getByRole('list', { name: '说法不一' }).locator('> li').filter({ hasText: name });
  const item = items.filter({ hasText: '生活自理' });
  const tellings = item.getByRole('listitem');
  await expect(tellings).toHaveCount(2);
  // A column of the register stands there as a fact does, both numbers by their masks.
  const phoneItem = items.filter({ hasNotText: '生活自理' });
  const told = phoneItem.getByRole('listitem');
  await expect(told).toHaveCount(2);
  for (const [n, phone, by] of [
    [0, numbers[1], '石远航'],
    [1, numbers[0], '张桂兰'],
  ] as const) {
    await expect(told.nth(n)).toContainText(masked(phone));
    await expect(told.nth(n)).toContainText(by);
    await expect(told.nth(n)).toContainText('手机“我的手机”');
  }
  await expect(told.nth(0)).toContainText('现在显示');
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
  // The number that does not hold is rung before it is confirmed: a look on record, and the one before stays.
  await told.nth(1).getByRole('button', { name: '显示电话' }).click();
  await expect(told.nth(1)).toContainText(numbers[0]);
  await phoneItem.getByRole('radio', { name: '打电话问过' }).check({ force: true });
  await told.nth(1).getByRole('button', { name: '以此为准' }).click();
  await expect(phoneItem).toHaveCount(0);
  const { tellings: numbersTold } = await desk.ask(factHistory, { subjectId, field: 'phone' });
  expect(numbersTold.map(({ mask, byName, isCurrent, note }) => [mask?.zh, byName, isCurrent, note])).toEqual([
    [masked(numbers[0]), '李敏', true, '打电话问过'],
    [masked(numbers[1]), '石远航', false, ''],
    [masked(numbers[0]), '张桂兰', false, ''],
  ]);
  const { person, contested, looks } = await desk.ask(personPage, { personId: subjectId });
  expect([person.phoneMasked, contested, looks.map(({ purpose }) => purpose)]).toEqual([
    masked(numbers[0]),
    [],
    ['核定说法不一'],
  ]);
  await office.goto(`/desk/people/${subjectId}`);
  await expect(field).toContainText('不能自理');
  await expect(field).not.toContainText('说法不一');
  await field.getByRole('button', { name: '以前 2 次' }).click();
  await expect(office.getByRole('dialog').getByRole('listitem')).toHaveCount(3);
});
