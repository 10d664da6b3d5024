import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Cell, Sheet } from '#kernel/shared/sheet.ts';
import { checkRows } from '../../shared/check.ts';
import { inspect } from '../../shared/layout.ts';
import { guessMapping } from '../../shared/mapping.ts';
import { channels, countMatters, requestLog } from '../../shared/request-log.ts';
import { summarize } from '../../shared/summary.ts';
import { readSample } from './samples.ts';

const file = await readSample('2022年3月诉求登记.csv');
const [sheet] = file.sheets;
assert.ok(sheet);

function check(one: Sheet) {
  const layout = inspect(one, requestLog);
  const mapping = guessMapping(layout, requestLog);
  assert.deepEqual(mapping.missing, []);
  return checkRows(requestLog, [{ layout, mapping }], { today: '2026-01-01' });
}

const checked = check(sheet);

test('[B9] A month in GBK: 108 services, 23 problems, 9 told twice', () => {
  assert.equal(file.encoding, 'gb18030');
  assert.deepEqual(countMatters(checked.rows), { services: 108, problems: 23, merged: 9 });
  const { verdicts, allRows } = summarize(checked);
  assert.deepEqual([verdicts.good, allRows], [140, 141]);
});

test('[B2] Every request has one of the five channels, and each channel occurs', () => {
  assert.deepEqual(new Set(checked.rows.map(({ row }) => row.channel)), new Set(Object.keys(channels)));
});

test('A request is taken apart: time, caller or none, dwelling, what it is merged into', () => {
  const byNo = (no: string) => checked.rows.find(({ row }) => row.no === no)?.row;
  assert.deepEqual(byNo('132'), {
    no: '132',
    at: '2022-03-05 14:19',
    channel: 'grid_wechat_group',
    caller: '程红梅',
    phones: ['19900096648'],
    dwelling: { estate: '盛景花园', building: '2', unit: '2', room: '201' },
    content: '楼后面堆了好多建筑垃圾',
    category: '垃圾堆放',
    matter: 'problem',
    mergedInto: '131',
    remark: '与第131条为同一件事',
  });
  assert.equal(byNo('48')?.caller, null);
  assert.ok(checked.rows.every(({ row }) => row.dwelling.room && row.at?.startsWith('2022-03-')));
});

const head = ['工单编号', '受理时间', '受理渠道', '诉求人', '联系方式', '地址', '诉求内容', '诉求类型', '性质', '备注'];
const log = (...rows: Cell[][]): Sheet => ({ name: 'Sheet1', rows: [head, ...rows], merges: [], hidden: false });

test('Another office’s words for columns, channels, times and merges are read too', () => {
  const { rows } = check(
    log(
      [
        'A-01',
        '2022年3月5日 14时19分',
        '12345热线',
        '王女士',
        '0537-2345678',
        '盛景花园2-2-201',
        '路灯不亮',
        '照明',
        '问题',
        null,
      ],
      ['A-02', 44625.5, '来访', '匿名', null, null, '办居住证', '办证', '业务', '同A-01号'],
      ['A-03', '2022/3/6 下午3:05', '微信', '张某', 19900000001, '盛景花园', '漏水', '维修', '服务', '并入 A-01'],
    ),
  );
  assert.deepEqual(
    rows.map(({ row }) => row.at),
    ['2022-03-05 14:19', '2022-03-05 12:00', '2022-03-06 15:05'],
  );
  assert.deepEqual(
    rows.map(({ row }) => row.channel),
    ['hotline', 'walk_in', 'grid_wechat_group'],
  );
  assert.deepEqual(
    rows.map(({ row }) => row.caller),
    ['王女士', null, '张某'],
  );
  assert.deepEqual(
    rows.map(({ row }) => row.mergedInto),
    [null, 'A-01', 'A-01'],
  );
  assert.ok(rows.every(({ verdict }) => verdict === 'good'));
});

test('A merge into nothing, merges in a circle, an unknown channel, a missing time and a number used twice are asked about', () => {
  const { rows } = check(
    log(
      ['1', '2022-03-05', '热线', null, null, null, '甲', null, '业务', '与第9条为同一件事'],
      ['2', '2022-03-05', '热线', null, null, null, '乙', null, '业务', '与第3条为同一件事'],
      ['3', '2022-03-05', '热线', null, null, null, '丙', null, '业务', '与第2条为同一件事'],
      ['4', '3月5日', '托人带话', null, null, null, '丁', null, '业务', null],
      ['4', '2022-03-05', '热线', null, null, null, '戊', null, null, null],
    ),
  );
  assert.deepEqual(
    rows.map(({ problems }) => problems.map(({ code }) => code)),
    [
      ['merge.target_missing'],
      ['merge.circle'],
      ['merge.circle'],
      ['cell.not_understood', 'cell.not_understood', 'row.key_repeated'],
      ['cell.empty', 'row.key_repeated'],
    ],
  );
});

test('Day and time in two columns are one moment, whichever stands first', () => {
  const rows: Cell[][] = [
    ['时间', '日期', '来源', '反映问题', '办结时间'],
    ['8:05', '2022.3.1', '热线', '甲', '2022-03-02 9:00'],
    ['下午2点半', '2022年3月2日', '热线', '乙', null],
    [null, '2022-03-03', '热线', '丙', null],
  ];
  const { rows: checked } = check({ name: 'Sheet1', hidden: false, merges: [], rows });
  assert.deepEqual(
    checked.map(({ row, verdict }) => [row.at, verdict]),
    [
      ['2022-03-01 08:05', 'good'],
      ['2022-03-02 14:30', 'good'],
      ['2022-03-03 00:00', 'good'],
    ],
  );
  assert.deepEqual(checked[0]?.rest, { 办结时间: '2022-03-02 9:00' });
  assert.deepEqual(
    checked[0]?.problems.map(({ code, gravity }) => [code, gravity]),
    [['matter.unsaid', 'note']],
    'that all count as services is said',
  );
});

test('A merge finds its target though the zeros in front of the number are left out', () => {
  const { rows } = check(
    log(
      ['002', '2022-03-05', '热线', null, null, null, '甲', null, '业务', null],
      ['003', '2022-03-05', '热线', null, null, null, '甲', null, '业务', '与编号2重复'],
    ),
  );
  assert.deepEqual([rows[1]?.row.mergedInto, rows[1]?.verdict], ['002', 'good']);
});

test('A caller written with a telephone keeps both', () => {
  const rows: Cell[][] = [
    ['受理日期', '来源', '诉求人及电话', '诉求内容'],
    ['2022.3.1', '热线', '张三 19900000001', '甲'],
    ['2022.3.1', '热线', '王女士（19900000002）', '乙'],
    ['2022.3.1', '热线', '匿名', '丙'],
  ];
  const { rows: checked } = check({ name: 'Sheet1', hidden: false, merges: [], rows });
  assert.deepEqual(
    checked.map(({ row, verdict }) => [row.caller, row.phones, verdict]),
    [
      ['张三', ['19900000001'], 'good'],
      ['王女士', ['19900000002'], 'good'],
      [null, [], 'good'],
    ],
  );
});
