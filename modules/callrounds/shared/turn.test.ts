import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { MINUTE_MS } from '#kernel/shared/clock/time.ts';
import {
  callOutcomes,
  leftStates,
  mayRingAt,
  reachedStates,
  ringAgainAt,
  turnStates,
  unreachedStates,
} from './turn.ts';

const hours = { ringsFrom: '08:00', ringsUntil: '21:00' };
const at = (time: string) => Date.parse(`2026-03-11T${time}:00+08:00`);

test('nobody is rung before eight or from nine in the evening on', () => {
  assert.deepEqual(
    ['07:59', '08:00', '20:59', '21:00'].map((time) => mayRingAt(hours, at(time))),
    [false, true, true, false],
  );
});

test('somebody who did not answer is rung two hours later, and past the evening limit the next morning', () => {
  assert.equal(ringAgainAt(hours, 120, at('18:30')), at('20:30'));
  assert.equal(ringAgainAt(hours, 120, at('19:00')), Date.parse('2026-03-12T08:00:00+08:00'));
  assert.equal(ringAgainAt(hours, 120, at('05:00')), at('08:00'));
});

test('the next try always comes in an hour of ringing, and never earlier than asked', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2880 }), fc.integer({ min: 5, max: 2880 }), (minute, apart) => {
      const now = at('00:00') + minute * MINUTE_MS;
      const again = ringAgainAt(hours, apart, now);
      assert.ok(mayRingAt(hours, again));
      assert.ok(again >= now + apart * MINUTE_MS);
    }),
  );
});

test('every state is either reached or named among the unreached, and what is left is unreached', () => {
  assert.deepEqual([...reachedStates, ...unreachedStates].toSorted(), [...turnStates].toSorted());
  assert.ok(leftStates.every((state) => unreachedStates.includes(state)));
  assert.equal(new Set(callOutcomes).size, 6);
});
