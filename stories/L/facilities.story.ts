// L8–L11: no facility without somebody by name; disinfected every three hours of its opening time from the last time done, checked once a day, maintained on Mondays,
// and nothing of it asked while it is shut.

import { addDays, HOUR_MS, instantAt, instantOf } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { recordVisit } from '#modules/duties/shared/commands.ts';
import { dutyCoverage, listDuties } from '#modules/duties/shared/queries.ts';
import { changeCalendar } from '#modules/identity/shared/commands.ts';
import { nameOwner } from '#modules/registers/shared/commands.ts';
import { listMembers, listRegisters, ownerChoices } from '#modules/registers/shared/queries.ts';
import { addPlaces } from '#modules/territory/shared/commands.ts';
import { plainMonday } from '../support/days.ts';
import { lastVisit, owedAs, owedTo, putAway, rhythmNamed, soon } from '../support/duties.ts';
import { homesOf } from '../support/places.ts';
import { placeOf } from '../support/requests.ts';
import { type Caller, expect, test } from '../support/story.ts';

// Two ordinary weeks, one story after the other.
test.use({ era: 'facilities' });
const monday = plainMonday();
const [tuesday, friday, nextMonday, madeUpSaturday] = [1, 4, 7, 12].map((days) => addDays(monday, days)) as [
  string,
  string,
  string,
  string,
];
const disinfect = '服务设施三小时一消毒';
const inspect = '服务设施每日一检查';
const maintain = '服务设施每周一维护';
const code = 'service_facility';

/** A new room in 盛景花园, kept on office days: on its register with the first word about its hours. */
async function open(desk: Caller, worker: Caller, name: string): Promise<string> {
  const placeId = newId();
  const { places } = await homesOf(worker);
  const estate = (places[0]?.address ?? '').split(/\d/)[0] ?? '';
  const { placeId: parentId } = await placeOf(desk, estate);
  const communityId = desk.hats[0]?.unitId ?? '';
  await desk.act(addPlaces, { places: [{ placeId, communityId, kind: 'facility', name, parentId }] });
  const told = [{ field: 'careHours', value: 'office_days' }];
  await worker.act(recordVisit, { visitId: newId(), subjectId: placeId, action: 'visit', outcome: 'done', told });
  await expect.poll(async () => (await lacking(desk)).ids, soon).toContain(placeId);
  return placeId;
}

/** Those of which nobody answers by name: as the directory counts them, and by name. */
async function lacking(desk: Caller) {
  const register = (await desk.ask(listRegisters, {})).registers.find((one) => one.code === code);
  const { rows } = await desk.ask(listMembers, { registerId: register?.registerId ?? '', lacks: 'owner', limit: 500 });
  return { count: register?.withoutOwner, ids: rows.map(({ subjectId }) => subjectId) };
}

test('[L8] a facility without a named owner stands first in the directory; naming everybody empties it, and who is named finds it on 今日', async ({
  clock,
  staff,
  deskPage,
  fieldPage,
}) => {
  await clock.set(`${monday} 08:00`);
  const [desk, worker] = await Promise.all([staff('desk.jiezhuang'), staff('grid.jiezhuang')]);
  const placeId = await open(desk, worker, '测试母婴室');
  const before = await lacking(desk);
  expect(before.count).toBe(before.ids.length);
  expect(before.ids.length).toBeGreaterThan(1);

  const page = await deskPage('desk.jiezhuang');
  await page.goto('/desk/registers');
  const wrong = page.getByRole('link', { name: /服务设施没有专人/ });
  await expect(wrong).toContainText(String(before.count));
  await wrong.click();
  const row = page.getByRole('row', { name: /测试母婴室/ });
  await expect(page.getByRole('button', { name: /指定专人/ })).toBeDisabled();
  await row.getByRole('checkbox').check();
  await page.getByRole('button', { name: '指定专人（1）' }).click();
  const sheet = page.getByRole('dialog', { name: '给 1 个对象指定专人' });
  await sheet.getByLabel('谁负责').selectOption(worker.hats[0]?.postId ?? '');
  await sheet.getByRole('button', { name: '指定', exact: true }).click();
  await expect(row).toHaveCount(0);
  await page.goto('/desk/registers');
  await expect(wrong).toContainText(String(before.ids.length - 1));

  const { posts } = await desk.ask(ownerChoices, {});
  const other = posts.find(({ role, postId }) => role === '网格员' && postId !== worker.hats[0]?.postId);
  const rest = (await lacking(desk)).ids;
  await desk.act(nameOwner, { subjectIds: rest, registerCode: code, postId: other?.postId ?? '' });
  await expect(wrong).toHaveCount(0);

  // The named owner's own 今日 says that it is theirs.
  await clock.set(`${monday} 08:35`);
  await expect.poll(async () => (await owedTo(worker, placeId)).length, soon).toBeGreaterThan(0);
  const phone = await fieldPage('grid.jiezhuang');
  await expect(phone.getByRole('link', { name: /测试母婴室/ })).toContainText('专人');
});

test('[L9] the next disinfection is due three hours from the last one done, overdue it says so at once, and after closing nothing is asked', async ({
  clock,
  staff,
  fieldPage,
}) => {
  test.slow();
  await clock.set(`${monday} 08:40`);
  const [desk, worker] = await Promise.all([staff('desk.jiezhuang'), staff('grid.jiezhuang')]);
  const placeId = await open(desk, worker, '测试便老角');
  const dueAt = async () => {
    const duty = await owedAs(worker, placeId, disinfect);
    return duty ? instantOf(duty.dueAt) : null;
  };
  // Nobody is named for it: the worker of its grid is asked. Opened at half past eight.
  await expect.poll(dueAt, soon).toBe(instantAt(monday, 11 * 60 + 30));
  const phone = await fieldPage('grid.jiezhuang');
  await phone.goto(`/field/visits/${placeId}`);
  const line = phone.getByRole('main').getByRole('listitem').filter({ hasText: disinfect, hasNotText: '销了' });
  await expect(line).toBeVisible();
  await expect(line.getByText('缺', { exact: true })).toHaveCount(0);

  await clock.set(`${monday} 09:10`);
  const disinfected = async () => {
    await phone.goto(`/field/visits/${placeId}`);
    await phone.getByRole('group', { name: '办的是' }).getByRole('radio', { name: '消毒', exact: true }).check();
    await phone.getByRole('button', { name: '已完成' }).click();
  };
  const doneAt = async () => {
    const visit = await lastVisit(worker, placeId);
    return visit?.action === 'disinfect' ? instantOf(visit.happenedAt) : 0;
  };
  await disinfected();
  await putAway(phone);
  await expect.poll(doneAt, soon).toBeGreaterThanOrEqual(instantAt(monday, 9 * 60 + 10));
  const first = await doneAt();
  await expect.poll(dueAt, soon).toBe(first + 3 * HOUR_MS);

  await clock.set(new Date(first + 3 * HOUR_MS + 1000).toISOString());
  expect((await owedAs(worker, placeId, disinfect))?.state).toBe('missed');
  await phone.goto('/field');
  await expect(phone.getByRole('link', { name: /测试便老角/ })).toHaveAttribute('data-tone', 'late');
  await phone.goto(`/field/visits/${placeId}`);
  await expect(line.getByText('缺', { exact: true })).toBeVisible();
  // Late is late once: it is not multiplied by the hours that pass.
  await clock.set(`${monday} 14:45`);
  expect((await owedTo(worker, placeId)).filter(({ title }) => title.zh === disinfect)).toHaveLength(1);
  await disinfected();
  await putAway(phone);
  await expect.poll(doneAt, soon).toBeGreaterThan(first);
  // Three hours more is after half past five.
  await expect.poll(dueAt, soon).toBe(null);
  await clock.set(`${monday} 17:40`);
  await phone.goto(`/field/visits/${placeId}`);
  await expect(phone.getByRole('heading', { name: /测试便老角/ })).toBeVisible();
  await expect(line).toHaveCount(0);
  expect(await dueAt()).toBe(null);
  await clock.set(`${tuesday} 08:31`);
  await expect.poll(dueAt, soon).toBe(instantAt(tuesday, 11 * 60 + 30));
});

test('[L10] checked once a day with the state it is in; who did not is named, and on a day off it is shut and nobody is asked', async ({
  clock,
  staff,
  fieldPage,
  deskPage,
}) => {
  test.slow();
  await clock.set(`${tuesday} 09:00`);
  const [desk, worker, admin] = await Promise.all([
    staff('desk.jiezhuang'),
    staff('grid.jiezhuang'),
    staff('admin.system'),
  ]);
  const off = [friday, nextMonday].map((on) => ({ on, kind: 'day_off' as const, name: '试验假日' }));
  const days = [...off, { on: madeUpSaturday, kind: 'make_up' as const, name: '试验调休' }];
  await admin.act(changeCalendar, { days });
  const [checked, forgotten] = [await open(desk, worker, '测试消防站甲'), await open(desk, worker, '测试消防站乙')];
  const dueOf = async (placeId: string) => (await owedAs(worker, placeId, inspect))?.slot;
  await expect.poll(() => dueOf(checked), soon).toBe(tuesday);
  await expect.poll(() => dueOf(forgotten), soon).toBe(tuesday);

  const phone = await fieldPage('grid.jiezhuang');
  await phone.getByLabel(/找人/).fill('测试消防站甲');
  await phone.getByRole('link', { name: /测试消防站甲/ }).click();
  const actions = phone.getByRole('group', { name: '办的是' });
  await actions.getByRole('radio', { name: '检查', exact: true }).check();
  await phone.getByRole('group', { name: '设施情况' }).getByRole('radio', { name: '完好', exact: true }).check();
  await phone.getByRole('button', { name: '没有问题', exact: true }).click();
  await putAway(phone);
  await expect.poll(() => dueOf(checked), soon).toBeUndefined();
  expect((await lastVisit(worker, checked))?.told).toMatchObject({ facilityState: 'good' });

  await clock.set(`${tuesday} 18:01`);
  const { rhythmId } = await rhythmNamed(desk, 'service_facility_inspect');
  const missed = await desk.ask(listDuties, { rhythmId, slot: tuesday, states: ['missed'], limit: 500 });
  const names = missed.rows.map(({ subjectId }) => subjectId);
  expect(names).toContain(forgotten);
  expect(names).not.toContain(checked);

  await clock.set(`${friday} 10:00`);
  await expect
    .poll(async () => (await desk.ask(dutyCoverage, { rhythmId, slot: friday })).round?.isLeftOut, soon)
    .toBe(true);
  for (const placeId of [checked, forgotten])
    expect((await owedTo(worker, placeId)).filter(({ slot }) => slot.startsWith(friday))).toEqual([]);
  // A public toilet is open all year, and asked for on the same day.
  const toilets = (await rhythmNamed(desk, 'open_facility_inspect')).rhythmId;
  await expect
    .poll(async () => (await desk.ask(dutyCoverage, { rhythmId: toilets, slot: friday })).total.open, soon)
    .toBeGreaterThan(0);
  const page = await deskPage('desk.jiezhuang');
  await page.goto(`/desk/coverage?rhythmId=${rhythmId}&slot=${friday}`);
  await expect(page.getByText('这一轮按日历不办（放假），没有应办，也不算缺。')).toBeVisible();
});

test('[L11] maintained on Monday; a Monday off moves it to the next working day of the week, and on a Saturday made up for 调休 the room is open and asked for', async ({
  clock,
  staff,
  fieldPage,
}) => {
  test.slow();
  await clock.set(`${nextMonday} 09:00`);
  const [desk, worker] = await Promise.all([staff('desk.jiezhuang'), staff('grid.jiezhuang')]);
  const placeId = await open(desk, worker, '测试健身角');
  const dueAt = async () => {
    const duty = await owedAs(worker, placeId, maintain);
    return duty ? instantOf(duty.dueAt) : null;
  };
  await expect.poll(dueAt, soon).toBe(instantAt(addDays(nextMonday, 2)) - 1);
  expect(await owedAs(worker, placeId, disinfect)).toBeUndefined();
  // Last week's Monday was worked.
  const rounds = (await rhythmNamed(desk, 'service_facility_maintain')).rounds;
  expect(rounds.map((round) => instantOf(round.dueAt))).toContain(instantAt(tuesday) - 1);

  await clock.set(`${addDays(nextMonday, 1)} 09:00`);
  await expect.poll(async () => (await owedTo(worker, placeId)).length, soon).toBe(3);
  const phone = await fieldPage('grid.jiezhuang');
  await phone.getByLabel(/找人/).fill('测试健身角');
  const card = phone.getByRole('link', { name: /测试健身角/ });
  await expect(card).toContainText(maintain);
  await card.click();
  await phone.getByRole('group', { name: '办的是' }).getByRole('radio', { name: '维护', exact: true }).check();
  await phone.getByRole('button', { name: '已完成' }).click();
  await putAway(phone);
  await expect.poll(dueAt, soon).toBe(null);
  expect(await lastVisit(worker, placeId)).toMatchObject({ action: 'maintain', closed: [{ zh: maintain }] });

  await clock.set(`${madeUpSaturday} 09:00`);
  // What was missed on the days before stands on 今日 for a week, beside what Saturday asks.
  const onSaturday = async (title: string) =>
    (await owedTo(worker, placeId)).find((one) => one.title.zh === title && one.slot.startsWith(madeUpSaturday));
  await expect.poll(async () => (await onSaturday(inspect))?.slot, soon).toBe(madeUpSaturday);
  const due = (await onSaturday(disinfect))?.dueAt;
  expect(due && instantOf(due)).toBe(instantAt(madeUpSaturday, 11 * 60 + 30));
});
