import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openXlsx, writeXlsx } from 'hucre';
import { fillSheet } from './fill.ts';
import { readSheets } from './read.ts';

const bold = { font: { bold: true } };
const ruled = { border: { top: { style: 'thin' as const } } };

async function template(): Promise<Uint8Array> {
  return writeXlsx({
    sheets: [
      {
        name: '表',
        columns: [{ width: 6 }, { width: 30 }],
        rows: [['大标题'], ['序号', '姓名'], [1, '例：张三'], [2, null], ['合计：', null], ['填表人：', null]],
        merges: [
          { startRow: 0, startCol: 0, endRow: 0, endCol: 1 },
          { startRow: 2, startCol: 1, endRow: 3, endCol: 1 },
          { startRow: 5, startCol: 0, endRow: 5, endCol: 1 },
        ],
        cells: new Map([
          ['1,0', { value: '序号', style: bold }],
          ['2,1', { value: '例：张三', style: ruled }],
          ['4,0', { value: '合计：', style: bold }],
        ]),
      },
      { name: '说明', rows: [['别动我']] },
    ],
  });
}

test('rows take the place of the example’s, the look of its first row and no formula; title, widths and foot stay', async () => {
  const rows = ['甲', '=1+1', '丙'].map((name, i) => [i + 1, name]);
  const about = { name: '填报说明', lines: [['填表人', '王网格']] };
  const bytes = await fillSheet(await template(), { sheet: 0, firstRow: 2, footFrom: 4, rows, about });
  const { sheets } = await readSheets(bytes, 'a.xlsx');
  assert.deepEqual(
    sheets.map(({ name }) => name),
    ['表', '说明', '填报说明'],
  );
  assert.deepEqual(sheets[0]?.rows, [
    ['大标题'],
    ['序号', '姓名'],
    [1, '甲'],
    [2, '=1+1'],
    [3, '丙'],
    ['合计：'],
    ['填表人：'],
  ]);
  const [sheet] = (await openXlsx(bytes, { readStyles: true })).sheets;
  assert.equal(sheet?.rows[3]?.[1], "'=1+1", 'what a spreadsheet program would run is text');
  assert.deepEqual(
    [2, 3, 4].map((row) => sheet?.cells?.get(`${row},1`)?.style?.border?.top?.style),
    ['thin', 'thin', 'thin'],
  );
  assert.equal(sheet?.cells?.get('1,0')?.style?.font?.bold, true);
  assert.equal(sheet?.cells?.get('5,0')?.style?.font?.bold, true, 'the foot moved with its look');
  assert.equal(sheet?.columns?.[1]?.width, 30);
  assert.deepEqual(
    sheet?.merges?.map(({ startRow }) => startRow),
    [0, 6],
  );
});

test('no rows at all leave the header and the foot', async () => {
  const about = { name: '填报说明', lines: [] };
  const bytes = await fillSheet(await template(), { sheet: 0, firstRow: 2, footFrom: 4, rows: [], about });
  const { sheets } = await readSheets(bytes, 'a.xlsx');
  assert.deepEqual(sheets[0]?.rows, [['大标题'], ['序号', '姓名'], ['合计：'], ['填表人：']]);
});
