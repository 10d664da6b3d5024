// F14 企业摸排 and the one-person rule of A8: twelve departments' lists come in as one register, what is wrong stands first, two records become one and are
// parted again, and the shop assistant turns out to be the resident upstairs.

import { readFile } from 'node:fs/promises';
import { newId } from '#kernel/shared/id.ts';
import { employ } from '#modules/enterprises/shared/commands.ts';
import { enterpriseTotals, listEnterprises, shopPage } from '#modules/enterprises/shared/queries.ts';
import { addPerson } from '#modules/registry/shared/commands.ts';
import { placeOf } from '../support/requests.ts';
import { expect, test } from '../support/story.ts';

const sample = () => readFile(new URL('../../samples/企业名录.xlsx', import.meta.url));

test('[F14] the lists of twelve departments come in as one register: faulty codes asked about, a firm on several lists once, and the totals by department and park tie to the rows', async ({
  deskPage,
  staff,
}) => {
  test.setTimeout(180_000);
  const street = await staff('supervisor.jiezhuang');
  const before = (await street.ask(enterpriseTotals, {})).total.all;
  const page = await deskPage('supervisor.jiezhuang');
  await page.goto('/desk/enterprises');
  await page.getByRole('link', { name: '从表格导入' }).click();
  await page.getByLabel('选文件').setInputFiles({
    name: '企业名录.xlsx',
    mimeType: 'application/octet-stream',
    buffer: await sample(),
  });
  await page.getByLabel('这是谁的表').selectOption({ label: '接庄街道' });
  await page.getByRole('button', { name: '打开看看' }).click();
  await page.getByRole('button', { name: '列对了，逐行核对' }).click();
  await page.getByText(/^全表 464 行/).waitFor();
  await expect(page.getByRole('status').filter({ hasText: '正在处理' })).toHaveCount(0);
  const rows = page.getByRole('navigation', { name: '行', exact: true });
  await expect(rows.getByRole('link', { name: '要问' })).toHaveText(/15/);
  await page.getByRole('button', { name: /^导入 428 行$/ }).click();
  await page.getByText(/^已导入 428 行$/).waitFor({ timeout: 45_000 });

  const totals = await street.ask(enterpriseTotals, {});
  expect(totals.total.all, '437 rows with a sound code are 369 firms; 9 of them say nothing new').toBe(before + 369);
  for (const row of totals.rows.slice(0, 3))
    for (const { park, count } of row.byPark) {
      const { total, rows: behind } = await street.ask(listEnterprises, {
        department: row.department,
        park,
        limit: 500,
      });
      expect([total, behind.length]).toEqual([count, count]);
    }

  // A number is a door to its firms.
  await page.goto('/desk/enterprises?view=totals');
  const health = totals.rows.find(({ department }) => department === 'health');
  const cell = health?.byPark.find(({ count }) => count > 1);
  const column = totals.parks.indexOf(cell?.park ?? '');
  await page.getByRole('row', { name: /^卫健/ }).getByRole('cell').nth(column).getByRole('link').click();
  await expect(page.getByText(`共 ${cell?.count} 条`)).toBeVisible();
});

test('[F14] a code with a wrong last place stands first and is told why; two surveyors wrote one firm down twice: compared, merged, and parted again as both were', async ({
  deskPage,
  staff,
}) => {
  const street = await staff('supervisor.jiezhuang');
  const page = await deskPage('supervisor.jiezhuang');
  await page.goto('/desk/enterprises');
  await expect(page.getByRole('row').nth(1)).toContainText('代码有误');
  await page.getByRole('row').nth(1).getByRole('link').click();
  await expect(page.getByText('末位校验码与前 17 位不符')).toBeVisible();

  await page.goto('/desk/enterprises?view=pairs');
  const pair = page.getByRole('listitem').filter({ hasText: '济宁瑞康盛源机械有限公司' }).first();
  const { total } = await street.ask(listEnterprises, { text: '济宁瑞康盛源机械' });
  expect(total).toBe(2);
  await pair.getByRole('button', { name: '合并…' }).click();
  const sheet = page.getByRole('dialog', { name: '合并企业' });
  await expect(sheet.getByRole('paragraph').filter({ hasText: /^留下/ })).toContainText('91379900');
  await sheet.getByLabel('为什么是同一家').fill('地址和法人都一样，两个人各记了一次');
  await sheet.getByRole('button', { name: '合并', exact: true }).click();
  await expect(pair).toHaveCount(0);
  const merged = await street.ask(listEnterprises, { text: '济宁瑞康盛源机械' });
  expect(merged.total).toBe(1);

  await page.goto(`/desk/enterprises?enterprise=${merged.rows[0]?.enterpriseId}`);
  await expect(page.getByText('两个人各记了一次')).toBeVisible();
  await page.getByRole('button', { name: '撤销合并…' }).click();
  const undo = page.getByRole('dialog', { name: '撤销合并' });
  await undo.getByLabel('原因').fill('再核对一次');
  await undo.getByRole('button', { name: '撤销合并' }).click();
  await expect(page.getByText('已撤销')).toBeVisible();
  expect((await street.ask(listEnterprises, { text: '济宁瑞康盛源机械' })).total).toBe(2);
});

test('[A8] somebody met at the shop and then at home is one person: known again by number and name, and by name alone only proposed', async ({
  deskPage,
  staff,
}) => {
  const desk = await staff('desk.jiezhuang');
  const shop = await placeOf(desk, '接庄大街18号小燕理发店');
  const home = await placeOf(desk, '盛景花园6号楼1单元101');
  const name = '尹小燕';
  const phone = '19900098181';
  const page = await deskPage('desk.jiezhuang');
  await page.goto(`/desk/places/${shop.placeId}`);
  await page.getByRole('button', { name: '登记人员…' }).click();
  const form = page.getByRole('dialog', { name: '登记从业人员' });
  await form.getByLabel('姓名').fill(name);
  await form.getByLabel('岗位').fill('店主');
  await form.getByLabel('电话').fill(phone);
  await form.getByRole('button', { name: '登记', exact: true }).click();
  const people = page.getByRole('region', { name: '从业人员' });
  await expect(people).toContainText(name);
  await expect(people).not.toContainText('已登记的居民');
  // A second one of the same sound, by name alone.
  await desk.act(employ, { employmentId: newId(), shopId: shop.placeId, name: '尹晓燕', title: '店员' });

  const personId = newId();
  await desk.act(addPerson, { personId, name, phone, stay: { stayId: newId(), placeId: home.placeId } });
  await expect
    .poll(
      async () =>
        (await desk.ask(shopPage, { placeId: shop.placeId })).workers.find((one) => one.title === '店主')?.personId,
    )
    .toBe(personId);
  await page.reload();
  await expect(people.getByText('已登记的居民（电话和姓名一致）')).toHaveCount(1);
  const other = people.getByRole('listitem').filter({ hasText: '尹晓燕' });
  await expect(other).toContainText('可能就是这位居民');
  await people.getByRole('link', { name, exact: true }).first().click();
  await expect(page).toHaveURL(new RegExp(`/desk/people/${personId}`));
});
