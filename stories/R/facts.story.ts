// R1 and 1.T, a fact is typed once: a table from above fills itself and its gaps are asked at a visit that is due anyway; told once, the fact stands everywhere
// with its source and day; corrected, what stood before stays; asked again by a new form, the form is refused, naming field, form and issuer.

import { readFile } from 'node:fs/promises';
import { readSheets } from '#kernel/server/sheets/read.ts';
import { writeSheets } from '#kernel/server/sheets/write.ts';
import { newId } from '#kernel/shared/id.ts';
import { defineForm, proposeField } from '#modules/facts/shared/commands.ts';
import { factHistory, openFormQuery } from '#modules/facts/shared/queries.ts';
import { beginTable } from '#modules/facts/shared/table-commands.ts';
import { tableGaps } from '#modules/facts/shared/table-queries.ts';
import { faultsOf } from '../support/access.ts';
import { deskSize, expect, phoneSize, test } from '../support/story.ts';

const headers = ['序号', '姓名', '性别', '家庭住址', '联系电话', '帮扶人', '生活能否自理', '备注'];
const careTable = async (title: string): Promise<Buffer> =>
  Buffer.from(
    await writeSheets([
      {
        name: '独居老人',
        columns: [],
        head: [[title], headers],
        rows: [],
        merges: [{ top: 0, left: 0, bottom: 0, right: headers.length - 1 }],
      },
    ]),
  );
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

test('[R1] a table from above fills itself, its gaps open to names and are asked at visits due anyway, and the fact told once closes its question and stands with its source; corrected, its history stays', async ({
  deskPage,
  staff,
}) => {
  test.setTimeout(180_000);
  const page = await deskPage('desk.jiezhuang');
  await page.goto('/desk/tables');
  const file = { name: '独居老人.xlsx', mimeType: xlsx, buffer: await careTable('独居老人关爱情况统计表') };
  await page.getByLabel('上级发来的表').setInputFiles(file);
  await page.getByLabel('谁要的').fill('区民政局');
  await page.getByLabel('什么时候交').fill('2030-12-05');
  await page.getByRole('button', { name: '打开' }).click();

  await expect(page.getByRole('combobox', { name: '帮扶人' })).toHaveValue('field:helper');
  await expect(page.getByRole('combobox', { name: '联系电话' })).toHaveValue('field:phone');
  const register = page.getByLabel('每一行是哪个台账里的');
  const option = await register
    .locator('option', { hasText: /^独居老人/ })
    .first()
    .textContent();
  const members = Number(/(\d+)/.exec(option ?? '')?.[1]);
  expect(members).toBeGreaterThan(1);
  await register.selectOption({ label: option ?? '' });
  await page.getByRole('button', { name: '列对了' }).click();

  // Telephone numbers leave in full only with a purpose.
  await expect(page.getByRole('button', { name: '自动填' })).toHaveAttribute('aria-disabled', 'true');
  await page.getByLabel(/报给谁、做什么用/).fill('报区民政局冬季走访');
  await page.getByRole('button', { name: '自动填' }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: '下载填好的表' }).click({ timeout: 60_000 });
  const { sheets } = await readSheets(await readFile(await (await downloading).path()), 'x.xlsx');
  expect(sheets[0]?.rows[1]).toEqual(headers);
  expect(sheets[0]?.rows.length).toBe(members + 2);
  expect(sheets[0]?.rows[2]?.[0]).toBe(1);
  expect(String(sheets[0]?.rows[2]?.[4])).toMatch(/^\d+$/);

  const missing = page.getByRole('listitem').filter({ hasText: '照看的人' }).getByRole('link');
  await expect(missing).toHaveText(`${members}格`);
  await page.getByRole('button', { name: '随走访补问' }).click();
  await expect(page.getByText('都已在补问')).toBeVisible();
  await missing.click();
  await expect(page.getByRole('heading', { name: `照看的人：${members} 人（户）` })).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
  await page.setViewportSize(deskSize);
  const tableId = new URL(page.url()).pathname.split('/').at(-1) ?? '';

  // At the door: what nobody told is asked, with who wants it.
  const desk = await staff('desk.jiezhuang');
  const { people } = await desk.ask(tableGaps, { tableId, field: 'helper' });
  const subjectId = people[0]?.subjectId ?? '';
  const opened = await desk.ask(openFormQuery, { form: 'care_visit', subjectId });
  expect(opened.fields.find(({ field }) => field.name === 'helper')?.ask).toBe('missing');

  await page.goto(`/desk/people/${subjectId}`);
  await page.getByRole('button', { name: '补照看的人' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('textbox', { name: '照看的人' }).fill('女儿王芳');
  await sheet.getByRole('button', { name: '记下' }).click();
  const facts = page.getByRole('region', { name: '信息' });
  await expect(facts.getByRole('listitem').filter({ hasText: '照看的人' })).toContainText('补录 · 今天');
  await facts.getByRole('button', { name: '更正照看的人' }).click();
  await sheet.getByRole('textbox', { name: '照看的人' }).fill('儿子王强');
  await sheet.getByRole('radio', { name: '原来记错了' }).check();
  await sheet.getByRole('button', { name: '记下' }).click();
  await facts.getByRole('button', { name: '以前 1 次' }).click();
  await expect(sheet.getByRole('listitem')).toContainText(['儿子王强', '女儿王芳']);
  const { tellings } = await desk.ask(factHistory, { subjectId, field: 'helper' });
  expect(tellings.map(({ value, isCurrent }) => [value, isCurrent])).toEqual([
    ['儿子王强', true],
    ['女儿王芳', false],
  ]);
  await sheet.getByRole('button', { name: '关闭' }).click();
  await page.setViewportSize(phoneSize);
  expect(await faultsOf(page)).toEqual([]);

  // The question is closed by the fact, and next month's table of the same headers asks nothing of anybody.
  const rest = await desk.ask(tableGaps, { tableId, field: 'helper' });
  expect(rest.total).toBe(members - 1);
  expect(rest.people.some((one) => one.subjectId === subjectId)).toBe(false);
  const fileId = await desk.upload('下月.xlsx', xlsx, await careTable('独居老人统计表（下月）'));
  const unitId = desk.hats[0]?.unitId ?? '';
  const next = await desk.act(beginTable, { tableId: newId(), fileId, unitId });
  expect(next['isMapped']).toBe(true);
});

test('[R1] a new form that asks what is already held is refused, naming field, form and issuer; so is a field under another name', async ({
  staff,
}) => {
  const street = await staff('supervisor.jiezhuang');
  const unitId = street.hats[0]?.unitId ?? '';
  const form = { code: 'elder_survey', title: { zh: '老人摸排表', en: 'Survey' }, subject: 'person' as const };
  const twice = await street.refused(defineForm, {
    unitId,
    register: 'lone_elder',
    form: { ...form, fields: ['helper', 'selfCare'] },
  });
  expect(twice.title.zh).toContain('“照看的人、生活自理”已由社区的“走访记录”在问');
  const house = await street.refused(defineForm, { unitId, form: { ...form, fields: ['bornOn', 'pensionCheckedOn'] } });
  expect(house.title.zh).toContain('出生日期：系统里已有');
  const held = await street.refused(proposeField, {
    unitId,
    reason: '摸排要用',
    entry: {
      home: 'person',
      field: { name: 'minder', title: { zh: '帮扶人', en: 'Minder' }, sensitivity: 'normal', type: 'text' },
    },
  });
  expect(held.title.zh).toContain('照看的人');
});
