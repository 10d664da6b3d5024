// J1–J4, C14, C22, E6: cadres, grid workers and volunteers on one roster; who applies is approved, asked, comes, and has hours; a role that is lacking is red by name.

import { addDays, dateOf, instantAt } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import {
  assignShift,
  comeToShift,
  handOverShift,
  leaveShift,
  planShift,
  setUpSite,
} from '#modules/shifts/shared/commands.ts';
import { myShifts, shiftCandidates, shiftHours, shiftPage } from '#modules/shifts/shared/queries.ts';
import { approveVolunteer, enterVolunteer } from '#modules/shifts/shared/volunteer-commands.ts';
import { faultsOf } from '../support/access.ts';
import type { Caller } from '../support/caller.ts';
import { soon } from '../support/duties.ts';
import { deskSize, expect, phoneSize, test } from '../support/story.ts';

// A day of its own: its clock goes to a morning that has not been.
test.use({ era: 'volunteers' });
const day = addDays(dateOf(Date.now()), 1);
const at = (hours: number) => new Date(instantAt(day, hours * 60)).toISOString();

const postOf = async (caller: Caller, shiftId: string, name: string) => {
  const row = (await caller.ask(shiftCandidates, { shiftId, text: name })).rows.find((one) => one.name === name);
  if (!row?.postId) throw new Error(`${name} cannot stand there`);
  return row.postId;
};

test('[J1] [J2] [E6] a student applies on the phone, the community approves, the student signs up where somebody is lacking, comes and leaves with one tap each, and reads the hours', async ({
  clock,
  staff,
  resident,
  residentPage,
  deskPage,
}) => {
  test.slow();
  await clock.set(`${day} 07:00`);
  const secretary = await staff('secretary.jiezhuang');
  const siteId = newId();
  await secretary.act(setUpSite, {
    siteId,
    kind: 'test_point',
    title: '河堤服务点',
    wanted: [
      { role: 'order', count: 1 },
      { role: 'delivery', count: 1 },
    ],
  });
  await secretary.act(planShift, { shiftId: newId(), siteId, task: '引导排队', from: at(8), until: at(12) });

  const phone = await residentPage(await resident('19900000088'));
  await phone.goto('/volunteer');
  await phone.getByRole('button', { name: '报名做志愿者' }).click();
  const form = phone.getByRole('dialog', { name: '报名做志愿者' });
  await form.getByLabel('姓名').fill('颜晓舟');
  await form.getByLabel('所在社区').selectOption({ label: '接庄社区' });
  await form.getByLabel('政治面貌').selectOption({ label: '共青团员' });
  await form.getByRole('checkbox', { name: '搬运' }).click();
  await form.getByRole('checkbox', { name: /本人同意/ }).click();
  await form.getByRole('button', { name: '报名', exact: true }).click();
  await expect(phone.getByText('已报名，等社区审核')).toBeVisible();

  const desk = await deskPage('secretary.jiezhuang');
  await desk.goto('/desk/shifts/volunteers');
  await expect(desk.getByRole('listitem').filter({ hasText: '颜晓舟' })).toContainText('共青团员');
  for (const size of [deskSize, phoneSize]) {
    await desk.setViewportSize(size);
    expect(await faultsOf(desk), `at ${size.width}`).toEqual([]);
  }
  await desk.getByRole('button', { name: '通过 颜晓舟' }).click();
  await expect(desk.getByRole('button', { name: '通过 颜晓舟' })).toHaveCount(0);

  await phone.reload();
  await expect(phone.getByText(/志愿者编号 V\d+/)).toBeVisible();
  const open = phone.getByRole('article', { name: '河堤服务点' });
  await open.getByRole('button', { name: '报名：维持秩序' }).click();
  // One's own stand first; what is still offered of the same site comes after them.
  const own = phone.getByRole('article', { name: '河堤服务点' }).first();
  await expect(own).toContainText('已接受', soon);
  expect(await faultsOf(phone)).toEqual([]);
  await own.getByRole('button', { name: '到岗' }).click();
  await expect(own).toContainText('在岗');
  await clock.set(`${day} 10:30`);
  await phone.reload();
  await own.getByRole('button', { name: '离岗' }).click();
  await expect(phone.getByText('累计时长 3.5 小时')).toBeVisible(soon);
  const hours = await secretary.ask(shiftHours, { from: day, to: day });
  const row = hours.people.find(({ name }) => name === '颜晓舟');
  expect(row?.byRole).toEqual([{ role: 'order', minutes: 210 }]);
});

test('[J3] [C14] [C22] three kinds of people on one shift: what is lacking is red by name of role, the chief opens the account of a volunteer for this shift, and it works and ends by itself', async ({
  clock,
  staff,
  deskPage,
  product,
  browser,
}) => {
  test.slow();
  await clock.set(`${day} 12:30`);
  const [secretary, worker] = await Promise.all([staff('secretary.jiezhuang'), staff('grid.jiezhuang')]);
  const volunteerId = newId();
  const home = secretary.hats[0]?.unitId ?? '';
  await secretary.act(enterVolunteer, {
    volunteerId,
    unitId: home,
    name: '孟志远',
    phone: '19900000089',
    partyStatus: 'probationary',
    consents: true,
  });
  await secretary.act(approveVolunteer, { volunteerId });

  const desk = await deskPage('secretary.jiezhuang');
  await desk.goto(`/desk/shifts?monday=${day}`);
  await desk.getByRole('button', { name: '设岗点…' }).click();
  const site = desk.getByRole('dialog', { name: '设岗点' });
  await site.getByLabel('种类').selectOption({ label: '采样点' });
  await site.getByLabel('名称').fill('盛景花园采样点');
  await site.getByRole('button', { name: '设岗点' }).click();
  await desk.getByRole('button', { name: '加班次… 盛景花园采样点' }).click();
  const plan = desk.getByRole('dialog', { name: /加班次/ });
  await plan.getByLabel('日期').fill(day);
  await plan.getByLabel('从').fill('13:00');
  await plan.getByLabel('到', { exact: true }).fill('23:00');
  await plan.getByLabel('任务').fill('扫码登记');
  await plan.getByRole('button', { name: '加班次' }).click();
  const card = desk.getByRole('region', { name: '盛景花园采样点' }).getByRole('button', { name: /13:00–23:00/ });
  await expect(card).toContainText('缺医护 2');
  await card.click();
  const people = desk.getByRole('dialog', { name: /盛景花园采样点/ });
  await people.getByRole('button', { name: '缺信息录入 2' }).click();
  const pick = desk.getByRole('dialog', { name: '盛景花园采样点：排人' });
  await pick.getByLabel(/找人/).fill('孟志远');
  await pick.getByRole('button', { name: /孟志远/ }).click();
  await pick.getByRole('button', { name: '排 1 人' }).click();
  // Ten hours on end are said beside the name, and nothing is refused.
  await expect(people.getByRole('listitem').filter({ hasText: '孟志远' })).toContainText('连续 10 小时');
  await expect(people).toContainText('缺信息录入 1');
  for (const size of [deskSize, phoneSize]) {
    await desk.setViewportSize(size);
    expect(await faultsOf(desk), `at ${size.width}`).toEqual([]);
  }
  await desk.setViewportSize(deskSize);
  await people.getByRole('button', { name: '临时账号… 孟志远' }).click();
  await desk.getByRole('button', { name: '开通并生成一次性密码' }).click();
  const slip = desk.getByRole('dialog', { name: /临时账号/ });
  await expect(slip.locator('code')).toHaveCount(2, soon);
  const [username, password] = await slip.locator('code').allTextContents();
  expect(username).toMatch(/^zyz\.v\d+$/);

  // The volunteer signs in on a phone of their own, once the shift has begun.
  await clock.set(`${day} 13:05`);
  const context = await browser.newContext({ baseURL: product.url, viewport: phoneSize, locale: 'zh-CN' });
  const signIn = () => context.request.post('/api/auth/sign-in/username', { data: { username, password } });
  const answer = await signIn();
  expect(answer.ok(), await answer.text()).toBe(true);
  const changed = await context.request.post('/api/session/password', {
    data: { current: password, next: 'caiyang-dian-7788' },
  });
  expect(changed.ok(), await changed.text()).toBe(true);
  const phone = await context.newPage();
  await phone.goto('/field');
  const own = phone.getByRole('article', { name: '盛景花园采样点' });
  await expect(own).toBeVisible(soon);
  await own.getByRole('button', { name: '到岗' }).click();
  await expect(own).toContainText('在岗');
  expect(await faultsOf(phone)).toEqual([]);
  await clock.set(`${day} 23:01`);
  const over = await context.request.post('/api/queries/shift.mine', { data: {}, headers: { 'huying-as': 'staff' } });
  expect(over.ok()).toBe(false);
  await expect
    .poll(async () => (await context.request.get('/api/session', { headers: { 'huying-as': 'staff' } })).ok(), soon)
    .toBe(false);
  await context.close();
  expect(worker.hats.length).toBeGreaterThan(0);
});

test('[J4] [M11] the watch round the clock: the next on duty is known, and both confirm when it is handed over', async ({
  clock,
  staff,
  fieldPage,
}) => {
  test.slow();
  await clock.set(`${addDays(day, 1)} 07:00`);
  const [secretary, desk, worker] = await Promise.all([
    staff('secretary.jiezhuang'),
    staff('desk.jiezhuang'),
    staff('grid.jiezhuang'),
  ]);
  const watch = async (from: number) => {
    const shiftId = newId();
    await secretary.act(planShift, {
      shiftId,
      kind: 'on_call',
      task: '防汛值班',
      from: at(from),
      until: at(from + 24),
    });
    return shiftId;
  };
  const [first, second] = [await watch(32), await watch(56)];
  const [one, next] = [newId(), newId()];
  const [deskPost, workerPost] = [await postOf(secretary, first, '李敏'), worker.hats[0]?.postId];
  await secretary.act(assignShift, { shiftId: first, lines: [{ lineId: one, role: 'duty', postId: deskPost }] });
  await secretary.act(assignShift, { shiftId: second, lines: [{ lineId: next, role: 'duty', postId: workerPost }] });
  await clock.set(`${addDays(day, 1)} 08:00`);
  await desk.act(comeToShift, { lineId: one });
  const mine = (await desk.ask(myShifts, {})).rows.find(({ lineId }) => lineId === one);
  expect(mine?.next?.lineId).toBe(next);
  await clock.set(`${addDays(day, 2)} 07:55`);
  await desk.act(handOverShift, { lineId: one, toLineId: next, note: '三号泵在检修' });
  const phone = await fieldPage('grid.jiezhuang');
  const card = phone.getByRole('region', { name: '我的班次' }).getByRole('article').filter({ hasText: '防汛值班' });
  await expect(card).toContainText('李敏 交班给您', soon);
  await expect(card).toContainText('三号泵在检修');
  await card.getByRole('button', { name: '接班' }).click();
  await expect(card).toContainText('在岗', soon);
  const { shift } = await secretary.ask(shiftPage, { shiftId: first });
  expect(shift.lines.map(({ state }) => state)).toEqual(['left']);
  await worker.act(leaveShift, { lineId: next });
});
