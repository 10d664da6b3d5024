// I3, I5, I6, I19: what members do together is planned, its roll called with one tap each, and it closes the turn that it was for; a deed is not over before it is told.

import { listDutyRhythms } from '#modules/duties/shared/queries.ts';
import { listGatherings } from '#modules/gatherings/shared/queries.ts';
import { expect, test } from '../support/story.ts';

test('[I3] organisation life: the secretary plans it for mobile party members, taps who came — on the spot, online, afterwards — and their turn of the month is done', async ({
  staff,
  deskPage,
}) => {
  const secretary = await staff('secretary.jiezhuang');
  // A new house lays its rhythms out a moment after its start.
  const codes = async () => (await secretary.ask(listDutyRhythms, {})).rhythms.map(({ code }) => code);
  await expect.poll(codes, { timeout: 60_000 }).toContain('organisation_life');
  const desk = await deskPage('secretary.jiezhuang');
  await desk.goto('/desk/gatherings');
  await desk.getByRole('button', { name: '安排活动…' }).click();
  const plan = desk.getByRole('dialog', { name: '安排活动' });
  await plan.getByLabel('种类').selectOption({ label: '组织生活' });
  await plan.getByLabel('主题').fill('流动党员线上主题党日');
  // It began an hour ago: the roll may be called.
  const began = new Date(Date.now() - 3_600_000 + 8 * 3_600_000).toISOString().slice(0, 16);
  await plan.getByLabel('时间').fill(began);
  await plan.getByRole('radio', { name: '现场和线上' }).click();
  await plan.getByLabel(/对象台账/).selectOption({ label: '流动党员' });
  await plan.getByRole('radio', { name: '组织生活必联' }).click();
  await plan.getByRole('button', { name: '安排', exact: true }).click();
  await expect(desk.getByRole('heading', { name: '流动党员线上主题党日' })).toBeVisible();
  await desk.getByRole('button', { name: '点名…' }).click();
  const sheet = desk.getByRole('dialog', { name: /点名/ });
  const names = sheet.getByRole('list', { name: '名单' }).getByRole('button');
  await expect(names).toHaveCount(20);
  await names.nth(0).click();
  await names.nth(1).click();
  await sheet.getByRole('radio', { name: '线上', exact: true }).click();
  await names.nth(2).click();
  // A second tap takes one off again.
  await names.nth(3).click();
  await names.nth(3).click();
  await sheet.getByRole('button', { name: '保存 3 人' }).click();
  await expect(sheet).toHaveCount(0);
  await expect(desk.getByRole('heading', { name: '来了 3 人' })).toBeVisible();
  await expect(desk.getByText('应办已完成')).toHaveCount(3);
  await expect(desk.getByText('已完成', { exact: true }).first()).toBeVisible();
});

test('[I19] a practical deed is open until whom it was for and what came of it are told', async ({
  staff,
  deskPage,
}) => {
  const desk = await deskPage('secretary.jiezhuang');
  await desk.goto('/desk/gatherings?tab=open');
  await desk.getByRole('link', { name: /装扶手/ }).click();
  await expect(desk.getByText('等着反馈：为谁办的、办成什么样。告诉了才算完。')).toBeVisible();
  await desk.getByRole('button', { name: '反馈结果…' }).click();
  const sheet = desk.getByRole('dialog', { name: '反馈结果' });
  await expect(sheet.getByLabel('受益人')).toHaveValue('3号楼的老人');
  await sheet.getByLabel('办成什么样').fill('两层扶手装好，老人试过稳当');
  await sheet.getByRole('button', { name: '反馈', exact: true }).click();
  await expect(sheet).toHaveCount(0);
  await expect(desk.getByText('两层扶手装好，老人试过稳当')).toBeVisible();
  const { rows } = await (await staff('secretary.jiezhuang')).ask(listGatherings, { tab: 'over', kind: 'deed' });
  expect(rows.map(({ topic }) => topic)).toContain('给3号楼楼道装扶手');
});
