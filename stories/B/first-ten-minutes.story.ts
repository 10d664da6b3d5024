// The first ten minutes, as README tells them: an elder presses, the desk that stands open rings, a rule hands it out, a repairman shows what he did,
// somebody else judges it, and the numbers have moved. Three browsers; presses are counted where experience.md counts them.

import { writeFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { countRequests } from '#modules/requests/shared/queries.ts';
import { boardOverview } from '#modules/statistics/shared/queries.ts';
import { photo } from '../support/photo.ts';
import { elderHome, everyRow, pageOf, placeOf, silence } from '../support/requests.ts';
import { expect, test } from '../support/story.ts';

/** Three taps (experience.md, principle 2). */
const mostTaps = 3;

test('[B2][B6][B10][R7] the first ten minutes: pressed, rung, handed out by a rule, fixed with a photo, judged by who called, counted', async ({
  staff,
  resident,
  residentPage,
  deskPage,
  fieldPage,
}, info) => {
  const desk = await staff('desk.jiezhuang');
  await silence(desk);
  const elder = await resident();
  const { placeId } = await placeOf(desk, elderHome);
  const before = await desk.ask(countRequests, {});
  const day = chinaDay();
  const boardBefore = await desk.ask(boardOverview, { from: day, to: day });

  const deskScreen = await deskPage('desk.jiezhuang');
  const calls = deskScreen.getByRole('region', { name: '来电' });
  await expect(deskScreen.getByRole('heading', { name: '诉求', level: 1 })).toBeVisible();
  await expect(calls.getByRole('article')).toHaveCount(0);

  // The code at her door names her home; then one press.
  const phone = await residentPage(elder);
  await phone.goto(`/?place=${placeId}`);
  const hers = countTaps();
  await hers.tap(phone.getByRole('button', { name: /一键呼叫/ }));
  await expect(phone.getByText('正在响铃')).toBeVisible();
  expect(hers.taps()).toBe(1);
  const requestId = idIn(phone);

  const call = calls.getByRole('article').filter({ hasText: elderHome });
  await expect(call).toBeVisible();
  await expect(call).toContainText('独居老人');
  // What she says while it rings reaches the desk.
  await phone.getByRole('textbox', { name: '打字说' }).fill('厨房下水道堵了，水漫出来了');
  await phone.getByRole('button', { name: '发给社区' }).click();

  const theirs = countTaps();
  await theirs.tap(call.getByRole('button', { name: '接听' }));
  await expect(phone.getByRole('heading', { name: '李* 已接听' })).toBeVisible();
  const intake = deskScreen.getByRole('form', { name: '归类派单' });
  await expect(deskScreen.getByText('厨房下水道堵了').first()).toBeVisible();
  await expect(intake).toContainText('管道堵塞');
  await expect(intake).toContainText(/规则.*管道堵塞 → .*限时/);
  await theirs.tap(intake.getByRole('button', { name: /派给.*安居物业/ }));
  await expect(deskScreen.getByText('待接单').first()).toBeVisible();
  expect(theirs.taps()).toBeLessThanOrEqual(mostTaps);

  const field = await fieldPage('wang.shifu');
  await takeAndFinish(field, requestId, info.outputPath('done.png'));
  await expect(field.getByRole('button', { name: /^结案/ })).toHaveCount(0);
  const facts = await pageOf(await staff('wang.shifu'), requestId);
  expect(facts.abilities.find(({ act }) => act === 'close')?.may).not.toBe(true);

  // She sees what was done, and judges it.
  await phone.goto(`/requests/${requestId}`);
  await expect(phone.getByText('已疏通，试水正常')).toBeVisible();
  const judged = countTaps();
  await judged.tap(phone.getByRole('button', { name: '解决了', exact: true }));
  await judged.tap(phone.getByRole('radio', { name: '很满意', exact: true }));
  await judged.tap(phone.getByRole('button', { name: '就这样评价' }));
  expect(judged.taps()).toBeLessThanOrEqual(mostTaps);
  await expect(phone.getByRole('button', { name: '就这样评价' })).toHaveCount(0);

  await expect(deskScreen.getByText('已结案').first()).toBeVisible();
  const { request } = await pageOf(desk, requestId);
  expect(request).toMatchObject({ state: 'closed', rating: 5 });
  const after = await desk.ask(countRequests, {});
  expect(after.open).toBe(before.open);
  // The board's numbers have moved by this one, and open to it.
  const board = await desk.ask(boardOverview, { from: day, to: day });
  for (const figure of ['received', 'problems'] as const) {
    expect(board[figure].value - boardBefore[figure].value, figure).toBe(1);
    const rows = await everyRow(desk, board[figure].filter);
    expect(rows).toHaveLength(board[figure].value);
    expect(rows.map(({ id }) => id)).toContain(requestId);
  }
  const satisfied = board.rates.satisfaction.numerator;
  expect((await everyRow(desk, satisfied.filter)).map(({ id }) => id)).toContain(requestId);
});

async function takeAndFinish(field: Page, requestId: string, picture: string): Promise<void> {
  writeFileSync(picture, photo());
  await field.locator(`a[href*="${requestId}"]`).first().click();
  const acts = field.getByRole('group', { name: '可以做的' });
  await acts.getByRole('button', { name: '接单', exact: true }).click();
  await expect(field.getByText('处理中').first()).toBeVisible();
  await field.getByRole('button', { name: /^办结/ }).click();
  const resolve = field.getByRole('form', { name: /办结/ });
  await resolve.getByRole('textbox').first().fill('已疏通，试水正常');
  await resolve.locator('input[type=file]').first().setInputFiles(picture);
  await expect(resolve.getByRole('img')).toHaveCount(1);
  await expect(resolve.getByText('正在传')).toHaveCount(0);
  await resolve.getByRole('button', { name: /^办结/ }).click();
  await expect(field.getByText('待核实').first()).toBeVisible();
}

const chinaDay = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

/** Counts the taps of one person on one errand. */
function countTaps() {
  let taps = 0;
  return {
    async tap(what: Locator): Promise<void> {
      taps += 1;
      await what.click();
    },
    taps: () => taps,
  };
}

function idIn(page: Page): string {
  const id = /\/call\/([0-9a-f-]{36})/.exec(page.url())?.[1];
  if (!id) throw new Error(`No call in ${page.url()}`);
  return id;
}
