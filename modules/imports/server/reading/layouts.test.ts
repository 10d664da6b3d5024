import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeXlsx } from 'hucre';
import { readSheets } from '#kernel/server/sheets/read.ts';
import { writeSheets } from '#kernel/server/sheets/write.ts';
import { residentIdCheckDigit } from '#kernel/shared/identity/resident-id.ts';
import type { Cell, Merge } from '#kernel/shared/sheet.ts';
import type { RosterRow } from '../../shared/roster.ts';
import { openImport } from './open-import.ts';

const id = (n: number, birth = '19800312') => {
  const first = `379900${birth}${String(n).padStart(3, '0')}`;
  return first + residentIdCheckDigit(first);
};
const context = { today: '2026-01-01', areaCode: '0537' };

async function check(bytes: Uint8Array, fileName: string) {
  const { sheets, engine } = await openImport(bytes, fileName, { kindName: 'roster' });
  const taken = sheets.filter(({ isTaken }) => isTaken);
  const checked = engine.checkRows(taken, context);
  return {
    taken,
    apart: checked.apart,
    rows: checked.rows.map(({ row, verdict, problems, rest }) => ({
      ...(row as RosterRow),
      verdict,
      codes: problems.map(({ code }) => code),
      rest,
    })),
  };
}

function workbook(rows: Cell[][], merges: Merge[] = [], name = 'Sheet1'): Promise<Uint8Array> {
  return writeSheets([{ name, columns: [], head: [], rows, merges }]);
}

function csv(rows: Cell[][]): Uint8Array {
  return Buffer.from(`\uFEFF${rows.map((row) => row.map((cell) => cell ?? '').join(',')).join('\r\n')}`, 'utf16le');
}

const head = ['小区', '楼号', '单元', '房号', '姓名', '身份证号', '电话'];
const family: Cell[][] = [
  ['盛景花园', 3, 1, '101', '张三', id(11), '19900000001'],
  [null, null, null, null, '李四', id(22), '19900000002'],
  [null, null, null, '102', '王五', id(33), null],
  [null, null, 2, '101', '赵六', id(44), null],
  [null, 4, 1, '201', '钱七', id(55), null],
  [null, null, null, null, '孙八', id(66), null],
];
const homes = ['3-1-101', '3-1-101', '3-1-102', '3-2-101', '4-1-201', '4-1-201'];
const homeOf = ({ dwelling }: RosterRow) => [dwelling.building, dwelling.unit, dwelling.room].join('-');

test('Dwellings merged over a household, a stairwell, a building and the estate belong to each row', async () => {
  const down = (left: number, top: number, bottom: number) => ({ top, left, bottom, right: left });
  const merges = [
    down(0, 1, 6),
    down(1, 1, 4),
    down(1, 5, 6),
    down(2, 1, 3),
    down(2, 5, 6),
    down(3, 1, 2),
    down(3, 5, 6),
  ];
  const { rows } = await check(await workbook([head, ...family], merges), '花名册.xlsx');
  assert.deepEqual(rows.map(homeOf), homes);
  assert.ok(rows.every(({ dwelling, verdict }) => dwelling.estate === '盛景花园' && verdict === 'good'));
});

test('The same table saved as CSV, its merges lost, carries dwellings down', async () => {
  const { rows } = await check(csv([head, ...family]), '花名册.csv');
  assert.deepEqual(rows.map(homeOf), homes);
});

test('A single blank room is a gap, not “as above”', async () => {
  const full = family.map((row, i) => ['盛景花园', ...(homes[i] ?? '').split('-'), ...row.slice(4)]);
  if (full[3]) full[3][3] = null;
  const { rows } = await check(await workbook([head, ...full]), 'a.xlsx');
  assert.deepEqual(
    rows.map(({ codes }) => codes),
    [[], [], [], ['dwelling.missing'], [], []],
  );
});

test('An address in one column, a sheet an estate, the header in the sixth row', async () => {
  const title = ['居民信息采集表', ...Array<Cell>(5).fill(null)];
  const sheet = (rows: Cell[][]): Cell[][] => [
    title,
    [],
    ['填报人：某某'],
    [],
    [],
    ['姓名', '证件号码', '住址', '手机'],
    ...rows,
  ];
  const bytes = await writeXlsx({
    sheets: [
      {
        name: '盛景花园',
        rows: sheet([
          ['张三', id(11), '3号楼1单元101室', 19900000001],
          ['李四', id(22), '3-1-102', '199 0000 0002'],
        ]),
      },
      {
        name: '龙城一号',
        rows: sheet([
          ['王五', id(33), '3幢1单元103', '+86 19900000003'],
          ['赵六', id(44), '水岸新居3-1-104', null],
        ]),
      },
      { name: '填表说明', rows: [['请按要求填写']] },
    ],
  });
  const { rows, taken } = await check(bytes, 'a.xlsx');
  assert.deepEqual(
    taken.map(({ sheet: { name } }) => name),
    ['盛景花园', '龙城一号'],
  );
  assert.deepEqual(
    rows.map(({ dwelling }) => dwelling.estate),
    ['盛景花园', '盛景花园', '龙城一号', '水岸新居'],
  );
  assert.deepEqual(rows.map(homeOf), ['3-1-101', '3-1-102', '3-1-103', '3-1-104']);
  assert.deepEqual(
    rows.map(({ phones }) => phones[0]),
    ['19900000001', '19900000002', '19900000003', undefined],
  );
  assert.ok(rows.every(({ verdict }) => verdict === 'good'));
});

test('Apostrophes, spaces at the ends, a lower-case x and sheets of formula errors: only what changes a value is told', async () => {
  const first = [...Array(200).keys()].map((n) => id(n + 100)).find((number) => number.endsWith('X')) ?? '';
  const rows: Cell[][] = [
    ['姓名', '身份证号', '地址', '电话'],
    [' 张三 ', `'${id(11)}`, '3-1-101', ' 19900000001 '],
    ['李四', first.toLowerCase(), '3-1-102', "'19900000002"],
    ['#N/A', id(33), '3-1-103', '#REF!'],
    ['=cmd|x', id(44), '<script>', null],
    ['赵六', 3.799001980031203e17, '2022-03-01', '无'],
    ['钱七', '3.79900198003E+17', '3-1-105', '1.9900000003E+10'],
    ['周九', '3.79900201003219E+017', '3-1-105', '1.9900000003E+010'],
    ['孙　八', '３７９９' + id(55).slice(4), '3-1-106', '２３４５６７８'],
  ];
  const { rows: checked } = await check(await workbook(rows, [], '盛景花园'), 'a.xlsx');
  assert.deepEqual(
    checked.map(({ codes }) => codes),
    [
      [],
      [],
      ['cell.error', 'cell.error'],
      ['dwelling.not_understood', 'name.markup', 'dwelling.missing'],
      ['dwelling.turned_into_date', 'id.damaged_number', 'dwelling.missing'],
      ['id.damaged_number'],
      ['id.damaged_number'],
      ['name.spaces', 'id.full_width', 'phone.full_width'],
    ],
  );
  assert.equal(checked[1]?.document?.number, first);
  assert.deepEqual(checked[5]?.phones, ['19900000003']);
  assert.deepEqual(checked[6]?.phones, ['19900000003']);
  assert.deepEqual(checked[7]?.phones, ['0537-2345678']);
});

test('Headings between, headers printed on each page, numbered blank rows and signatures are told from people', async () => {
  const headers = ['序号', '单元', '室号', '姓名', '身份证号', '联系方式', '网格员'];
  const rows: Cell[][] = [
    headers,
    ['盛景花园3号楼'],
    [1, '1单元', '101室', '张三', id(11), null, '周网格'],
    headers,
    ['盛景花园4号楼'],
    [2, '2单元', '201室', '李四', id(22), null, null],
    [3],
    [4],
    ['小计', null, null, '2人'],
    ['填表人：某某', null, null, '审核人：某某'],
    ['备注：此表一式两份'],
  ];
  const merges = [1, 4].map((top) => ({ top, left: 0, bottom: top, right: 6 }));
  const bytes = await workbook(rows, merges);
  const opened = await openImport(bytes, 'a.xlsx', { kindName: 'roster' });
  const [sheet] = opened.sheets;
  assert.ok(sheet);
  assert.deepEqual(sheet.mapping.sources['estate'], { constant: '盛景花园', confidence: 0.5 }, 'the headings say it');
  const { apart, rows: checked } = opened.engine.checkRows([sheet], context);
  assert.deepEqual(apart, { title: 0, header: 2, section: 2, foot: 3, blank: 2 });
  assert.deepEqual(
    checked.map(({ row }) => (row as RosterRow).dwelling),
    [
      { estate: '盛景花园', building: '3', unit: '1', room: '101' },
      { estate: '盛景花园', building: '4', unit: '2', room: '201' },
    ],
  );
  assert.deepEqual(checked[0]?.rest, { 网格员: '周网格' });
});

test('A row of two cells that begins like a note is data; labels, signatures and totals of a month are not', async () => {
  const rows: Cell[][] = [
    ['服务类别', '名称', '地址'],
    ['打印', '说明书打印店'],
    ['单位食堂', '单位食堂'],
    ['本月合计', '2家'],
    ['注', '2022年底的情况'],
    ['统计人：张某', null, '2022.4.1'],
    ['填表人：张某', '审核人：李某', '填报日期：2022年4月1日'],
  ];
  const { engine, sheets } = await openImport(await workbook(rows), 'a.xlsx', { kindName: 'point_list' });
  const { apart, rows: checked } = engine.checkRows(sheets, context);
  assert.deepEqual(
    checked.map(({ row }) => (row as { name: string }).name),
    ['说明书打印店', '单位食堂'],
  );
  assert.equal(apart.foot, 4);
});

test('A column of rooms may hold the unit and the building as well', async () => {
  const people = (rooms: Cell[][], columns: string[]) =>
    workbook(
      [[...columns, '姓名', '身份证号'], ...rooms.map((room, i) => [...room, '张三', id(i + 11)])],
      [],
      '盛景花园',
    );
  const whole = await check(await people([['3-1-101'], ['3号楼1单元102室'], ['12-3']], ['房号']), 'a.xlsx');
  assert.deepEqual(whole.rows.map(homeOf), ['3-1-101', '3-1-102', '--12-3']);
  const beside = [
    ['3号楼', '1-101'],
    ['3', '3-1-102'],
    ['4', '3-1-102'],
    ['4', '101'],
  ];
  const { rows } = await check(await people(beside, ['楼栋', '房号']), 'a.xlsx');
  assert.deepEqual(rows.map(homeOf), ['3-1-101', '3-1-102', '4--3-1-102', '4--101']);
});

test('What is said once for many rows reaches them: the name of a sheet, a title, headings between', async () => {
  const columns = ['一级网格', '网格长', '二级网格', '户数'];
  const grids = async (bytes: Promise<Uint8Array>) => {
    const { kindName, sheets, engine } = await openImport(await bytes, 'a.xlsx');
    assert.equal(kindName, 'grid_table');
    const taken = sheets.filter(({ isTaken }) => isTaken);
    return {
      taken,
      engine,
      said: engine.checkRows(taken, context).rows.map(({ row }) => (row as { community: string }).community),
    };
  };
  const row = (grid: string): Cell[] => [grid, '张三', `${grid}-1`, 30];
  const sheets = ['接庄社区', '盛庄村', '汇总'].map((name) => ({
    name,
    columns: [],
    head: [],
    rows: [columns, row('1')],
  }));
  assert.deepEqual((await grids(writeSheets(sheets))).said, ['接庄社区', '盛庄村'], 'a sheet a community');
  const title = '济宁市高新区接庄街道接庄社区网格划分表';
  assert.deepEqual((await grids(workbook([[title], columns, row('1')]))).said, ['接庄社区']);
  const { taken, engine, said } = await grids(
    workbook([['接庄街道村（社区）网格划分表'], columns, ['接庄社区'], row('1'), ['盛庄村'], row('2')]),
  );
  assert.deepEqual(said, ['接庄社区', '盛庄村'], 'a heading goes before the guess for the sheet');
  const own = taken.map((sheet) => ({
    ...sheet,
    mapping: engine.changeMapping(sheet.mapping, { community: '王庄社区' }),
  }));
  assert.deepEqual(
    engine.checkRows(own, context).rows.map(({ row }) => (row as { community: string }).community),
    ['王庄社区', '王庄社区'],
    'what a person says goes before the heading',
  );
});

test('Surname and given name in two columns are one name; a column that compares places is no place', async () => {
  const { rows } = await check(
    await workbook(
      [
        ['楼', '单元', '室', '姓', '名', '身份证', '户主', '现住址是否与户籍一致'],
        [3, 1, 101, '张', '小三', id(11), '张大三', '是'],
      ],
      [],
      '盛景花园',
    ),
    'a.xlsx',
  );
  const [first] = rows;
  assert.deepEqual(
    [first?.name, first?.verdict, first?.registeredPlace, first?.remark],
    ['张小三', 'good', null, null],
  );
  assert.deepEqual(first?.rest, { 户主: '张大三', 现住址是否与户籍一致: '是' });
});

test('Unknown columns under one header are all kept, each by its own name', async () => {
  const { rows } = await check(
    await workbook([
      ['姓名', '身份证号', '住址', '走访', '走访'],
      ['张三', id(11), '盛景花园3-1-101', '3月', '4月'],
    ]),
    'a.xlsx',
  );
  assert.deepEqual(rows[0]?.rest, { 走访: '3月', '走访（第5列）': '4月' });
});

test('Two tables beside each other under the same headers are both read', async () => {
  const columns = ['姓名', '身份证号', '住址'];
  const bytes = await workbook(
    [
      ['2022年居民花名册'],
      [...columns, null, ...columns],
      ['张三', id(11), '3-1-101', null, '李四', id(22), '3-1-102'],
      ['王五', id(33), '3-1-103'],
    ],
    [{ top: 0, left: 0, bottom: 0, right: 6 }],
    '盛景花园',
  );
  const { rows, taken, apart } = await check(bytes, 'a.xlsx');
  assert.deepEqual(
    taken.map(({ sheet: { name } }) => name),
    ['盛景花园（第1部分）', '盛景花园（第2部分）'],
  );
  assert.deepEqual(
    rows.map(({ name, rest, verdict }) => [name, rest, verdict]),
    [
      ['张三', {}, 'good'],
      ['王五', {}, 'good'],
      ['李四', {}, 'good'],
    ],
  );
  assert.ok(rows.every(({ dwelling }) => dwelling.estate === '盛景花园'));
  assert.deepEqual(apart, { title: 2, header: 2, section: 0, foot: 0, blank: 1 });
});

test('A sheet a building: its name stands over the rows, and is no estate', async () => {
  const columns = ['姓名', '身份证号', '房号'];
  const sheets = ['盛景花园1号楼', '盛景花园2号楼'].map((name, i) => ({
    name,
    columns: [],
    head: [],
    rows: [columns, ['张三', id(11 * (i + 1)), '1-101'], ['李四', id(33 * (i + 1)), `${i + 1}-2-202`]],
  }));
  const { rows } = await check(await writeSheets(sheets), 'a.xlsx');
  assert.deepEqual(rows.map(homeOf), ['1-1-101', '1-2-202', '2-1-101', '2-2-202']);
  assert.ok(rows.every(({ dwelling, verdict }) => dwelling.estate === '盛景花园' && verdict === 'good'));
  const unnamed = sheets.map((sheet, i) => ({ ...sheet, name: `${i + 1}号楼` }));
  const { sheets: opened } = await openImport(await writeSheets(unnamed), 'a.xlsx', { kindName: 'roster' });
  assert.deepEqual(opened[0]?.mapping.missing, ['estate'], 'which estate is asked, not made up');
  const ofCommunity = sheets.map((sheet) => ({ ...sheet, name: `接庄${sheet.name.at(-3)}社区` }));
  const { sheets: others } = await openImport(await writeSheets(ofCommunity), 'a.xlsx', { kindName: 'roster' });
  assert.deepEqual(others[0]?.mapping.missing, ['estate'], 'a community is no estate');
});

test('A title names the estate; a dwelling written across merged parts is read whole', async () => {
  const { rows } = await check(
    await workbook(
      [
        ['接庄社区盛景花园居民花名册'],
        ['楼号', '单元', '房号', '姓名', '身份证号'],
        [3, 1, 101, '张三', id(11)],
        ['3号楼1单元102', null, null, '李四', id(22)],
        ['第1页 共2页'],
      ],
      [{ top: 3, left: 0, bottom: 3, right: 2 }],
    ),
    'a.xlsx',
  );
  assert.deepEqual(
    rows.map(({ dwelling, verdict }) => [dwelling, verdict]),
    ['101', '102'].map((room) => [{ estate: '盛景花园', building: '3', unit: '1', room }, 'good']),
  );
});

test('A second table below, its columns in another order, is read by its own headers; a header far down is found', async () => {
  const blank = Array.from({ length: 30 }, (): Cell[] => []);
  const { rows, taken } = await check(
    await workbook([
      ...blank,
      ['小区', '姓名', '身份证号', '房号', '电话'],
      ['盛景花园', '张三', id(11), '3-1-101', '19900000001'],
      ['姓名', '小区', '身份证号', '电话', '房号'],
      ['李四', '盛景花园', id(22), '19900000002', '3-1-102'],
    ]),
    'a.xlsx',
  );
  assert.equal(taken.length, 2);
  assert.deepEqual(
    rows.map(({ name, dwelling, phones, verdict }) => [name, dwelling.estate, dwelling.room, phones[0], verdict]),
    [
      ['张三', '盛景花园', '101', '19900000001', 'good'],
      ['李四', '盛景花园', '102', '19900000002', 'good'],
    ],
  );
});

test('A person puts right what was guessed wrong: another column, one estate for all, a column not meant', async () => {
  const bytes = await workbook([
    ['甲', '乙', '姓名', '丙'],
    ['x', '3-1-101', '张三', id(11)],
    ['y', '3-1-102', '李四', id(22)],
  ]);
  const { sheets, engine } = await openImport(bytes, 'a.xlsx', { kindName: 'roster' });
  const [sheet] = sheets;
  assert.ok(sheet);
  assert.deepEqual(
    Object.keys(sheet.mapping.sources).toSorted(),
    ['address', 'idNumber', 'name'],
    'strange headers are found by what they hold',
  );
  const mapping = engine.changeMapping(sheet.mapping, { estate: '盛景花园', nonsense: 2 });
  assert.deepEqual(mapping.missing, []);
  const [first] = engine.checkRows([{ ...sheet, mapping }], context).rows;
  assert.ok(first);
  assert.deepEqual((first.row as RosterRow).dwelling, { estate: '盛景花园', building: '3', unit: '1', room: '101' });
  assert.deepEqual(first.rest, { 甲: 'x' });
  const moved = engine.changeMapping(mapping, { remark: 1 });
  assert.equal(moved.sources.address, undefined, 'a column serves one field');
});

test('A list without any header is known by what its columns hold', async () => {
  const bytes = await workbook([
    ['张三', id(11), '19900000001', '男'],
    ['李四', id(22), '19900000002', '女'],
    ['王五', id(33), null, '男'],
  ]);
  const { sheets } = await openImport(bytes, 'a.xlsx', { kindName: 'roster' });
  const [sheet] = sheets;
  assert.equal(sheet?.layout.headerRows, null);
  assert.deepEqual(
    Object.fromEntries(
      Object.entries(sheet?.mapping.sources ?? {}).map(([field, source]) => [
        field,
        source && 'column' in source && source.column,
      ]),
    ),
    { idNumber: 1, phone: 2, sex: 3 },
  );
});

test('Words we have no value for are kept in the remark; yes without a group is asked; a birth month is compared as far as it goes', async () => {
  const { rows } = await check(
    await workbook(
      [
        ['姓名', '身份证号', '住址', '与户主关系', '是否老弱病残孕', '政治面貌', '出生年月', '备注'],
        ['张三', id(11), '3-1-101', '干亲', '老、残', '党员', '1980年3月', '独居老人'],
        ['李四', id(22), '3-1-101', '之妻', '是', '保密', '1980.4', null],
        ['王五', id(33), '3-1-102', null, '低保户', '否', '1980-03-12', null],
      ],
      [],
      '盛景花园',
    ),
    'a.xlsx',
  );
  assert.deepEqual(
    rows.map(({ codes, verdict, relation, careGroups, tags, political, remark }) => [
      codes,
      verdict,
      relation,
      careGroups,
      tags,
      political,
      remark,
    ]),
    [
      [
        ['cell.unknown_word'],
        'good',
        null,
        ['old', 'disabled'],
        ['lone_elder'],
        'party_member',
        '独居老人；与户主关系：干亲',
      ],
      [['care.which', 'cell.unknown_word', 'birth.differs_from_id'], 'ask', 'spouse', [], [], null, '政治面貌：保密'],
      [['cell.unknown_word'], 'good', null, [], ['hardship_family'], 'masses', '老弱病残孕：低保户'],
    ],
  );
});

test('What cannot be an import says so', async () => {
  await assert.rejects(openImport(await workbook([['花名册']]), 'a.xlsx'), { code: 'import.kind_unknown' });
  await assert.rejects(openImport(await workbook([head]), 'a.xlsx', { kindName: 'roster' }), {
    code: 'import.no_rows',
  });
  await assert.rejects(openImport(await workbook([]), 'a.xlsx'), { code: 'import.no_rows' });
  await assert.rejects(openImport(Buffer.from('PK\u0003\u0004'), 'a.xlsx'), { code: 'sheet.damaged' });
});

test('The kind of a file is told from its columns', async () => {
  const { kindName } = await openImport(await workbook([head, ...family]), '未命名.xlsx');
  assert.equal(kindName, 'roster');
  assert.equal((await readSheets(await workbook([head]), 'a')).kind, 'xlsx');
});
