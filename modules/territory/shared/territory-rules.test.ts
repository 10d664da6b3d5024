import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultOfGeometry, type UnitGeometry } from './geometry.ts';
import { chainOf, doorNoOf, mayLieIn, readPlaceWords } from './place.ts';
import { countHouseholds, defaultStaffing, requiredStaff } from './staffing.ts';
import { faultOfPlacing } from './unit.ts';

test('[A3] 300 households need one worker, 301 need two, none need none', () => {
  assert.deepEqual(
    [0, 1, 300, 301, 600, 601].map((households) => requiredStaff(households, defaultStaffing)),
    [0, 1, 1, 2, 2, 3],
  );
});

test('[A3] half a roster does not make a grid look small, and vacant homes count only when the district says so', () => {
  const facts = { declared: 278, dwellings: 40, vacant: 3 };
  assert.deepEqual(countHouseholds(facts, defaultStaffing), { households: 278, basis: 'declared' });
  const whole = { declared: 278, dwellings: 290, vacant: 12 };
  assert.equal(countHouseholds(whole, defaultStaffing).households, 290);
  assert.equal(countHouseholds(whole, { ...defaultStaffing, countsVacant: false }).households, 278);
  assert.equal(countHouseholds({ declared: null, dwellings: 5, vacant: 0 }, defaultStaffing).households, 5);
});

test('[A4] a grid stands in a community or a level-1 grid, never in a street', () => {
  const grid = (gridLevel: 1 | 2) => ({ kind: 'grid' as const, gridLevel });
  const unit = (kind: 'subdistrict' | 'community' | 'village' | 'zone') => ({ kind, gridLevel: null });
  assert.equal(faultOfPlacing(grid(1), unit('subdistrict')), 'wrong_parent');
  assert.equal(faultOfPlacing(grid(1), unit('community')), undefined);
  assert.equal(faultOfPlacing(grid(2), grid(1)), undefined);
  assert.equal(faultOfPlacing(grid(1), grid(1)), 'grid_level');
  assert.equal(faultOfPlacing(grid(2), grid(2)), 'grid_level');
  assert.equal(faultOfPlacing(unit('community'), unit('subdistrict')), undefined);
  assert.equal(faultOfPlacing(unit('community'), null), 'not_a_root');
  assert.equal(faultOfPlacing(unit('zone'), null), undefined);
});

test('a typed place is read as a door, initials or a piece of an address', () => {
  assert.deepEqual(readPlaceWords('3-1-101'), { doorNo: '3-1-101' });
  assert.deepEqual(readPlaceWords('盛景花园３号楼1单元101室'), { doorNo: '3-1-101', estate: '盛景花园' });
  assert.deepEqual(readPlaceWords('SJHY'), { initials: 'sjhy' });
  assert.deepEqual(readPlaceWords('洸河路18号'), { text: '洸河路18号' });
  assert.deepEqual(readPlaceWords('100%_'), { text: '100%_' });
});

test('a written dwelling becomes a chain of places whose doors agree with what one types', () => {
  const chain = chainOf({ estate: '盛景花园', building: '3', unit: '1', room: '101' });
  assert.deepEqual(
    chain.map(({ kind, name, doorNo }) => `${kind} ${name} ${doorNo}`),
    ['estate 盛景花园 null', 'building 3号楼 3', 'building_unit 1单元 3-1', 'dwelling 101 3-1-101'],
  );
  let parent: string | null = null;
  for (const { kind, name, doorNo } of chain) {
    parent = doorNoOf(kind, name, parent);
    assert.equal(parent, doorNo);
  }
  assert.equal(mayLieIn('dwelling', 'estate'), true);
  assert.equal(mayLieIn('estate', 'building'), false);
});

test('a polygon must be closed, long enough, in range, longitude first', () => {
  const square = (...ring: [number, number][]): UnitGeometry => ({ type: 'Polygon', coordinates: [ring] });
  const a: [number, number] = [116.5, 35.4];
  const b: [number, number] = [116.6, 35.4];
  const c: [number, number] = [116.6, 35.5];
  assert.equal(faultOfGeometry(square(a, b, c, a)), undefined);
  assert.equal(faultOfGeometry(square(a, b, c, b)), 'ring_not_closed');
  assert.equal(faultOfGeometry(square(a, b, a)), 'ring_too_short');
  assert.equal(faultOfGeometry(square([35.4, 116.5], [35.4, 116.6], [35.5, 116.6], [35.4, 116.5])), 'swapped');
  assert.equal(faultOfGeometry(square([200, 35], [200, 36], [201, 36], [200, 35])), 'out_of_range');
  assert.equal(faultOfGeometry({ type: 'MultiPolygon', coordinates: [] }), 'no_rings');
});
