// J8, J11, J12, J16: talks and outreach points by number, on the phone; and what a worker suffers, told to the leader alone.

import { newId } from '#kernel/shared/id.ts';
import { planGathering } from '#modules/gatherings/shared/commands.ts';
import { listIncidents } from '#modules/incidents/shared/queries.ts';
import { expect, test } from '../support/story.ts';

test('[J8] [J11] [J12] a talk on fraud at an outreach point stands on the worker’s 今日, and is recorded by number where no names are taken', async ({
  staff,
  fieldPage,
}) => {
  const worker = await staff('grid.jiezhuang');
  await worker.act(planGathering, {
    gatheringId: newId(),
    kind: 'fraud_talk',
    topic: '凉亭下讲防诈骗',
    placeText: '家门口服务点',
    startsAt: new Date(Date.now() - 600_000).toISOString(),
  });
  const phone = await fieldPage('grid.jiezhuang');
  await phone
    .getByRole('region', { name: '今天的活动' })
    .getByRole('link', { name: /凉亭下讲防诈骗/ })
    .click();
  await phone.getByRole('button', { name: '点名…' }).click();
  const sheet = phone.getByRole('dialog', { name: /点名/ });
  await sheet.getByLabel(/另有群众/).fill('31');
  await sheet.getByRole('button', { name: '保存' }).click();
  await expect(phone.getByText('另有群众 31 人')).toBeVisible();
  await phone.getByRole('link', { name: '回列表' }).click();
  await phone.getByRole('link', { name: /已完成/ }).click();
  await expect(phone.getByRole('link', { name: /凉亭下讲防诈骗/ })).toContainText('31 人');
});

test('[J16] a worker who was insulted says so on the phone and sees how to calm it down; the secretary answers, the desk sees nothing', async ({
  staff,
  deskPage,
  fieldPage,
}) => {
  const phone = await fieldPage('grid.jiezhuang');
  await phone.goto('/field/incidents');
  await phone.getByRole('button', { name: '说一说…' }).click();
  const tell = phone.getByRole('dialog', { name: '说一说' });
  await tell.getByRole('radio', { name: '被辱骂' }).click();
  await expect(tell.getByText(/先听完，不争对错/)).toBeVisible();
  await tell.getByLabel('说给带班领导听').fill('劝挪车时被骂了十分钟');
  await tell.getByRole('button', { name: '告诉领导' }).click();
  await expect(phone.getByText('还没有人回应')).toBeVisible();
  expect((await (await staff('desk.jiezhuang')).ask(listIncidents, {})).rows).toEqual([]);

  const desk = await deskPage('secretary.jiezhuang');
  await desk.goto('/desk/incidents');
  const row = desk.getByRole('listitem').filter({ hasText: '劝挪车时被骂了十分钟' });
  await row.getByRole('button', { name: /^支持/ }).click();
  const support = desk.getByRole('dialog', { name: /^支持/ });
  await support.getByLabel('做了什么').fill('下午我陪你一起去，他的意见登记成诉求');
  await support.getByRole('button', { name: '告诉本人' }).click();
  await expect(row).toContainText('下午我陪你一起去');
  await expect(phone.getByText(/下午我陪你一起去/)).toBeVisible();
});
