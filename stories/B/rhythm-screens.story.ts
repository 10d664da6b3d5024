// B5, B9, R1 on the screens: the register of a month, at a desk.
import { readFile } from 'node:fs/promises';
import { readSheets } from '#kernel/server/sheets/read.ts';
import { expectAccess } from '../support/access.ts';
import { soon } from '../support/duties.ts';
import { everyRow } from '../support/requests.ts';
import { expect, test } from '../support/story.ts';

// In April 2022.
test.use({ era: 'rhythm-screens' });

const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;

test('[B5][R1][B9] the month’s register is read, opened at a figure, confirmed with one tap, frozen, taken along as .xlsx and printed on one page', async ({
  deskPage,
  staff,
  clock,
}) => {
  // Axe takes its time over a hundred and more lines.
  test.slow();
  await clock.set('2022-04-01 09:00');
  const secretary = await staff('secretary.jiezhuang');
  const page = await deskPage('secretary.jiezhuang');
  await page.getByRole('link', { name: '三个一' }).click();
  const mine = page.getByRole('region', { name: '本岗位要做的' });
  await mine.getByRole('link', { name: /一月一台账.*2022年3月/ }).click(soon);

  const month = page.getByRole('region', { name: '本月' });
  await expect(month.getByRole('link', { name: /办理业务/ })).toHaveText(/108/);
  await expect(month.getByRole('link', { name: /处理问题/ })).toHaveText(/23/);
  await month.getByRole('link', { name: /处理问题/ }).click();
  await expect(page).toHaveURL(/\/desk\/requests\?/);
  const search = Object.fromEntries(
    [...new URL(page.url()).searchParams].map(([key, value]) => [key, readParam(value)]),
  );
  expect(await everyRow(secretary, search)).toHaveLength(23);
  await page.goBack();

  await page.getByRole('button', { name: '确认台账' }).click();
  await expect(page.getByRole('region', { name: '已定稿' })).toContainText('周建民 确认');
  await expect(page.getByRole('button', { name: '确认台账' })).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('region', { name: '已定稿' })).toContainText('与确认时一致');

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '导出表格' }).first().click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
  const { sheets } = await readSheets(await readFile(await download.path()), 'register.xlsx');
  const cells = sheets.flatMap(({ rows }) => rows.flat().map(String));
  const numbers = new Set(cells.filter((cell) => /^JZ-\d{8}-\d{4}$/.test(cell)));
  expect(numbers.size).toBeGreaterThanOrEqual(131);
  expect(cells.filter((cell) => cell === '处理问题').length).toBeGreaterThanOrEqual(23);

  await expectAccess(page);
  await page.getByRole('button', { name: '打印' }).click();
  const sheet = page.getByRole('dialog', { name: /月台账/ });
  await expect(sheet).toContainText('办理业务 108');
  await expect(sheet).toContainText('周建民 于 2022年4月1日');
  expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBe(1);

  const above = await deskPage('supervisor.jiezhuang');
  await above.goto(page.url());
  await expect(above.getByRole('region', { name: '已定稿' })).toContainText('周建民 确认');
});

/** A value in an address: JSON where it is one. */
function readParam(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
