import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Cell, Sheet } from '#kernel/shared/sheet.ts';
import { checkRows } from '../../shared/check.ts';
import { inspect } from '../../shared/layout.ts';
import { guessMapping } from '../../shared/mapping.ts';
import { pointList } from '../../shared/point-list.ts';

function check(columns: string[], places: Cell[][]) {
  const rows: Cell[][] = [
    ['类别', '名称', ...columns],
    ...places.map((place, i) => ['超市', `${i + 1}号店`, ...place]),
  ];
  const sheet: Sheet = { name: 'Sheet1', hidden: false, merges: [], rows };
  const layout = inspect(sheet, pointList);
  const mapping = guessMapping(layout, pointList);
  return checkRows(pointList, [{ layout, mapping }], { today: '2026-01-01' }).rows.map(
    ({ row, verdict, problems }) => ({
      at: row.position && [row.position.longitude.toFixed(4), row.position.latitude.toFixed(4)].join(),
      verdict,
      codes: problems.map(({ code }) => code),
    }),
  );
}

test('Positions are read in degrees, minutes and letters; nought and nought is no place', () => {
  const rows = check(
    ['经度', '纬度'],
    [
      [116.65, 35.4],
      ['东经116.65', '北纬35.40°'],
      ['116°39′00″', '35°24′'],
      [0, 0],
      [11665000, 3540000],
    ],
  );
  assert.deepEqual(
    rows.map(({ at }) => at),
    ['116.6500,35.4000', '116.6500,35.4000', '116.6500,35.4000', null, null],
  );
  assert.deepEqual(
    rows.map(({ verdict }) => verdict),
    ['good', 'good', 'good', 'ask', 'ask'],
  );
  const pairs = check(['坐标'], [['116.65,35.40'], ['116°39′00″E 35°24′00″N'], ['E116.65 N35.40'], ['接庄路1号']]);
  assert.deepEqual(
    pairs.map(({ at }) => at),
    ['116.6500,35.4000', '116.6500,35.4000', '116.6500,35.4000', null],
  );
});

test('A header that names the map says the datum', () => {
  const [said] = check(['坐标（高德）'], [['116.65,35.40']]);
  assert.deepEqual(said?.codes, []);
  assert.notEqual(said?.at, '116.6500,35.4000', 'turned into WGS 84');
  assert.deepEqual(check(['坐标'], [['116.65,35.40']])[0]?.codes, ['position.datum_unsaid']);
});
