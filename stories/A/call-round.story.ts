// A9 in the browser: a list frozen from those not done yet, two callers who never get the same person, one tap for how it came out, every call and every number
// opened on record, and whoever was not reached named.
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { readSheets } from '#kernel/server/sheets/read.ts';
import { addDays, dateOf } from '#kernel/shared/clock/time.ts';
import { listTurns, roundPage } from '#modules/callrounds/shared/queries.ts';
import { listVisits } from '#modules/duties/shared/queries.ts';
import { personPage } from '#modules/registry/shared/queries.ts';
import { faultsOf } from '../support/access.ts';
import { deskSize, expect, phoneSize, test } from '../support/story.ts';

test.use({ era: 'call-round', actionTimeout: 15_000 });

const purpose = '我是接庄社区的，核对家里每个人是不是都走访到了';
const inHand = (page: Page) => page.locator('main h2').first();
const reached = (page: Page) => page.getByRole('button', { name: '接通已核对' });

async function expectAccess(page: Page): Promise<void> {
  const before = page.viewportSize() ?? deskSize;
  for (const size of [deskSize, phoneSize]) {
    await page.setViewportSize(size);
    expect(await faultsOf(page), `${page.url()} at ${size.width}`).toEqual([]);
  }
  await page.setViewportSize(before);
}

test('[A9] two callers share one list: never the same person, the next comes by itself, no answer comes back later, and the unreached are named', async ({
  clock,
  deskPage,
  fieldPage,
  staff,
}) => {
  test.slow();
  // The morning after, at whatever hour this runs: nobody is rung in the evening.
  const morning = addDays(dateOf(Date.now()), 1);
  await clock.set(`${morning} 10:00`);
  const desk = await staff('desk.jiezhuang');
  const page = await deskPage('desk.jiezhuang');
  await page.goto('/desk/calls');
  await page.getByRole('link', { name: '开始一轮' }).click();
  const list = page.getByLabel('打给谁');
  const offered = list.locator('option', { hasText: '台账：困难家庭' });
  await expect(offered.first()).toBeAttached();
  const choice = (await offered.allTextContents())[0];
  await list.selectOption({ label: choice ?? '' });
  await page.getByLabel('这一轮叫什么').fill('核对困难家庭');
  await page.getByLabel(/为什么打/).fill(purpose);
  await page.getByLabel('周建民 · 接庄社区 社区书记').check();
  await expectAccess(page);
  await page.getByRole('button', { name: '定下名单，开始' }).click();
  await expect(page).toHaveURL(/\/desk\/calls\/[0-9a-f-]{36}/);
  const roundId = /calls\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
  const listed = Number(/（(\d+) 人）/.exec(choice ?? '')?.[1]);
  await expect(page.getByText(`名单 ${listed} 人`)).toBeVisible();

  const phone = await fieldPage('secretary.jiezhuang');
  await phone.getByRole('link', { name: /电话核对 · 核对困难家庭/ }).click();
  await phone.getByRole('button', { name: '开始打' }).click();
  await page.getByRole('link', { name: '打电话', exact: true }).click();
  await page.getByRole('button', { name: '开始打' }).click();
  await expect(reached(phone)).toBeVisible();
  await expect(reached(page)).toBeVisible();
  const [first, second] = [await inHand(page).textContent(), await inHand(phone).textContent()];
  expect(first).not.toBe(second);
  await expect(phone.locator('a[href^="tel:"]')).toHaveAttribute('href', /^tel:1990\d{7}$/);
  await expectAccess(phone);

  // What is being rung is seen by whoever follows the round, by name and without a ranking.
  const above = await deskPage('supervisor.jiezhuang');
  await above.goto(`/desk/calls/${roundId}`);
  await expect(above.getByRole('region', { name: '打电话的人' }).getByText(/正在打/)).toHaveCount(2);

  // No answer: given to nobody for two hours; the next one is there by itself.
  await page.getByRole('button', { name: '没人接' }).click();
  await expect(inHand(page)).not.toHaveText(first ?? '');
  await page.getByRole('button', { name: '拒绝' }).click();
  // A slip of the finger is taken back where it happened: the same person is in hand again, and the first tap stays in their story, counted nowhere.
  await phone.getByRole('button', { name: '已搬走' }).click();
  await expect(phone.getByRole('region', { name: '刚记的一通' })).toContainText(
    `${(second ?? '').split(' ')[0]} · 已搬走`,
  );
  const moved = async () => (await desk.ask(roundPage, { roundId })).round.counts.moved_away;
  expect(await moved()).toBe(1);
  await expectAccess(phone);
  await phone.getByRole('button', { name: '点错了，撤回' }).click();
  await expect(inHand(phone)).toHaveText(second ?? '');
  expect(await moved()).toBe(0);
  await expect(phone.getByRole('region', { name: '前几通' })).toContainText('点错，已撤回');
  await phone.getByRole('button', { name: '已在别处做过' }).click();
  await expect(phone.locator('main h2').filter({ hasText: second ?? '' })).toHaveCount(0);
  const left = async () => {
    const { counts } = (await desk.ask(roundPage, { roundId })).round;
    return counts.waiting + counts.calling;
  };
  // The rest, by whoever has somebody in hand.
  for (let n = 0; n < listed && (await left()) > 0; n++) {
    const before = await left();
    const who = (await reached(phone).count()) > 0 ? phone : page;
    await reached(who).click();
    await expect.poll(left).toBeLessThan(before);
  }
  await page.reload();
  await expect(page.getByText('现在没有要打的')).toBeVisible();
  await clock.set(`${morning} 12:10`);
  await page.reload();
  await page.getByRole('button', { name: '取下一位' }).click();
  await expect(inHand(page)).toHaveText(first ?? '');
  await page.getByRole('button', { name: '号码不对' }).click();

  // Nobody is left: the round is over by itself, and says who was not reached.
  await expect
    .poll(async () => (await desk.ask(roundPage, { roundId })).closing?.counts.refused, { timeout: 60_000 })
    .toBe(1);
  await page.goto(`/desk/calls/${roundId}`);
  await expect(page.getByText(/这一轮已结束，还有 \d+ 人没有打到/)).toBeVisible();
  await page.getByRole('link', { name: /拒绝/ }).first().click();
  await expect(page.getByRole('table').last().getByText('拒绝').first()).toBeVisible();
  await expectAccess(page);

  const { rows } = await desk.ask(listTurns, { roundId, limit: 500 });
  const rung = rows.find(({ state }) => state === 'reached');
  const slipped = rows.find(({ state }) => state === 'elsewhere');
  const { visits: told } = await desk.ask(listVisits, { subjectId: slipped?.personId ?? '' });
  expect(told.slice(0, 2).map(({ outcome, withdrawn }) => [outcome, withdrawn?.byName ?? null])).toEqual([
    ['elsewhere', null],
    ['moved_away', '周建民'],
  ]);
  const visits = await desk.ask(listVisits, { subjectId: rung?.personId ?? '' });
  expect(visits.visits[0]).toMatchObject({ action: 'call', outcome: 'done' });
  const { looks } = await desk.ask(personPage, { personId: rung?.personId ?? '' });
  expect(looks[0]).toMatchObject({ field: 'phone', purpose });

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '导出表格' }).click(),
  ]);
  const { sheets } = await readSheets(await readFile(await download.path()), 'round.xlsx');
  const cells = sheets.flatMap((sheet) => sheet.rows.flat().map(String));
  expect(cells).toContain('拒绝');
  expect(cells.filter((cell) => /^1990\d{7}$/.test(cell))).toEqual([]);

  await page.goto(`/desk/people/${slipped?.personId}`);
  await expect(page.getByRole('region', { name: '走访' }).getByText('点错，周建民 撤回，不算数').first()).toBeVisible();
});
