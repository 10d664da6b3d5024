// A4, A8, B9 and rule 2 through the pages: a table as the office has it, looked over row by row before anything is written, taken, and handed back with
// what is left; brought in once more it changes nothing.

import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { readSheets } from '#kernel/server/sheets/read.ts';
import { expect, test } from '../support/story.ts';

const sample = (name: string) => readFile(new URL(`../../samples/${name}`, import.meta.url));

type Given = { name: string; bytes: Buffer; unit: string };

/** Chooses the file and whose table it is, looks over the columns, and comes to the rows. */
async function bring(page: Page, { name, bytes, unit }: Given): Promise<void> {
  await page.goto('/desk/imports');
  await page.getByLabel('选文件').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: bytes });
  await page.getByLabel('这是谁的表').selectOption({ label: unit });
  await page.getByRole('button', { name: '打开看看' }).click();
  await page.getByRole('button', { name: '列对了，逐行核对' }).click();
  await page.getByText(/^全表 \d+ 行/).waitFor();
  await expect(page.getByRole('status').filter({ hasText: '正在处理' })).toHaveCount(0);
}

const tab = (page: Page, title: string) =>
  page.getByRole('navigation', { name: '行', exact: true }).getByRole('link', { name: title });

async function take(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^导入 [\d,]+ 行$/ }).click();
  await page.getByText(/^已导入 \d+ 行$/).waitFor({ timeout: 60_000 });
}

test('[A4][A8] the table of grids and the roster come in through the pages: columns guessed, numbers masked, the rest handed back with reasons; the same file again changes nothing', async ({
  deskPage,
}) => {
  test.setTimeout(180_000);
  const page = await deskPage('supervisor.jiezhuang');
  const grids = { name: '网格划分表.xlsx', bytes: await sample('网格划分表.xlsx'), unit: '接庄街道' };
  await bring(page, grids);
  await expect(page.getByText(/^全表 113 行，其中标题、表头、空行等 5 行$/)).toBeVisible();

  const roster = { name: '居民花名册.xlsx', bytes: await sample('居民花名册.xlsx'), unit: '接庄社区' };
  await bring(page, roster);
  await expect(tab(page, '要问')).toHaveText(/61/);
  await expect(tab(page, '可修')).toHaveText(/22/);
  await expect(page.getByText('几行写的是同一个号码或名称')).toBeVisible();
  // A number shows its ends only, until somebody's look is on record.
  const first = page.getByRole('listitem').filter({ hasText: '居民花名册 第 45 行' }).first();
  await expect(first).toContainText(/3799\*+27/);
  await expect(page.getByText('379900197206269527')).toHaveCount(0);
  await first.getByRole('button', { name: '显示号码' }).click();
  await expect(first).toContainText('379900197206269527');
  await expect(first.getByText('已记下您看过')).toBeVisible();

  await take(page);
  await page.getByRole('button', { name: /生成没导入的行/ }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: '下载没导入的行' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('居民花名册-未导入.xlsx');
  const rest = await readSheets(await readFile(await download.path()), 'rest.xlsx');
  const rows = rest.sheets[0]?.rows.filter((row) => typeof row[0] === 'number') ?? [];
  expect(rows).toHaveLength(61 + 22);
  expect(rows.every((row) => row.some((cell) => /[一-龥]{4}/.test(String(cell)) && String(cell).length > 5))).toBe(
    true,
  );

  await bring(page, roster);
  await expect(page.getByText('这个文件导入过')).toBeVisible();
  await expect(tab(page, '已有')).toHaveText(/2,720/);
  await expect(tab(page, '可用')).toHaveText(/可用\s*0/);
  await expect(page.getByRole('button', { name: '导入可用的行' })).toHaveAttribute('aria-disabled', 'true');
  // Ended by hand: nothing of the file is left.
  await page.getByRole('button', { name: '结束，删除文件' }).click();
  await page.getByRole('button', { name: '结束并删除' }).click();
  await expect(page.getByText('这次导入的底稿已按期清除')).toBeVisible();
});

test('[B2][B9] a month of requests in GBK becomes 108 services and 23 problems, and 9 told twice that keep both tellings', async ({
  deskPage,
  staff,
}) => {
  test.setTimeout(120_000);
  // March 2022 is on record in the demonstration; the same month a year later is not. Digits are one byte each in GBK.
  const text = (await sample('2022年3月诉求登记.csv')).toString('latin1');
  const bytes = Buffer.from(text.replaceAll('2022-03-', '2021-03-').replaceAll('2022/3/', '2021/3/'), 'latin1');
  const page = await deskPage('supervisor.jiezhuang');
  const log = { name: '诉求登记.csv', bytes, unit: '大部社区' };
  await bring(page, log);
  await expect(tab(page, '可用')).toHaveText(/140/);
  await take(page);
  const runId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const { importRun } = await import('#modules/imports/shared/queries.ts');
  const run = await (await staff('supervisor.jiezhuang')).ask(importRun, { runId });
  expect(run.counts?.taken).toEqual({ rows: 140, services: 108, problems: 23, merged: 9 });
  await bring(page, log);
  await expect(tab(page, '已有')).toHaveText(/140/);
  await expect(page.getByText('都已登记，没有要导入的')).toBeVisible();
});

test('[A8] a file that no rule recognises is asked about, and one that is broken says what to do', async ({
  deskPage,
}) => {
  const page = await deskPage('desk.jiezhuang');
  const open = async (name: string, bytes: Buffer) => {
    await page.goto('/desk/imports');
    await page.getByLabel('选文件').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: bytes });
    await page.getByRole('button', { name: '打开看看' }).click();
  };
  await open('断了.xlsx', (await sample('居民花名册.xlsx')).subarray(0, 9000));
  await expect(page.getByRole('alert')).toContainText('文件不完整或已损坏');
  await open('不明.csv', Buffer.from('甲,乙,丙\n1,2,3\n4,5,6\n'));
  await expect(page.getByRole('alert')).toContainText('看不出这是哪一种表');
  await page.getByLabel('认作').selectOption({ label: '居民花名册' });
  await expect(page.getByText('“不明”还没有指定')).toBeVisible();
});
