// E10, E11, E13, E14, E16, E17: a small campus. Three checks a day by slot, absence through illness followed until return, logistics tested daily with the list to take along,
// a drill each month; what is written down later says so, and the gap it leaves is seen.

import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { readSheets } from '#kernel/server/sheets/read.ts';
import { addDays, addMonths, dateOf, instantAt, instantOf } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { listClusters } from '#modules/clusters/shared/queries.ts';
import { excuseDuty, recordVisit } from '#modules/duties/shared/commands.ts';
import { listDuties, listVisits } from '#modules/duties/shared/queries.ts';
import { enterRegister, leaveRegister } from '#modules/registers/shared/commands.ts';
import { listMembers, listRegisters } from '#modules/registers/shared/queries.ts';
import { plainMonday } from '../support/days.ts';
import { lastVisit, owedAs, owedTo, putAway, rhythmNamed, soon } from '../support/duties.ts';
import { type Caller, expect, test } from '../support/story.ts';

test.use({ era: 'campus', actionTimeout: 25_000 });
const monday = plainMonday();
const [tuesday, wednesday] = [addDays(monday, 1), addDays(monday, 2)];

async function membersOf(desk: Caller, code: string) {
  const register = (await desk.ask(listRegisters, {})).registers.find((one) => one.code === code);
  const registerId = register?.registerId ?? '';
  if (register?.isSensitive) return { registerId, rows: [] };
  return { registerId, rows: (await desk.ask(listMembers, { registerId, limit: 500 })).rows };
}

/** The turns of that rhythm that stand on the list of this post, missed ones of the last days among them. */
const slotsOwed = async (worker: Caller, subjectId: string, title: string) =>
  (await owedTo(worker, subjectId))
    .filter((duty) => duty.title.zh === title)
    .map(({ slot }) => slot)
    .toSorted();

/** The names behind one state of a turn, on the screen of the desk. */
async function showNames(page: Page, rhythmId: string, slot: string, state: string) {
  await page.goto(`/desk/coverage?${new URLSearchParams({ rhythmId, slot })}`);
  await page
    .getByRole('region', { name: '合计' })
    .getByRole('link', { name: new RegExp(`${state}$`) })
    .click();
  return page.getByRole('table');
}

const namesIn = async (desk: Caller, rhythmId: string, slot: string, state: 'missed' | 'excused' | 'done') =>
  (await desk.ask(listDuties, { rhythmId, slot, states: [state], limit: 500 })).rows.map(({ name }) => name);

test('[E11] three checks a day, each with its own time: the slot that was missed stands by name, one check does not stand for another, who is away is excused', async ({
  clock,
  staff,
  fieldPage,
  deskPage,
}) => {
  test.slow();
  await clock.set(`${monday} 07:30`);
  const [desk, worker] = await Promise.all([staff('desk.jiezhuang'), staff('grid.jiezhuang')]);
  const grid = worker.hats[0]?.unitName;
  const pupils = (await membersOf(desk, 'campus_student')).rows.filter(({ gridName }) => gridName === grid);
  const [first, second, away] = pupils;
  if (!first || !second || !away) throw new Error('three pupils of the grid are needed');
  // What is asked now; the checks of the days before, which nobody made, stand there as missed.
  const slotOf = async (subjectId: string) =>
    (await owedTo(worker, subjectId)).find(({ title, state }) => title.zh === '学生一日三检' && state === 'open')?.slot;
  await expect.poll(() => slotOf(first.subjectId), soon).toBe(`${monday}#1`);
  const { rhythmId } = await rhythmNamed(desk, 'campus_student_checks');

  const phone = await fieldPage('grid.jiezhuang');
  await phone.getByLabel(/找人/).fill(first.name);
  await phone.getByRole('link', { name: new RegExp(first.name) }).click();
  await phone.getByLabel(/体温/).fill('36.5');
  await phone.getByRole('button', { name: '没有问题', exact: true }).click();
  await putAway(phone);
  await expect.poll(() => slotOf(first.subjectId), soon).toBeUndefined();
  await worker.act(excuseDuty, { rhythmId, subjectId: away.subjectId, slot: `${monday}#1`, reasonCode: 'away' });

  await clock.set(`${monday} 12:45`);
  await expect.poll(() => namesIn(desk, rhythmId, `${monday}#1`, 'missed'), soon).toContain(second.name);
  expect(await namesIn(desk, rhythmId, `${monday}#1`, 'done')).toEqual([first.name]);
  expect(await namesIn(desk, rhythmId, `${monday}#1`, 'excused')).toEqual([away.name]);
  const told = [{ field: 'temperature', value: 36.6 }];
  const noon = {
    visitId: newId(),
    subjectId: second.subjectId,
    action: 'check' as const,
    outcome: 'done' as const,
    told,
  };
  await worker.act(recordVisit, noon);
  expect(await namesIn(desk, rhythmId, `${monday}#2`, 'done')).toEqual([second.name]);

  const page = await deskPage('desk.jiezhuang');
  const table = await showNames(page, rhythmId, `${monday}#1`, '缺');
  await expect(table).toContainText(second.name);
  await expect(table).not.toContainText(first.name);
  await expect(table).not.toContainText(away.name);
});

test('[E13][E14][E17] logistics not tested by ten stand by name, the list leaves as .xlsx; a test written down the day after is marked and its gap is still seen', async ({
  clock,
  staff,
  deskPage,
}) => {
  test.slow();
  await clock.set(`${tuesday} 08:00`);
  const desk = await staff('desk.jiezhuang');
  const [tested, untested] = (await membersOf(desk, 'campus_logistics')).rows;
  if (!tested || !untested) throw new Error('two of the logistics staff are needed');
  const { rhythmId } = await rhythmNamed(desk, 'logistics_test');
  const test_ = { action: 'test' as const, outcome: 'done' as const };
  const result = [{ field: 'testResult', value: 'negative' }];
  await expect.poll(async () => (await namesOf('open')).length, soon).toBe(2);
  async function namesOf(state: 'open' | 'missed') {
    return (await desk.ask(listDuties, { rhythmId, slot: tuesday, states: [state], limit: 500 })).rows;
  }
  const bare = await desk.act(recordVisit, { ...test_, visitId: newId(), subjectId: tested.subjectId });
  expect(bare).toMatchObject({ closed: 0, incomplete: ['testResult'] });
  await desk.act(recordVisit, { ...test_, visitId: newId(), subjectId: tested.subjectId, told: result });

  await clock.set(`${tuesday} 10:01`);
  const page = await deskPage('desk.jiezhuang');
  const table = await showNames(page, rhythmId, tuesday, '缺');
  await expect(table).toContainText(untested.name);
  await expect(table).not.toContainText(tested.name);
  await page.getByRole('navigation', { name: '按状态看' }).getByRole('link', { name: /^全部/ }).click();
  await expect(table).toContainText(tested.name);
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: '导出表格' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
  const { sheets } = await readSheets(await readFile(await download.path()), 'tests.xlsx');
  const rows = sheets[0]?.rows ?? [];
  const rowOf = (name: string) => rows.find((row) => row.includes(name)) ?? [];
  expect(rowOf(tested.name)).toContain('已完成');
  expect(rowOf(tested.name)).toContain('检测结果：阴性');
  expect(rowOf(untested.name).join()).not.toContain('检测结果');
  expect(rowOf(untested.name)).toContain('缺');
  expect(JSON.stringify(rows)).toContain('后勤人员每天检测');

  await clock.set(`${wednesday} 11:00`);
  await page.goto(`/desk/people/${untested.subjectId}`);
  await page.getByRole('region', { name: '走访', exact: true }).getByRole('button', { name: '记录走访' }).click();
  const sheet = page.getByRole('dialog', { name: /记录走访/ });
  await sheet.getByLabel('什么时候').fill(`${tuesday}T09:40`);
  await sheet.getByRole('radio', { name: '阴性', exact: true }).check();
  await sheet.getByRole('button', { name: '已完成', exact: true }).click();
  const visits = async () => (await desk.ask(listVisits, { subjectId: untested.subjectId })).visits;
  await putAway(page);
  await expect.poll(async () => (await visits())[0]?.isBackDated, soon).toBe(true);
  const story = page.getByRole('region', { name: '走访', exact: true });
  await expect(story.getByText('补记')).toBeVisible();
  // As of Tuesday it was not there: what was told later is not read back into it.
  const asOf = new Date(instantAt(tuesday, 12 * 60)).toISOString();
  const then = await desk.ask(listDuties, { rhythmId, slot: tuesday, asOf, states: ['missed'] });
  expect(then.rows.map(({ name }) => name)).toEqual([untested.name]);
  expect(await namesOf('missed')).toEqual([]);
  // Wednesday has not been written by ten: the gap stands.
  const gap = await showNames(page, rhythmId, wednesday, '缺');
  for (const { name } of [tested, untested]) await expect(gap).toContainText(name);
});

test('[E10] who is absent through illness is asked after every day until they are back; three of a class with one symptom are told; absent for another reason is asked apart', async ({
  clock,
  staff,
  deskPage,
}) => {
  test.slow();
  await clock.set(`${addDays(monday, 3)} 08:00`);
  const [desk, worker] = await Promise.all([staff('desk.jiezhuang'), staff('grid.jiezhuang')]);
  const students = (await membersOf(desk, 'campus_student')).rows;
  const ofClass = students.filter(({ values }) => values['classOrDepartment'] === '初二（1）班');
  const [first, second, third] = ofClass;
  const other = students.find(
    ({ gridName, values }) => gridName === worker.hats[0]?.unitName && values['classOrDepartment'] === '初二（2）班',
  );
  if (!first || !second || !third || !other) throw new Error('four pupils are needed');
  const { registerId } = await membersOf(desk, 'ill_absent');
  const enter = { registerId, reason: '家长电话请假' };
  for (const { subjectId } of [first, second, third])
    await desk.act(enterRegister, { ...enter, entryId: newId(), subjectId });
  const follow = '因病缺课每日追踪';
  const slotOf = async (subjectId: string) => (await owedAs(desk, subjectId, follow))?.slot;
  const thursday = addDays(monday, 3);
  await expect.poll(() => slotOf(first.subjectId), soon).toBe(thursday);
  expect((await owedTo(worker, first.subjectId)).filter(({ title }) => title.zh === follow)).toEqual([]);

  // Cause and symptom are what it is about: without them the day stays open, and the form says so.
  const page = await deskPage('desk.jiezhuang');
  const write = async (symptom: string, cause: string) => {
    await page.goto(`/desk/people/${first.subjectId}`);
    await page.getByRole('region', { name: '走访', exact: true }).getByRole('button', { name: '记录走访' }).click();
    const sheet = page.getByRole('dialog', { name: /记录走访/ });
    const calls = sheet.getByRole('group', { name: '办的是' });
    if ((await calls.count()) > 0) await calls.getByRole('radio', { name: '电话', exact: true }).check();
    await expect(sheet.getByText('不填不算完成')).toHaveCount(2);
    await sheet.getByLabel(/^症状/).selectOption(symptom);
    await sheet.getByLabel(/^病因/).fill(cause);
    await sheet.getByRole('button', { name: '一切都好' }).click();
  };
  const visits = async () => (await desk.ask(listVisits, { subjectId: first.subjectId })).visits;
  const before = (await visits()).length;
  await write('fever', '');
  await putAway(page);
  await expect.poll(async () => (await visits()).length, soon).toBe(before + 1);
  expect(await slotOf(first.subjectId)).toBe(thursday);
  const lacksOf = async (name: string) => {
    await page.goto('/desk/clusters');
    return page
      .getByRole('region', { name: '因病缺课缺勤', exact: true })
      .getByRole('listitem')
      .filter({ hasText: name });
  };
  await expect(await lacksOf(first.name)).toContainText('缺病因');
  await expect(await lacksOf(first.name)).not.toContainText('缺症状');
  await write('fever', '流感');
  await putAway(page);
  await expect.poll(() => slotOf(first.subjectId), soon).toBeUndefined();
  expect((await visits())[0]?.told).toMatchObject({ symptom: 'fever', absenceCause: '流感' });

  const told = [
    { field: 'symptom', value: 'fever' },
    { field: 'absenceCause', value: '流感' },
  ];
  const call = { action: 'call' as const, outcome: 'done' as const, told };
  await desk.act(recordVisit, { ...call, visitId: newId(), subjectId: second.subjectId });
  // A drill is no illness.
  await desk.act(recordVisit, { ...call, visitId: newId(), subjectId: third.subjectId, isDrill: true });
  expect((await desk.ask(listClusters, {})).clusters).toEqual([]);
  const friday = addDays(monday, 4);
  await clock.set(`${friday} 09:00`);
  await expect.poll(() => slotOf(first.subjectId), soon).toBe(friday);
  await desk.act(recordVisit, { ...call, visitId: newId(), subjectId: third.subjectId });
  const { clusters } = await desk.ask(listClusters, {});
  expect(clusters.map(({ within, told: what, people }) => [within, what.zh, people.length])).toEqual([
    ['初二（1）班', '发热', 3],
  ]);
  expect((await worker.notTold(listClusters, {})).code).toBe('kernel.not_permitted');

  // Nobody has to look for it: it stands over the desk, and opens to the people and to what each told.
  await page.goto('/desk');
  const flag = page.getByRole('navigation', { name: '聚集提示' });
  await expect(flag).toContainText('初二（1）班 3 人发热');
  await expect(page.getByRole('navigation', { name: '目录' }).getByRole('link', { name: /^聚集提示/ })).toContainText(
    '1',
  );
  await flag.getByRole('link').click();
  const cluster = page.getByRole('region', { name: '初二（1）班 · 发热 · 3 人' });
  for (const { name } of [first, second, third]) await expect(cluster).toContainText(name);
  const list = page.waitForEvent('download');
  await page.getByRole('link', { name: '导出表格' }).click();
  const sheets = await readSheets(await readFile(await (await list).path()), 'clusters.xlsx');
  expect(sheets.sheets[0]?.rows.filter((row) => row.includes('发热'))).toHaveLength(3);
  await cluster.getByRole('link', { name: first.name }).click();
  await expect(page.getByRole('region', { name: '走访', exact: true })).toContainText('病因：流感');

  // Back: nothing is asked any more.
  const back = [...told.slice(1), { field: 'symptom', value: 'none' }, { field: 'returnedOn', value: friday }];
  await desk.act(recordVisit, { ...call, told: back, visitId: newId(), subjectId: first.subjectId });
  await desk.act(leaveRegister, { registerId, subjectId: first.subjectId, reason: '已返校' });
  // Off the list without an outcome: that is missing from now on.
  await desk.act(leaveRegister, { registerId, subjectId: second.subjectId, reason: '家长说好了' });
  await clock.set(`${addDays(friday, 1)} 09:00`);
  // Played on Thursday, told on Friday: Thursday stays missed, and Saturday asks anew.
  await expect.poll(() => slotsOwed(desk, third.subjectId, follow), soon).toEqual([thursday, addDays(friday, 1)]);
  await expect.poll(() => slotOf(first.subjectId), soon).toBeUndefined();
  await expect(await lacksOf(second.name)).toContainText('缺返校日期');
  await expect(await lacksOf(first.name)).toHaveCount(0);

  const absent = await membersOf(desk, 'other_absent');
  const away = { registerId: absent.registerId, subjectId: other.subjectId, reason: '没到校，没有请假' };
  await worker.act(enterRegister, { ...away, entryId: newId() });
  await expect.poll(async () => owedAs(worker, other.subjectId, '问清缺课原因'), soon).toBeDefined();
  expect(await slotOf(other.subjectId)).toBeUndefined();
});

test('[E16] a drill each month: told with its plan and what must change, due by the last working day, and next month’s stands on 今日 when it comes', async ({
  clock,
  staff,
  fieldPage,
}) => {
  const start = addDays(monday, 7);
  await clock.set(`${start} 09:00`);
  const [desk, worker] = await Promise.all([staff('desk.jiezhuang'), staff('grid.jiezhuang')]);
  const unitId = worker.hats[0]?.unitId ?? '';
  const { registerId } = await membersOf(desk, 'campus_unit');
  await desk.act(enterRegister, { entryId: newId(), registerId, subjectId: unitId, reason: '学校专属网格' });
  const slotOf = async () => (await owedAs(worker, unitId, '每月一练'))?.slot;
  await expect.poll(slotOf, soon).toBe(start.slice(0, 7));
  const told = [{ field: 'drillPlan', value: '发热处置' }];
  const drill = { action: 'drill' as const, outcome: 'done' as const };
  const half = await worker.act(recordVisit, { ...drill, visitId: newId(), subjectId: unitId, told });
  expect(half).toMatchObject({ closed: 0, incomplete: ['drillResult'] });

  const phone = await fieldPage('grid.jiezhuang');
  await phone.goto(`/field/visits/${unitId}`);
  await expect(phone.getByText('记下来就是演练记录')).toBeVisible();
  await phone.getByLabel(/演练方案/).fill('教学楼发热处置');
  await phone.getByLabel(/演练结果/).fill('十二分钟到位，广播听不清');
  await phone.getByRole('button', { name: '已完成', exact: true }).click();
  await putAway(phone);
  await expect.poll(slotOf, soon).toBeUndefined();
  expect((await lastVisit(worker, unitId))?.isDrill).toBe(true);
  const next = `${addMonths(`${start.slice(0, 7)}-01`, 1)}`;
  // Played this month, it says on the spot when it comes round again.
  await phone.goto(`/field/visits/${unitId}`);
  await expect(phone.getByRole('list', { name: '下一次' })).toContainText(
    new RegExp(`每月一练：(\\d+年)?${Number(next.slice(5, 7))}月1日`),
  );
  await clock.set(`${next} 09:00`);
  await expect.poll(slotOf, soon).toBe(next.slice(0, 7));
  const duty = await owedAs(worker, unitId, '每月一练');
  const due = dateOf(instantOf(duty?.dueAt ?? 0));
  await phone.goto('/field');
  const card = phone.getByRole('link', { name: /每月一练/ });
  await expect(card).toContainText(`${Number(due.slice(5, 7))}月${Number(due.slice(8))}日前`);
});

test('[E16] a phone in a drill says so on every page: what is told there is played, marked, and closes no real check', async ({
  clock,
  staff,
  fieldPage,
}) => {
  const day = addDays(monday, 8);
  await clock.set(`${day} 07:30`);
  const [desk, worker] = await Promise.all([staff('desk.jiezhuang'), staff('grid.jiezhuang')]);
  const pupils = (await membersOf(desk, 'campus_student')).rows;
  const pupil = pupils.find(({ gridName }) => gridName === worker.hats[0]?.unitName);
  if (!pupil) throw new Error('a pupil of the grid is needed');
  // What was missed on other days stands beside it for a while.
  const isOwed = async () => (await slotsOwed(worker, pupil.subjectId, '学生一日三检')).includes(`${day}#1`);
  await expect.poll(isOwed, soon).toBe(true);
  const { visits } = await worker.ask(listVisits, { subjectId: pupil.subjectId });
  const played = async () => (await worker.ask(listVisits, { subjectId: pupil.subjectId })).visits.length;

  const phone = await fieldPage('grid.jiezhuang');
  await phone.goto(`/field/visits/${pupil.subjectId}`);
  await phone.getByRole('button', { name: '这是在演练…' }).click();
  await expect(phone.getByText('不销应办，不进统计')).toBeVisible();
  await phone.getByRole('button', { name: '没有问题', exact: true }).click();
  const strip = phone.getByRole('region', { name: '演练中' });
  await expect(strip).toContainText('演练');
  await putAway(phone);
  await expect.poll(played, soon).toBe(visits.length + 1);
  expect((await lastVisit(worker, pupil.subjectId))?.isDrill).toBe(true);
  expect(await isOwed()).toBe(true);

  await strip.getByRole('button', { name: '结束演练' }).click();
  await expect(strip).toHaveCount(0);
  await phone.goto(`/field/visits/${pupil.subjectId}`);
  await expect(phone.getByRole('region', { name: '以前的走访' })).toContainText('演练');
  await phone.getByRole('button', { name: '没有问题', exact: true }).click();
  await putAway(phone);
  await expect.poll(isOwed, soon).toBe(false);
  expect((await lastVisit(worker, pupil.subjectId))?.isDrill).toBe(false);
});
