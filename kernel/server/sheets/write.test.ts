import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readXlsx } from 'hucre';
import type { Cell } from '#kernel/shared/sheet.ts';
import { listParts, unpackText } from './archive.ts';
import { readSheets } from './read.ts';
import { type OutColumn, streamSheet, watermark, writeSheets } from './write.ts';

async function gather(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** One part of the file as XML: what a reader that is not hucre would see. */
async function xmlOf(bytes: Uint8Array, name: string): Promise<string> {
  const part = listParts(bytes).find((one) => one.name === name);
  assert.ok(part, `${name} is in the file`);
  return unpackText(bytes, part);
}

const awkward = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    '=1+1',
    "'=1",
    '@SUM(A1)',
    '\tx',
    '-5',
    '+86 19900091140',
    '＝1',
    '_x0041_',
    '<b>&"x"</b>',
    ' 两端有空格 ',
    '一\r\n二',
    '2022-09-15',
    '007',
  ),
);
const cell: fc.Arbitrary<Cell> = fc.oneof(
  awkward.map((text) => (text === '' ? null : text)),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
  fc.boolean(),
  fc.constant(null),
);
const grid = fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 });

function trimmed(rows: Cell[][]): Cell[][] {
  const cut = rows.map((row) => row.slice(0, row.findLastIndex((one) => one !== null) + 1));
  return cut.slice(0, cut.findLastIndex((row) => row.length > 0) + 1);
}

test('Whatever is written reads back as it was, streamed or whole', async () => {
  const columns: OutColumn[] = Array.from({ length: 6 }, () => ({}));
  await fc.assert(
    fc.asyncProperty(grid, async (rows) => {
      const sheet = { name: '表', columns, head: [['标题']], rows };
      const expected = [['标题'], ...trimmed(rows)];
      for (const bytes of [await gather(streamSheet(sheet)), await writeSheets([sheet])]) {
        assert.deepEqual((await readSheets(bytes, 'a.xlsx')).sheets[0]?.rows, expected);
      }
    }),
    { numRuns: 60 },
  );
});

test('No text leaves the house as a formula', async () => {
  const rows = [['=cmd|calc', '+1', '-1', '@a', '\t=1', '\r=1', '＝1', -1]];
  const sheet = { name: '表', columns: [], head: [], rows };
  for (const bytes of [await gather(streamSheet(sheet)), await writeSheets([sheet])]) {
    const { sheets } = await readXlsx(bytes);
    assert.deepEqual(sheets[0]?.rows[0]?.map(String), [
      "'=cmd|calc",
      "'+1",
      "'-1",
      "'@a",
      "'\t=1",
      "'\r=1",
      "'＝1",
      '-1',
    ]);
    assert.doesNotMatch(await xmlOf(bytes, 'xl/worksheets/sheet1.xml'), /<f[\s>]/);
  }
});

test('A streamed sheet has a styled and frozen head, widths, text cells for IDs, real dates and a foot that says who took it', async () => {
  const bytes = await gather(
    streamSheet({
      name: '居民',
      columns: [{ width: 20, kind: 'text' }, { kind: 'date' }, { kind: 'moment' }],
      head: [['公民身份号码', '登记日期', '来电时间']],
      rows: [['379900196610251682', '2022-09-15', '2022-09-15 07:39']],
      foot: [watermark({ by: '王网格', at: '2022-09-20 08:00', filter: '盛景花园' })],
    }),
  );
  const { sheets } = await readXlsx(bytes, { readStyles: true });
  const styleAt = (at: string) => sheets[0]?.cells?.get(at)?.style;
  assert.equal(styleAt('0,0')?.font?.bold, true);
  assert.equal(styleAt('1,0')?.font?.bold, undefined);
  assert.equal(styleAt('1,0')?.numFmt, '@');
  assert.equal(styleAt('2,0')?.font?.italic, true);
  assert.deepEqual(sheets[0]?.rows[1]?.slice(1), [new Date('2022-09-15T00:00:00Z'), new Date('2022-09-15T07:39:00Z')]);
  assert.match(String(sheets[0]?.rows[2]?.[0]), /导出人：王网格.*2022-09-20 08:00.*盛景花园/);
  const xml = await xmlOf(bytes, 'xl/worksheets/sheet1.xml');
  assert.match(xml, /<pane ySplit="1" topLeftCell="A2" state="frozen"/);
  assert.match(xml, /<col min="1" max="1" width="20" customWidth="(1|true)"\/>/);
});

test('A workbook carries merges, coloured cells with notes, and names that Excel accepts', async () => {
  const bytes = await writeSheets([
    {
      name: '2022/4 [花名册]',
      columns: [{ width: 10 }, { width: 12 }],
      head: [
        ['标题', null],
        ['姓名', '电话'],
      ],
      rows: [['张三', '1990003910']],
      merges: [{ top: 0, left: 0, bottom: 0, right: 1 }],
      marks: [{ row: 2, column: 1, tone: 'ask', note: '电话少一位' }],
    },
    { name: '2022/4 [花名册]', columns: [], head: [], rows: [] },
  ]);
  const { sheets } = await readXlsx(bytes, { readStyles: true });
  assert.deepEqual(
    sheets.map(({ name }) => name),
    ['2022 4  花名册', '2022 4  花名册（2）'],
  );
  const marked = sheets[0]?.cells?.get('2,1');
  assert.equal(marked?.style?.fill?.type === 'pattern' && marked.style.fill.fgColor?.rgb?.slice(-6), 'FFD9D6');
  assert.equal(marked?.comment?.text, '电话少一位');
  assert.deepEqual((await readSheets(bytes, 'a')).sheets[0]?.merges, [{ top: 0, left: 0, bottom: 0, right: 1 }]);
});

test('Rows are pulled only as the receiver reads', async () => {
  let pulled = 0;
  function* rows(): Generator<Cell[]> {
    for (; pulled < 1_000_000; pulled++) yield ['盛景花园3号楼1单元101室', pulled];
  }
  const reader = streamSheet({ name: '表', columns: [{}, {}], head: [], rows: rows() }).getReader();
  await reader.read();
  await reader.cancel();
  assert.ok(pulled < 100_000, `pulled ${pulled} rows for the first piece`);
});
