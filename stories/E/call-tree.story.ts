// E15 in the browser: a call tree that works by night — a phone that is off goes to the backup, a unit with nobody to the street — and what must not be mistaken for it.

import { addDays, dateOf } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { answerCallout, endCallout, setLine, startCallout } from '#modules/dutylines/shared/commands.ts';
import { calloutPage, lineChoices, listLines, ringingCalls } from '#modules/dutylines/shared/queries.ts';
import { faultsOf } from '../support/access.ts';
import type { Caller } from '../support/caller.ts';
import { soon } from '../support/duties.ts';
import { deskSize, expect, phoneSize, test } from '../support/story.ts';

// A night of its own, the one after whatever day this runs on: shown as missed or rung, it would stay so.
test.use({ era: 'call-tree' });
const night = addDays(dateOf(Date.now()), 1);

const lineNamed = async (caller: Caller, name: string) => {
  const line = (await caller.ask(listLines, {})).rows.find((row) => row.name === name);
  if (!line) throw new Error(`No line of ${name}`);
  return line;
};
const branchNamed = async (caller: Caller, calloutId: string, name: string) => {
  const branch = (await caller.ask(calloutPage, { calloutId })).branches.find((one) => one.name === name);
  if (!branch) throw new Error(`${name} was not called`);
  return branch;
};
const ringing = async (caller: Caller) => (await caller.ask(ringingCalls, {})).rows;

test('[E15] by night the street calls out: the secretary’s phone is off, the backup answers with one tap; a unit with nobody goes up to the street, and stays unreached by name', async ({
  clock,
  staff,
  deskPage,
  fieldPage,
}) => {
  test.slow();
  await clock.set(`${night} 23:10`);
  const [supervisor, secretary, dispatcher] = await Promise.all([
    staff('supervisor.jiezhuang'),
    staff('secretary.jiezhuang'),
    staff('dispatch.jiezhuang'),
  ]);
  const page = await deskPage('supervisor.jiezhuang');
  await page.goto('/desk/duty');
  const gap = page.getByRole('listitem').filter({ hasText: '科苑社区' }).first();
  await expect(gap).toContainText('没有接听人');
  await page.getByRole('button', { name: '发起呼叫' }).click();
  const sheet = page.getByRole('dialog', { name: '发起呼叫' });
  await expect(sheet.getByRole('button', { name: '开始核查' })).toBeDisabled();
  await sheet.getByLabel('夜里为什么要核查').fill('汛期夜间抽查');
  await sheet.getByRole('button', { name: '开始核查' }).click();
  await expect(page).toHaveURL(/duty\/calls\/[\w-]+$/);
  const calloutId = page.url().split('/').at(-1) ?? '';
  const home = page.getByRole('list', { name: '各单位' }).locator('> li').filter({ hasText: '接庄社区' });
  await expect(home).toContainText('周建民', soon);
  await expect(home).toContainText('正在呼叫');

  // The backup is not troubled until the first had his minutes.
  const phone = await fieldPage('desk.jiezhuang');
  const card = phone.getByRole('region', { name: '值守呼叫' }).getByRole('article');
  expect((await ringing(secretary)).map((call) => call.reason)).toEqual(['汛期夜间抽查']);
  await expect(card).toHaveCount(0);
  await clock.advance({ minutes: 5 });
  await expect(card).toContainText('接庄社区', soon);
  await expect(card).toContainText('汛期夜间抽查');
  await expect(home).toContainText('没应答，已转下一位', soon);
  expect(await faultsOf(phone)).toEqual([]);
  await card.getByRole('button', { name: '我在' }).click();
  await expect(card).toHaveCount(0);
  await expect(home).toContainText('李敏 应答', soon);
  expect((await ringing(secretary)).length).toBe(0);

  // Nobody set: the street is asked, and that is not the same as reached.
  const street = await ringing(dispatcher);
  expect(street[0]?.units).toContainEqual({ name: '科苑社区', isAbove: true });
  await dispatcher.act(answerCallout, { calloutId });
  const empty = await branchNamed(supervisor, calloutId, '科苑社区');
  expect([empty.state, empty.hadNobody, empty.takenUpByName]).toEqual(['taken_up', true, '杨帆']);
  const { figure } = (await supervisor.ask(calloutPage, { calloutId })).callout;
  expect([figure.reached, figure.inTime]).toEqual([1, 1]);
  await expect(page.getByRole('link', { name: `1/${figure.units}` })).toContainText('15 分钟内接通', soon);
  await page.getByRole('link', { name: `1/${figure.units}` }).click();
  await expect(page.getByRole('list', { name: '各单位' }).locator('> li')).toHaveCount(1);
  for (const size of [deskSize, phoneSize]) {
    await page.setViewportSize(size);
    expect(await faultsOf(page), `at ${size.width}`).toEqual([]);
  }
  await supervisor.act(endCallout, { calloutId });
  expect((await lineNamed(supervisor, '科苑社区')).lastTest).toMatchObject({ calloutId, reached: false });
});

test('[E15] the wrong one answers the telephone: the caller says so, the next is rung at once; a number changed meanwhile is the one that is dialled', async ({
  clock,
  staff,
  deskPage,
}) => {
  test.slow();
  await clock.set(`${addDays(night, 1)} 10:00`);
  const [supervisor, secretary, desk] = await Promise.all([
    staff('supervisor.jiezhuang'),
    staff('secretary.jiezhuang'),
    staff('desk.jiezhuang'),
  ]);
  const line = await lineNamed(supervisor, '接庄社区');
  const { links } = await supervisor.ask(lineChoices, { unitId: line.unitId });
  const calloutId = newId();
  await supervisor.act(startCallout, { calloutId, kind: 'test', text: '白天核查', unitIds: [line.unitId] });
  await expect.poll(async () => (await ringing(secretary)).length, soon).toBe(1);
  const numbered = (phone?: string) =>
    links.map(({ linkId, postId, rank }, n) => ({
      linkId: linkId ?? newId(),
      postId: postId ?? undefined,
      rank,
      phone: n === 0 ? phone : undefined,
    }));
  await supervisor.act(setLine, { unitId: line.unitId, links: numbered('19900056789') });

  const page = await deskPage('supervisor.jiezhuang');
  await page.goto(`/desk/duty/calls/${calloutId}`);
  const first = page.getByRole('listitem').filter({ hasText: '周建民' }).last();
  await first.getByRole('button', { name: /显示/ }).click();
  await expect(first).toContainText('19900056789');
  await first.getByRole('button', { name: '不是本人' }).click();
  await expect(page.getByRole('list', { name: '各单位' })).toContainText('李敏', soon);
  await expect(first).toContainText('不是本人');
  await expect.poll(async () => (await ringing(desk)).length, soon).toBe(1);
  await desk.act(answerCallout, { calloutId });
  await expect(page.getByText('李敏 应答')).toBeVisible(soon);

  // She pressed for somebody else: taken back, with the reason on record.
  await page.getByRole('button', { name: '不是本人应答' }).click();
  const sheet = page.getByRole('dialog', { name: '不是本人应答' });
  await sheet.getByRole('textbox').fill('同事拿她的手机点的');
  await sheet.getByRole('button', { name: '重新呼叫' }).click();
  await expect(sheet).toHaveCount(0);
  await expect(page.getByRole('list', { name: '各单位' })).toContainText('“同事拿她的手机点的”', soon);
  const reopened = await branchNamed(supervisor, calloutId, '接庄社区');
  expect([reopened.state === 'reached', reopened.reachedByName]).toEqual([false, null]);
  await supervisor.act(endCallout, { calloutId });
  await supervisor.act(setLine, { unitId: line.unitId, links: numbered('') });
});

test('[E15] the real thing is red and stops the test that runs; a drill says it is one and counts as nothing; a neighbour street sees none of it', async ({
  clock,
  staff,
  fieldPage,
}) => {
  test.slow();
  await clock.set(`${addDays(night, 2)} 09:00`);
  const [supervisor, district] = await Promise.all([staff('supervisor.jiezhuang'), staff('dispatch.gaoxin')]);
  const { unitId } = await lineNamed(supervisor, '接庄社区');
  const before = (await lineNamed(supervisor, '接庄社区')).lastTest?.calloutId;
  const [drillId, realId] = [newId(), newId()];
  await supervisor.act(startCallout, {
    calloutId: drillId,
    kind: 'real',
    isDrill: true,
    text: '防汛演练',
    unitIds: [unitId],
  });
  const phone = await fieldPage('secretary.jiezhuang');
  const cards = phone.getByRole('region', { name: '值守呼叫' }).getByRole('article');
  await expect(cards).toContainText('呼叫演练', soon);
  await supervisor.act(startCallout, {
    calloutId: realId,
    kind: 'real',
    text: '老河口漫堤，立即到岗',
    unitIds: [unitId],
  });
  await expect(cards).toContainText('紧急呼叫', soon);
  await expect(cards).toHaveCount(1, soon);
  await expect(cards).toContainText('老河口漫堤');
  expect((await supervisor.ask(calloutPage, { calloutId: drillId })).callout.endReason).toBe('gave_way');
  const refused = await supervisor.refused(startCallout, {
    calloutId: newId(),
    kind: 'test',
    text: '核查',
    unitIds: [unitId],
  });
  expect(refused.code).toBe('duty.real_running');
  expect((await lineNamed(supervisor, '接庄社区')).lastTest?.calloutId).toBe(before);

  await cards.getByRole('button', { name: '我在' }).click();
  await expect.poll(async () => (await branchNamed(supervisor, realId, '接庄社区')).reachedByName, soon).toBe('周建民');
  expect((await branchNamed(district, realId, '接庄社区')).state).toBe('reached');
  const worker = await staff('grid.jiezhuang');
  expect(await ringing(worker)).toEqual([]);
  expect((await worker.notTold(calloutPage, { calloutId: realId })).code).toBe('kernel.not_permitted');
  await supervisor.act(endCallout, { calloutId: realId });
});
