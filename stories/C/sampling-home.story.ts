// C18, C19: the worker at an elder's door tells them in advance with their consent, and asks for a visit of those who cannot come down; the desk sees that nobody is left out.

import { findPersons } from '#modules/registry/shared/queries.ts';
import { tellResults } from '#modules/sampling/shared/commands.ts';
import { listHome } from '#modules/sampling/shared/queries.ts';
import { faultsOf } from '../support/access.ts';
import { soon } from '../support/duties.ts';
import { beginTesting, fillTube, openASite, powerOverStreet } from '../support/sampling.ts';
import { expect, test } from '../support/story.ts';

test.use({ era: 'sampling-home' });

test('[C19][C18] at an elder’s door one press registers in advance, with consent and proxy on record, and a wrong one is taken back with why; a home in isolation is visited by appointment, refuses with a reason, is asked again, and is never left out', async ({
  staff,
  deskPage,
  fieldPage,
}) => {
  test.slow();
  await powerOverStreet(await staff('supervisor.jiezhuang'), await staff('supervisor.gaoxin'));
  const [desk, grid] = await Promise.all([staff('desk.jiezhuang'), staff('grid.jiezhuang')]);
  const { campaignId, roundId } = await beginTesting(desk, '区域核酸');
  const [elder] = (await grid.ask(findPersons, { text: '刘秀英' })).people;
  const elderId = elder!.personId;

  const phone = await fieldPage('grid.jiezhuang');
  await phone.goto(`/field/visits/${elderId}`);
  const part = phone.getByRole('region', { name: '核酸采样' });
  await part.getByRole('button', { name: '本人口头同意' }).click();
  await expect(part).toContainText('代为预登记');
  const pre = async () => (await desk.ask(listHome, { roundId })).preRegistered;
  const [told] = await pre();
  expect([told?.subjectId, told?.consent]).toEqual([elderId, 'said']);
  expect(told?.byName).not.toBe('');
  await part.getByRole('button', { name: '登记错了' }).click();
  await expect(part.getByRole('button', { name: '撤回预登记' })).toBeDisabled();
  await part.getByLabel('错在哪里').fill('是女儿替她同意的');
  await part.getByRole('button', { name: '撤回预登记' }).click();
  await part.getByRole('button', { name: '家属同意' }).click();
  await expect(part).toContainText('家属同意');
  expect((await pre()).map(({ consent }) => consent)).toEqual(['family']);

  // She cannot come down either: before anybody arranges it the desk has her by name.
  const page = await deskPage('desk.jiezhuang');
  await page.goto(`/desk/sampling?campaignId=${campaignId}&view=homes`);
  const frail = page.getByRole('region', { name: /行动不便 \d+ 人/ });
  await expect(frail.getByRole('listitem').filter({ hasText: elder!.name })).toContainText('还没安排');
  const sums = async () => {
    const labels = await frail.getByRole('group').getByRole('button').allInnerTexts();
    return labels.reduce((sum, label) => sum + Number(/\d+$/.exec(label)?.[0] ?? 0), 0);
  };
  const all = Number(/行动不便 (\d+) 人/.exec(await frail.innerText())?.[1]);
  expect(await sums()).toBe(all);
  expect(await faultsOf(page)).toEqual([]);

  await part.getByRole('button', { name: '约上门采样' }).click();
  const ask = phone.getByRole('dialog', { name: '约上门采样' });
  await expect(ask.getByRole('button', { name: '约上门' })).toBeDisabled();
  await expect(ask.getByLabel('住址')).not.toHaveValue('');
  await ask.getByLabel('为什么下不了楼').fill('密接，居家隔离');
  await ask.getByRole('checkbox', { name: /隔离户/ }).check();
  await ask.getByRole('button', { name: '约上门' }).click();
  await expect(part).toContainText('已申请上门');
  await expect(part).toContainText('隔离户：一户一管');

  // The desk says when; the worker's list shows it, and how it ended is told there.
  const request = page.getByRole('list', { name: '上门申请' }).getByRole('listitem').filter({ hasText: elder!.name });
  await expect(request).toContainText('还没约时间', soon);
  await request.getByRole('button', { name: '约时间' }).click();
  const slot = page.getByRole('dialog', { name: /约时间/ });
  await slot.getByLabel('上门时间从').fill('2030-03-11T09:00');
  await slot.getByLabel('到', { exact: true }).fill('2030-03-11T09:30');
  await slot.getByRole('button', { name: '约时间' }).click();
  await expect(request).toContainText('09:00');
  await phone.goto('/field');
  await phone.getByRole('region', { name: '上门采样' }).getByRole('link').click();
  const mine = phone.getByRole('list', { name: '上门申请' }).getByRole('listitem').filter({ hasText: '密接' });
  await expect(mine).toContainText('09:00', soon);
  expect(await faultsOf(phone)).toEqual([]);
  await mine.getByRole('button', { name: '办结' }).click();
  const end = phone.getByRole('dialog', { name: /办结/ });
  await expect(end.getByRole('button', { name: '拒绝开门' })).toBeDisabled();
  await end.getByLabel('情况（拒绝要写明）').fill('不开门，已请民警和家属一起劝');
  await end.getByRole('button', { name: '拒绝开门' }).click();
  await expect(mine).toContainText('拒绝开门', soon);
  await expect(frail.getByRole('button', { name: /没采成 1$/ })).toBeVisible(soon);
  await frail.getByRole('button', { name: /没采成/ }).click();
  await frail.getByRole('listitem').filter({ hasText: elder!.name }).getByRole('button', { name: '约上门' }).click();
  const again = page.getByRole('dialog', { name: '约上门采样' });
  await again.getByLabel('为什么下不了楼').fill('劝通了，居家隔离');
  await again.getByRole('button', { name: '约上门' }).click();
  await expect(frail.getByRole('button', { name: /已约上门 1$/ })).toBeVisible(soon);

  const siteId = await openASite(desk, campaignId, '上门小组', { kind: 'home' });
  await fillTube(desk, { siteId, roundId, code: 'H-00001', size: 1 }, [{ subjectId: elderId }]);
  await expect(frail.getByRole('button', { name: /已采样 1$/ })).toBeVisible(soon);
  expect(await sums()).toBe(all);
  await desk.act(tellResults, {
    roundId,
    rows: [{ code: 'H-00001', result: 'negative', testedAt: new Date().toISOString() }],
  });
  await page.goto(`/desk/people/${elderId}`);
  await expect(page.getByRole('region', { name: '采样和结果' })).toContainText('阴性');
  await phone.goto(`/field/visits/${elderId}`);
  await expect(part).toContainText('已采样');
});
