// M3 十分钟便民服务区: a resident finds what is within ten minutes and whether it is open; the desk sees which homes are not, by name, and closes the gap.

import type { Page } from '@playwright/test';
import { dateOf } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { changePoint, endPoint, openPoint } from '#modules/points/shared/commands.ts';
import { readWeek } from '#modules/points/shared/hours-words.ts';
import { coverageBuildings, listPoints, nearPoints, pointCoverage, pointPage } from '#modules/points/shared/queries.ts';
import { metresWithin, defaultReach as reach } from '#modules/points/shared/reach.ts';
import { placePage } from '#modules/territory/shared/queries.ts';
import { placeOf } from '../support/requests.ts';
import { type Caller, expect, test } from '../support/story.ts';

const building = '盛景花园7号楼';
const today = () => dateOf(Date.now());

/** As somebody who has never been here types it: no sign-in, nothing chosen before. */
async function chooseFrom(page: Page, address: string): Promise<void> {
  await page.getByRole('searchbox', { name: '小区、楼号、门牌' }).fill(address);
  await page.getByRole('button', { name: new RegExp(`^${address}`) }).click();
  await page.getByRole('button', { name: /^就选/ }).click();
}

const cardOf = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name });

test('[M3] without signing in a resident finds the pharmacy within ten minutes, sees that it is shut over noon and when it opens, and can ring it', async ({
  residentPage,
  clock,
}) => {
  await clock.set(`${today()} 12:30`);
  const page = await residentPage();
  await page.getByRole('link', { name: /身边服务/ }).click();
  await chooseFrom(page, building);
  await expect(page.getByText(`从 ${building} 出发`)).toBeVisible();
  await page.getByRole('link', { name: /^药店/ }).click();
  // One kind is chosen, and 全部 is not chosen with it.
  await expect(page.getByRole('navigation', { name: '找什么' }).locator('[aria-current]')).toHaveText([/^药店/]);
  const card = cardOf(page, '益康大药房');
  await expect(card).toContainText('走路 2 分钟');
  await expect(card).toContainText('现在关门，14:00 开');
  await expect(card.getByRole('link', { name: '打给益康大药房' })).toHaveAttribute('href', /^tel:1990000/);
  // What is only open at this hour: the pharmacy is not among it, the shop that never shuts is.
  await page.getByRole('link', { name: /^全部/ }).click();
  await page.getByRole('link', { name: '只看现在开着的' }).click();
  await expect(cardOf(page, '盛景幸福食堂')).toBeVisible();
  await expect(card).toHaveCount(0);

  await clock.set(`${today()} 14:00`);
  await page.reload();
  await expect(card).toContainText('开着，到 20:30');
});

test('[M3] 长辈版 asks one thing at a time and reckons at an elder’s pace; what comes to the home is said to come', async ({
  residentPage,
  clock,
}) => {
  await clock.set(`${today()} 10:00`);
  const page = await residentPage();
  await page.goto('/points');
  await chooseFrom(page, building);
  const far = page.getByRole('navigation', { name: '找什么' });
  await expect(far).toBeVisible();
  await page.getByRole('button', { name: '长辈版' }).click();
  await expect(page.getByRole('link', { name: /药店\s*3 分钟/ })).toBeVisible();
  await expect(page.getByRole('link', { name: /维修\s*可以上门/ })).toBeVisible();
  await page.getByRole('link', { name: /药店/ }).click();
  await expect(cardOf(page, '益康大药房')).toContainText('走路 3 分钟');
  await page.getByRole('link', { name: '看别的服务' }).click();
  await expect(page.getByRole('link', { name: /食堂助餐/ })).toBeVisible();
});

const pharmacyGap = async (desk: Caller): Promise<number> =>
  (await desk.ask(pointCoverage, {})).total.kinds.find(({ kindCode }) => kindCode === 'pharmacy')?.without ??
  Number.NaN;

test('[M3] the gap list names the buildings; a new point put up at the desk closes the gap and the number moves', async ({
  deskPage,
  staff,
}) => {
  const desk = await staff('desk.jiezhuang');
  const before = await pharmacyGap(desk);
  const { rows, homes } = await desk.ask(coverageBuildings, { kindCode: 'pharmacy', limit: 500 });
  expect(homes, 'the number is its rows').toBe(before);
  expect(rows.reduce((sum, row) => sum + row.homes, 0)).toBe(before);
  const lacking = rows.find(({ address }) => address === '水岸新居6号楼');
  expect(lacking?.homes).toBeGreaterThan(0);

  const page = await deskPage('desk.jiezhuang');
  await page.goto('/desk/points');
  const total = page.getByRole('row', { name: /^合计/ });
  const door = total.getByRole('link', { name: new RegExp(`^${before.toLocaleString()}\\s*户`) });
  await door.click();
  await expect(page.getByRole('heading', { name: /够不着药店的楼栋/ })).toBeVisible();
  await expect(page.getByRole('link', { name: '水岸新居6号楼', exact: true })).toBeVisible();

  await page.getByRole('button', { name: '登记服务点…' }).click();
  const form = page.getByRole('dialog', { name: '登记服务点' });
  await form.getByLabel('服务类别').selectOption({ label: '药店' });
  await form.getByLabel('名称').fill('水岸平价药房');
  await form.getByLabel('在哪处商铺、小区或楼栋').fill('水岸新居6号楼');
  await form.getByRole('radio', { name: /^水岸新居6号楼/ }).click();
  await form.getByLabel('营业时间').fill('每天 8:00-12:00 14:00-20:00');
  await expect(form.getByText('读作：每天 08:00-12:00 14:00-20:00')).toBeVisible();
  await form.getByRole('button', { name: '登记', exact: true }).click();
  await expect(form).toHaveCount(0);
  await expect(page.getByRole('link', { name: '水岸新居6号楼', exact: true })).toHaveCount(0);

  const after = await pharmacyGap(desk);
  expect(after).toBeLessThanOrEqual(before - (lacking?.homes ?? 0));
  await page.getByRole('link', { name: '回覆盖表' }).click();
  await expect(total.getByRole('link', { name: new RegExp(`^${after.toLocaleString()}\\s*户`) })).toBeVisible();

  const { rows: points } = await desk.ask(listPoints, { text: '水岸平价药房' });
  await desk.act(endPoint, { pointId: points[0]?.pointId ?? '', reason: '故事讲完了' });
  expect(await pharmacyGap(desk)).toBe(before);
});

test('[M3] exactly ten minutes is within reach and a metre more is not; with the last day of a point its homes are without again', async ({
  staff,
  stranger,
  clock,
}) => {
  const [desk, somebody] = await Promise.all([staff('desk.jiezhuang'), stranger()]);
  const { placeId } = await placeOf(desk, '水岸新居9号楼');
  const { place } = await desk.ask(placePage, { placeId });
  const most = metresWithin(reach.minutes, 'usual', reach);
  expect(Math.round(most), '10 minutes at 4.5 km/h over a detour of 1.3').toBe(577);
  const north = (metres: number) => ({
    longitude: place.longitude ?? 0,
    latitude: (place.latitude ?? 0) + (metres / 6_371_008.8) * (180 / Math.PI),
  });
  const pointId = newId();
  const lastDay = today();
  await desk.act(openPoint, {
    pointId,
    unitId: desk.hats[0]?.unitId ?? '',
    kindCode: 'pharmacy',
    name: '边上的药房',
    position: north(most - 0.05),
    hours: { week: readWeek('24小时') ?? [], daysOff: 'as_usual' },
    lastDay,
  });
  const near = async () => {
    const { points } = await somebody.ask(nearPoints, { placeId });
    const found = points.find((point) => point.pointId === pointId);
    return found && { minutes: found.minutes, isWithin: found.isWithin, standing: found.standing };
  };
  expect(await near()).toEqual({ minutes: 10, isWithin: true, standing: { isOpen: true, until: null } });
  await desk.act(changePoint, { pointId, position: north(most + 1) });
  expect(await near()).toMatchObject({ minutes: 11, isWithin: false });
  await desk.act(changePoint, { pointId, position: north(0) });
  const lacks = async () =>
    (await desk.ask(coverageBuildings, { kindCode: 'pharmacy', limit: 500 })).rows.some(
      (row) => row.placeId === placeId,
    );
  expect(await lacks()).toBe(false);
  await clock.advance({ days: 1 });
  expect(await lacks(), 'the day after its last').toBe(true);
  expect((await desk.ask(pointPage, { pointId })).isOver).toBe(true);
});

test('[M3] a point of the street is not the community’s to change, and strangers keep no list', async ({
  staff,
  stranger,
}) => {
  const [desk, somebody] = await Promise.all([staff('desk.jiezhuang'), stranger()]);
  const { rows } = await somebody.ask(listPoints, { text: '接庄街道便民服务中心' });
  const pointId = rows[0]?.pointId ?? '';
  expect((await desk.refused(changePoint, { pointId, name: '改名' })).code).toBe('point.outside_area');
  expect((await somebody.refused(endPoint, { pointId, reason: '乱来' })).code).toBe('kernel.sign_in_needed');
  expect((await somebody.notTold(pointCoverage, {})).code).toBe('kernel.sign_in_needed');
});
