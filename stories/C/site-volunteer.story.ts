// C22: a volunteer of nineteen at seven in the morning, with an account of the shift: one site, its roster, all day without a network; nothing else, nothing before and nothing after.
import type { Page } from '@playwright/test';
import { addDays, dateOf, instantAt } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { setUpSite } from '#modules/sampling/shared/commands.ts';
import { sitePage, tubePage } from '#modules/sampling/shared/queries.ts';
import { assignShift, comeToShift, planShift, setUpSite as setUpWorkSite } from '#modules/shifts/shared/commands.ts';
import { shiftPage } from '#modules/shifts/shared/queries.ts';
import { approveVolunteer, enterVolunteer } from '#modules/shifts/shared/volunteer-commands.ts';
import { faultsOf } from '../support/access.ts';
import { setUp, unlock } from '../support/phone.ts';
import { openTesting, powerOverStreet, settlePeople } from '../support/sampling.ts';
import { expect, phoneSize, test } from '../support/story.ts';
import { chooseTable, scan, soonOnTablet } from '../support/tablet.ts';

// A morning that has not been, whatever the hour is now.
test.use({ era: 'site-volunteer' });
const day = addDays(dateOf(Date.now()), 1);
const at = (hours: number) => instantAt(day, hours * 60);
const iso = (hours: number) => new Date(at(hours)).toISOString();
const tube = (n: number) => `ZY01-001-${String(n).padStart(5, '0')}`;
const title = '实验小学采样点';

/** As that account asks and acts over the open API, with whatever ids. */
async function speakAs(page: Page) {
  const session = await page.request.get('/api/session', { headers: { 'huying-as': 'staff' } });
  const { posts } = (await session.json()) as { posts: { postId: string }[] };
  const headers = { 'huying-as': 'staff', 'huying-post': posts[0]?.postId ?? '' };
  const status = async (path: string, data: object) => (await page.request.post(path, { headers, data })).status();
  return {
    ask: (name: string, input: object) => status(`/api/queries/${name}`, input),
    run: (name: string, input: object) => status(`/api/commands/${name}`, { id: newId(), input }),
  };
}

test('[C22] a volunteer signs in with the one-time password of the shift, runs a table of that one site without a network, and what was done on time comes in after the shift, when nothing opens any more', async ({
  clock,
  staff,
  deskPage,
  fieldPage,
  product,
  browser,
}) => {
  test.slow();
  await clock.set(`${day} 06:00`);
  const [maker, checker, desk, secretary] = await Promise.all([
    staff('supervisor.jiezhuang'),
    staff('supervisor.gaoxin'),
    staff('desk.jiezhuang'),
    staff('secretary.jiezhuang'),
  ]);
  await powerOverStreet(maker, checker, at(6));
  const [first, self, last] = await settlePeople(desk, 3, 9000);
  const elsewhere = await openTesting(desk, '别处');
  const { campaignId, roundId } = elsewhere;
  const unitId = desk.hats[0]?.unitId ?? '';
  const [siteId, shiftId, lineId, volunteerId] = [newId(), newId(), newId(), newId()];

  // The desk: a rostered site that is a sampling site, a shift of twelve hours, a volunteer who is on the list of the round too.
  await secretary.act(setUpWorkSite, { siteId, kind: 'sampling', title });
  await desk.act(setUpSite, { siteId, campaignId, unitId, title, tables: 2 });
  await secretary.act(planShift, { shiftId, siteId, task: '信息录入', from: iso(7), until: iso(19) });
  const about = { unitId, name: self!.name, phone: '19900000090', partyStatus: 'league', consents: true } as const;
  await secretary.act(enterVolunteer, { volunteerId, ...about });
  await secretary.act(approveVolunteer, { volunteerId });
  const chief = { lineId: newId(), role: 'chief', postId: desk.hats[0]?.postId };
  await secretary.act(assignShift, { shiftId, lines: [{ lineId, role: 'registrar', volunteerId }, chief] });
  const planner = await deskPage('secretary.jiezhuang');
  await planner.goto(`/desk/shifts?monday=${day}`);
  await planner
    .getByRole('region', { name: title })
    .getByRole('button', { name: /07:00–19:00/ })
    .click();
  const people = planner.getByRole('dialog', { name: new RegExp(title) });
  await expect(people.getByRole('listitem').filter({ hasText: self!.name })).toContainText('连续 12 小时');
  await people.getByRole('button', { name: `临时账号… ${self!.name}` }).click();
  await planner.getByRole('button', { name: '开通并生成一次性密码' }).click();
  const slip = planner.getByRole('dialog', { name: /临时账号/ });
  await expect(slip).toContainText('06:30', { timeout: 30_000 });
  const [username, password] = await slip.locator('code').allTextContents();

  const context = await browser.newContext({ baseURL: product.url, viewport: phoneSize, locale: 'zh-CN' });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const api = () => speakAs(page);

  // Before the shift the password is good for nothing; half an hour before it is, for whoever sets up.
  await clock.set(`${day} 06:35`);
  await page.goto('/field');
  await page.getByLabel('用户名').fill(username!);
  await page.getByLabel('密码').fill(password!);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByLabel('新密码', { exact: true }).fill('caiyang-dian-7788');
  await page.getByLabel('再输一次新密码').fill('caiyang-dian-7788');
  await page.getByRole('button', { name: '换好了，继续' }).click();
  const own = page.getByRole('article', { name: title });
  await own.getByRole('button', { name: '到岗' }).click();
  await expect(own).toContainText('在岗');
  await desk.act(comeToShift, { lineId: chief.lineId });
  await setUp(page);
  await page.goto('/field');
  await unlock(page);
  await page.getByRole('link', { name: '采样登记' }).click();
  await chooseTable(page, title, 1, '护士甲');
  expect(await faultsOf(page)).toEqual([]);

  // Whatever ids they have: no other site, no register, no desk, no opening of the site.
  const they = await api();
  const other = { siteId: elsewhere.siteId, roundId };
  expect(await they.ask('sampling.roster', other)).toBe(404);
  expect(await they.ask('sampling.table', { ...other, deviceId: newId() })).toBe(404);
  const personId = first!.personId;
  for (const [name, input] of [
    ['person.page', { personId }],
    ['person.find', { text: first!.name }],
    ['sampling.site', { siteId, roundId }],
    ['duty.list', { rhythmId: roundId, slot: 'once', unitId }],
    ['campaign.round', { roundId }],
  ] as const)
    expect(await they.ask(name, input), name).toBe(403);
  expect(
    await they.run('gate.hold', { holdId: newId(), siteId: elsewhere.siteId, description: '红衣', temperature: 38 }),
  ).toBe(404);
  expect(await they.run('site.close', { closingId: newId(), siteId })).toBe(403);

  // The chief's own tablet has taken along who came by the roster, and opens the site without a network.
  const tablet = await fieldPage('desk.jiezhuang');
  await setUp(tablet);
  await tablet.goto(`/field/sampling/${siteId}`);
  await unlock(tablet);
  await tablet.getByLabel('采样员').fill('护士甲');
  await tablet.getByRole('button', { name: '开始' }).click();
  await tablet.context().setOffline(true);
  await tablet.getByRole('button', { name: '开点' }).click();
  const opening = tablet.getByRole('dialog', { name: '开点' });
  await expect(opening.getByLabel('信息登记员')).toHaveValue(self!.name);
  await expect(opening.getByLabel('点长')).not.toHaveValue('');
  await expect(opening.getByText('排班上已到岗')).toHaveCount(2);
  await tablet.context().close();

  // Seven o'clock, no network: two tubes, the volunteer in one of them.
  await clock.set(`${day} 07:00`);
  await context.setOffline(true);
  const fill = async (n: number, numbers: readonly string[]) => {
    await scan(page, tube(n));
    for (const number of numbers) {
      await scan(page, number);
      await scan(page, '');
    }
  };
  await fill(1, [first!.number, self!.number]);
  await expect(page.getByText('2 / 10')).toBeVisible(soonOnTablet);
  await page.getByRole('button', { name: '提前封管…' }).click();
  await page.getByRole('button', { name: '清点 2' }).click();
  await page.getByRole('button', { name: '收点，最后一支' }).click();
  await expect(page.getByText('手里没有管')).toBeVisible(soonOnTablet);
  await fill(2, [last!.number]);
  await expect(page.getByText('1 / 10')).toBeVisible(soonOnTablet);

  // It takes longer: the desk prolongs the shift, of which the tablet hears nothing.
  await clock.set(`${day} 18:50`);
  await planner.reload();
  await planner
    .getByRole('region', { name: title })
    .getByRole('button', { name: /07:00–19:00/ })
    .click();
  await people.getByRole('button', { name: '改结束时间…' }).click();
  const ending = planner.getByRole('dialog', { name: '改结束时间' });
  await ending.getByLabel('到', { exact: true }).fill('20:00');
  await ending.getByRole('button', { name: '改', exact: true }).click();
  await expect(planner.getByRole('dialog', { name: `${title} · 07:00–20:00` })).toBeVisible();

  // After the shift: the box comes in, the account does not.
  await clock.set(`${day} 20:05`);
  await context.setOffline(false);
  await expect
    .poll(
      async () => (await desk.ask(sitePage, { siteId, roundId })).tubes.map(({ code, people: n }) => [code, n]).sort(),
      soonOnTablet,
    )
    .toEqual([
      [tube(1), 2],
      [tube(2), 1],
    ]);
  const { tubes } = await desk.ask(sitePage, { siteId, roundId });
  const { people: inFirst } = await desk.ask(tubePage, { tubeId: tubes.find(({ code }) => code === tube(1))!.tubeId });
  expect(inFirst.map(({ subjectId }) => subjectId)).toEqual([first!.personId, self!.personId]);
  await planner.goto(`/desk/sampling/${siteId}`);
  await expect(planner.getByText(tube(2)).first()).toBeVisible();
  expect(await they.ask('sampling.roster', { siteId, roundId })).toBeGreaterThanOrEqual(401);
  await page.goto('/field');
  await expect(page.getByText(/班次已经结束/)).toBeVisible();
  const { shift } = await secretary.ask(shiftPage, { shiftId });
  // Thirteen hours on end stand beside the name, and refused nothing.
  expect(shift.lines.find((line) => line.lineId === lineId)?.fatigue.tone).toBe('red');
  await context.close();
});
