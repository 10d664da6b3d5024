import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readXlsx } from 'hucre';
import { readSheets } from '#kernel/server/sheets/read.ts';
import { writeSheets } from '#kernel/server/sheets/write.ts';
import { annotate } from './annotate.ts';
import { openImport } from './open-import.ts';
import { readSample } from './samples.ts';

const context = { today: '2026-01-01' };

async function openSample(name: string, kindName: 'roster' | 'grid_table') {
  const { sheets: read } = await readSample(name);
  const bytes = await writeSheets(
    read.map(({ name: title, rows, merges }) => ({ name: title, columns: [], head: [], rows, merges })),
  );
  const { sheets, engine } = await openImport(bytes, name, { kindName });
  return { sheets, engine, checked: engine.checkRows(sheets, context) };
}

test('What is left comes back in the sheet’s own shape with the reason and the proposal beside it', async () => {
  const { sheets, checked } = await openSample('居民花名册.xlsx', 'roster');
  const bytes = await annotate(sheets, checked.rows, { foot: ['导出人：王网格'] });
  const [back] = (await readSheets(bytes, 'a.xlsx')).sheets;
  assert.equal(back?.name, '居民花名册');
  assert.equal(back?.rows.length, 2 + 83 + 1);
  assert.deepEqual(back?.rows[0], ['接庄社区常住居民花名册（2022年4月）']);
  assert.deepEqual(back?.rows[1]?.slice(-4), ['备注', '原行号', '导入问题', '修改建议']);
  assert.deepEqual(back?.merges, [{ top: 0, left: 0, bottom: 0, right: 13 }]);
  const line = back?.rows.find((row) => row[14] === 170) ?? [];
  assert.deepEqual(line.slice(0, 7), [168, '盛景花园', 3, 2, '401', '侯　月琴', '女']);
  assert.deepEqual(line.slice(14), [170, '姓名中间有空格', '姓名：侯月琴']);
  const clash = back?.rows.find((row) => row[14] === 802) ?? [];
  assert.equal(clash[15], '与第 160 行是同一个证件号码，性别与证件号码不符');
  const damaged = back?.rows.find((row) => row[14] === 425) ?? [];
  assert.equal(typeof damaged[7], 'number', 'a damaged number comes back as it came');
});

test('Cells at fault are coloured and carry a note', async () => {
  const { sheets, checked } = await openSample('居民花名册.xlsx', 'roster');
  const { sheets: written } = await readXlsx(await annotate(sheets, checked.rows), { readStyles: true });
  const [sheet] = written;
  const row = sheet?.rows.findIndex((cells) => cells[14] === 309) ?? -1;
  const cell = sheet?.cells?.get(`${row},8`);
  assert.ok(cell?.style?.fill?.type === 'pattern' && cell.style.fill.fgColor?.rgb?.endsWith('FFD9D6'));
  assert.match(cell?.comment?.text ?? '', /位数不够/);
  assert.equal(sheet?.cells?.get(`${row},5`)?.style?.fill, undefined);
});

test('Brought in again unchanged, the rest has the same faults; the added columns are passed over', async () => {
  const { sheets, engine, checked } = await openSample('居民花名册.xlsx', 'roster');
  const again = await openImport(await annotate(sheets, checked.rows), 'a.xlsx', { kindName: 'roster' });
  const second = engine.checkRows(again.sheets, context);
  const codes = (rows: typeof checked.rows) =>
    rows
      .filter(({ problems }) => problems.length > 0)
      .map(({ problems, verdict, rest }) => [verdict, problems.map(({ code }) => code), rest]);
  assert.deepEqual(codes(second.rows), codes(checked.rows));
  assert.equal(second.rows.length, 83);
});

test('Only rows at fault of a merged table come back, with what the merge gave them written out', async () => {
  const { sheets: read } = await readSample('网格划分表.xlsx');
  const rows = read[0]?.rows.map((row) => row.slice()) ?? [];
  if (rows[6]) rows[6][9] = '1990009957';
  const bytes = await writeSheets([{ name: '接庄街道', columns: [], head: [], rows, merges: read[0]?.merges ?? [] }]);
  const { sheets, engine } = await openImport(bytes, 'a.xlsx', { kindName: 'grid_table' });
  const back = await readSheets(
    await annotate(sheets, engine.checkRows(sheets, context).rows, { lang: 'en' }),
    'a.xlsx',
  );
  const [sheet] = back.sheets;
  assert.equal(sheet?.rows.length, 5);
  assert.deepEqual(sheet?.rows[4]?.slice(1, 7), [
    '接庄社区',
    '接庄社区1网格',
    '闫志强',
    '财务科科长',
    '19900089565',
    '接庄社区1-3',
  ]);
  assert.deepEqual(sheet?.rows[4]?.slice(11), [7, 'The number is too short; check for a missing digit']);
  assert.equal(sheet?.merges.length, 7);
});

test('A formula in a cell is handed back as harmless text', async () => {
  const bytes = await writeSheets([
    {
      name: 'a',
      columns: [],
      head: [],
      rows: [
        ['姓名', '身份证号', '住址'],
        ['=HYPERLINK("x")', '1', '3-1-101'],
      ],
    },
  ]);
  const { sheets, engine } = await openImport(bytes, 'a.xlsx', { kindName: 'roster' });
  const { sheets: written } = await readXlsx(await annotate(sheets, engine.checkRows(sheets, context).rows));
  assert.equal(written[0]?.rows[1]?.[0], '\'=HYPERLINK("x")');
});
