// F5 中高风险返回人员排查 in the browser: every firm is asked and a worker back from elsewhere is told of at its door; the list of risk areas changes overnight, and those whom it
// concerns stand first, are on the grid's 今日, are followed and tested.

import { addDays } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { beginCampaign, openRound } from '#modules/campaigns/shared/commands.ts';
import { shareOut } from '#modules/campaigns/shared/share-commands.ts';
import { tellReturner } from '#modules/investigations/shared/returners/commands.ts';
import { listReturners, returnerFirms } from '#modules/investigations/shared/returners/queries.ts';
import { listPersons } from '#modules/registry/shared/queries.ts';
import { expectAccess } from '../support/access.ts';
import { plainMonday } from '../support/days.ts';
import { afterUndo, owedTo, soon } from '../support/duties.ts';
import { expect, test } from '../support/story.ts';

test.use({ era: 'returners', actionTimeout: 20_000 });
const monday = plainMonday();
const form = 'firm_returners';

test('[F5] every firm is asked, none left out; the list of risk areas changes overnight and judges everybody anew: whom it concerns stands first, is asked by the grid, followed and tested', async ({
  clock,
  staff,
  deskPage,
  fieldPage,
}) => {
  test.slow();
  await clock.set(`${monday} 09:00`);
  const [leader, desk, worker] = await Promise.all([
    staff('dispatch.gaoxin'),
    staff('desk.jiezhuang'),
    staff('grid.jiezhuang'),
  ]);
  const [campaignId, roundId] = [newId(), newId()];
  const unitId = leader.hats[0]?.unitId ?? '';
  await leader.act(beginCampaign, { campaignId, kind: form, unitId, title: '返回人员排查', purpose: '应查尽查' });
  await leader.act(openRound, { campaignId, roundId });
  const before = await leader.ask(returnerFirms, { roundId });
  expect(before.counts).toMatchObject({ all: before.firms.length, notYet: before.firms.length, some: 0, none: 0 });
  const firm = before.firms[0]!;
  await leader.act(shareOut, { roundId, subjectIds: [firm.enterpriseId], postIds: [worker.hats[0]?.postId ?? ''] });

  // At the firm's door: one worker came back, told at once, and the firm's answer.
  const phone = await fieldPage('grid.jiezhuang');
  await phone.goto(`/field/visits/${firm.enterpriseId}`);
  await phone.getByRole('region', { name: '返回人员' }).getByRole('button', { name: '报返回人员' }).click();
  const door = phone.getByRole('dialog', { name: /报返回人员/ });
  await door.getByRole('button', { name: '名册上没有这个人' }).click();
  await door.getByLabel('姓名').fill('样本员工甲');
  await door.getByLabel('手机').fill('19900083001');
  await door.getByLabel('从哪里回来').fill('青岛市莱西市水集街道');
  await door.getByLabel('哪天离开那里').fill(addDays(monday, -3));
  await door.getByLabel('哪天到的').fill(addDays(monday, -2));
  await door.getByRole('button', { name: '报上' }).click();
  await expect(phone.getByText('刚才报了 1 人')).toBeVisible();
  await phone
    .getByRole('group', { name: '怎么联系的' })
    .getByRole('radio', { name: '电话', exact: false })
    .first()
    .check();
  await phone.getByRole('textbox', { name: /返回的人数/ }).fill('1');
  await phone.getByRole('button', { name: /^完成/ }).click();
  const answered = async () =>
    (await leader.ask(returnerFirms, { roundId })).firms.find((one) => one.enterpriseId === firm.enterpriseId);
  await expect.poll(answered, afterUndo).toMatchObject({ answer: 'some', said: 1, told: 1 });

  // A resident too; from elsewhere, so that nothing is at risk yet.
  const { people } = await worker.ask(listPersons, { unitId: worker.hats[0]?.unitId ?? '', limit: 200 });
  const person = people.find(({ name }) => people.filter((other) => other.name.includes(name)).length === 1)!;
  const told = { returnerId: newId(), subjectId: person.personId, place: '淄博市张店区' };
  await desk.act(tellReturner, { ...told, leftOn: addDays(monday, -4), arrivedOn: monday });
  const page = await deskPage('desk.jiezhuang');
  await page.goto('/desk/returners?view=no_risk');
  await expect(page.getByRole('list', { name: '返回人员名单' }).getByText(person.name)).toBeVisible();

  // Overnight the list changes: pasted out of the notice, a row that cannot be read is named and nothing is taken in.
  await clock.set(`${addDays(monday, 1)} 08:30`);
  const lists = await deskPage('dispatch.gaoxin');
  await lists.goto('/desk/returners?view=areas');
  await lists.getByRole('button', { name: '更新名单…' }).click();
  const sheet = lists.getByRole('dialog', { name: '更新风险地区' });
  await sheet.getByLabel('依据（通告、文号）').fill('第 12 号通告');
  const rows = (last: string) => `地区\t风险等级\n青岛市莱西市\t高风险\n淄博市张店区\t${last}`;
  await sheet.getByLabel('粘贴表格').fill(rows('不清楚'));
  await sheet.getByRole('button', { name: '导入，重新比对' }).click();
  await expect(sheet.getByRole('alert')).toContainText('第 3 行看不懂');
  await sheet.getByLabel('粘贴表格').fill(rows('中风险'));
  await sheet.getByRole('button', { name: '导入，重新比对' }).click();
  await expect(sheet).toHaveCount(0);
  await expect(lists.getByRole('list', { name: '风险地区' }).getByRole('listitem')).toHaveCount(2);

  await page.goto('/desk/returners');
  const row = page.getByRole('listitem', { name: person.name });
  await expect(row).toContainText('今天转为涉风险', soon);
  await expect(row).toContainText('待排查');
  await expectAccess(page);

  // The grid has it on 今日; the visit is the asking.
  const screen = '返回人员排查：问清从哪里回来、哪天到的';
  await expect
    .poll(async () => (await owedTo(worker, person.personId)).map(({ title }) => title.zh), soon)
    .toContain(screen);
  await phone.goto('/field');
  await expect(phone.getByText(screen).first()).toBeVisible(soon);
  await phone.goto(`/field/visits/${person.personId}`);
  await phone.getByRole('button', { name: '一切都好' }).click();
  const lineOf = async () => (await desk.ask(listReturners, {})).rows.find((one) => one.returnerId === told.returnerId);
  await expect.poll(async () => (await lineOf())?.status, afterUndo).toBe('followed');

  // Followed: not well stands first; the first day's test is told and the turn is the grid's no more.
  await expect(row).toContainText('第 1 天 今天检', soon);
  await row.getByRole('button', { name: `健康询问… ${person.name}` }).click();
  const how = page.getByRole('dialog', { name: /今天身体怎么样/ });
  await how.getByRole('radio', { name: '有发热、咳嗽等症状' }).check();
  await how.getByRole('button', { name: '记下' }).click();
  await expect(row).toContainText('有症状');
  await row.getByRole('button', { name: `报检测… ${person.name}` }).click();
  const test1 = page.getByRole('dialog', { name: `${person.name} 的检测` });
  await test1.getByRole('radio', { name: '阴性' }).check();
  await test1.getByRole('button', { name: '报检测' }).click();
  await expect(row).toContainText('第 1 天 阴性');
  const owed = async () =>
    (await owedTo(worker, person.personId)).filter(({ title }) => title.zh.startsWith('返回人员'));
  await expect.poll(async () => (await owed()).length, soon).toBe(0);
});
