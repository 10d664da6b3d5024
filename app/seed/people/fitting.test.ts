import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fits, withFittingFlags } from './fitting.ts';
import { homeOf, peoplePerCommunity, residentOf } from './household.ts';

const on = '2026-03-11';
const somebody = (bornOn: string | null, flags: string[], sex: 0 | 1 | 2 = 2) => ({ bornOn, flags, sex });

test('an elder is sixty on the day, not the day before; a child is left behind until the day before sixteen', () => {
  assert.equal(fits('lone_elder', somebody('1966-03-11', []), on), true);
  assert.equal(fits('lone_elder', somebody('1966-03-12', []), on), false);
  assert.equal(fits('left_behind_child', somebody('2010-03-12', []), on), true);
  assert.equal(fits('left_behind_child', somebody('2010-03-11', []), on), false);
  assert.equal(fits('pregnant', somebody('1996-01-01', [], 1), on), false);
  assert.equal(fits('old', somebody(null, []), on), false, 'an age that nobody knows');
  assert.equal(fits('hardship_family', somebody(null, []), on), true, 'a family has no age');
});

test('a flag that does not fit goes to the next whom it fits and who bears none; nobody else changes', () => {
  const people = [
    somebody('1940-01-01', ['old']),
    somebody('1950-01-01', []),
    somebody('1997-01-01', ['lone_elder', 'disabled']),
    somebody('1990-01-01', []),
    somebody('1955-01-01', []),
  ];
  const after = withFittingFlags(people, on).map(({ flags }) => flags);
  assert.deepEqual(after, [['old'], [], ['disabled'], [], ['lone_elder']]);
  const alone = withFittingFlags([somebody('1997-01-01', ['lone_elder'])], on);
  assert.deepEqual(alone[0]?.flags, [], 'nobody is left whom it fits');
});

test('residents without end bear flags that fit them on the day they are made', () => {
  let dropped = 0;
  for (let i = 0; i < 20_000; i++) {
    const resident = residentOf(i, homeOf(i % peoplePerCommunity), { on });
    for (const flag of resident.flags) assert.ok(fits(flag, resident, on), `${flag} ${resident.bornOn}`);
    dropped += residentOf(i, homeOf(i % peoplePerCommunity)).flags.length - resident.flags.length;
  }
  assert.ok(dropped > 0, 'in 2022 they were younger');
});
