// A5, A6, A7, A8: posts are filled, lent and ended on the unit's own page; people are recorded and move at the door, also behind a door that was
// not on record yet.

import type { Page } from '@playwright/test';
import { newId } from '#kernel/shared/id.ts';
import { addStaff, appointPost } from '#modules/identity/shared/commands.ts';
import { listPosts } from '#modules/identity/shared/queries.ts';
import { householdPage, personPage } from '#modules/registry/shared/queries.ts';
import { contractGaps, gridOf, searchPlaces, unitPage } from '#modules/territory/shared/queries.ts';
import { settle } from '../support/new-ground.ts';
import { part } from '../support/parts.ts';
import { unitNamed } from '../support/places.ts';
import { expect, test } from '../support/story.ts';

async function choose(page: Page, label: string, name: string): Promise<void> {
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel(label, { exact: true }).fill(name);
  await sheet
    .getByRole('radio', { name: new RegExp(name) })
    .first()
    .click();
}

async function press(page: Page, name: string): Promise<void> {
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name, exact: true }).click();
  await expect(sheet).toHaveCount(0);
}

test('[A5][A6][A7] a vacancy is filled, a cadre is lent and keeps the home post, 包保 is made and doubled, and an ended post is vacant with its last holder named', async ({
  staff,
  deskPage,
}) => {
  const [street, system, security] = await Promise.all([
    staff('supervisor.jiezhuang'),
    staff('admin.system'),
    staff('admin.security'),
  ]);
  const town = await settle(street, '鹤台社区', '接庄街道');
  const agency = await unitNamed(street, '园区发展服务中心');
  const [worker, cadre] = [newId(), newId()];
  await system.act(addStaff, { staffId: worker, name: '邢小禾', homeUnitId: town.communityId });
  await system.act(addStaff, { staffId: cadre, name: '鲁大川', title: '处长', homeUnitId: agency });
  await security.act(appointPost, { postId: newId(), staffId: cadre, role: 'department_officer', unitId: agency });

  const page = await deskPage('supervisor.jiezhuang');
  await page.goto(`/desk/territory/${town.gridId}`);
  await expect(part(page, '空缺')).toContainText('还没有人任过');
  await part(page, '空缺').getByRole('button', { name: '任命网格长' }).click();
  await choose(page, '谁', '邢小禾');
  await page.getByRole('dialog').getByLabel('岗位').selectOption('grid_worker');
  await press(page, '任命');
  await expect(part(page, '空缺')).toHaveCount(0);
  await expect(part(page, '在岗')).toContainText('邢小禾');

  await part(page, '在岗').getByRole('button', { name: '安排下沉' }).click();
  await choose(page, '谁', '鲁大川');
  await page.getByRole('dialog').getByLabel('岗位').selectOption('grid_chief');
  await page.getByRole('dialog').getByLabel('到哪天为止（可不填）').fill('2031-12-31');
  await press(page, '安排');
  const lent = part(page, '在岗').getByRole('listitem').filter({ hasText: '鲁大川' });
  await expect(lent).toContainText('下沉');
  await expect(lent).toContainText('本职在 园区发展服务中心');
  await expect(lent).toContainText('至 2032-01-01');
  const held = async () =>
    (await security.ask(listPosts, { unitId: agency, includesBelow: false })).posts
      .filter(({ staffId }) => staffId === cadre)
      .map(({ role }) => role);
  expect(await held()).toEqual(['department_officer']);

  await expect(part(page, '包保')).toContainText('没有包保单位，这是一个缺口');
  await part(page, '包保').getByRole('button', { name: '落实包保' }).click();
  await choose(page, '包保单位', '园区发展服务中心');
  await press(page, '落实');
  await expect(part(page, '包保')).not.toContainText('缺口');
  await part(page, '包保').getByRole('button', { name: '落实包保' }).click();
  await choose(page, '包保人', '邢小禾');
  await press(page, '落实');
  await expect(part(page, '包保')).toContainText('两个以上单位包保');
  const { gaps } = await street.ask(contractGaps, { unitId: town.communityId });
  expect(gaps.map(({ name, state }) => [name, state])).toEqual([['鹤台社区一网格', 'double']]);
  await part(page, '包保').getByRole('button', { name: '解除 邢小禾 的包保' }).click();
  await page.getByRole('dialog').getByLabel('原因').fill('由单位包保');
  await press(page, '解除');
  await expect(part(page, '包保')).not.toContainText('两个以上');

  for (const name of ['邢小禾', '鲁大川']) {
    await part(page, '在岗')
      .getByRole('button', { name: `免去 ${name} 的岗位` })
      .click();
    await page.getByRole('dialog').getByLabel('原因').fill('期满');
    await press(page, '免去');
  }
  await expect(part(page, '空缺')).toContainText(/上一任 (邢小禾|鲁大川)，到 \d{4}-\d\d-\d\d/);
  expect((await street.ask(unitPage, { unitId: town.gridId })).posts).toEqual([]);
  expect(await held(), 'the home post runs on').toEqual(['department_officer']);

  // The street's mediator reads the same page and is offered none of this.
  const reader = await deskPage('mediator.jiezhuang');
  await reader.goto(`/desk/territory/${town.gridId}`);
  await expect(reader.getByRole('heading', { name: /鹤台社区一网格/ })).toBeVisible();
  await expect(reader.getByRole('button', { name: /任命|安排下沉|落实包保|登记地点|导入边界/ })).toHaveCount(0);
});

test('[A1][A8] a home that was not on record is put there and lies in its grid; somebody is recorded in it and moves, and the old home keeps them', async ({
  staff,
  deskPage,
}) => {
  const secretary = await staff('secretary.jiezhuang');
  const { places } = await secretary.ask(searchPlaces, { text: '盛景花园5号楼1单元', kinds: ['building_unit'] });
  const stairs = places.find(({ address }) => address === '盛景花园5号楼1单元');
  expect(stairs).toBeDefined();
  const page = await deskPage('secretary.jiezhuang');
  await page.goto(`/desk/places/${stairs?.placeId}`);
  await page.getByRole('button', { name: '登记里面的房屋…' }).click();
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByLabel('登记什么')).toHaveValue('dwelling');
  await sheet.getByLabel('名称').fill('909');
  await press(page, '登记');
  await page.getByRole('link', { name: /909/ }).click();
  await expect(page.getByRole('heading', { name: '盛景花园5号楼1单元909' })).toBeVisible();
  const placeId = page.url().match(/places\/([0-9a-f-]{36})/)?.[1] ?? '';
  expect((await secretary.ask(gridOf, { placeId })).gridName).toBe(stairs?.gridName);

  await page.getByRole('button', { name: '登记居民…' }).click();
  await sheet.getByLabel('姓名').fill('古小满');
  await sheet.getByRole('radio', { name: '女' }).check();
  await sheet.getByLabel('电话').fill('19900009876');
  await sheet.getByLabel('与户主关系').selectOption({ label: '户主' });
  await press(page, '登记');
  await expect(part(page, '住在这里')).toContainText('古小满');
  const { people } = await secretary.ask(householdPage, { placeId });
  expect(people.map(({ name, sex }) => [name, sex])).toEqual([['古小满', 'female']]);
  const personId = people[0]?.personId ?? '';

  await part(page, '住在这里')
    .getByRole('link', { name: /古小满/ })
    .click();
  await page.getByRole('button', { name: '搬迁…' }).click();
  await sheet.getByLabel('搬到哪里').fill('盛景花园5号楼1单元101');
  await sheet
    .getByRole('button', { name: /盛景花园5号楼1单元101/ })
    .first()
    .click();
  await press(page, '记下搬迁');
  const { stays } = await secretary.ask(personPage, { personId });
  expect(stays.map(({ address, until }) => [address, until === null])).toEqual(
    expect.arrayContaining([['盛景花园5号楼1单元101', true]]),
  );
  await page.goto(`/desk/places/${placeId}`);
  await expect(part(page, '住在这里')).toContainText('没有登记住在这里的人');

  // Moved away: the stay ends, the person stays on record.
  await page.goto(`/desk/people/${personId}`);
  await page.getByRole('button', { name: '迁出…' }).click();
  await sheet.getByLabel('去了哪里').fill('任城区');
  await press(page, '记下迁出');
  expect((await secretary.ask(personPage, { personId })).stays.every(({ until }) => until !== null)).toBe(true);
});

test('[A1] outlines come from a map file: what fits a unit is drawn on its page, what fits none is named', async ({
  staff,
  deskPage,
}) => {
  const district = await staff('supervisor.gaoxin');
  const town = await settle(district, '图台社区');
  const ring = [
    [116.61, 35.41],
    [116.62, 35.41],
    [116.62, 35.42],
    [116.61, 35.41],
  ];
  const feature = (name: string, coordinates: number[][][]) => ({
    type: 'Feature',
    properties: { 名称: name },
    geometry: { type: 'Polygon', coordinates },
  });
  const file = (text: string) => ({
    name: '网格边界.geojson',
    mimeType: 'application/geo+json',
    buffer: Buffer.from(text),
  });
  const page = await deskPage('supervisor.gaoxin');
  await page.goto(`/desk/territory/${town.communityId}`);
  await page.getByRole('button', { name: '导入边界' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('选择文件').setInputFiles(file('网格,经度,纬度'));
  await expect(sheet.getByRole('alert')).toContainText('这不是 GeoJSON 文件');
  await expect(sheet.getByRole('button', { name: '导入', exact: true })).toHaveCount(0);
  await sheet.getByLabel('选择文件').setInputFiles(
    file(
      JSON.stringify({
        type: 'FeatureCollection',
        features: [
          feature('图台社区一网格', [ring]),
          feature('没有的网格', [ring]),
          feature('图台社区', [ring.map(([x = 0, y = 0]) => [y, x])]),
        ],
      }),
    ),
  );
  await expect(sheet.getByText('文件里有 3 块边界')).toBeVisible();
  await sheet.getByRole('button', { name: '导入', exact: true }).click();
  await expect(sheet.getByText('已导入 1 块')).toBeVisible();
  await expect(sheet.getByRole('listitem').filter({ hasText: '没有的网格' })).toContainText('没有叫这个名称的单元');
  await expect(sheet.getByRole('listitem').filter({ hasText: '图台社区' })).toContainText('经度和纬度写反了');
  await sheet.getByRole('button', { name: '关闭', exact: true }).last().click();
  await page.goto(`/desk/territory/${town.gridId}`);
  await expect(part(page, '位置').getByRole('img')).toBeVisible();
  expect((await district.ask(unitPage, { unitId: town.communityId })).unit.geometry).toBeNull();
});
