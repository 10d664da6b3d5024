// A13 桩桩件件: a shop looked in on, a hazard inspected, an elder brought comfort — each written down once, whoever asks for it, and found again from the place and from
// the person.

import { newId } from '#kernel/shared/id.ts';
import { recordVisit } from '#modules/duties/shared/commands.ts';
import { dutyCoverage, listDutyRhythms, listVisits } from '#modules/duties/shared/queries.ts';
import { addPerson, flagPerson } from '#modules/registry/shared/commands.ts';
import { withdrawRequest } from '#modules/requests/shared/commands.ts';
import { addPlaces } from '#modules/territory/shared/commands.ts';
import { putAway, soon } from '../support/duties.ts';
import { homesOf } from '../support/places.ts';
import { placeOf } from '../support/requests.ts';
import { expect, test } from '../support/story.ts';

test('[A13] a visit to a shop and an inspection stand on the page of the place with date, worker, finding and what came of it', async ({
  staff,
  fieldPage,
  deskPage,
}) => {
  test.slow();
  const [worker, desk] = await Promise.all([staff('grid.jiezhuang'), staff('desk.jiezhuang')]);
  const estate = ((await homesOf(worker)).places[0]?.address ?? '').split(/\d/)[0] ?? '';
  const { placeId: parentId } = await placeOf(desk, estate);
  const subjectId = newId();
  const shop = {
    placeId: subjectId,
    communityId: desk.hats[0]?.unitId ?? '',
    kind: 'shop' as const,
    name: '测试便利店',
    parentId,
  };
  await desk.act(addPlaces, { places: [shop] });
  const phone = await fieldPage('grid.jiezhuang');
  await phone.goto(`/field/visits/${subjectId}`);
  await phone.getByRole('button', { name: '发现问题' }).click();
  const form = phone.getByRole('dialog', { name: '发现问题' });
  await form.getByLabel('看到什么，谁要什么').fill('后门堆了纸箱，挡住消防通道');
  await form.getByRole('button', { name: '上报', exact: true }).click();
  await expect(form).toHaveCount(0);
  await phone.getByLabel('备注').fill('已当面提醒店主');
  await phone.getByRole('button', { name: '完成：发现问题' }).click();
  await putAway(phone);
  await expect.poll(async () => (await worker.ask(listVisits, { subjectId })).visits.length, soon).toBe(1);
  const inspection = { visitId: newId(), subjectId, action: 'inspect' as const, outcome: 'done' as const };
  await worker.act(recordVisit, { ...inspection, note: '复查，通道已清' });
  const { visits } = await desk.ask(listVisits, { subjectId });
  expect(visits.map(({ action, outcome, byName }) => [action, outcome, byName])).toEqual([
    ['inspect', 'done', '张桂兰'],
    ['visit', 'found', '张桂兰'],
  ]);
  const [found] = visits[1]?.requests ?? [];

  const page = await deskPage('desk.jiezhuang');
  await page.goto(`/desk/places/${subjectId}`);
  const part = page.getByRole('region', { name: '走访', exact: true });
  await expect(part).toContainText('复查，通道已清');
  await expect(part).toContainText('已当面提醒店主');
  await part.getByRole('link', { name: found?.requestNo }).click();
  await expect(page.getByText('后门堆了纸箱，挡住消防通道').first()).toBeVisible();
  await desk.act(withdrawRequest, { requestId: found?.requestId ?? '', reason: 'test' });
});

test('[A13] comfort brought to an elder is entered once for the two lists that ask it, and is found from the home and from the person', async ({
  staff,
  deskPage,
}) => {
  test.slow();
  const [worker, desk] = await Promise.all([staff('grid.jiezhuang'), staff('desk.jiezhuang')]);
  const { places } = await homesOf(worker);
  const placeId = places[7]?.placeId ?? '';
  const subjectId = newId();
  await worker.act(addPerson, { personId: subjectId, name: '测试慰', stay: { stayId: newId(), placeId } });
  for (const flag of ['lone_elder', 'hardship_family'] as const)
    await worker.act(flagPerson, { flagId: newId(), personId: subjectId, flag, reason: '入户走访得知' });
  await expect.poll(async () => (await worker.ask(listVisits, { subjectId })).open.length, soon).toBe(2);
  const { rhythms } = await desk.ask(listDutyRhythms, {});
  const doneOf = async (code: string) => {
    const rhythmId = rhythms.find((one) => one.code === code)?.rhythmId ?? '';
    return (await desk.ask(dutyCoverage, { rhythmId })).total.done;
  };
  const both = ['lone_elder_visit', 'hardship_family_visit'];
  const before = await Promise.all(both.map(doneOf));
  const visit = { visitId: newId(), subjectId, action: 'visit' as const, outcome: 'done' as const };
  await worker.act(recordVisit, { ...visit, note: '送米面油慰问，老人身体还好' });
  expect(await Promise.all(both.map(doneOf))).toEqual(before.map((count) => count + 1));
  expect((await desk.ask(listVisits, { subjectId })).visits).toHaveLength(1);
  const ofHome = (await desk.ask(listVisits, { subjectId: placeId })).visits.filter(
    ({ of }) => of?.subjectId === subjectId,
  );
  expect(ofHome.map(({ visitId }) => visitId)).toEqual([visit.visitId]);

  const page = await deskPage('desk.jiezhuang');
  await page.goto(`/desk/places/${placeId}`);
  const part = page.getByRole('region', { name: '走访', exact: true });
  await expect(part).toContainText('送米面油慰问，老人身体还好');
  await part.getByRole('link', { name: '测试慰' }).click();
  await expect(page).toHaveURL(new RegExp(`/desk/people/${subjectId}`));
  await expect(part).toContainText('送米面油慰问，老人身体还好');
  await expect(part).toContainText('张桂兰');
  await expect(part).toContainText('销了：');
});
