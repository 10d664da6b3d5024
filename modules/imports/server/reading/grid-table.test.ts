import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Sheet } from '#kernel/shared/sheet.ts';
import { checkRows } from '../../shared/check.ts';
import { gridTable } from '../../shared/grid-table.ts';
import { inspect } from '../../shared/layout.ts';
import { guessMapping } from '../../shared/mapping.ts';
import { summarize } from '../../shared/summary.ts';
import { readSample } from './samples.ts';

const file = await readSample('网格划分表.xlsx');
const [sheet] = file.sheets;
assert.ok(sheet);

function check(one: Sheet) {
  const layout = inspect(one, gridTable);
  const mapping = guessMapping(layout, gridTable);
  return { layout, mapping, ...checkRows(gridTable, [{ layout, mapping }], { today: '2026-01-01' }) };
}

test('[A4] 25 level-1 grids and 108 level-2 grids are read, and tie with the foot note', () => {
  const { rows, ties, layout } = check(sheet);
  assert.deepEqual(layout.headerRows, { from: 2, to: 3 });
  assert.equal(layout.headers[6], '二级网格/网格名称');
  assert.equal(new Set(rows.map(({ row }) => `${row.community} ${row.grid1}`)).size, 25);
  assert.equal(new Set(rows.map(({ row }) => row.grid2)).size, 108);
  assert.deepEqual(
    ties.map(({ stated, counted, ties: isTied }) => [stated, counted, isTied]),
    [
      [25, 25, true],
      [108, 108, true],
    ],
  );
  assert.ok(rows.every(({ verdict }) => verdict === 'good'));
});

test('Every row is counted once, title, headers and foot note apart', () => {
  const { verdicts, apart, allRows } = summarize(check(sheet));
  assert.deepEqual(
    [verdicts.good, apart, allRows],
    [108, { title: 2, header: 2, section: 0, foot: 1, blank: 0 }, sheet.rows.length],
  );
});

test('Merged level-1 cells belong to each level-2 grid; villages are told from communities', () => {
  const { rows } = check(sheet);
  assert.deepEqual(rows[1]?.row, {
    community: '接庄社区',
    communityKind: 'community',
    grid1: '接庄社区1网格',
    chief: { name: '闫志强', post: '财务科科长', phones: ['19900089565'] },
    grid2: '接庄社区1-2',
    cadre: { name: '孔雪梅', phones: [] },
    buildingChief: { name: '潘慧敏', phones: ['19900011989'] },
    households: 227,
  });
  assert.equal(rows.find(({ row }) => row.community === '接庄村')?.row.communityKind, 'village');
});

test('The table saved as CSV, all merges lost, reads the same', () => {
  assert.deepEqual(
    check({ ...sheet, merges: [] }).rows.map(({ row }) => row),
    check(sheet).rows.map(({ row }) => row),
  );
});

test('A chief without a telephone does not get the one of the grid above', () => {
  const rows = sheet.rows.map((row) => row.slice());
  const second = rows.findIndex((row) => row[2] === '接庄村2网格');
  if (rows[second]) rows[second][5] = null;
  for (const merges of [sheet.merges, []]) {
    const { rows: checked } = check({ ...sheet, rows, merges });
    const chiefs = checked.filter(({ row }) => row.grid1 === '接庄村2网格').map(({ row }) => row.chief?.phones);
    assert.deepEqual(chiefs, [[], [], [], [], []]);
  }
});

test('A foot note that does not tie, a grid told twice and a grid with two chiefs are seen', () => {
  const rows = sheet.rows.map((row) => row.slice());
  const last = rows.length - 1;
  rows[last] = ['合计：一级网格 25 个，二级网格 110 个。'];
  if (rows[6]) rows[6][6] = '接庄社区1-2';
  const again = rows[5]?.slice() ?? [];
  rows.splice(9, 0, [
    '',
    '接庄社区',
    '接庄社区1网格',
    '王建国',
    ...again.slice(4, 6),
    '接庄社区1-9',
    ...again.slice(7),
  ]);
  const { ties, rows: checked } = check({ ...sheet, rows, merges: [] });
  assert.deepEqual(
    ties.map(({ stated, counted, ties: isTied }) => [stated, counted, isTied]),
    [
      [25, 25, true],
      [110, 109, false],
    ],
  );
  const problems = checked.flatMap(({ place, problems: found }) =>
    found.map(({ code, isEcho }) => [place.row, code, isEcho ?? false]),
  );
  assert.deepEqual(problems, [
    [6, 'row.key_repeated', true],
    [7, 'row.key_repeated', false],
    [10, 'row.disagrees', false],
  ]);
});

test('Chiefs written with their telephones in one column are read, both of them', () => {
  const one: Sheet = {
    name: 'Sheet1',
    hidden: false,
    merges: [],
    rows: [
      ['社区', '一级网格', '网格长及电话', '二级网格', '包保干部及电话', '户数'],
      ['接庄社区', '接庄1', '张三 19900000001', '接庄1-1', '李四（19900000002）', 30],
    ],
  };
  const [first] = check(one).rows;
  assert.deepEqual(first?.row.chief, { name: '张三', phones: ['19900000001'], post: null });
  assert.deepEqual(first?.row.cadre, { name: '李四', phones: ['19900000002'] });
  assert.equal(first?.verdict, 'good');
});
