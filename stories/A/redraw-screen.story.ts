// A1, A3, A7: a grid is split on the screen — rehearsed, looked at, carried out — with an open request in the part that goes over.

import { newId } from '#kernel/shared/id.ts';
import { addStaff, appointPost } from '#modules/identity/shared/commands.ts';
import { addPlaces, addUnit } from '#modules/territory/shared/commands.ts';
import { coverage, gridOf, listRedraws, unitTree } from '#modules/territory/shared/queries.ts';
import type { Caller } from '../support/caller.ts';
import { settle } from '../support/new-ground.ts';
import { part } from '../support/parts.ts';
import { pageOf, report } from '../support/requests.ts';
import { expect, test } from '../support/story.ts';

/** Somebody who holds a post at this unit. */
async function appoint(system: Caller, security: Caller, name: string, unitId: string): Promise<void> {
  const staffId = newId();
  await system.act(addStaff, { staffId, name, homeUnitId: unitId });
  await security.act(appointPost, { postId: newId(), staffId, role: 'grid_worker', unitId });
}

test('[A1][A3][A7] a grid is split: the rehearsal names the open request, hands and gaps; carried out, yesterday keeps its owner and every home has one grid', async ({
  staff,
  deskPage,
}) => {
  const [district, system, security] = await Promise.all([
    staff('supervisor.gaoxin'),
    staff('admin.system'),
    staff('admin.security'),
  ]);
  const town = await settle(district, '凤台社区');
  await appoint(system, security, '田野', town.gridId);
  const going = await report(district, { channel: 'walk_in', placeId: town.homes[2], text: '楼道灯坏了，晚上看不见' });
  const staying = await report(district, { channel: 'walk_in', placeId: town.homes[0], text: '下水道有味' });
  const { requestNo } = (await pageOf(district, going)).request;
  const keptNo = (await pageOf(district, staying)).request.requestNo;

  const page = await deskPage('supervisor.gaoxin');
  await page.goto(`/desk/territory/${town.gridId}`);
  await page.getByRole('article').getByRole('link', { name: '网格调整' }).click();
  await expect(page.getByLabel('哪个网格')).toHaveValue(town.gridId);
  const rehearse = page.getByRole('button', { name: '预演', exact: true });
  await expect(rehearse).toHaveAttribute('aria-disabled', 'true');
  await page.getByLabel('新网格名称').fill('凤台社区二网格');
  await page.getByRole('button', { name: '展开 凤台社区家园', exact: true }).click();
  await page.getByRole('checkbox', { name: /凤台社区家园2号楼/ }).check();
  await expect(page.getByText('已选 1 处楼栋或小区（2 户 0 人）')).toBeVisible();
  await rehearse.click();

  await expect(page.getByRole('heading', { name: /拆分凤台社区一网格/ })).toContainText('已预演');
  const requests = part(page, '未办结诉求换网格（1 件）');
  await expect(requests).toContainText('凤台社区一网格 → 凤台社区二网格');
  await expect(requests).toContainText('随房屋划走');
  await expect(requests).not.toContainText(keptNo);
  await expect(requests.getByRole('link', { name: new RegExp(requestNo) })).toHaveAttribute(
    'href',
    new RegExp(`/desk/requests/${going}`),
  );
  // 600 stated households, shared by the homes that go over: 300 and 300, one head each; the new grid has nobody yet.
  const row = (name: string) => page.getByRole('row').filter({ hasText: name });
  await expect(row('凤台社区一网格')).toContainText('原 600，现 300');
  await expect(row('凤台社区一网格')).toContainText('原 2，现 1');
  await expect(row('凤台社区二网格')).toContainText('缺 1 人');
  await expect(part(page, '会空缺的岗位')).toContainText('凤台社区二网格');
  await expect(part(page, '包保').getByRole('listitem').filter({ hasText: '凤台社区二网格' })).toContainText(
    '没有人包保',
  );
  // A rehearsal touches nothing.
  expect((await pageOf(district, going)).request.territoryId).toBe(town.gridId);

  // Somebody records a home in the meantime: the ground is another, and that is said.
  await district.act(addPlaces, {
    places: [
      { placeId: newId(), communityId: town.communityId, kind: 'dwelling', name: '103', parentId: town.buildings[0] },
    ],
  });
  await page.getByRole('button', { name: '执行…', exact: true }).click();
  const sheet = page.getByRole('dialog');
  const press = sheet.getByRole('button', { name: '执行', exact: true });
  await expect(press).toHaveAttribute('aria-disabled', 'true');
  await sheet.getByLabel('为什么调整').fill('2号楼单独成格，方便包保');
  await press.click();
  await expect(sheet.getByRole('alert')).toContainText('预演之后情况变了：凤台社区一网格的房屋有变动');
  await sheet.getByRole('button', { name: '按现在的情况重新预演' }).click();
  await expect(sheet).toHaveCount(0);
  await expect(page.getByText('已按现在的情况重新预演，请再看一遍。')).toBeVisible();
  await page.getByRole('button', { name: '执行…', exact: true }).click();
  await sheet.getByLabel('为什么调整').fill('2号楼单独成格，方便包保');
  await press.click();

  await expect(page.getByRole('heading', { name: /拆分凤台社区一网格/ })).toContainText('已实施');
  await expect(page.getByText('2号楼单独成格，方便包保')).toBeVisible();
  await expect(page.getByRole('button', { name: '执行…' })).toHaveCount(0);
  await expect(page.getByRole('link', { name: /拆分凤台社区一网格/ })).toContainText('已实施');

  const { units } = await district.ask(unitTree, { rootId: town.communityId });
  const second = units.find(({ name }) => name === '凤台社区二网格');
  expect(second).toBeDefined();
  expect((await pageOf(district, going)).request.territoryId).toBe(second?.unitId);
  expect((await pageOf(district, staying)).request.territoryId).toBe(town.gridId);
  const { communities } = await district.ask(coverage, { unitId: town.communityId });
  expect(communities[0]).toMatchObject({ dwellings: 5, grids: 2, doubled: 0, uncovered: { dwellings: 0, estates: 0 } });
  const { redraws } = await district.ask(listRedraws, { communityId: town.communityId });
  const before = redraws[0]?.rehearsedAt ?? '';
  expect((await district.ask(gridOf, { placeId: town.homes[2], at: before })).gridName).toBe('凤台社区一网格');
  expect((await district.ask(gridOf, { placeId: town.homes[2] })).gridName).toBe('凤台社区二网格');
  expect((await district.ask(gridOf, { placeId: town.homes[0] })).gridWorkers[0]?.name).toBe('田野');

  // On the home's own page both owners stand, each with its dates.
  await page.goto(`/desk/places/${town.homes[2]}`);
  const grids = part(page, '所在网格');
  await expect(grids.getByRole('listitem')).toHaveCount(2);
  await expect(grids).toContainText('凤台社区一网格');
  await expect(grids).toContainText('凤台社区二网格');
});

test('[A1] a grid is merged into another with its worker; what was chosen is there again after a reload, and a day to come is waited for', async ({
  staff,
  deskPage,
}) => {
  const [district, system, security] = await Promise.all([
    staff('supervisor.gaoxin'),
    staff('admin.system'),
    staff('admin.security'),
  ]);
  const town = await settle(district, '龙台社区');
  await appoint(system, security, '田原', town.gridId);
  const page = await deskPage('supervisor.gaoxin');
  const other = newId();
  await district.act(addUnit, {
    unitId: other,
    parentId: town.communityId,
    kind: 'grid',
    gridLevel: 1,
    name: '龙台社区二网格',
  });
  await page.goto(`/desk/redraws/new?communityId=${town.communityId}`);
  await page.getByRole('radio', { name: '合并' }).check();
  await page.getByLabel('哪个网格').selectOption(town.gridId);
  await page.getByLabel('并入').selectOption(other);
  await page.getByRole('checkbox', { name: '田原 网格员' }).check();
  await page.reload();
  await expect(page.getByLabel('并入')).toHaveValue(other);
  await page.getByLabel('从哪天起').fill('2031-05-01');
  await page.getByRole('button', { name: '预演', exact: true }).click();
  await expect(part(page, '岗位')).toContainText('龙台社区一网格 → 龙台社区二网格');
  await page.getByRole('button', { name: '定下执行…', exact: true }).click();
  await page.getByRole('dialog').getByLabel('为什么调整').fill('两格合一');
  await page.getByRole('dialog').getByRole('button', { name: '定下', exact: true }).click();
  await expect(page.getByRole('heading', { name: /合并龙台社区一网格/ })).toContainText('待实施');
  expect((await district.ask(gridOf, { placeId: town.homes[0] })).gridName).toBe('龙台社区一网格');
});
