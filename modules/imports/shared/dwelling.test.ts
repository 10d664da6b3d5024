import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Dwelling, parseDwelling, parsePart } from './dwelling.ts';

const estate = '盛景花园';
const home = { building: '3', unit: '1', room: '101' };

const written: [string, Dwelling][] = [
  ['盛景花园3号楼1单元101室', { estate, ...home }],
  ['3-1-101', home],
  ['3幢1单元101', home],
  ['11号楼2单元601', { building: '11', unit: '2', room: '601' }],
  ['盛景花园 3栋 1单元 101', { estate, ...home }],
  ['盛景花园3-1-101室', { estate, ...home }],
  ['盛景花园小区３＃楼１单元１０１', { estate: '盛景花园小区', ...home }],
  ['3#1-101', home],
  ['3#楼1单元-101', home],
  ['3号楼-1-101', home],
  ['３号楼１单元１０１室', home],
  ['三号楼一单元101', home],
  ['十二号楼二单元六〇一', { building: '12', unit: '2', room: '601' }],
  ['03号楼01单元0101', home],
  ['b3栋1单元101', { building: 'B3', unit: '1', room: '101' }],
  ['3号楼东单元101', { building: '3', unit: '东', room: '101' }],
  ['3号楼1单元三楼东户', { building: '3', unit: '1', room: '3层东' }],
  ['3号楼101', { building: '3', room: '101' }],
  ['3-101', { building: '3', room: '101' }],
  ["'3—1—101", home],
  [
    '山东省济宁市高新区接庄街道接庄社区盛景花园3号楼1单元101室',
    { area: '山东省济宁市高新区接庄街道接庄社区', estate, ...home },
  ],
  ['接庄街道接庄社区盛景花园3-1-101', { area: '接庄街道接庄社区', estate, ...home }],
  ['阳光新区3号楼1单元101', { estate: '阳光新区', ...home }],
  ['阳光城市花园3号楼1单元101', { estate: '阳光城市花园', ...home }],
  ['接庄村三组12号', { estate: '接庄村', house: '3组12号' }],
  ['接庄村12号', { estate: '接庄村', house: '12号' }],
];

test('An address is taken apart however it is written', () => {
  for (const [text, expected] of written) {
    const verdict = parseDwelling(text);
    assert.deepEqual(verdict.ok && { ...verdict.dwelling }, expected, text);
  }
});

test('What a spreadsheet turned into a date, what is empty and what says nothing is told apart', () => {
  assert.deepEqual(parseDwelling('2022-03-01'), { ok: false, reason: 'turned_into_date' });
  assert.deepEqual(parseDwelling('  '), { ok: false, reason: 'empty' });
  assert.deepEqual(parseDwelling('?? 7 !'), { ok: false, reason: 'not_understood' });
});

test('Two numbers with a short second one are a building and a unit, and not sure', () => {
  const verdict = parseDwelling('3-1');
  assert.deepEqual(verdict, { ok: true, dwelling: { building: '3', unit: '1' }, isSure: false });
});

test('Any dwelling written in any of the usual ways comes back in its parts', () => {
  const parts = fc.record({
    estate: fc.constantFrom('', '盛景花园', '龙城一号', '永福小区', '水岸新居'),
    building: fc.integer({ min: 1, max: 60 }),
    unit: fc.integer({ min: 1, max: 9 }),
    room: fc
      .tuple(fc.integer({ min: 1, max: 33 }), fc.integer({ min: 1, max: 4 }))
      .map(([floor, door]) => floor * 100 + door),
  });
  const ways = fc.constantFrom(
    '{b}号楼{u}单元{r}室',
    '{b}-{u}-{r}',
    '{b}幢{u}单元{r}',
    ' {b}栋 {u}单元 {r}',
    '{b}#{u}-{r}',
    '{b}号楼{u}单元{r}',
  );
  fc.assert(
    fc.property(parts, ways, ({ estate: name, building, unit, room }, way) => {
      const text =
        name + way.replace('{b}', String(building)).replace('{u}', String(unit)).replace('{r}', String(room));
      const verdict = parseDwelling(text);
      const expected = {
        ...(name ? { estate: name } : {}),
        building: String(building),
        unit: String(unit),
        room: String(room),
      };
      assert.deepEqual(verdict, { ok: true, dwelling: expected, isSure: true }, text);
    }),
  );
});

test('A cell with one part loses its word and its zeros', () => {
  assert.equal(parsePart(3, 'building'), '3');
  assert.equal(parsePart('3号楼', 'building'), '3');
  assert.equal(parsePart('12#', 'building'), '12');
  assert.equal(parsePart('一', 'unit'), '1');
  assert.equal(parsePart('2单元', 'unit'), '2');
  assert.equal(parsePart('无', 'unit'), null);
  assert.equal(parsePart('101室', 'room'), '101');
  assert.equal(parsePart(601, 'room'), '601');
  assert.equal(parsePart('一层西户', 'room'), '1层西');
});
