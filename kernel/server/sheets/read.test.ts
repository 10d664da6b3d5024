import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { crc32, deflateRawSync } from 'node:zlib';
import { writeXlsx } from 'hucre';
import { Problem } from '#kernel/shared/problem.ts';
import { readSheets, streamRows } from './read.ts';

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url));
const csv = (text: string) => new TextEncoder().encode(text);

async function codeOf(bytes: Uint8Array, name = 'x.xlsx', limits = {}): Promise<string> {
  try {
    await readSheets(bytes, name, { limits });
    return 'read';
  } catch (error) {
    assert.ok(error instanceof Problem, `not a problem: ${String(error)}`);
    assert.ok(error.body().title.zh.length > 0);
    return error.code;
  }
}

const roster = [
  ['居民花名册（测试）'],
  ['姓名', '公民身份号码', '联系电话', '登记日期', '户数'],
  ['张　三', '379900196610251682', '19900091140', '2022-09-15', 278],
  ['李四', '37990019971018204x', '19900057735', '2022-09-18', 3.5],
  [null, null, true],
];

test('Workbooks of Excel 97, openpyxl and LibreOffice read alike', async () => {
  const file = await readSheets(fixture('roster-97.xls'), 'a.xlsx');
  assert.equal(file.kind, 'xls');
  assert.deepEqual(file.sheets, [
    { name: '花名册', rows: roster, merges: [{ top: 0, left: 0, bottom: 0, right: 4 }], hidden: false },
  ]);
  const rows = structuredClone(roster);
  if (rows[3]) rows[3][3] = '2022-09-18 07:39';
  for (const name of ['roster-openpyxl.xlsx', 'roster-libreoffice.xlsx']) {
    const { sheets } = await readSheets(fixture(name), 'a.xlsx');
    // The formula =1+1 in B5 has a value only where a program has worked it out.
    if (rows[4]) rows[4][1] = name.includes('libreoffice') ? 2 : null;
    assert.deepEqual(sheets[0], {
      name: '花名册',
      rows,
      merges: [{ top: 0, left: 0, bottom: 0, right: 4 }],
      hidden: false,
    });
    assert.equal(sheets[1]?.hidden, true);
  }
});

test('A web page called xls is read by its content, numbers and IDs staying text', async () => {
  const file = await readSheets(fixture('roster-page.xls'), '花名册.xls');
  assert.equal(file.kind, 'html');
  assert.equal(file.sheets[0]?.name, '花名册');
  assert.deepEqual(file.sheets[0]?.rows[2], ['张　三', '379900196610251682', '19900091140', '2022年9月15日', '278']);
  assert.deepEqual(file.sheets[0]?.merges, [{ top: 0, left: 0, bottom: 0, right: 4 }]);
});

test('An ods is read with its merges', async () => {
  const file = await readSheets(fixture('roster.ods'), 'a.ods');
  assert.equal(file.kind, 'ods');
  assert.deepEqual(file.sheets[0]?.rows[3]?.slice(0, 3), ['李四', '37990019971018204x', '19900057735']);
  assert.equal(file.sheets[0]?.merges.length, 1);
});

test('Numbers stay numbers, so that a damaged ID shows; a chart on a sheet of its own is passed over', async () => {
  const { sheets } = await readSheets(fixture('roster-xlsxwriter.xlsx'), 'a.xlsx');
  assert.deepEqual(
    sheets.map(({ name }) => name),
    ['花名册', '第二张'],
  );
  assert.deepEqual(sheets[0]?.rows[2], ['张　三', 379900201003218800, 19900091140, '2022-09-15', 7]);
  assert.deepEqual(sheets[0]?.merges, [{ top: 0, left: 0, bottom: 0, right: 4 }]);
});

test('CSV is read in UTF-8 with and without a mark, in UTF-16 both ways round with and without a mark, and in GB 18030', async () => {
  const text = '姓名,电话,备注\r\n张三,19900091140,"住𠮷祥里, 3号"\r\n李四,,\r\n';
  const expected = [['姓名', '电话', '备注'], ['张三', '19900091140', '住𠮷祥里, 3号'], ['李四']];
  const le = Buffer.from(text, 'utf16le');
  const be = Buffer.from(le).swap16();
  const files: [Uint8Array, string][] = [
    [csv(text), 'utf-8'],
    [csv(`\uFEFF${text}`), 'utf-8'],
    [le, 'utf-16le'],
    [Buffer.concat([Buffer.from([0xff, 0xfe]), le]), 'utf-16le'],
    [be, 'utf-16be'],
    [Buffer.concat([Buffer.from([0xfe, 0xff]), be]), 'utf-16be'],
  ];
  for (const [bytes, encoding] of files) {
    const file = await readSheets(bytes, '名单.csv');
    assert.deepEqual([file.kind, file.encoding, file.delimiter], ['csv', encoding, ',']);
    assert.deepEqual(file.sheets, [{ name: '名单', rows: expected, merges: [], hidden: false }]);
  }
  // 张三 in GBK, a tab between: what Excel in Chinese saves as 文本文件（制表符分隔）.
  const gbk = Buffer.from([0xd0, 0xd5, 0xc3, 0xfb, 0x09, 0x61, 0x0a, 0xd5, 0xc5, 0xc8, 0xfd, 0x09, 0x62, 0x0a]);
  const file = await readSheets(gbk, 'a.txt');
  assert.deepEqual(
    [file.encoding, file.delimiter, file.sheets[0]?.rows],
    [
      'gb18030',
      '\t',
      [
        ['姓名', 'a'],
        ['张三', 'b'],
      ],
    ],
  );
});

test('A long number shielded from Excel by ="…" in a CSV is what the quotes hold', async () => {
  const text = '姓名,身份证号\r\n张三,="379900198003120014"\r\n李四,"=""379900198003120022"""\r\n';
  const { sheets } = await readSheets(Buffer.from(text), 'a.csv');
  assert.deepEqual(
    sheets[0]?.rows.slice(1).map((row) => row[1]),
    ['379900198003120014', '379900198003120022'],
  );
});

test('What is no sheet, or one that cannot be read, is refused under a code of its own', async () => {
  assert.equal(await codeOf(new Uint8Array()), 'sheet.empty');
  assert.equal(await codeOf(csv('  \r\n ')), 'sheet.empty');
  assert.equal(await codeOf(csv('%PDF-1.7 …')), 'sheet.not_a_sheet');
  assert.equal(await codeOf(csv('<html><body>登录已过期</body></html>'), '名单.xls'), 'sheet.not_a_sheet');
  assert.equal(await codeOf(zip([['a.txt', Buffer.from('x'.repeat(50))]]), '名单.xlsx'), 'sheet.not_a_sheet');
  assert.equal(
    await codeOf(zip([['word/document.xml', Buffer.from('<w/>'.repeat(50))]]), '名单.xlsx'),
    'sheet.not_a_sheet',
  );
  assert.equal(await codeOf(fixture('roster-95.xls')), 'sheet.unsupported');
  assert.equal(await codeOf(fixture('roster.xlsb')), 'sheet.unsupported');
  assert.equal(await codeOf(fixture('roster-2003.xml')), 'sheet.unsupported');
  assert.equal(await codeOf(Buffer.from([1, 2, 3, 0xff, 0, 0, 7, 0x81, 0xff, 0xff])), 'sheet.unreadable_text');
});

test('A locked file is told from a broken one', async () => {
  const locked = await writeXlsx({
    sheets: [{ name: 'a', rows: [['x']] }],
    encryption: { password: 'p', spinCount: 1 },
  });
  assert.equal(await codeOf(locked), 'sheet.encrypted');
  const xls = Buffer.from(fixture('roster-97.xls'));
  const bof = xls.indexOf(Buffer.from([0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00]));
  xls.writeUInt16LE(0x2f, bof + 20);
  assert.equal(await codeOf(xls), 'sheet.encrypted');
});

test('A file cut off anywhere is refused as damaged and never read in part', async () => {
  const whole = fixture('roster-openpyxl.xlsx');
  for (let length = 4; length < whole.length; length += 97) {
    assert.equal(await codeOf(whole.subarray(0, length)), 'sheet.damaged', `cut at ${length}`);
  }
  const spoilt = Buffer.from(whole);
  spoilt.fill(0x55, 60, 200);
  assert.equal(await codeOf(spoilt), 'sheet.damaged');
});

test('A bomb is refused by the sizes it declares, and stopped when it declares too little', async () => {
  const sheet = Buffer.alloc(40 * 1024 * 1024, 0x20);
  assert.equal(await codeOf(workbookAround(sheet)), 'sheet.bomb');
  assert.equal(await codeOf(workbookAround(sheet, 1000)), 'sheet.damaged');
  assert.equal(await codeOf(workbookAround(sheet, 0)), 'sheet.damaged');
});

test('Sheets with too many cells, too long cells and too big files are refused', async () => {
  const wide = await writeXlsx({
    sheets: [{ name: 'a', rows: Array.from({ length: 30 }, () => Array(10).fill('x')) }],
  });
  assert.equal(await codeOf(wide, 'a', { cells: 299 }), 'sheet.too_many_cells');
  assert.equal(await codeOf(wide, 'a', { cells: 400 }), 'read');
  assert.equal(await codeOf(wide, 'a', { fileBytes: 100 }), 'sheet.too_big');
  assert.equal(await codeOf(csv(`姓名,备注\n张三,${'长'.repeat(40_000)}\n`)), 'sheet.cell_too_long');
  assert.equal(await codeOf(csv(`姓名,备注\n张三,"没有配对\n${'李四,无\n'.repeat(200)}`)), 'sheet.quote_unclosed');
});

test('A sheet reads the same alone, streamed, and among others in one go', async () => {
  const [alone] = (await readSheets(readFileSync(new URL('../../../samples/网格划分表.xlsx', import.meta.url)), 'a'))
    .sheets;
  assert.ok(alone);
  const merges = alone.merges.map(({ top, left, bottom, right }) => ({
    startRow: top,
    startCol: left,
    endRow: bottom,
    endCol: right,
  }));
  const both = await writeXlsx({
    sheets: [
      { name: 'x & <y>', rows: [['甲']] },
      { name: alone.name, rows: alone.rows, merges },
    ],
  });
  const { sheets } = await readSheets(both, 'a');
  assert.deepEqual(
    sheets.map(({ name }) => name),
    ['x & <y>', '接庄街道'],
  );
  assert.deepEqual(sheets[1]?.rows, alone.rows);
  assert.deepEqual(
    new Set(sheets[1]?.merges.map((merge) => JSON.stringify(merge))),
    new Set(alone.merges.map((merge) => JSON.stringify(merge))),
  );
  const streamed = [];
  for await (const { cells } of streamRows(both, 'a', { sheet: 1 })) streamed.push(cells);
  assert.deepEqual(streamed, alone.rows);
});

test('A row number that no sheet has is refused', async () => {
  const sheet =
    '<worksheet><sheetData><row r="99999999999"><c r="A99999999999" t="inlineStr"><is><t>x</t></is></c></row></sheetData></worksheet>';
  assert.equal(await codeOf(workbookAround(Buffer.from(sheet))), 'sheet.damaged');
});

test('Rows stream with the numbers that the spreadsheet shows', async () => {
  const rows = [['a'], [], ['c', 1]];
  const bytes = await writeXlsx({
    sheets: [
      { name: '一', rows: [['x']] },
      { name: '二', rows },
    ],
  });
  const seen = [];
  for await (const row of streamRows(bytes, 'a.xlsx', { sheet: 1 })) if (row.cells.length > 0) seen.push(row);
  assert.deepEqual(seen, [
    { row: 1, cells: ['a'] },
    { row: 3, cells: ['c', 1] },
  ]);
  await assert.rejects(
    async () => {
      for await (const _ of streamRows(bytes, 'a.xlsx', { sheet: 2 }));
    },
    { code: 'sheet.no_such_sheet' },
  );
});

/** A zip with stored directory sizes that may lie. */
function zip(parts: [name: string, content: Buffer, declared?: number][]): Buffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const [name, content, declared] of parts) {
    const packed = deflateRawSync(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(declared ?? content.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    entries.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), common, tail, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from('PK\u0005\u0006'), end]);
}

function workbookAround(sheet: Buffer, declared?: number): Buffer {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  return zip([
    [
      '[Content_Types].xml',
      Buffer.from('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    ],
    [
      '_rels/.rels',
      Buffer.from(`<Relationships>${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`),
    ],
    ['xl/workbook.xml', Buffer.from('<workbook><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>')],
    [
      'xl/_rels/workbook.xml.rels',
      Buffer.from(`<Relationships>${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}</Relationships>`),
    ],
    ['xl/worksheets/sheet1.xml', sheet, declared],
  ]);
}

test('The archive that the bombs are built on is itself readable', async () => {
  const sheet =
    '<worksheet><sheetData><row r="2"><c r="B2" t="inlineStr"><is><t>好</t></is></c></row></sheetData><mergeCells><mergeCell ref="B2:C3"/></mergeCells></worksheet>';
  const { sheets } = await readSheets(workbookAround(Buffer.from(sheet)), 'a');
  assert.deepEqual(sheets, [
    { name: 'a', rows: [[], [null, '好']], merges: [{ top: 1, left: 1, bottom: 2, right: 2 }], hidden: false },
  ]);
});
