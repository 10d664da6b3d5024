// M10: every hazard point has somebody by name and a last look; looked at each week and around heavy rain, what cannot be removed at once is fenced off and raised.

import { addDays, instantAt, instantOf } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { listVisits } from '#modules/duties/shared/queries.ts';
import { enterRegister } from '#modules/registers/shared/commands.ts';
import { listMembers, listRegisters } from '#modules/registers/shared/queries.ts';
import { addPlaces } from '#modules/territory/shared/commands.ts';
import { plainMonday } from '../support/days.ts';
import { owedAs, putAway, soon } from '../support/duties.ts';
import { homesOf } from '../support/places.ts';
import { pageOf, placeOf } from '../support/requests.ts';
import { type Caller, expect, test } from '../support/story.ts';

test.use({ era: 'hazard-points', actionTimeout: 25_000 });
const monday = plainMonday();
const week = '隐患点每周排查';

async function registerOf(desk: Caller, code: string) {
  const found = (await desk.ask(listRegisters, {})).registers.find((one) => one.code === code);
  if (!found) throw new Error(`No register ${code}`);
  return found;
}

test('[M10] no point without somebody by name; the look says what was found, what is left is raised from it, and the last look stands with the point', async ({
  clock,
  staff,
  deskPage,
  fieldPage,
}) => {
  test.slow();
  await clock.set(`${monday} 08:00`);
  const [desk, worker] = await Promise.all([staff('desk.jiezhuang'), staff('grid.jiezhuang')]);
  const estate = ((await homesOf(worker)).places[0]?.address ?? '').split(/\d/)[0] ?? '';
  const { placeId: parentId } = await placeOf(desk, estate);
  const placeId = newId();
  const communityId = desk.hats[0]?.unitId ?? '';
  await desk.act(addPlaces, { places: [{ placeId, communityId, kind: 'hazard_point', name: '测试下凹桥', parentId }] });
  const { registerId } = await registerOf(desk, 'hazard_points');
  const lacking = async () =>
    (await desk.ask(listMembers, { registerId, lacks: 'owner', limit: 500 })).rows.map(({ subjectId }) => subjectId);
  await expect.poll(lacking, soon).toContain(placeId);

  const page = await deskPage('desk.jiezhuang');
  await page.goto('/desk/registers');
  const wrong = page.getByRole('link', { name: /隐患点没有专人/ });
  const all = (await lacking()).length;
  await expect(wrong).toContainText(String(all));
  await wrong.click();
  const boxes = page.getByRole('checkbox', { name: /^选中/ });
  await expect(boxes).toHaveCount(all);
  for (const box of await boxes.all()) await box.check();
  await page.getByRole('button', { name: `指定专人（${all}）` }).click();
  const sheet = page.getByRole('dialog', { name: `给 ${all} 个对象指定专人` });
  await sheet.getByLabel('谁负责').selectOption(worker.hats[0]?.postId ?? '');
  await sheet.getByRole('button', { name: '指定', exact: true }).click();
  await expect(boxes).toHaveCount(0);
  expect(await lacking()).toEqual([]);
  expect((await registerOf(desk, 'hazard_points')).withoutOwner).toBe(0);

  await clock.set(`${monday} 09:00`);
  await expect
    .poll(async () => instantOf((await owedAs(worker, placeId, week))?.dueAt ?? 0), soon)
    .toBe(instantAt(addDays(monday, 5)) - 1);
  const phone = await fieldPage('grid.jiezhuang');
  const card = phone.getByRole('link', { name: /测试下凹桥/ });
  await phone.getByLabel(/找人/).fill('测试下凹桥');
  await expect(card).toContainText('还没去过');
  await expect(card).toContainText('专人');
  await card.click();
  await phone
    .getByRole('group', { name: '隐患情况' })
    .getByRole('radio', { name: '有隐患，已围挡待处置', exact: true })
    .check();
  await phone.getByRole('button', { name: '发现问题' }).click();
  const form = phone.getByRole('dialog', { name: '发现问题' });
  await form.getByLabel('看到什么，谁要什么').fill('桥下积水半米，已拉警戒带');
  await form.getByRole('button', { name: '上报', exact: true }).click();
  await phone.getByRole('button', { name: '完成：发现问题' }).click();
  await putAway(phone);
  await expect.poll(async () => owedAs(worker, placeId, week), soon).toBeUndefined();
  const [look] = (await worker.ask(listVisits, { subjectId: placeId })).visits;
  expect(look).toMatchObject({ action: 'inspect', outcome: 'found', told: { hazardState: 'guarded' } });
  const { request } = await pageOf(desk, look?.requests[0]?.requestId ?? '');
  expect(request.placeText).toContain('测试下凹桥');

  // The look is told once: the register has its day from it.
  const { rows } = await desk.ask(listMembers, { registerId, text: '测试下凹桥' });
  expect(rows.find(({ subjectId }) => subjectId === placeId)?.values).toMatchObject({ inspectedOn: monday });
  await page.goto(`/desk/registers/${registerId}`);
  await expect(page.getByRole('row', { name: /测试下凹桥/ })).toContainText(monday);

  await page.goto(`/desk/places/${placeId}`);
  const visits = page.getByRole('region', { name: '走访', exact: true });
  await expect(visits).toContainText('发现问题');
  await expect(visits).toContainText(`销了：${week}`);
  const next = addDays(monday, 7);
  await clock.set(`${next} 09:00`);
  await expect.poll(async () => (await owedAs(worker, placeId, week))?.dueAt, soon).toBeDefined();
  await phone.goto('/field');
  await phone.getByLabel(/找人/).fill('测试下凹桥');
  await expect(card).toContainText('上次 7 天前');
});

test('[M10] heavy rain is forecast: the point is looked at before and again the day after, and a look that says nothing of the hazard closes nothing', async ({
  clock,
  staff,
  fieldPage,
}) => {
  const on = addDays(monday, 8);
  await clock.set(`${on} 09:00`);
  const [desk, worker] = await Promise.all([staff('desk.jiezhuang'), staff('grid.jiezhuang')]);
  const estate = ((await homesOf(worker)).places[0]?.address ?? '').split(/\d/)[0] ?? '';
  const { placeId: parentId } = await placeOf(desk, estate);
  const placeId = newId();
  const communityId = desk.hats[0]?.unitId ?? '';
  await desk.act(addPlaces, { places: [{ placeId, communityId, kind: 'hazard_point', name: '测试涵洞', parentId }] });
  const { registerId } = await registerOf(desk, 'rain_alert');
  await desk.act(enterRegister, { entryId: newId(), registerId, subjectId: placeId, reason: '预报今夜大雨' });
  const dueOf = async (title: string) => instantOf((await owedAs(worker, placeId, title))?.dueAt ?? 0);
  await expect.poll(() => dueOf('雨前排查'), soon).toBe(instantAt(addDays(on, 1)) - 1);
  expect(await dueOf('雨后复查')).toBe(0);

  const phone = await fieldPage('grid.jiezhuang');
  const inspected = async () => {
    await phone.goto(`/field/visits/${placeId}`);
    await phone.getByRole('button', { name: '没有问题', exact: true }).click();
  };
  await inspected();
  await putAway(phone);
  await expect.poll(async () => (await worker.ask(listVisits, { subjectId: placeId })).visits.length, soon).toBe(1);
  expect(await dueOf('雨前排查')).toBeGreaterThan(0);
  await phone.goto(`/field/visits/${placeId}`);
  await phone.getByRole('group', { name: '隐患情况' }).getByRole('radio', { name: '没有隐患', exact: true }).check();
  await phone.getByRole('button', { name: '没有问题', exact: true }).click();
  await putAway(phone);
  await expect.poll(() => dueOf('雨前排查'), soon).toBe(0);
  await clock.set(`${addDays(on, 1)} 09:00`);
  await expect.poll(() => dueOf('雨后复查'), soon).toBe(instantAt(addDays(on, 3)) - 1);
});
