// B3: exactly six groups, a person in several of them, every change on record, the sensitive ones for a named duty; whom one owes a visit stands on 今日, a visit is told in
// three taps at most, absence is an attempt and not a visit, what cannot be done is excused with its reason, what is found becomes a request, and the desk sees who is left.

import type { Page } from '@playwright/test';
import { newId } from '#kernel/shared/id.ts';
import { dutyCoverage, listDuties, listDutyRhythms, listVisits, myDuties } from '#modules/duties/shared/queries.ts';
import { methodCatalogue } from '#modules/methods/shared/commands.ts';
import { addPerson, flagPerson, unflagPerson } from '#modules/registry/shared/commands.ts';
import { personFlags } from '#modules/registry/shared/person.ts';
import { listPersons, personCounts, personPage } from '#modules/registry/shared/queries.ts';
import { withdrawRequest } from '#modules/requests/shared/commands.ts';
import { expectAccess } from '../support/access.ts';
import { afterUndo, putAway, soon } from '../support/duties.ts';
import { homesOf } from '../support/places.ts';
import { pageOf, report } from '../support/requests.ts';
import { type Caller, expect, test } from '../support/story.ts';

/** On the screen, not in a list to choose from. */
const shown = (page: Page, words: string) => page.getByText(words, { exact: true }).filter({ visible: true });

const six = ['困难家庭', '独居老人', '下岗失业人员', '大病家庭', '留守儿童', '社区矫正人员'];
type Flag = keyof typeof personFlags;

test('[B3] exactly six groups; one person may be in several; joining and leaving are on record with who said so and why', async ({
  staff,
}) => {
  const [desk, worker] = await Promise.all([staff('desk.jiezhuang'), staff('grid.jiezhuang')]);
  const { mustVisitGroups } = await desk.ask(methodCatalogue, {});
  expect(mustVisitGroups.map(({ title }) => title.zh)).toEqual(six);
  const { places } = await homesOf(worker);
  const personId = newId();
  const stay = { stayId: newId(), placeId: places[1]?.placeId ?? '' };
  await worker.act(addPerson, { personId, name: '测试甲', stay });
  const flag = async (as: Caller, code: Flag) => {
    const flagId = newId();
    await as.act(flagPerson, { flagId, personId, flag: code, reason: '入户走访得知', from: '2026-01-05' });
    return flagId;
  };
  const lone = await flag(worker, 'lone_elder');
  await flag(worker, 'hardship_family');
  const page = () => worker.ask(personPage, { personId });
  expect((await page()).flags.map((one) => one.flag).toSorted()).toEqual(['hardship_family', 'lone_elder']);
  const again = { flagId: newId(), personId, flag: 'lone_elder' as const, reason: '再记一次' };
  expect((await worker.refused(flagPerson, again)).code).toBe('registry.flag_stands');
  // In two groups, and still one person in the list of those two.
  const both = await worker.ask(listPersons, { flags: ['lone_elder', 'hardship_family'], limit: 500 });
  expect(both.people.filter((one) => one.personId === personId)).toHaveLength(1);
  await worker.act(unflagPerson, { flagId: lone, reason: '女儿搬来同住' });
  const after = await page();
  expect(after.flags.map((one) => one.flag)).toEqual(['hardship_family']);
  expect(after.endedFlags).toEqual([expect.objectContaining({ flag: 'lone_elder', endReason: '女儿搬来同住' })]);
});

test('[B3] correction, minors and illness are opened to a named duty only: not on the page, not in a list, not in a count, not on the screen', async ({
  staff,
  deskPage,
  fieldPage,
}) => {
  const [desk, worker] = await Promise.all([staff('desk.jiezhuang'), staff('grid.jiezhuang')]);
  const { places } = await homesOf(worker);
  const personId = newId();
  const name = '测试乙';
  await worker.act(addPerson, { personId, name, stay: { stayId: newId(), placeId: places[2]?.placeId ?? '' } });
  const sensitive: Flag[] = ['community_correction', 'left_behind_child', 'major_illness_family'];
  for (const flag of sensitive) {
    const input = { flagId: newId(), personId, flag, reason: '司法所、学校或医院通知' };
    expect((await worker.refused(flagPerson, input)).code, flag).toBe('registry.flag_needs_duty');
    await desk.act(flagPerson, { ...input, flagId: newId() });
    expect((await worker.ask(listPersons, { flags: [flag] })).total, flag).toBe(0);
    expect((await desk.ask(listPersons, { flags: [flag], limit: 500 })).people.map((one) => one.personId)).toContain(
      personId,
    );
  }
  expect((await worker.ask(personPage, { personId })).flags).toEqual([]);
  const counted = (await worker.ask(personCounts, {})).byFlag.map(({ flag }) => flag);
  expect(counted.filter((flag) => personFlags[flag as Flag]?.isSensitive)).toEqual([]);
  const theirs = await fieldPage('grid.jiezhuang');
  await theirs.goto(`/desk/people/${personId}`);
  await expect(theirs.getByText(name).first()).toBeVisible();
  await expect(shown(theirs, '社区矫正人员')).toHaveCount(0);
  const ours = await deskPage('desk.jiezhuang');
  await ours.goto(`/desk/people/${personId}`);
  await expect(shown(ours, '社区矫正人员').first()).toBeVisible();
});

test('[B3][B2] what a visit finds becomes a request of the home-visit channel, told for somebody who has no telephone, with who spoke on record', async ({
  staff,
}) => {
  const [desk, worker] = await Promise.all([staff('desk.jiezhuang'), staff('grid.jiezhuang')]);
  const { places } = await homesOf(worker);
  const requestId = await report(worker, {
    channel: 'home_visit',
    placeId: places[1]?.placeId,
    text: '老人家里灯坏了，摸黑好几天',
    proxy: { name: '张桂兰', relation: '网格员' },
  });
  const { request } = await pageOf(desk, requestId);
  expect(request).toMatchObject({ channel: 'home_visit', proxy: { name: '张*兰', relation: '网格员' } });
  expect(request.firstAskedName).toBe('张桂兰');
  await desk.act(withdrawRequest, { requestId, reason: 'test' });
});

/** Somebody new in these groups, and on the worker's list because of it. */
async function someoneIn(worker: Caller, desk: Caller, name: string, flags: readonly Flag[], door: number) {
  const { places } = await homesOf(worker);
  const personId = newId();
  await worker.act(addPerson, { personId, name, stay: { stayId: newId(), placeId: places[door]?.placeId ?? '' } });
  for (const flag of flags) await desk.act(flagPerson, { flagId: newId(), personId, flag, reason: '入户走访得知' });
  return personId;
}
const owedTo = async (worker: Caller, subjectId: string) =>
  (await worker.ask(myDuties, { span: 'open', limit: 500 })).subjects.find((one) => one.subjectId === subjectId);

async function rhythmOf(staff: Caller, code: string): Promise<string> {
  const { rhythms } = await staff.ask(listDutyRhythms, {});
  return rhythms.find((one) => one.code === code)?.rhythmId ?? '';
}

test('[B3] on the phone nobody home is an attempt in two taps, and all is well is one; one visit closes both groups, and the desk’s coverage follows', async ({
  staff,
  fieldPage,
  deskPage,
}) => {
  test.slow();
  const [desk, worker] = await Promise.all([staff('desk.jiezhuang'), staff('grid.jiezhuang')]);
  const subjectId = await someoneIn(worker, desk, '测试丁', ['lone_elder', 'hardship_family'], 3);
  await expect.poll(async () => (await owedTo(worker, subjectId))?.duties.length, soon).toBe(2);
  const [lone, hardship] = await Promise.all([
    rhythmOf(desk, 'lone_elder_visit'),
    rhythmOf(desk, 'hardship_family_visit'),
  ]);
  const doneOf = async (rhythmId: string) => (await desk.ask(dutyCoverage, { rhythmId })).total.done;
  const [loneBefore, hardshipBefore] = [await doneOf(lone), await doneOf(hardship)];

  const phone = await fieldPage('grid.jiezhuang');
  await phone.getByLabel(/找人/).fill('csd');
  const card = phone.getByRole('link', { name: /测试丁/ });
  await expect(card).toHaveCount(1);
  await expect(card).toContainText('走访独居老人');
  await expect(card).toContainText('走访困难家庭');
  await expectAccess(phone);
  await card.click();

  let taps = 0;
  const tap = async (name: string | RegExp) => {
    await phone.getByRole('button', { name, exact: typeof name === 'string' }).click();
    taps += 1;
  };
  await expectAccess(phone);
  await tap('不在家');
  await expectAccess(phone);
  await tap('完成：不在家');
  expect(taps).toBeLessThanOrEqual(3);
  await expect(card).toContainText('没办成 1 次');
  // Left alone it goes out by itself.
  await expect.poll(async () => (await owedTo(worker, subjectId))?.attempts, afterUndo).toBe(1);
  expect(await doneOf(lone)).toBe(loneBefore);

  await card.click();
  // What the register lacks is asked by the way, and what is not answered keeps nobody from the end.
  await expect(phone.getByRole('region', { name: /顺便问一问/ })).toContainText('生活自理');
  taps = 0;
  await tap('一切都好');
  expect(taps).toBe(1);
  await expect(phone.getByRole('heading', { name: '今日' })).toBeVisible();
  await expect(card).toHaveCount(0);
  await putAway(phone);
  await expect.poll(async () => owedTo(worker, subjectId), soon).toBeUndefined();
  const { visits, open } = await worker.ask(listVisits, { subjectId });
  expect(open).toEqual([]);
  expect(visits.map(({ outcome }) => outcome)).toEqual(['done', 'not_home']);
  expect(visits[0]?.closed.map(({ zh }) => zh).toSorted()).toEqual(['走访困难家庭', '走访独居老人']);
  expect([await doneOf(lone), await doneOf(hardship)]).toEqual([loneBefore + 1, hardshipBefore + 1]);
  await phone.getByRole('link', { name: /已完成/ }).click();
  await expect(phone.getByRole('region', { name: '今天走访的' })).toContainText('测试丁');
  await expectAccess(phone);

  const page = await deskPage('secretary.jiezhuang');
  await page.goto(`/desk/coverage?rhythmId=${lone}`);
  const totals = page.getByRole('region', { name: '合计' });
  await expect(totals.getByRole('link', { name: /已完成/ })).toHaveText(`${loneBefore + 1}已完成`);
  await expectAccess(page);
  await totals.getByRole('link', { name: /已完成/ }).click();
  const names = page.getByRole('region', { name: /接庄社区 · 走访独居老人/ }).first();
  await expect(names.getByRole('status').last()).toContainText(`共 ${loneBefore + 1} 条`);
  await expectAccess(page);
  await names.getByRole('link', { name: '测试丁' }).click();
  const part = page.getByRole('region', { name: '走访', exact: true });
  await expect(part).toContainText('一切都好');
  await expect(part).toContainText('不在家');
  await expect(part).toContainText('销了：');
});

test('[B3] a press is taken back; who is away is excused with a reason and counts neither as done nor as missed', async ({
  staff,
  fieldPage,
}) => {
  test.slow();
  const [desk, worker] = await Promise.all([staff('desk.jiezhuang'), staff('grid.jiezhuang')]);
  const subjectId = await someoneIn(worker, desk, '测试戊', ['lone_elder'], 4);
  await expect.poll(async () => (await owedTo(worker, subjectId))?.duties.length, soon).toBe(1);
  const phone = await fieldPage('grid.jiezhuang');
  const card = phone.getByRole('link', { name: /测试戊/ });
  await card.click();
  await phone.getByRole('button', { name: '一切都好' }).click();
  await expect(card).toHaveCount(0);
  await phone.getByRole('button', { name: '撤回' }).click();
  await expect(card).toHaveCount(1);
  expect((await worker.ask(listVisits, { subjectId })).visits).toEqual([]);

  await card.click();
  await phone.getByRole('button', { name: /这次不用去/ }).click();
  const sheet = phone.getByRole('dialog', { name: '这次不用去' });
  await expectAccess(phone);
  await sheet.getByRole('button', { name: '其他' }).click();
  await expect(sheet.getByRole('button', { name: '说明免做' })).toBeDisabled();
  await expect(sheet).toContainText('“其他”要写一句原因');
  await sheet.getByLabel('说一句原因').fill('去女儿家过冬，开春回来');
  await sheet.getByRole('button', { name: '说明免做' }).click();
  await expect(card).toHaveCount(0);
  await putAway(phone);
  await expect.poll(async () => owedTo(worker, subjectId), soon).toBeUndefined();
  const rhythmId = await rhythmOf(desk, 'lone_elder_visit');
  const { round } = await desk.ask(dutyCoverage, { rhythmId });
  const { rows } = await desk.ask(listDuties, { rhythmId, slot: round?.slot ?? '', states: ['excused'], limit: 500 });
  expect(rows.find((row) => row.subjectId === subjectId)?.excuse).toMatchObject({
    code: 'other',
    reason: '去女儿家过冬，开春回来',
    byName: '张桂兰',
  });
});

test('[B3][B2] what is found at a door is reported from the visit, at that door, and stays linked with it', async ({
  staff,
  fieldPage,
}) => {
  test.slow();
  const [desk, worker] = await Promise.all([staff('desk.jiezhuang'), staff('grid.jiezhuang')]);
  const subjectId = await someoneIn(worker, desk, '测试己', ['lone_elder'], 5);
  await expect.poll(async () => (await owedTo(worker, subjectId))?.duties.length, soon).toBe(1);
  const { address } = (await owedTo(worker, subjectId)) ?? {};
  const phone = await fieldPage('grid.jiezhuang');
  await phone.getByRole('link', { name: /测试己/ }).click();
  await phone.getByRole('button', { name: '发现问题' }).click();
  const form = phone.getByRole('dialog', { name: '发现问题' });
  await expect(form).toContainText(address ?? '没有地址');
  await form.getByLabel('看到什么，谁要什么').fill('厨房漏水，地上滑');
  await form.getByRole('button', { name: '上报', exact: true }).click();
  await expect(phone.getByRole('status').filter({ hasText: '已报 1 件诉求' })).toBeVisible();
  await phone.getByRole('button', { name: '完成：发现问题' }).click();
  await putAway(phone);
  await expect.poll(async () => (await worker.ask(listVisits, { subjectId })).visits.length, soon).toBe(1);
  const { visits } = await worker.ask(listVisits, { subjectId });
  expect(visits[0]).toMatchObject({ outcome: 'found', requests: [{ requestNo: expect.stringMatching(/-/) }] });
  const requestId = visits[0]?.requests[0]?.requestId ?? '';
  expect((await pageOf(desk, requestId)).request.placeText).toContain(address);
  await desk.act(withdrawRequest, { requestId, reason: 'test' });
});

test('[B3] a left-behind child is visited by the desk: on the grid worker’s 今日, in her coverage and on her phone there is nothing of it', async ({
  staff,
  fieldPage,
}) => {
  test.slow();
  const [desk, worker] = await Promise.all([staff('desk.jiezhuang'), staff('grid.jiezhuang')]);
  const subjectId = await someoneIn(worker, desk, '测试庚', ['left_behind_child'], 6);
  await expect.poll(async () => (await owedTo(desk, subjectId))?.duties.length, soon).toBe(1);
  expect(await owedTo(worker, subjectId)).toBeUndefined();
  expect((await worker.ask(listVisits, { subjectId })).open).toEqual([]);
  const { rhythms } = await worker.ask(listDutyRhythms, {});
  expect(rhythms.filter(({ isSensitive }) => isSensitive)).toEqual([]);
  const rhythmId = await rhythmOf(desk, 'left_behind_child_visit');
  expect((await desk.ask(dutyCoverage, { rhythmId })).total.open).toBeGreaterThan(0);

  const theirs = await fieldPage('grid.jiezhuang');
  await theirs.goto(`/field/visits/${subjectId}`);
  await expect(theirs.getByRole('heading', { name: '测试庚' })).toBeVisible();
  await expect(theirs.getByText('现在没有要办的')).toBeVisible();
  await expect(theirs.getByText(/留守/)).toHaveCount(0);
  const ours = await fieldPage('desk.jiezhuang');
  await ours.getByLabel(/找人/).fill('测试庚');
  await expect(ours.getByRole('link', { name: /测试庚/ })).toContainText('走访留守儿童');
});
