// Principle 3, every number is a door: what the queue shows under its filter leaves as a sheet of the same rows, masked, saying who took it and when.

import { readFile } from 'node:fs/promises';
import { readSheets } from '#kernel/server/sheets/read.ts';
import { everyRow } from '../support/requests.ts';
import { expect, test } from '../support/story.ts';

test('[B2][B9] the queue of the desk leaves as .xlsx: the rows of the present filter and no others, names masked, with a watermark', async ({
  deskPage,
  staff,
}) => {
  const page = await deskPage('desk.jiezhuang');
  const filter = { tab: 'all' as const, channels: ['hotline'] };
  await page.goto('/desk/requests?tab=all&channels=%5B%22hotline%22%5D');
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: '导出表格' }).click();
  const sheet = (await readSheets(await readFile(await (await downloading).path()), 'queue.xlsx')).sheets[0];
  const lines = await everyRow(await staff('desk.jiezhuang'), filter);
  const numbers = new Set((sheet?.rows ?? []).flat().filter((cell) => /^[A-Z]{2}-\d{8}-\d+$/.test(String(cell))));
  expect(lines.length).toBeGreaterThan(10);
  expect([...numbers].sort()).toEqual(lines.map(({ requestNo }) => requestNo).sort());
  const text = JSON.stringify(sheet?.rows);
  expect(text).toContain('李敏');
  expect(text).not.toMatch(/1990000\d{4}/);
});
