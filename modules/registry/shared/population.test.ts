import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addMonths,
  type PopulationKind,
  populationKindOf,
  residesAtRegistered,
  type Standing,
  unbrokenSince,
} from './population.ts';

const on = '2026-09-20';
const table: [string, Partial<Standing>, PopulationKind | null][] = [
  ['lives and is registered here, since yesterday', { livesHereSince: '2026-09-19', registered: 'here' }, 'usual'],
  ['came half a year ago to the day', { livesHereSince: '2026-03-20', registered: 'elsewhere' }, 'usual'],
  ['came half a year ago less a day', { livesHereSince: '2026-03-21', registered: 'elsewhere' }, 'floating'],
  ['came a week ago, nobody knows from where', { livesHereSince: '2026-09-13' }, null],
  ['lives here for years, nobody knows where registered', { livesHereSince: '2011-01-01' }, 'usual'],
  ['registered here, away for five months', { registered: 'here', awaySince: '2026-04-20' }, 'usual'],
  ['registered here, away for half a year', { registered: 'here', awaySince: '2026-03-20' }, 'registered'],
  ['registered here, nobody knows since when away', { registered: 'here' }, 'registered'],
  ['neither here nor registered here', { registered: 'elsewhere' }, null],
  ['will move in next week', { livesHereSince: '2026-10-07', registered: 'elsewhere' }, null],
];
for (const [who, standing, kind] of table) {
  test(`${who}: ${kind ?? 'not known'}`, () => {
    const full: Standing = { livesHereSince: null, registered: 'unknown', awaySince: null, ...standing };
    assert.equal(populationKindOf(full, on), kind);
  });
}

test('half a year after the 31st of August is the last of February', () => {
  assert.equal(addMonths('2025-08-31', 6), '2026-02-28');
  assert.equal(addMonths('2023-08-31', 6), '2024-02-29');
  assert.equal(addMonths('2026-12-15', 1), '2027-01-15');
});

test('homes that follow one another without a day between count together; a day between begins anew', () => {
  const first = { from: '2026-01-01', until: '2026-05-01' };
  assert.equal(unbrokenSince([{ from: '2026-05-01', until: null }, first], on), '2026-01-01');
  assert.equal(unbrokenSince([{ from: '2026-05-02', until: null }, first], on), '2026-05-02');
  assert.equal(unbrokenSince([first], on), null);
  assert.equal(unbrokenSince([{ from: '2026-01-01', until: on }], on), null, 'gone on that day');
});

test('人户一致 is told by the place, or by how the text of a roster ends', () => {
  const home = { placeId: 'a', address: '盛景花园5号楼1单元101' };
  assert.equal(residesAtRegistered(home, { placeId: 'a' }), true);
  assert.equal(residesAtRegistered(home, { placeId: 'b' }), false);
  assert.equal(residesAtRegistered(home, { text: '山东省济宁市 盛景花园5号楼1单元101' }), true);
  assert.equal(residesAtRegistered(home, { text: '河南省商丘市' }), false);
  assert.equal(residesAtRegistered(home, { text: ' ' }), null);
  assert.equal(residesAtRegistered(home, null), null);
  assert.equal(residesAtRegistered(null, { placeId: 'a' }), null);
});
