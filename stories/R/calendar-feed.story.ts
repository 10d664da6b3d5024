// A post's calendar in an ordinary calendar program: opened on one's own page, read by its link alone, dead when it is ended.
import type { Locator } from '@playwright/test';
import ICAL from 'ical.js';
import { comingEntries } from '#modules/calendars/shared/queries.ts';
import { type Caller, expect, test } from '../support/story.ts';

/** What comes next of this post, whatever day it is. */
async function expectComing(part: Locator, caller: Caller): Promise<void> {
  const { rows } = await caller.ask(comingEntries, { limit: 3 });
  expect(rows.length).toBeGreaterThan(0);
  for (const { title } of rows) await expect(part.getByText(title.zh).first()).toBeVisible();
}

test('the secretary puts the rhythms into the calendar of a phone, and takes the link back', async ({
  deskPage,
  playwright,
  staff,
}) => {
  const page = await deskPage('secretary.jiezhuang');
  await page.goto('/desk/me');
  const part = page.getByRole('region', { name: '日历订阅' });
  await expectComing(part, await staff('secretary.jiezhuang'));
  await part.getByRole('button', { name: '打开一个订阅' }).click();
  await page.getByLabel('用在哪里').fill('我的手机');
  await page.getByRole('button', { name: '生成链接' }).click();
  const link = await page.getByRole('dialog').locator('code').innerText();
  expect(link).toMatch(/\/calendar\/[\w-]{43}\.ics$/);
  expect(await page.getByRole('link', { name: '用这台设备的日历打开' }).getAttribute('href')).toBe(
    link.replace(/^http/, 'webcal').replace(/^webcals/, 'webcal'),
  );

  // A calendar program has no session.
  const program = await playwright.request.newContext();
  const read = await program.get(link);
  expect(read.headers()['content-type']).toBe('text/calendar; charset=utf-8');
  const events = new ICAL.Component(ICAL.parse(await read.text()) as unknown[])
    .getAllSubcomponents('vevent')
    .map((component) => new ICAL.Event(component));
  const meeting = events.find(({ summary }) => summary === '半月一座谈');
  expect(meeting?.startDate.isDate).toBe(true);
  expect(String(meeting?.component.getFirstPropertyValue('url'))).toContain('/desk/rhythms/meetings/');
  expect((await program.get(link, { headers: { 'if-none-match': read.headers()['etag'] ?? '' } })).status()).toBe(304);

  await page.getByRole('button', { name: '已经放进日历' }).click();
  await expect(page.getByText('最近读取')).toHaveCount(0);
  await page.reload();
  await expect(part.getByText('最近读取 今天')).toBeVisible();
  await part.getByRole('button', { name: '结束订阅：我的手机' }).click();
  await page.getByRole('button', { name: '结束订阅', exact: true }).click();
  await expect(part.getByText('我的手机')).toHaveCount(0);
  expect((await program.get(link)).status()).toBe(404);
  await program.dispose();
});

test('on a phone in the field it is a part of 我的, and nothing sticks out', async ({ fieldPage, staff }) => {
  const page = await fieldPage('grid.jiezhuang');
  await page.goto('/field/me');
  const part = page.getByRole('region', { name: '日历订阅' });
  await expectComing(part, await staff('grid.jiezhuang'));
  await part.getByRole('button', { name: '打开一个订阅' }).click();
  await page.getByRole('button', { name: '生成链接' }).click();
  await expect(page.getByRole('link', { name: '用这台设备的日历打开' })).toBeVisible();
  expect(await page.locator('html').evaluate((html) => html.scrollWidth)).toBeLessThanOrEqual(390);
  await page.getByRole('button', { name: '已经放进日历' }).click();
  const end = part.getByRole('button', { name: /^结束订阅/ }).first();
  const box = await end.boundingBox();
  // On one line: a word broken in two is higher than wide.
  expect(box?.width).toBeGreaterThan(box?.height ?? 0);
});
