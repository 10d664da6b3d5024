import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkDivisionCode, checkGridCode } from './codes.ts';

const divisionOf = (text: string) => {
  const verdict = checkDivisionCode(text);
  return verdict.ok ? `${verdict.level} ${verdict.normalized}` : verdict.reason;
};

test('a division code tells its level and loses the zeros that fill it up', () => {
  assert.equal(divisionOf('37'), 'province 37');
  assert.equal(divisionOf('370000'), 'province 37');
  assert.equal(divisionOf('3708'), 'city 3708');
  assert.equal(divisionOf('370871000000'), 'county 370871');
  assert.equal(divisionOf('370811002000'), 'township 370811002');
  assert.equal(divisionOf('370871001002'), 'village 370871001002');
  assert.equal(divisionOf('379900'), 'city 3799');
});

const kindsOf = (text: string) => {
  const verdict = checkDivisionCode(text);
  return verdict.ok ? [verdict.townshipKind, verdict.villageKind] : [verdict.reason];
};

test('kinds of township and village follow from their segments', () => {
  assert.deepEqual(kindsOf('370871001001'), ['subdistrict', 'residents_committee']);
  assert.deepEqual(kindsOf('370871003203'), ['subdistrict', 'villagers_committee']);
  assert.deepEqual(kindsOf('370831108'), ['town', undefined]);
  assert.deepEqual(kindsOf('370811401'), ['enterprise_unit', undefined]);
  assert.deepEqual(kindsOf('370826210'), ['township', undefined]);
});

test('parents run from the province down', () => {
  const verdict = checkDivisionCode('370871001002');
  assert.ok(verdict.ok);
  assert.deepEqual(verdict.parents, ['37', '3708', '370871', '370871001']);
});

test('a city without counties is no gap, an empty level elsewhere is', () => {
  assert.equal(divisionOf('441900003'), 'township 441900003');
  assert.equal(divisionOf('370811000001'), 'gap');
  assert.equal(divisionOf('370011'), 'gap');
});

test('what cannot be a division code is refused with its reason', () => {
  assert.equal(divisionOf(''), 'empty');
  assert.equal(divisionOf('37O871'), 'characters');
  assert.equal(divisionOf('37087'), 'length');
  assert.equal(divisionOf('990871'), 'province');
});

const gridOf = (text: string) => {
  const verdict = checkGridCode(text);
  return verdict.ok
    ? `${verdict.scheme} ${verdict.object ?? ''}/${verdict.community}/${verdict.sequence}`
    : verdict.reason;
};

test('the three numberings of grids are told by their length', () => {
  assert.equal(gridOf('370871003203015'), 'city_management /370871003203/015');
  assert.equal(gridOf('37087100320315'), 'city_management_old /370871003203/15');
  assert.equal(gridOf('10010137087100320300'), 'community 100101/370871003203/00');
  assert.equal(gridOf('370871003000015'), 'gap');
  assert.equal(gridOf('3708710032030'), 'length');
  assert.equal(gridOf('99087100320301５'), 'province');
});
