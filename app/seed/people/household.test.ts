import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkResidentId } from '#kernel/shared/identity/resident-id.ts';
import { dwellingsPerCommunity, homeOf, peoplePerCommunity, residentOf } from './household.ts';

test('a million residents have a million identity numbers, each a right one', () => {
  const seen = new Set<string>();
  for (let i = 0; i < 1_000_000; i++) {
    const { idNumber, bornOn, sex } = residentOf(i, homeOf(i % peoplePerCommunity));
    seen.add(idNumber);
    if (i % 997 > 0) continue;
    const checked = checkResidentId(idNumber);
    assert.ok(checked.ok && checked.birthOn === bornOn && checked.sex === (sex === 1 ? 'male' : 'female'), idNumber);
  }
  assert.equal(seen.size, 1_000_000);
});

test('a community fills its dwellings from the first to the last, nobody without a home', () => {
  const homes = Array.from({ length: peoplePerCommunity }, (_, n) => homeOf(n));
  assert.equal(new Set(homes.map(({ dwelling }) => dwelling)).size, dwellingsPerCommunity);
  assert.equal(Math.max(...homes.map(({ dwelling }) => dwelling)), dwellingsPerCommunity - 1);
  assert.equal(new Set(homes.map(({ dwelling, position }) => `${dwelling} ${position}`)).size, homes.length);
});
