// E2, E7: a dormitory is looked into every night, room by room, and what a student says in confidence stays sealed; common places are disinfected every two hours, none left out.

import { formatTime } from '#kernel/shared/clock/format.ts';
import { addDays, HOUR_MS, instantAt, instantOf } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { recordVisit } from '#modules/duties/shared/commands.ts';
import { listDuties, listVisits } from '#modules/duties/shared/queries.ts';
import { addPlaces } from '#modules/territory/shared/commands.ts';
import { plainMonday } from '../support/days.ts';
import { lastVisit, owedAs, owedTo, putAway, rhythmNamed, soon } from '../support/duties.ts';
import { homesOf } from '../support/places.ts';
import { pageOf, placeOf } from '../support/requests.ts';
import { type Caller, expect, test } from '../support/story.ts';

test.use({ era: 'dorms', actionTimeout: 25_000 });
const monday = plainMonday();
const [tuesday, wednesday] = [addDays(monday, 1), addDays(monday, 2)];
const [nightCheck, disinfection] = ['宿舍夜查', '校园场所加密消毒'];

/** A new place on the grid of this worker, told what it is. */
async function open(desk: Caller, worker: Caller, name: string, campusPlace: string): Promise<string> {
  const placeId = newId();
  const { places } = await homesOf(worker);
  const estate = (places[0]?.address ?? '').split(/\d/)[0] ?? '';
  const { placeId: parentId } = await placeOf(desk, estate);
  const communityId = desk.hats[0]?.unitId ?? '';
  await desk.act(addPlaces, { places: [{ placeId, communityId, kind: 'facility', name, parentId }] });
  await tell(worker, placeId, 'campusPlace', campusPlace);
  return placeId;
}
const tell = (worker: Caller, subjectId: string, field: string, value: string) =>
  worker.act(recordVisit, {
    visitId: newId(),
    subjectId,
    action: 'visit',
    outcome: 'done',
    told: [{ field, value }],
  });

test('[E2] at night every room is looked into: the one that was not stands by name, a need becomes a request, and what a student said in confidence is sealed', async ({
  clock,
  staff,
  fieldPage,
  deskPage,
}) => {
  test.slow();
  await clock.set(`${monday} 19:30`);
  const [desk, worker] = await Promise.all([staff('desk.jiezhuang'), staff('grid.jiezhuang')]);
  const [checked, forgotten] = [
    await open(desk, worker, '三号宿舍楼 301 室', 'dorm_room'),
    await open(desk, worker, '三号宿舍楼 302 室', 'dorm_room'),
  ];
  await clock.set(`${monday} 20:05`);
  const slotOf = async (subjectId: string) => (await owedAs(worker, subjectId, nightCheck))?.slot;
  await expect.poll(() => slotOf(checked), soon).toBe(`${monday}#1`);
  await expect.poll(() => slotOf(forgotten), soon).toBe(`${monday}#1`);

  const phone = await fieldPage('grid.jiezhuang');
  await phone.goto(`/field/visits/${checked}`);
  const asks = phone.getByRole('region', { name: /顺便问一问/ });
  for (const item of ['防疫措施', '卫生'])
    await asks
      .getByRole('group', { name: new RegExp(`^${item}`) })
      .getByRole('radio', { name: '合格', exact: true })
      .check();
  await asks
    .getByRole('group', { name: /^用电安全/ })
    .getByRole('radio', { name: /^不合格/ })
    .check();
  await asks.getByLabel(/^谈心/).fill('家里近来困难，想退学打工');
  await phone.getByRole('button', { name: '发现问题' }).click();
  const sheet = phone.getByRole('dialog', { name: '发现问题' });
  await sheet.getByLabel('看到什么，谁要什么').fill('插座发热，要电工来看');
  await sheet.getByRole('button', { name: '上报', exact: true }).click();
  await expect(phone.getByRole('status').filter({ hasText: '已报 1 件诉求' })).toBeVisible();
  await phone.getByRole('button', { name: '完成：发现问题' }).click();
  await putAway(phone);
  await expect.poll(() => slotOf(checked), soon).toBeUndefined();

  // The need is a request of the place; the talk is nobody's but of those with a named duty.
  const visit = await lastVisit(worker, checked);
  expect(visit?.told).toMatchObject({ dormWiring: 'poor', dormCleanliness: 'good' });
  expect(visit?.isSealed).toBe(true);
  expect(JSON.stringify(await worker.ask(listVisits, { subjectId: checked }))).not.toContain('退学');
  const requestId = visit?.requests[0]?.requestId ?? '';
  expect((await pageOf(desk, requestId)).request.placeText).toContain('301');
  const page = await deskPage('desk.jiezhuang');

  await clock.set(`${monday} 22:31`);
  const { rhythmId } = await rhythmNamed(desk, 'dorm_check');
  await page.goto(`/desk/coverage?${new URLSearchParams({ rhythmId, slot: `${monday}#1` })}`);
  await page.getByRole('region', { name: '合计' }).getByRole('link', { name: /缺$/ }).click();
  await expect(page.getByRole('table')).toContainText('302 室');
  await expect(page.getByRole('table')).not.toContainText('301 室');
  // The counsellor was called away: said at the desk, and it is neither done nor missed.
  await page.getByRole('button', { name: /^免做… .*302 室/ }).click();
  await page.getByRole('dialog', { name: '这次不用去' }).getByRole('button', { name: '现场有危险' }).click();
  await expect
    .poll(
      async () => (await desk.ask(listDuties, { rhythmId, slot: `${monday}#1`, states: ['missed'] })).rows.length,
      soon,
    )
    .toBe(0);
});

test('[E7] disinfected every two hours of the day; overdue it says so at once, and a place that is shut is neither asked for nor overdue until it is used again', async ({
  clock,
  staff,
  fieldPage,
}) => {
  test.slow();
  await clock.set(`${tuesday} 06:40`);
  const [desk, worker] = await Promise.all([staff('desk.jiezhuang'), staff('grid.jiezhuang')]);
  const kinds = [
    ['一号教学楼教室', 'classroom'],
    ['学生食堂', 'canteen'],
    ['三号宿舍楼', 'dormitory'],
    ['图书馆阅览室', 'library'],
    ['体育馆', 'gym'],
  ] as const;
  const ids: string[] = [];
  for (const [name, kind] of kinds) ids.push(await open(desk, worker, name, kind));
  const [, canteen = '', , , gym = ''] = ids;
  const dueAt = async (placeId: string) => {
    const duty = await owedAs(worker, placeId, disinfection);
    return duty ? instantOf(duty.dueAt) : null;
  };
  // No blind spot: all five kinds are asked for.
  for (const placeId of ids) await expect.poll(() => dueAt(placeId), soon).toBe(instantAt(tuesday, 8 * 60 + 30));

  await clock.set(`${tuesday} 08:10`);
  const phone = await fieldPage('grid.jiezhuang');
  await phone.goto(`/field/visits/${canteen}`);
  await phone.getByRole('button', { name: '已完成' }).click();
  const doneAt = async () => {
    const visit = await lastVisit(worker, canteen);
    return visit?.action === 'disinfect' ? instantOf(visit.happenedAt) : 0;
  };
  await putAway(phone);
  await expect.poll(doneAt, soon).toBeGreaterThanOrEqual(instantAt(tuesday, 8 * 60 + 10));
  const first = await doneAt();
  await expect.poll(() => dueAt(canteen), soon).toBe(first + 2 * HOUR_MS);
  await clock.set(`${tuesday} 08:31`);
  expect((await owedAs(worker, gym, disinfection))?.state).toBe('missed');
  await phone.goto('/field');
  await expect(phone.getByRole('link', { name: /体育馆/ })).toHaveAttribute('data-tone', 'late');

  // Done late, it is due again; shut for repair, it is asked no more, and when it is used again it is.
  await worker.act(recordVisit, { visitId: newId(), subjectId: gym, action: 'disinfect', outcome: 'done' });
  const owed = async () => (await owedTo(worker, gym)).filter(({ title }) => title.zh === disinfection).length;
  await expect.poll(async () => (await owedAs(worker, gym, disinfection))?.state, soon).toBe('open');
  await tell(worker, gym, 'campusPlaceUse', 'shut');
  await expect.poll(owed, soon).toBe(0);
  await clock.set(`${tuesday} 12:00`);
  await phone.goto('/field');
  await expect(phone.getByRole('link', { name: /图书馆阅览室/ })).toHaveAttribute('data-tone', 'late');
  await expect(phone.getByRole('link', { name: /体育馆/ })).toHaveCount(0);
  await clock.set(`${wednesday} 06:35`);
  expect(await owed()).toBe(0);
  await tell(worker, gym, 'campusPlaceUse', 'in_use');
  // Two hours from when it was in use again; they had not run while it was shut.
  const dueTime = async () => formatTime((await dueAt(gym)) ?? 0);
  await expect.poll(dueTime, soon).toBe('08:35');
});
