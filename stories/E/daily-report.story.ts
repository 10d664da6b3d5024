// E8, E9, R2 in the browser: a report that wrote itself, zero told with one tap, silence named at the deadline and in no sum, late and corrected with both times.
import { addDays, dateOf } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { recordVisit } from '#modules/duties/shared/commands.ts';
import { listPersons } from '#modules/registry/shared/queries.ts';
import { myReports, reportBoard } from '#modules/reports/shared/queries.ts';
import { faultsOf } from '../support/access.ts';
import { soon } from '../support/duties.ts';
import { deskSize, expect, phoneSize, test } from '../support/story.ts';

// One day of reports, the day after whatever day this runs on.
test.use({ era: 'daily-report' });
const day = addDays(dateOf(Date.now()), 1);

test('[E8][E9][R2] a day without anything is reported as zero with one tap, and stands on the board as a report', async ({
  clock,
  staff,
  fieldPage,
  deskPage,
}) => {
  await clock.set(`${day} 10:00`);
  const desk = await staff('desk.jiezhuang');
  await expect.poll(async () => (await desk.ask(myReports, {})).turns.map(({ slot }) => slot), soon).toContain(day);
  const phone = await fieldPage('desk.jiezhuang');
  // Where this runs before five in the afternoon, the real day's report stands there too, as missed.
  const owed = phone.getByRole('region', { name: '要报的' }).getByRole('listitem').filter({ hasText: '17:00 前' });
  await expect(owed).toContainText('点一下报零');
  await owed.getByRole('button', { name: '零报告' }).click();
  await expect(owed).toHaveCount(0);

  const page = await deskPage('desk.jiezhuang');
  await page.goto('/desk/reports');
  await expect(page.getByRole('region', { name: '各单位' }).getByText('零报告')).toBeVisible();
  await page.getByRole('link', { name: '接庄社区', exact: true }).click();
  await expect(page.getByRole('region', { name: '数字' })).toContainText('李敏');
  for (const size of [deskSize, phoneSize]) {
    await page.setViewportSize(size);
    expect(await faultsOf(page), `at ${size.width}`).toEqual([]);
  }
  await page.setViewportSize(deskSize);
  await page.getByRole('button', { name: '打印' }).click();
  await expect(page.getByRole('dialog')).toContainText('零报告');
});

test('[E8][E9] at the deadline the silent are named first and added nowhere; what came later is told by a correction that keeps both values and times', async ({
  clock,
  staff,
  deskPage,
}) => {
  const desk = await staff('desk.jiezhuang');
  await clock.set(`${day} 16:00`);
  const { people } = await desk.ask(listPersons, { flags: ['lone_elder'], limit: 1 });
  await desk.act(recordVisit, {
    visitId: newId(),
    subjectId: people[0]?.personId ?? '',
    action: 'visit',
    outcome: 'done',
  });
  await clock.set(`${day} 17:05`);
  const above = await staff('supervisor.jiezhuang');
  const board = await above.ask(reportBoard, { slot: day });
  const silent = board.rows.filter(({ state }) => state === 'silent');
  expect(silent.length).toBeGreaterThan(0);
  expect(board.rows[0]?.state).toBe('silent');
  expect(board.counts.zero).toBe(1);
  expect(board.sums.every(({ told }) => told === 0)).toBe(true);
  expect(silent.every(({ figures }) => figures.length === 0)).toBe(true);

  const theirs = await deskPage('supervisor.jiezhuang');
  await theirs.goto(`/desk/reports?slot=${day}`);
  await expect(theirs.getByText(`${silent.length} 个没有报，没有算进合计，也不算零。`)).toBeVisible();
  const first = theirs.getByRole('region', { name: '各单位' }).getByRole('row').nth(1);
  await expect(first).toContainText('没有报');
  await expect(first).toContainText('—');

  const page = await deskPage('desk.jiezhuang');
  await page.goto('/desk/reports');
  await page.getByRole('link', { name: '接庄社区', exact: true }).click();
  await expect(page.getByText('报了以后数字又变了')).toBeVisible();
  await page.getByRole('button', { name: '更正' }).click();
  await expect(page.getByLabel('走访')).toHaveValue('1');
  await page.getByLabel('为什么更正').fill('下午又走访一户');
  await page.getByRole('button', { name: '写下更正' }).click();
  const figures = page.getByRole('region', { name: '数字' });
  await expect(figures).toContainText('第 1 次更正');
  await expect(figures.getByRole('row', { name: /^走访/ }).getByRole('cell')).toHaveText(['0', '1', '1']);
  await figures.getByRole('row', { name: /^走访/ }).getByRole('button').first().click();
  await expect(page.getByRole('dialog', { name: '走访 1' }).getByRole('row')).toHaveCount(1);
  await expect(theirs.getByText('更正 1 次')).toBeVisible(soon);
});
