// A1–A7: the grids, who answers for them, and the figures of the two streets as the field gives them.

import type { QueryAnswer } from '#kernel/shared/command.ts';
import { newId } from '#kernel/shared/id.ts';
import { endSecondment, startSecondment } from '#modules/identity/shared/commands.ts';
import { listPosts } from '#modules/identity/shared/queries.ts';
import { addPlaces, addUnit, assignGrid, correctUnit } from '#modules/territory/shared/commands.ts';
import {
  contractGaps,
  coverage,
  gridOf,
  listPlaces,
  listUnits,
  staffingTable,
  unitPage,
  unitTree,
} from '#modules/territory/shared/queries.ts';
import type { Wire } from '../support/caller.ts';
import { unitNamed } from '../support/places.ts';
import { elderHome, placeOf } from '../support/requests.ts';
import { expect, test } from '../support/story.ts';

test('[A4] 接庄街道: 25 level-1 grids, 108 level-2 grids below them, named as the street names them', async ({
  staff,
}) => {
  const street = await staff('supervisor.jiezhuang');
  const { units, rootId } = await street.ask(unitTree, {});
  expect(units.find(({ unitId }) => unitId === rootId)?.name).toBe('接庄街道');
  // Those of the district as it was made; other stories draw grids of their own, whose ids are made by time and not by name.
  const made = units.filter(({ unitId }) => unitId[14] === '5');
  const first = made.filter(({ gridLevel }) => gridLevel === 1);
  const second = made.filter(({ gridLevel }) => gridLevel === 2);
  expect(first).toHaveLength(25);
  expect(second).toHaveLength(108);
  const ofLevel1 = new Set(first.map(({ unitId }) => unitId));
  expect(second.every(({ parentId }) => ofLevel1.has(parentId ?? ''))).toBe(true);
  const kindOf = new Map(units.map(({ unitId, kind }) => [unitId, kind]));
  expect(first.every(({ parentId }) => ['community', 'village'].includes(kindOf.get(parentId ?? '') ?? ''))).toBe(true);
  expect(first.map(({ name }) => name)).toEqual(expect.arrayContaining(['接庄社区1网格', '大部社区龙城一号网格']));
});

test('[A1] every home, shop and estate lies in exactly one lowest grid: nothing twice, and what is in none is counted and named', async ({
  staff,
}) => {
  const street = await staff('supervisor.jiezhuang');
  const { communities } = await street.ask(coverage, {});
  expect(communities.length).toBeGreaterThan(5);
  for (const { communityId, name, doubled, uncovered } of communities) {
    expect(doubled, name).toBe(0);
    const kinds = { estate: uncovered.estates, dwelling: uncovered.dwellings, shop: uncovered.shops };
    for (const [kind, count] of Object.entries(kinds)) {
      const { total } = await street.ask(listPlaces, { communityId, kinds: [kind], isUncovered: true, limit: 1 });
      expect(total, `${name} ${kind}`).toBe(count);
    }
  }
  const { placeId } = await placeOf(street, elderHome);
  const answers = await street.ask(gridOf, { placeId });
  expect(answers.gridName).toBeTruthy();
  expect(answers.gridWorkers.length + (answers.gridChief ? 1 : 0)).toBeGreaterThan(0);
});

test('[A2] thirteen estates in four big grids: all mapped, none twice; one forgotten is named', async ({ staff }) => {
  const street = await staff('supervisor.jiezhuang');
  const communityId = newId();
  const streetId = street.hats[0]?.unitId ?? '';
  await street.act(addUnit, { unitId: communityId, parentId: streetId, kind: 'community', name: '郝山峰社区' });
  const grids = [newId(), newId(), newId(), newId()];
  for (const [i, unitId] of grids.entries()) {
    const name = `郝山峰社区${i + 1}大网格`;
    await street.act(addUnit, { unitId, parentId: communityId, kind: 'grid', gridLevel: 1, gridKind: 'basic', name });
  }
  const estates = Array.from({ length: 13 }, (_, i) => ({
    placeId: newId(),
    communityId,
    kind: 'estate' as const,
    name: `郝山峰${i + 1}号院`,
    ...(i === 12 ? {} : { gridId: grids[i % 4] }),
  }));
  await street.act(addPlaces, { places: estates });
  const of = async () => (await street.ask(coverage, { unitId: communityId })).communities[0];
  expect(await of()).toMatchObject({ estates: 13, grids: 4, doubled: 0, uncovered: { estates: 1 } });
  const missing = await street.ask(listPlaces, { communityId, kinds: ['estate'], isUncovered: true });
  expect(missing.places.map(({ name }) => name)).toEqual(['郝山峰13号院']);
  const last = estates[12]?.placeId ?? '';
  await street.act(assignGrid, { assignments: [{ placeId: last, gridId: grids[0] ?? '' }] });
  expect(await of()).toMatchObject({ estates: 13, grids: 4, doubled: 0, uncovered: { estates: 0 } });
});

test('[A3] 300 households to a head: 300 need one, 301 need two, and the shortfall shows', async ({ staff }) => {
  const secretary = await staff('secretary.jiezhuang');
  const unitId = await unitNamed(secretary, '接庄社区1-2');
  const figuresAt = async (declaredHouseholds: number) => {
    await secretary.act(correctUnit, { unitId, declaredHouseholds });
    const { rows } = await secretary.ask(staffingTable, {});
    const row = rows.find((candidate) => candidate.unitId === unitId);
    expect(row?.figures.declared).toBe(declaredHouseholds);
    return row!.figures;
  };
  const before = (await secretary.ask(unitPage, { unitId })).figures.declared;
  const of300 = await figuresAt(300);
  const of301 = await figuresAt(301);
  const of901 = await figuresAt(901);
  expect([of300.required, of301.required, of901.required]).toEqual([1, 2, 4]);
  for (const { required, actual, shortfall } of [of300, of301, of901]) {
    expect(shortfall).toBe(Math.max(0, required - actual));
  }
  expect(of901.shortfall).toBeGreaterThan(0);
  const { totals, rows } = await secretary.ask(staffingTable, {});
  const lowest = rows.filter(({ isLowest }) => isLowest);
  expect(totals.required).toBe(lowest.reduce((sum, { figures }) => sum + figures.required, 0));
  await secretary.act(correctUnit, { unitId, declaredHouseholds: before });
});

test('[A5] a division head at home is a grid chief here, by one hat at a time; when the secondment ends that hat is gone in the same second and the other stays', async ({
  staff,
}) => {
  const [cadre, admin] = await Promise.all([staff('cadre.jiezhuang'), staff('admin.security')]);
  const home = cadre.hats.find(({ role }) => role === 'department_officer');
  const grid = cadre.hats.find(({ role }) => role === 'grid_chief');
  expect(home?.unitName).toBe('园区发展服务中心');
  expect(grid?.unitName).toBe('接庄社区1网格');
  const { posts } = await admin.ask(listPosts, { unitId: grid?.unitId ?? '', includesBelow: false });
  const staffId = posts.find(({ postId }) => postId === grid?.postId)?.staffId ?? '';
  const postId = newId();
  const unitId = await unitNamed(cadre, '接庄社区11网格');
  await admin.act(startSecondment, { postId, staffId, role: 'seconded_cadre', unitId });
  const third = cadre.wearing({ postId, role: 'seconded_cadre', unitId, unitName: '' });
  expect((await third.ask(unitTree, {})).rootId).toBe(unitId);
  await admin.act(endSecondment, { postId, reason: '下沉期满' });
  expect((await third.notTold(unitTree, {})).code).toBe('kernel.post_ended');
  expect((await cadre.wearing(home!).ask(unitTree, {})).units.length).toBeGreaterThan(0);
  expect((await cadre.wearing(grid!).ask(unitTree, {})).rootId).toBe(grid?.unitId);
});

test('[A6] 35 cadres sent down to 接庄街道 and 30 to 洸河街道: each has a place, and the roster is whole', async ({
  staff,
}) => {
  const district = await staff('dispatch.gaoxin');
  for (const [name, count] of [
    ['接庄街道', 35],
    ['洸河街道', 30],
  ] as const) {
    const posts = await everyPost(await unitNamed(district, name));
    const sent = posts.filter(({ basis }) => basis === 'seconded');
    expect(new Set(sent.map(({ staffId }) => staffId)).size, name).toBe(count);
    expect(sent.every(({ unitId }) => unitId !== '')).toBe(true);
  }
  async function everyPost(unitId: string) {
    const rows = [];
    for (let offset: number | null = 0; offset !== null; ) {
      const answer: Wire<QueryAnswer<typeof listPosts>> = await district.ask(listPosts, { unitId, limit: 500, offset });
      rows.push(...answer.posts);
      offset = answer.next;
    }
    return rows;
  }
});

test('[A7] who answers for a place in one look-up; grids with nobody and grids with two are listed', async ({
  staff,
}) => {
  const street = await staff('supervisor.jiezhuang');
  const { judged, gaps } = await street.ask(contractGaps, {});
  // Other stories add grids of their own to the street: every lowest grid is judged, the 108 of the sheet among them.
  const { units: tree } = await street.ask(unitTree, {});
  expect(judged).toBe(tree.filter(({ kind, isLowest }) => kind === 'grid' && isLowest).length);
  expect(judged).toBeGreaterThanOrEqual(108);
  expect(gaps.filter(({ state }) => state === 'double').map(({ name }) => name)).toEqual(['接庄社区11-2']);
  expect(gaps.find(({ state }) => state === 'double')?.contractors).toHaveLength(2);
  const { placeId } = await placeOf(street, elderHome);
  const { contracts } = await street.ask(gridOf, { placeId });
  expect(contracts.length).toBeGreaterThan(0);
  expect(contracts.every(({ unitName, staffName }) => Boolean(unitName) && Boolean(staffName))).toBe(true);
  const { units } = await street.ask(listUnits, { kinds: ['grid'], text: '接庄社区11-2' });
  const page = await street.ask(unitPage, { unitId: units[0]?.unitId ?? '' });
  expect(page.contractState).toBe('double');
});
