// R1, J14: a list makes itself, a desk defines one without code, somebody is entered and named for, and a sensitive one says what it was opened for.

import { newId } from '#kernel/shared/id.ts';
import { defineRegister, enterRegister } from '#modules/registers/shared/commands.ts';
import { listMembers, listRegisters, registersOfSubject } from '#modules/registers/shared/queries.ts';
import { listPersons } from '#modules/registry/shared/queries.ts';
import { expect, test } from '../support/story.ts';

test('[R1][J14] a desk defines a register without code and sees the count before it is saved; who fits is on it by itself, in the table and on their own page', async ({
  staff,
  deskPage,
}) => {
  const desk = await staff('desk.jiezhuang');
  const page = await deskPage('desk.jiezhuang');
  await page.goto('/desk/registers');
  await expect(page.getByRole('heading', { name: '台账', level: 1 })).toBeVisible();
  await page.getByRole('link', { name: '自建台账' }).click();
  await page.getByLabel('名称').fill('六十五岁以上女性');
  await page.getByLabel('用途').fill('妇女健康检查通知');
  await page.getByLabel('信息').selectOption('bornOn');
  await page.getByLabel('值（周岁）').fill('65');
  await page.getByRole('button', { name: '加一个条件' }).click();
  await page.getByLabel('信息').nth(1).selectOption('sex');
  await page.getByLabel('值', { exact: true }).selectOption('2');
  const preview = page.getByRole('status').filter({ hasText: '现在符合' });
  await expect(preview).toBeVisible();
  const told = Number(((await preview.locator('b').textContent()) ?? '').replace(/\D/g, ''));
  expect(told).toBeGreaterThan(0);
  await page.getByRole('button', { name: '建立' }).click();
  await expect(page.getByRole('heading', { name: '六十五岁以上女性' })).toBeVisible();
  await expect(page.getByRole('table').getByRole('row').nth(1)).toBeVisible({ timeout: 20_000 });

  const registers = (await desk.ask(listRegisters, {})).registers;
  const own = registers.find(({ title }) => title.zh === '六十五岁以上女性');
  expect(own?.members).toBe(told);
  const members = await desk.ask(listMembers, { registerId: own?.registerId ?? '', limit: 500 });
  expect(members.total).toBe(told);
  const [first] = members.rows;
  const standing = (await desk.ask(registersOfSubject, { subjectId: first?.subjectId ?? '' })).standing;
  expect(standing.find(({ title }) => title.zh === '六十五岁以上女性')?.why.zh).toContain('满65周岁');
});

test('[R1] a sensitive register opens to the duty with a purpose, and whom one opens from it reads so on their own page', async ({
  staff,
  deskPage,
}) => {
  const desk = await staff('desk.jiezhuang');
  const person = (await desk.ask(listPersons, { limit: 1 })).people[0];
  if (!person) throw new Error('nobody lives in this community');
  const { personId } = person;
  const registerId = newId();
  await desk.act(defineRegister, {
    registerId,
    areaUnitId: desk.hats[0]?.unitId ?? '',
    definition: {
      title: '随访名单',
      purpose: '慢病随访',
      subject: 'person',
      membership: { kept: true },
      columns: ['age'],
      sensitivity: 'sensitive',
    },
  });
  await desk.act(enterRegister, { entryId: newId(), registerId, subjectId: personId, reason: '出院后随访' });
  const page = await deskPage('desk.jiezhuang');
  await page.goto(`/desk/registers/${registerId}`);
  await expect(page.getByText('“随访名单”是敏感台账')).toBeVisible();
  await page.getByLabel('这次用来做什么').fill('本周上门随访');
  await page.getByRole('button', { name: '打开' }).click();
  await page.getByRole('button', { name: person.name }).click();
  await expect(page).toHaveURL(new RegExp(`/desk/people/${personId}`));
  await page.getByText('从敏感台账查看过的人').click();
  await expect(page.getByText('本周上门随访')).toBeVisible();
});
