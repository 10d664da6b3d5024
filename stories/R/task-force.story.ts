// R5 专班: members, a goal and a term; it ends with its report and not without.

import { addDays, dateOf } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { endForce, setUpForce } from '#modules/campaigns/shared/commands.ts';
import { listForces } from '#modules/campaigns/shared/queries.ts';
import { faultsOf } from '../support/access.ts';
import { soon } from '../support/duties.ts';
import { expect, test } from '../support/story.ts';

test('[R5] a task force is set up with members and a term, stands in red past its term, and ends with its report only', async ({
  staff,
  deskPage,
}) => {
  test.slow();
  const street = await staff('supervisor.jiezhuang');
  const name = `防汛专班 ${newId().slice(-6)}`;
  const page = await deskPage('supervisor.jiezhuang');
  await page.goto('/desk/task-forces');
  await page.getByRole('button', { name: '成立专班' }).click();
  const sheet = page.getByRole('dialog', { name: '成立专班' });
  const press = sheet.getByRole('button', { name: '成立' });
  await expect(press).toBeDisabled();
  await sheet.getByLabel('叫什么').fill(name);
  await sheet.getByLabel('目标').fill('低洼院落一户不漏转移到位');
  const member = sheet.getByRole('checkbox').first();
  await member.check();
  await press.click();
  await expect(sheet).toHaveCount(0);
  const row = page.getByRole('list', { name: '专班' }).getByRole('listitem').filter({ hasText: name });
  await expect(row).toContainText('低洼院落一户不漏转移到位', soon);
  const made = (await street.ask(listForces, {})).forces.find((one) => one.name === name)!;
  expect(made.members).toHaveLength(1);

  // One whose term is over says so until it reports.
  const lateId = newId();
  const today = dateOf(Date.now());
  const unitId = street.hats[0]?.unitId ?? '';
  const late = { taskForceId: lateId, unitId, name: `${name}（旧）`, goal: '排查隐患点' };
  await street.act(setUpForce, {
    ...late,
    fromOn: addDays(today, -9),
    toOn: addDays(today, -2),
    members: [{ postId: made.members[0]!.postId, part: '联络' }],
  });
  const old = page
    .getByRole('list', { name: '专班' })
    .getByRole('listitem')
    .filter({ hasText: `${name}（旧）` });
  await expect(old).toContainText('已过期限，还没有报告', soon);
  await old.getByRole('button', { name: '写报告结束' }).click();
  const report = page.getByRole('dialog', { name: `${name}（旧）` });
  await expect(report.getByRole('button', { name: '写报告结束' })).toBeDisabled();
  await report.getByLabel('报告').fill('排查 12 处，除掉 10 处，2 处已围挡待处置。');
  await report.getByRole('button', { name: '写报告结束' }).click();
  await expect(old).toContainText('2 处已围挡待处置', soon);
  await expect(old.getByRole('button', { name: '写报告结束' })).toHaveCount(0);
  expect((await street.refused(endForce, { taskForceId: lateId, report: '再写一次' })).code).toBe(
    'campaign.force_over',
  );
  // It is not ended by a community that is no part of it.
  const desk = await staff('desk.jiezhuang');
  expect((await desk.ask(listForces, {})).forces.find((one) => one.taskForceId === made.taskForceId)?.mayEnd).toBe(
    false,
  );
  expect(await faultsOf(page)).toEqual([]);
});
