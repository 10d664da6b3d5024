// M9 防汛救援: at night people at a hazard point are moved first; everybody moved is counted and located, the unreachable stand by name, some move on, and go home again.

import { newId } from '#kernel/shared/id.ts';
import { beginCampaign } from '#modules/campaigns/shared/commands.ts';
import { locate, openShelter } from '#modules/campaigns/shared/move-commands.ts';
import { moveBoard, moveNames } from '#modules/campaigns/shared/share-queries.ts';
import { recordVisit } from '#modules/duties/shared/commands.ts';
import { myDuties } from '#modules/duties/shared/queries.ts';
import { addPerson } from '#modules/registry/shared/commands.ts';
import { addPlaces } from '#modules/territory/shared/commands.ts';
import { faultsOf } from '../support/access.ts';
import { plainMonday } from '../support/days.ts';
import { putAway, soon } from '../support/duties.ts';
import { setUp, unlock } from '../support/phone.ts';
import { homesOf } from '../support/places.ts';
import { placeOf } from '../support/requests.ts';
import { expect, test } from '../support/story.ts';

test.use({ era: 'flood', actionTimeout: 25_000 });
const night = plainMonday();

test('[M9] at night the people at a hazard point are moved, each counted and located; a phone tells it without a network, another had told of the next shelter; the unreachable stand by name', async ({
  clock,
  staff,
  deskPage,
  fieldPage,
}) => {
  test.slow();
  await clock.set(`${night} 23:20`);
  const [desk, worker] = await Promise.all([staff('desk.jiezhuang'), staff('grid.jiezhuang')]);
  const home = (await homesOf(worker)).places[0]!;
  const building = await placeOf(desk, home.address.replace(/号楼.*/, '号楼'));
  const communityId = desk.hats[0]?.unitId ?? '';
  const [pointId, nearId, farId] = [newId(), newId(), newId()];
  await desk.act(addPlaces, {
    places: [
      { placeId: pointId, communityId, kind: 'hazard_point', name: '楼前下凹积水点', parentId: building.placeId },
      { placeId: nearId, communityId, kind: 'facility', name: '测试小学安置点' },
      { placeId: farId, communityId, kind: 'facility', name: '测试体育馆安置点' },
    ],
  });
  const [goneId, deafId] = [newId(), newId()];
  for (const [personId, name] of [
    [goneId, '汛甲'],
    [deafId, '汛乙'],
  ] as const)
    await worker.act(addPerson, { personId, name, stay: { stayId: newId(), placeId: home.placeId } });

  const campaignId = newId();
  const title = `防汛转移 ${newId().slice(-6)}`;
  await desk.act(beginCampaign, { campaignId, kind: 'evacuation', unitId: communityId, title, purpose: '先人后物' });
  await desk.act(openShelter, { campaignId, placeId: nearId, capacity: 60 });
  const page = await deskPage('desk.jiezhuang');
  await page.goto(`/desk/campaigns/${campaignId}`);
  await page.getByRole('button', { name: '开始一轮' }).click();
  const sheet = page.getByRole('dialog', { name: '开始第一轮' });
  await sheet.getByRole('radio', { name: '住在这些地方的人' }).check();
  const press = sheet.getByRole('button', { name: '冻结名单，开始' });
  await expect(press).toBeDisabled();
  await sheet.getByLabel(/^楼栋、小区或隐患点/).fill('楼前下凹积水点');
  await sheet.getByRole('radio', { name: /楼前下凹积水点/ }).click();
  await press.click();
  const board = page.getByRole('table', { name: '转移，按楼栋' });
  await expect(board).toBeVisible(soon);
  const roundId = page.url().split('/').at(-1)?.split('?')[0] ?? '';
  const { total: before } = await desk.ask(moveBoard, { roundId });
  expect(before.listed).toBe(before.notYet);
  expect(before.listed).toBeGreaterThan(1);
  await page.getByRole('button', { name: '启用安置点…' }).click();
  const shelter = page.getByRole('dialog', { name: '启用安置点' });
  await shelter.getByLabel('在哪里').fill('测试体育馆安置点');
  await shelter.getByRole('radio', { name: /测试体育馆/ }).click();
  await shelter.getByRole('button', { name: '启用' }).click();
  await expect(page.getByRole('list', { name: '安置点' })).toContainText('测试体育馆安置点', soon);

  // A bare "done" moves nobody; nobody opens the door twice.
  const bare = { visitId: newId(), subjectId: goneId, action: 'evacuate' as const };
  expect((await worker.refused(recordVisit, { ...bare, outcome: 'done' })).code).toBe('duty.moved_by_place');
  await worker.act(recordVisit, { ...bare, visitId: newId(), subjectId: deafId, outcome: 'not_home' });
  await worker.act(recordVisit, { ...bare, visitId: newId(), subjectId: deafId, outcome: 'refused' });

  // The phone has no network in the rain.
  await expect
    .poll(
      async () =>
        (await worker.ask(myDuties, { span: 'open', limit: 500 })).subjects.some((one) => one.subjectId === goneId),
      soon,
    )
    .toBe(true);
  const phone = await fieldPage('grid.jiezhuang');
  await setUp(phone);
  await phone.context().setOffline(true);
  await phone.goto(`/field/visits/${goneId}`);
  await unlock(phone);
  const where = phone.getByRole('region', { name: '去向' });
  await where.getByRole('button', { name: '测试小学安置点' }).click();
  await expect(where.getByRole('status')).toContainText('测试小学安置点');
  // Somebody else tells meanwhile, and later, that they went on.
  await clock.set(`${night} 23:50`);
  await worker.act(locate, { moveId: newId(), roundId, subjectId: goneId, whereto: 'shelter', placeId: farId });
  await phone.context().setOffline(false);
  const names = async (standing: 'shelter' | 'not_yet' | 'home') =>
    (await desk.ask(moveNames, { roundId, standing, limit: 500 })).rows;
  await expect
    .poll(async () => (await names('shelter')).find((one) => one.subjectId === goneId)?.moves, { timeout: 60_000 })
    .toBe(2);
  expect((await names('shelter')).find((one) => one.subjectId === goneId)?.at).toContain('测试体育馆');
  const stands = (await names('not_yet')).find((one) => one.subjectId === deafId);
  expect([stands?.attempts, stands?.lastAttempt]).toEqual([2, 'refused']);
  await expect(page.getByRole('row', { name: /汛乙/ })).toContainText('找了 2 次', soon);
  const after = await desk.ask(moveBoard, { roundId });
  expect(after.total).toMatchObject({ listed: before.listed, shelter: 1, notYet: before.notYet - 1, unlocated: 0 });
  for (const key of ['listed', 'shelter', 'notYet'] as const)
    expect(after.buildings.reduce((sum, row) => sum + row[key], 0)).toBe(after.total[key]);
  expect(after.shelters.map(({ present, passed }) => [present, passed])).toEqual([
    [0, 1],
    [1, 0],
  ]);
  expect(await faultsOf(page)).toEqual([]);

  // The morning after: home again, and still counted as moved.
  await clock.set(`${night} 23:58`);
  await phone.goto(`/field/visits/${goneId}`);
  await unlock(phone);
  await where.getByRole('button', { name: '已返家' }).click();
  await putAway(phone);
  await expect.poll(async () => (await names('home')).map(({ subjectId }) => subjectId), soon).toEqual([goneId]);
  // What comes after it opens on its own list.
  await page.getByRole('link', { name: '雨后复查' }).click();
  await expect(page).toHaveURL(/\/desk\/coverage\?rhythmId=/);
  await expect(page.getByRole('main')).toContainText('雨后复查');
});
