// 公告、通报、扫码内容 on the screens of everybody they concern: whoever writes, whoever leads, whoever is named, and anybody with a phone.

import type { Page } from '@playwright/test';
import { newId } from '#kernel/shared/id.ts';
import { draftPublication, publishPublication, withdrawPublication } from '#modules/notices/shared/commands.ts';
import {
  currentPublications,
  listPublications,
  publicationPage,
  readPublication,
} from '#modules/notices/shared/queries.ts';
import { requestPage } from '#modules/requests/shared/queries.ts';
import { faultsOf } from '../support/access.ts';
import { unitNamed } from '../support/places.ts';
import { type Caller, deskSize, expect, phoneSize, test } from '../support/story.ts';

const street = '接庄街道';
const community = '接庄社区';
const beside = '科苑社区';

async function lastIssue(staff: Caller): Promise<number> {
  const { rows } = await staff.ask(listPublications, { tab: 'all', kind: 'bulletin', limit: 200 });
  return Math.max(0, ...rows.filter(({ issuerName }) => issuerName === street).map(({ issueNo }) => issueNo ?? 0));
}

/** One typed line after the other into the item that was added last. */
async function addItem(page: Page, nth: number, unit: string, verdict: string, text: string): Promise<void> {
  await page.getByRole('button', { name: '加一项' }).click();
  const item = page.getByRole('group', { name: `第 ${nth} 项` });
  await item.getByLabel('单位', { exact: true }).fill(unit);
  await item
    .getByRole('radio', { name: new RegExp(`^${unit} `) })
    .first()
    // Chosen, the choice gives way to what was chosen.
    .click();
  await item.getByRole('radio', { name: verdict, exact: true }).check();
  await item.getByLabel('内容').fill(text);
}

async function publishHere(page: Page): Promise<void> {
  await page.getByRole('button', { name: '发布…' }).click();
  await page.getByRole('dialog', { name: '发布' }).getByRole('button', { name: '发布', exact: true }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

test('[R3] a street writes a bulletin, its supervisor publishes it as the next issue, a named community confirms with one tap on a phone, and the one that has not stands first; withdrawn, the number stays used', async ({
  staff,
  deskPage,
  fieldPage,
}) => {
  test.setTimeout(120_000);
  const supervisor = await staff('supervisor.jiezhuang');
  const before = await lastIssue(supervisor);
  const title = `排查通报 ${newId().slice(-6)}`;

  const writer = await deskPage('dispatch.jiezhuang');
  await writer.goto('/desk/notices');
  await writer.getByRole('link', { name: '起草' }).click();
  await writer.getByRole('radio', { name: '通报', exact: true }).check();
  await writer.getByLabel('标题').fill(title);
  await addItem(writer, 1, community, '批评', '3 个网格的清单报晚了');
  await addItem(writer, 2, beside, '表扬', '当天发现当天转办');
  await writer.getByRole('button', { name: '存草稿' }).click();
  await expect(writer.getByRole('heading', { level: 1, name: title })).toBeVisible();
  // Who only writes is told who publishes.
  await expect(writer.getByText('由社区书记或督查发布')).toBeVisible();
  const record = new URL(writer.url()).pathname;

  const leader = await deskPage('supervisor.jiezhuang');
  await leader.goto(record);
  await publishHere(leader);
  const year = new Date().getFullYear();
  await expect(leader.getByText(`通报 ${year}年第${before + 1}期`).first()).toBeVisible();
  const receipts = leader.getByRole('region', { name: '签收' }).getByRole('listitem');
  await expect(receipts).toHaveCount(2);

  const phone = await fieldPage('secretary.jiezhuang');
  await expect(phone.getByText(title)).toBeVisible();
  await phone.getByRole('button', { name: `签收 ${title}` }).click();
  await expect(phone.getByText(title)).toHaveCount(0);

  await leader.reload();
  await expect(receipts.first()).toContainText(beside);
  await expect(receipts.first()).toContainText('没签收');
  await expect(receipts.last()).toContainText('周建民');

  await leader.getByRole('button', { name: '撤回…' }).click();
  await leader.getByLabel('原因').fill('核实后其中一项不属实');
  await leader.getByRole('dialog').getByRole('button', { name: '撤回', exact: true }).click();
  await expect(leader.getByText('核实后其中一项不属实')).toBeVisible();
  // Staff still read what it said.
  await expect(leader.getByText('当天发现当天转办')).toBeVisible();

  const publicationId = newId();
  const items = [{ unitId: await unitNamed(supervisor, community), verdict: 'good' as const, text: '已整改' }];
  const areaUnitId = await unitNamed(supervisor, street);
  await supervisor.act(draftPublication, {
    publicationId,
    kind: 'bulletin',
    audience: 'staff',
    areaUnitId,
    title: `${title} 更正`,
    items,
  });
  const next = await supervisor.act(publishPublication, { publicationId, version: 1 });
  expect(next['issueNo']).toBe(before + 2);
});

test('[R3] eight issues published at once are eight numbers in a row', async ({ staff }) => {
  const supervisor = await staff('supervisor.jiezhuang');
  const areaUnitId = await unitNamed(supervisor, street);
  const items = [{ unitId: await unitNamed(supervisor, community), verdict: 'good' as const, text: '按时' }];
  const before = await lastIssue(supervisor);
  const ids = Array.from({ length: 8 }, newId);
  for (const [i, publicationId] of ids.entries())
    await supervisor.act(draftPublication, {
      publicationId,
      kind: 'bulletin',
      audience: 'staff',
      areaUnitId,
      title: `第${i + 1}份`,
      items,
    });
  const published = await Promise.all(
    ids.map((publicationId) => supervisor.act(publishPublication, { publicationId, version: 1 })),
  );
  expect(published.map(({ issueNo }) => Number(issueNo)).toSorted((a, b) => a - b)).toEqual(
    ids.map((_, i) => before + 1 + i),
  );
  // Nobody is left with eight receipts to give.
  for (const publicationId of ids) await supervisor.act(withdrawPublication, { publicationId, reason: '演示' });
});

test('[R6] a notice with a place and a period: residents there read it first among the new, object once signed in, and the issuer answers as any request', async ({
  staff,
  resident,
  stranger,
  deskPage,
  residentPage,
}) => {
  test.setTimeout(120_000);
  const secretary = await staff('secretary.jiezhuang');
  const title = `车位施划公示 ${newId().slice(-6)}`;
  const objection = '占了消防通道，不同意';

  const writer = await deskPage('secretary.jiezhuang');
  await writer.goto('/desk/notices/new');
  await writer.getByLabel('标题').fill(title);
  await writer.getByLabel('正文').fill('拟施划停车位 12 个。\n\n有意见请提。');
  const { rows: before } = await (await stranger()).ask(currentPublications, {});
  expect(before.some((row) => row.title === title)).toBe(false);
  await expect(writer.getByText('公告要写到哪一天为止')).toBeVisible();
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  await writer.getByLabel('结束日').fill(today);
  await writer.getByLabel('期限内收居民意见').check();
  await writer.getByRole('button', { name: '存草稿' }).click();
  await expect(writer.getByRole('heading', { level: 1, name: title })).toBeVisible();
  // A draft is nobody else's.
  const publicationId = new URL(writer.url()).pathname.split('/').at(-1) ?? '';
  const above = await staff('supervisor.jiezhuang');
  expect((await above.notTold(publicationPage, { publicationId })).code).toBe('publication.not_found');
  await publishHere(writer);

  const elder = await resident();
  const home = await residentPage(elder);
  const notice = home.getByRole('region', { name: '公告' }).getByRole('link', { name: new RegExp(title) });
  await expect(notice).toContainText('没看过');
  await notice.click();
  await expect(home.getByText('拟施划停车位 12 个。')).toBeVisible();
  await home.getByLabel('您的意见').fill(objection);
  await home.getByRole('button', { name: '提交意见' }).click();
  await expect(home.getByText('意见已经送到')).toBeVisible();
  await home.getByRole('link', { name: '看进度' }).click();
  await expect(home.getByText(`对公告的意见：${title}`).first()).toBeVisible();
  await home.goto('/notices');
  await expect(home.getByRole('link', { name: new RegExp(title) })).not.toContainText('没看过');

  // The issuer's own queue has it, tied to the notice.
  await writer.reload();
  const told = writer.getByRole('region', { name: '居民意见' }).getByRole('link');
  await expect(told).toContainText(`对公告的意见：${title}`);
  const { objections } = await secretary.ask(publicationPage, { publicationId });
  const page = await secretary.ask(requestPage, { requestId: objections[0]?.requestId ?? '' });
  expect(page.request.text).toContain(objection);
  expect(page.abilities.filter(({ may }) => may).length).toBeGreaterThan(0);

  // Somebody who has not signed in reads it and is told how to object.
  const passerBy = await residentPage();
  const { rows } = await (await stranger()).ask(currentPublications, { unitId: await unitNamed(secretary, community) });
  const code = rows.find((row) => row.title === title)?.code ?? '';
  await passerBy.goto(`/n/${code}`);
  await expect(passerBy.getByRole('link', { name: '用手机号登录后提' })).toBeVisible();
  await expect(passerBy.getByLabel('您的意见')).toHaveCount(0);

  // Withdrawn: that it was and why, and no longer what it said.
  await writer.getByRole('button', { name: '撤回…' }).click();
  await writer.getByLabel('原因').fill('方案要改');
  await writer.getByRole('dialog').getByRole('button', { name: '撤回', exact: true }).click();
  await expect(writer.getByRole('dialog')).toHaveCount(0);
  await passerBy.reload();
  await expect(passerBy.getByText('这份公告已经撤回，不再作数')).toBeVisible();
  await expect(passerBy.getByText('方案要改')).toBeVisible();
  await expect(passerBy.getByText('拟施划停车位 12 个。')).toHaveCount(0);
  await passerBy.goto('/open/notices');
  await expect(passerBy.getByText('已撤回：方案要改')).toBeVisible();
});

test('[R6] a community cannot publish for its neighbour, nor does its form offer it', async ({ staff, deskPage }) => {
  const secretary = await staff('secretary.jiezhuang');
  const refused = await secretary.refused(draftPublication, {
    publicationId: newId(),
    kind: 'notice',
    audience: 'public',
    areaUnitId: await unitNamed(secretary, beside),
    title: '替邻居发的',
  });
  expect(refused.code).toBe('publication.outside_area');
  const page = await deskPage('secretary.jiezhuang');
  await page.goto('/desk/notices/new');
  const areas = page.getByLabel('范围').locator('option');
  await expect(areas.nth(1)).toBeAttached();
  expect((await areas.allTextContents()).filter((name) => name.includes(beside))).toEqual([]);
});

/** The first bytes of a film: enough for the house to know it by, not to play. */
const film = Buffer.from('\0\0\0\x20ftypisom\0\0\x02\0isomiso2avc1mp41', 'latin1');

test('[R8] a film behind a QR code: printed on a poster, opened by anybody without an account, counted as a number and nothing else', async ({
  staff,
  stranger,
  deskPage,
  residentPage,
}) => {
  const title = `垃圾分类小视频 ${newId().slice(-6)}`;
  const page = await deskPage('secretary.jiezhuang');
  await page.goto('/desk/notices/new');
  await page.getByRole('radio', { name: '扫码内容' }).check();
  await page.getByLabel('标题').fill(title);
  await page.locator('input[type=file]').setInputFiles({ name: '分类.mp4', mimeType: 'video/mp4', buffer: film });
  await expect(page.getByRole('button', { name: '去掉 分类.mp4' })).toBeVisible();
  await page.getByRole('button', { name: '存草稿' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await publishHere(page);
  await page.getByRole('button', { name: '打印扫码海报' }).click();
  const poster = page.getByRole('dialog');
  await expect(poster.locator('svg')).not.toHaveCount(0);
  const url = (await poster.locator('[data-url]').getAttribute('data-url')) ?? '';
  await expect(poster).toContainText(url.replace('http://', ''));
  await page.keyboard.press('Escape');

  const passerBy = await residentPage();
  for (let times = 0; times < 2; times++) {
    const counted = passerBy.waitForResponse((answer) => answer.url().endsWith('/api/notices/looks'));
    await passerBy.goto(new URL(url).pathname);
    await expect(passerBy.locator('video')).toHaveAttribute('src', /^\/api\/files\//);
    const asked = (await counted).request();
    // Nothing goes with it that says who looked.
    expect(asked.postDataJSON()).toEqual({ code: new URL(url).pathname.split('/').at(-1) });
    expect(asked.headers()['huying-follow']).toBeUndefined();
  }
  const secretary = await staff('secretary.jiezhuang');
  const publicationId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await expect
    .poll(async () => (await secretary.ask(publicationPage, { publicationId })).looks.map(({ looks }) => looks))
    .toEqual([2]);
  // Whoever reads over the interface learns no count to rank by.
  const read = await (await stranger()).ask(readPublication, { code: new URL(url).pathname.split('/').at(-1) ?? '' });
  expect(JSON.stringify(read)).not.toContain('looks');
});

test('the screens of notices have no fault of access, at both sizes and in 长辈版; the wall holds its notices without growing', async ({
  staff,
  stranger,
  deskPage,
  residentPage,
}) => {
  test.setTimeout(180_000);
  const faults: string[] = [];
  const look = async (page: Page, path: string) => {
    for (const size of [deskSize, phoneSize]) {
      await page.setViewportSize(size);
      await page.goto(path);
      for (const fault of await faultsOf(page)) faults.push(`${path} at ${size.width}: ${fault}`);
    }
  };
  const supervisor = await staff('supervisor.jiezhuang');
  const { rows } = await supervisor.ask(listPublications, { tab: 'published', kind: 'bulletin' });
  const desk = await deskPage('supervisor.jiezhuang');
  for (const path of ['/desk/notices?tab=all', `/desk/notices/${rows[0]?.id}`, '/desk/notices/new', '/screen'])
    await look(desk, path);
  await desk.setViewportSize({ width: 1920, height: 1080 });
  await desk.goto('/screen');
  await expect(desk.getByRole('navigation', { name: '公告' }).getByRole('link').first()).toBeVisible();
  expect(await desk.locator('html').evaluate((html) => html.scrollHeight)).toBe(1080);

  const open = await (await stranger()).ask(currentPublications, { kind: 'notice' });
  const page = await residentPage();
  for (const path of ['/notices', `/n/${open.rows[0]?.code}`, '/open/notices']) await look(page, path);
  await page.setViewportSize(phoneSize);
  await page.goto('/');
  await page.getByRole('button', { name: '长辈版' }).click();
  for (const path of ['/', '/notices', `/n/${open.rows[0]?.code}`]) await look(page, path);
  expect(faults).toEqual([]);
});
