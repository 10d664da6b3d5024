// J7, J9, J10 through the product: no elder of the register is let slip — visited with mood and need, excused in hospital, told when refusing, missed when nobody came;
// what is out of range at a free check reaches the person and is asked after within a week; a need becomes a service with its feedback.

import { addDays, dateOf, instantAt } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { recordVisit } from '#modules/duties/shared/commands.ts';
import { dutyCoverage, listDuties, listDutyRhythms, listVisits } from '#modules/duties/shared/queries.ts';
import { holdGathering, planGathering } from '#modules/gatherings/shared/commands.ts';
import { gatheringPage, listGatherings } from '#modules/gatherings/shared/queries.ts';
import { listRegisters } from '#modules/registers/shared/queries.ts';
import { addPerson, flagPerson } from '#modules/registry/shared/commands.ts';
import { owedTo, putAway, soon } from '../support/duties.ts';
import { homesOf } from '../support/places.ts';
import { pageOf } from '../support/requests.ts';
import { type Caller, expect, test } from '../support/story.ts';

// The tenth of a month to come, so that a month's turn has room and may end.
test.use({ era: 'elders', actionTimeout: 25_000 });
const month = addDays(dateOf(Date.now()), 31).slice(0, 7);
const tenth = `${month}-10`;
const nextMonth = addDays(`${month}-01`, 31).slice(0, 7);

const titlesOf = (duties: { title: { zh: string } }[]) => duties.map(({ title }) => title.zh).toSorted();
const asked = ['走访空巢老人', '陪伴老人'].toSorted();

/** An empty-nest elder of the worker's grid. */
async function elder(worker: Caller, name: string, door: number): Promise<string> {
  const { places } = await homesOf(worker);
  const personId = newId();
  const stay = { stayId: newId(), placeId: places[door]?.placeId ?? '' };
  await worker.act(addPerson, { personId, name, bornOn: '1945-03-02', stay });
  await worker.act(flagPerson, { flagId: newId(), personId, flag: 'empty_nest_elder', reason: '子女都在外地' });
  return personId;
}

test('[J10] one is visited and her mood and need are told, one is in hospital, one refuses: done, excused and tried; when the month is over only who was not reached is missed', async ({
  clock,
  staff,
  fieldPage,
}) => {
  test.slow();
  await clock.set(`${tenth} 09:00`);
  const [worker, desk] = await Promise.all([staff('grid.jiezhuang'), staff('desk.jiezhuang')]);
  const seen = await elder(worker, '测试暖', 1);
  const ill = await elder(worker, '测试院', 2);
  const unwilling = await elder(worker, '测试拒', 3);
  for (const one of [seen, ill, unwilling])
    await expect.poll(async () => titlesOf(await owedTo(worker, one)), soon).toEqual(asked);
  const rhythmId =
    (await desk.ask(listDutyRhythms, {})).rhythms.find(({ code }) => code === 'company_visit')?.rhythmId ?? '';
  const slot = (await desk.ask(dutyCoverage, { rhythmId })).round?.slot ?? '';

  const phone = await fieldPage('grid.jiezhuang');
  await phone.goto(`/field/visits/${seen}`);
  const asks = phone.getByRole('region', { name: /顺便问一问/ });
  await asks.getByRole('radio', { name: '低落，要多关心' }).click();
  await asks.getByLabel('这次说的需要').fill('想有人陪着去医院复查');
  await phone.getByRole('button', { name: '发现问题' }).click();
  const form = phone.getByRole('dialog', { name: '发现问题' });
  await form.getByLabel('看到什么，谁要什么').fill('老人想有人陪着去医院复查');
  await form.getByRole('button', { name: '上报', exact: true }).click();
  await phone.getByRole('button', { name: '完成：发现问题' }).click();
  await putAway(phone);
  await expect.poll(async () => owedTo(worker, seen), soon).toEqual([]);
  const { visits } = await worker.ask(listVisits, { subjectId: seen });
  expect(visits[0]).toMatchObject({ told: { mood: 'low', needTold: '想有人陪着去医院复查' }, requests: [{}] });
  expect(visits[0]?.closed.map(({ zh }) => zh).toSorted()).toEqual(asked);
  // The need is with the desk as a request like any other.
  const { request } = await pageOf(desk, visits[0]?.requests[0]?.requestId ?? '');
  expect(request.channel).toBe('home_visit');

  await phone.goto(`/field/visits/${ill}`);
  await phone.getByRole('button', { name: /这次不用去/ }).click();
  // A reason is one press.
  await phone.getByRole('dialog', { name: '这次不用去' }).getByRole('button', { name: '住院' }).click();
  await putAway(phone);
  await expect.poll(async () => owedTo(worker, ill), soon).toEqual([]);

  await phone.goto(`/field/visits/${unwilling}`);
  await phone.getByRole('button', { name: '不愿意' }).click();
  await phone.getByRole('button', { name: '完成：不愿意' }).click();
  await putAway(phone);
  await expect
    .poll(async () => (await worker.ask(listVisits, { subjectId: unwilling })).visits[0]?.outcome, soon)
    .toBe('refused');
  expect(titlesOf(await owedTo(worker, unwilling)), 'to be asked again').toEqual(asked);

  await clock.set(`${nextMonth}-08 09:00`);
  const later = await staff('desk.jiezhuang');
  const rowOf = async (subjectId: string, state: 'done' | 'excused' | 'missed') =>
    (await later.ask(listDuties, { rhythmId, slot, states: [state], limit: 500 })).rows.find(
      (row) => row.subjectId === subjectId,
    );
  expect(await rowOf(seen, 'done')).toMatchObject({ doneBy: '张桂兰' });
  expect((await rowOf(ill, 'excused'))?.excuse).toMatchObject({ code: 'hospital', byName: '张桂兰' });
  expect(await rowOf(unwilling, 'missed')).toMatchObject({ attempts: 1 });
  expect([await rowOf(seen, 'missed'), await rowOf(ill, 'missed')]).toEqual([undefined, undefined]);
});

test('[J9] an abnormal result of a free check is told to the person, is asked after within seven days by the named duty, and is read by nobody else', async ({
  clock,
  staff,
  deskPage,
}) => {
  test.slow();
  const day = `${nextMonth}-10`;
  await clock.set(`${day} 09:00`);
  const [worker, desk] = await Promise.all([staff('grid.jiezhuang'), staff('desk.jiezhuang')]);
  const personId = await elder(worker, '测试诊', 4);
  const { registers } = await desk.ask(listRegisters, {});
  const gatheringId = newId();
  await desk.act(planGathering, {
    gatheringId,
    kind: 'free_check',
    topic: '凉亭义诊',
    startsAt: new Date(instantAt(day, 480)).toISOString(),
    registerId: registers.find(({ code }) => code === 'company_elder')?.registerId,
  });
  await desk.act(holdGathering, { gatheringId, came: [{ personId, visitId: newId(), mode: 'on_spot' }] });

  const page = await deskPage('desk.jiezhuang');
  await page.goto('/desk/gatherings?tab=over');
  await page.getByRole('link', { name: /凉亭义诊/ }).click();
  await page.getByRole('button', { name: '记检查结果…' }).click();
  const sheet = page.getByRole('dialog', { name: '记检查结果' });
  await sheet.getByLabel('谁', { exact: true }).selectOption({ label: '测试诊' });
  await sheet.getByLabel('结果', { exact: true }).fill('168/102');
  await sheet.getByRole('radio', { name: '异常' }).click();
  await sheet.getByLabel(/医生建议/).fill('三天内到卫生院复查');
  await sheet.getByRole('button', { name: '保存' }).click();
  const readings = page.getByRole('region', { name: '检查结果' });
  await expect(readings).toContainText('异常，7天内回访');
  await readings.getByRole('button', { name: '测试诊的血压：已告诉本人' }).click();
  await expect(readings).toContainText(/已告诉/);
  await expect(readings.getByRole('button')).toHaveCount(0);
  const told = (await desk.ask(gatheringPage, { gatheringId })).readings;
  expect(told?.map(({ value, toldAt }) => [value, toldAt !== null])).toEqual([['168/102', true]]);
  // The community's gathering is not a grid's: its worker is told neither of it nor of what was found.
  expect((await worker.notTold(gatheringPage, { gatheringId })).code).toBe('gathering.not_found');

  const followUp = async (as: Caller) => (await owedTo(as, personId)).find(({ title }) => title.zh === '义诊异常回访');
  await expect.poll(() => followUp(desk), soon).toBeDefined();
  const due = dateOf(Date.parse((await followUp(desk))?.dueAt ?? ''));
  expect(due > day && due <= addDays(day, 7), due).toBe(true);
  expect(await followUp(worker)).toBeUndefined();
  const call = { subjectId: personId, action: 'call' as const };
  await desk.act(recordVisit, { ...call, visitId: newId(), outcome: 'no_answer' });
  expect(await followUp(desk)).toBeDefined();
  await desk.act(recordVisit, { ...call, visitId: newId(), outcome: 'done', note: '已去复查，开了药' });
  expect(await followUp(desk)).toBeUndefined();
});

test('[J7] a need of an elder is matched with a service of one of the five groups, which is not over before what was done and what they said is told', async ({
  staff,
  deskPage,
}) => {
  const secretary = await staff('secretary.jiezhuang');
  const page = await deskPage('secretary.jiezhuang');
  await page.goto('/desk/gatherings');
  await page.getByRole('button', { name: '安排活动…' }).click();
  const plan = page.getByRole('dialog', { name: '安排活动' });
  await plan.getByLabel('种类').selectOption({ label: '志愿服务' });
  await expect(plan.getByRole('group', { name: '五为' }).getByRole('radio')).toHaveCount(6);
  await plan.getByRole('radio', { name: '为老', exact: true }).click();
  await plan.getByLabel('主题').fill('陪老人去医院复查');
  await plan.getByLabel('需求').fill('子女都在外地，想有人陪着去医院');
  // It began an hour ago, by the clock of China: the roll may be called.
  await plan.getByLabel('时间').fill(new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 16));
  await plan.getByRole('button', { name: '安排', exact: true }).click();
  await page.getByRole('button', { name: '点名…' }).click();
  const roll = page.getByRole('dialog', { name: /点名/ });
  await roll.getByLabel(/另有群众/).fill('1');
  await roll.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('等着反馈：为谁办的、办成什么样。告诉了才算完。')).toBeVisible();
  const topics = async (tab: 'open' | 'over') =>
    (await secretary.ask(listGatherings, { tab, kind: 'service' })).rows.map(({ topic }) => topic);
  expect(await topics('open')).toContain('陪老人去医院复查');
  await page.getByRole('button', { name: '反馈结果…' }).click();
  const sheet = page.getByRole('dialog', { name: '反馈结果' });
  await sheet.getByLabel('受益人').fill('3号楼一位空巢老人');
  await sheet.getByLabel('服务结果和对方的反馈').fill('陪诊半天，血压药已调；老人说放心了');
  await sheet.getByRole('button', { name: '反馈', exact: true }).click();
  await expect(page.getByText('陪诊半天，血压药已调；老人说放心了')).toBeVisible();
  await expect(page.getByText('子女都在外地，想有人陪着去医院')).toBeVisible();
  await expect.poll(() => topics('over')).toContain('陪老人去医院复查');
});
