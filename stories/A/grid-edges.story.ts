// A1, A3, A4, A6, A7 at their edges, and the tree as the street sees it on its screen.

import { newId } from '#kernel/shared/id.ts';
import { addStaff, changeSetting, endSecondment, startSecondment } from '#modules/identity/shared/commands.ts';
import { listPosts } from '#modules/identity/shared/queries.ts';
import { addPlaces, addUnit, assignGrid, endContract, makeContract } from '#modules/territory/shared/commands.ts';
import {
  contractGaps,
  coverage,
  gridOf,
  staffingTable,
  unitPage,
  unitTree,
} from '#modules/territory/shared/queries.ts';
import { defaultStaffing } from '#modules/territory/shared/staffing.ts';
import { unitNamed } from '../support/places.ts';
import { type Caller, expect, test } from '../support/story.ts';

async function foundCommunity(street: Caller, name: string, gridNames: readonly string[]) {
  const communityId = newId();
  const parentId = street.hats[0]?.unitId ?? '';
  await street.act(addUnit, { unitId: communityId, parentId, kind: 'community', name });
  const gridIds: string[] = [];
  for (const gridName of gridNames) {
    const unitId = newId();
    const grid = {
      unitId,
      parentId: communityId,
      kind: 'grid' as const,
      gridLevel: 1 as const,
      gridKind: 'basic' as const,
    };
    await street.act(addUnit, { ...grid, name: gridName });
    gridIds.push(unitId);
  }
  return { communityId, gridIds };
}

test('[A1] an estate that spans two grids: its buildings part, every home is in exactly one, and none can be put into a second', async ({
  staff,
}) => {
  const street = await staff('supervisor.jiezhuang');
  const { communityId, gridIds } = await foundCommunity(street, '两网格社区', ['两网格社区东网格', '两网格社区西网格']);
  const [east = '', west = ''] = gridIds;
  const [estate, one, two, home1, home2] = [newId(), newId(), newId(), newId(), newId()];
  await street.act(addPlaces, {
    places: [
      { placeId: estate, communityId, kind: 'estate', name: '跨界花园', gridId: east },
      { placeId: one, communityId, kind: 'building', parentId: estate, name: '1号楼' },
      { placeId: two, communityId, kind: 'building', parentId: estate, name: '2号楼', gridId: west },
      { placeId: home1, communityId, kind: 'dwelling', parentId: one, name: '101' },
      { placeId: home2, communityId, kind: 'dwelling', parentId: two, name: '101' },
    ],
  });
  const gridNow = async (placeId: string) => (await street.ask(gridOf, { placeId })).gridId;
  expect([await gridNow(home1), await gridNow(home2)]).toEqual([east, west]);
  const covered = async () => (await street.ask(coverage, { unitId: communityId })).communities[0];
  const none = { estates: 0, dwellings: 0, shops: 0 };
  expect(await covered()).toMatchObject({ dwellings: 2, doubled: 0, uncovered: none });
  // A second grid is refused at the door: changing it is a redraw, which shows first whom it touches and keeps yesterday's owner.
  const second = await street.refused(assignGrid, { assignments: [{ placeId: home1, gridId: west }] });
  expect(second.code).toBe('territory.already_in_grid');
  expect(second.wayOut?.zh).toContain('网格调整');
  expect(await gridNow(home1)).toBe(east);
});

test('[A3] do vacant homes count? the district says so in a setting; heads to a worker likewise; the table follows at once', async ({
  staff,
}) => {
  const [street, admin] = await Promise.all([staff('supervisor.jiezhuang'), staff('admin.system')]);
  const { communityId, gridIds } = await foundCommunity(street, '空房社区', ['空房社区一网格']);
  const estate = newId();
  const rooms = Array.from({ length: 5 }, (_, i) => ({
    placeId: newId(),
    communityId,
    kind: 'dwelling' as const,
    parentId: estate,
    name: `${i + 1}01`,
    isVacant: i >= 3,
  }));
  await street.act(addPlaces, {
    places: [{ placeId: estate, communityId, kind: 'estate', name: '空房小区', gridId: gridIds[0] }, ...rooms],
  });
  const figures = async () =>
    (await street.ask(staffingTable, { unitId: communityId })).rows.find(({ unitId }) => unitId === gridIds[0])
      ?.figures;
  const set = (value: object | null) => admin.act(changeSetting, { name: 'staffing', value });
  try {
    await set({ ...defaultStaffing, householdsPerWorker: 3, countsVacant: true });
    expect(await figures()).toMatchObject({ households: 5, vacant: 2, required: 2, shortfall: 2 });
    await set({ ...defaultStaffing, householdsPerWorker: 3, countsVacant: false });
    expect(await figures()).toMatchObject({ households: 3, vacant: 2, required: 1, shortfall: 1 });
  } finally {
    await set(null);
  }
  expect(await figures()).toMatchObject({ households: 5, required: 1 });
});

test('[A4] on the street’s screen the tree unfolds 街道 → 社区 → 一级 → 二级, with as many lines as there are grids', async ({
  staff,
  deskPage,
}) => {
  const street = await staff('supervisor.jiezhuang');
  const { units } = await street.ask(unitTree, {});
  const grid = units.find(({ name }) => name === '接庄社区1网格');
  const second = units.filter(({ parentId }) => parentId === grid?.unitId);
  expect(second.length).toBeGreaterThan(0);
  const page = await deskPage('supervisor.jiezhuang');
  await page.goto('/desk/territory');
  const tree = page.getByRole('navigation', { name: '治理单元' });
  await tree.getByRole('button', { name: '展开 接庄社区', exact: true }).click();
  await tree.getByRole('button', { name: '展开 接庄社区1网格', exact: true }).click();
  for (const { name } of second) await expect(tree.getByRole('link', { name, exact: true })).toBeVisible();
  await tree.getByRole('link', { name: second[0]?.name, exact: true }).click();
  await expect(page.getByRole('heading', { level: 2, name: second[0]?.name })).toContainText('2级网格');
  await expect(page.getByRole('heading', { name: '包保', exact: true })).toBeVisible();
});

test('[A6][A5] a cadre who fell ill is replaced: the grid shows the new name at once and the old one no more, and the past keeps who was there', async ({
  staff,
}) => {
  const [street, admin] = await Promise.all([staff('supervisor.jiezhuang'), staff('admin.security')]);
  const unitId = await unitNamed(street, '接庄社区11网格');
  const homeUnitId = street.hats[0]?.unitId ?? '';
  const [first, second] = [newId(), newId()];
  await street.act(addStaff, { staffId: first, name: '下沉甲', homeUnitId });
  await street.act(addStaff, { staffId: second, name: '下沉乙', homeUnitId });
  const sent = async (at?: string) =>
    (await street.ask(unitPage, { unitId, at })).posts
      .filter(({ role }) => role === 'seconded_cadre')
      .map((post) => post.staffName);
  const postId = newId();
  await admin.act(startSecondment, { postId, staffId: first, role: 'seconded_cadre', unitId });
  expect(await sent()).toContain('下沉甲');
  const whileWell = new Date().toISOString();
  await admin.act(endSecondment, { postId, reason: '生病，换人' });
  expect(await sent()).not.toContain('下沉甲');
  await admin.act(startSecondment, { postId: newId(), staffId: second, role: 'seconded_cadre', unitId });
  expect(await sent()).toContain('下沉乙');
  expect(await sent()).not.toContain('下沉甲');
  expect(await sent(whileWell)).toContain('下沉甲');
  const { posts } = await street.ask(listPosts, { unitId });
  expect(posts.filter(({ staffId }) => [first, second].includes(staffId)).map((post) => post.staffId)).toEqual([
    second,
  ]);
});

test('[A7] a grid whose contract ends is a gap at once, by name; two contractors are named as two, one is no fault', async ({
  staff,
}) => {
  const street = await staff('supervisor.jiezhuang');
  const { gridIds } = await foundCommunity(street, '包保社区', ['包保社区一网格']);
  const gridId = gridIds[0] ?? '';
  const state = async () => {
    const { gaps } = await street.ask(contractGaps, {});
    return gaps.find((gap) => gap.gridId === gridId)?.state ?? 'ok';
  };
  expect(await state()).toBe('none');
  const contractorUnitId = await unitNamed(street, '园区发展服务中心');
  const contracts = [newId(), newId()];
  await street.act(makeContract, { contractId: contracts[0] ?? '', gridId, contractorUnitId });
  expect(await state()).toBe('ok');
  const second = await unitNamed(street, '接庄街道');
  await street.act(makeContract, { contractId: contracts[1] ?? '', gridId, contractorUnitId: second });
  expect(await state()).toBe('double');
  for (const contractId of contracts) await street.act(endContract, { contractId, reason: '调整包保' });
  expect(await state()).toBe('none');
});
