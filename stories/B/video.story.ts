// B8, M5: the platform in security, the supervision of property and emergencies. A request points to a recording; every look is on record before its
// address; courtyards without a live camera stand out; what property has in hand, and how late, the community opens from its board.
import { readFile } from 'node:fs/promises';
import { readSheets } from '#kernel/server/sheets/read.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { openVideo } from '#modules/devices/shared/camera-commands.ts';
import { videoOfRequest } from '#modules/devices/shared/camera-queries.ts';
import { dispatchRequest } from '#modules/requests/shared/commands.ts';
import { boardUnits } from '#modules/statistics/shared/queries.ts';
import { faultsOf } from '../support/access.ts';
import { everyRow, pageOf, placeOf, report } from '../support/requests.ts';
import { deskSize, expect, phoneSize, test } from '../support/story.ts';

/** In the grid of grid.jiezhuang; 安居物业 assists there. */
const scene = '盛景花园3号楼1单元';

test('[B8] the grid worker points to a recording, the desk looks and says what for; who looked stands on the request and before the audit administrator, and property, which assists, is let neither look nor point', async ({
  staff,
  deskPage,
  clock,
}) => {
  test.slow();
  await clock.set('2026-10-19 15:00');
  const desk = await staff('desk.jiezhuang');
  const { placeId } = await placeOf(desk, scene);
  const requestId = await report(desk, { channel: 'hotline', placeId, text: '中午电动车电瓶被人拆走了' });
  await desk.act(dispatchRequest, { requestId, kindCode: 'noise' });
  const { requestNo } = (await pageOf(desk, requestId)).request;

  const worker = await deskPage('grid.jiezhuang');
  await worker.goto(`/desk/requests/${requestId}`);
  await worker.getByRole('button', { name: '关联录像' }).click();
  const form = worker.getByRole('dialog', { name: '关联录像' });
  const choice = form.getByLabel('摄像头');
  const near = await choice
    .locator('option')
    .filter({ hasText: '本小区 · 盛景花园东院 摄像机02' })
    .getAttribute('value');
  await choice.selectOption(near);
  await form.getByLabel('从（日期）').fill('2026-10-18');
  await form.getByLabel('从 · 时刻').fill('11:00');
  await form.getByLabel('到（日期）').fill('2026-10-19');
  await form.getByLabel('到 · 时刻').fill('11:01');
  await form.getByLabel('为什么看这一段').fill('看清几点被拆走');
  await expect(form.getByText('一次最多 24 小时').first()).toBeVisible();
  await form.getByLabel('从（日期）').fill('2026-10-19');
  await form.getByRole('button', { name: '关联', exact: true }).click();

  const seen = worker.getByRole('region', { name: '录像' });
  await expect(seen).toContainText('还没有人看过');
  const page = await deskPage('desk.jiezhuang');
  await page.goto(`/desk/requests/${requestId}`);
  const part = page.getByRole('region', { name: '录像' });
  await expect(part).toContainText('盛景花园东院 · 摄像机02');
  await expect(part).toContainText('还没有人看过');
  await part.getByRole('button', { name: '调阅…' }).click();
  // No purpose, no look.
  await expect(part.getByRole('button', { name: '登记并调阅' })).toHaveAttribute('aria-disabled', 'true');
  await expect(page.locator('a[href*="video.example.cn"]')).toHaveCount(0);
  await part.getByRole('button', { name: '配合办案' }).click();
  await part.getByRole('button', { name: '登记并调阅' }).click();
  const address = page.locator('a[href*="video.example.cn"]');
  await expect(address).toHaveAttribute(
    'href',
    /^https:\/\/video\.example\.cn\/play\/3708710000132\d{7}\?from=2026-10-19T03%3A00%3A00Z&to=2026-10-19T03%3A01%3A00Z$/,
  );
  await expect(part).toContainText('谁看过（1）');
  for (const size of [deskSize, phoneSize]) {
    await page.setViewportSize(size);
    expect(await faultsOf(page), `${size.width}`).toEqual([]);
  }

  // Whoever sees the request sees who looked; the grid worker may not look, and is told who may.
  await seen.getByText('谁看过（1）').click();
  await expect(seen).toContainText('李敏');
  await expect(seen).toContainText('配合办案');
  await expect(seen).toContainText('您的岗位不能调阅');
  await expect(seen.getByRole('button', { name: '调阅…' })).toHaveCount(0);
  await expect(worker.locator('a[href*="video.example.cn"]')).toHaveCount(0);

  // Property assists here: it is told that there is a recording, and is let neither look nor point.
  const property = await staff('lead.anju');
  const told = await property.ask(videoOfRequest, { requestId });
  expect(told).toMatchObject({ mayLook: false, mayAttach: false, references: [{ cameraName: '摄像机02' }] });
  const referenceId = told.references[0]?.referenceId ?? '';
  const refused = await property.refused(openVideo, { lookId: newId(), referenceId, purpose: '看看' });
  expect(refused.code).toBe('video.not_yours');

  const audit = await deskPage('admin.audit');
  await audit.getByRole('link', { name: '录像调阅' }).click();
  await audit.getByLabel('诉求编号、摄像头').fill(requestNo);
  const rows = audit.getByRole('table', { name: '录像调阅' }).locator('tbody tr');
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('李敏');
  await expect(rows).toContainText('配合办案');
  await expect(audit).toHaveURL(/text=/);
  const [download] = await Promise.all([
    audit.waitForEvent('download'),
    audit.getByRole('link', { name: '导出表格' }).click(),
  ]);
  const { sheets } = await readSheets(await readFile(await download.path()), 'looks.xlsx');
  const cells = (sheets[0]?.rows ?? []).flat().map(String);
  expect(cells.filter((cell) => cell === requestNo)).toHaveLength(1);
  expect(cells).toContain('配合办案');
  expect(await faultsOf(audit)).toEqual([]);
});

test('[B8][M5] 146 cameras over 14 courtyards: one courtyard has no live camera and is flagged, until one is mended', async ({
  deskPage,
}) => {
  const page = await deskPage('secretary.jiezhuang');
  await page.goto('/desk/cameras?view=all');
  await expect(page.getByRole('link', { name: /^全部/ })).toHaveText(/146/);
  const yards = page.getByRole('region', { name: '庭院' });
  await expect(yards).toContainText('1 个庭院没有正常的摄像头');
  await expect(yards).toContainText('其余 13 个庭院');
  await yards.getByRole('link', { name: '水岸新居河岸院' }).click();
  const rows = page.getByRole('table', { name: '摄像头' }).locator('tbody tr');
  // Its act stands on one line: 146 rows are read by going down.
  expect((await rows.first().boundingBox())?.height).toBeLessThan(50);
  await expect(rows).toHaveCount(10);
  expect(await faultsOf(page)).toEqual([]);
  await page.setViewportSize(deskSize);
  await rows
    .first()
    .getByRole('button', { name: /的操作/ })
    .click();
  await page.getByText('已修好', { exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '已修好' }).click();
  await expect(yards).toContainText('每个庭院都有正常的摄像头');
  await expect(rows.filter({ hasText: '正常' })).toHaveCount(1);

  await page.getByRole('button', { name: '登记摄像头' }).click();
  const form = page.getByRole('dialog', { name: '登记摄像头' });
  await form.getByLabel('国标编号').fill('37087100001180000147');
  await expect(form).toContainText('131（摄像机）或 132（网络摄像机）');
  await form.getByLabel('国标编号').fill('37087100001320000147');
  await form.getByLabel('名称', { exact: true }).fill('南大门');
  await form.getByRole('searchbox', { name: '挂在哪个庭院' }).fill('水岸新居南院');
  await form.getByRole('radio', { name: /水岸新居南院/ }).click();
  await form.getByRole('button', { name: '登记', exact: true }).click();
  await page.goto('/desk/cameras?view=all&text=南大门');
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('37087100001320000147');
});

test('[B8] what property has in hand and what of it is late: from the board of the community, a count that opens its rows', async ({
  deskPage,
  staff,
}) => {
  const desk = await staff('desk.jiezhuang');
  const today = dateOf(Date.now());
  const { handling } = await desk.ask(boardUnits, { from: `${today.slice(0, 8)}01`, to: today });
  const late = handling.find(({ name, overdue }) => name.includes('物业') && overdue.value > 0);
  expect(late, 'a property company of the demonstration is late with something').toBeDefined();
  const page = await deskPage('desk.jiezhuang');
  await page.getByRole('link', { name: '看板' }).click();
  const row = page
    .getByRole('region', { name: '谁在办' })
    .getByRole('row')
    .filter({ hasText: late?.name ?? '' });
  await row
    .getByRole('link', { name: String(late?.overdue.value), exact: true })
    .last()
    .click();
  await expect(page).toHaveURL(/\/desk\/requests\?/);
  const rows = await everyRow(desk, late?.overdue.filter ?? {});
  expect(rows).toHaveLength(late?.overdue.value ?? 0);
  for (const { summary, leadName } of rows) {
    expect(leadName).toBe(late?.name);
    await expect(page.getByText(summary).first()).toBeVisible();
  }
});
