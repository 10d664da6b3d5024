import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { secondsUntilNextCode } from './resident-code.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

test('to the second: one a minute, five an hour, ten a day', () => {
  assert.equal(secondsUntilNextCode([], 0), 0);
  assert.equal(secondsUntilNextCode([0], 59_000), 1);
  assert.equal(secondsUntilNextCode([0], minute), 0);
  const five = [8, 6, 4, 2, 0].map((m) => m * minute);
  assert.equal(secondsUntilNextCode(five, 10 * minute), 50 * 60);
  assert.equal(secondsUntilNextCode(five, hour), 0);
  const ten = [9, 8, 7, 6, 5, 4, 3, 2, 1, 0].map((h) => h * hour);
  assert.equal(secondsUntilNextCode(ten, 10 * hour), 14 * 3600);
  assert.equal(secondsUntilNextCode(ten, day), 0);
});

test('somebody who asks whenever allowed never gets more than the three limits give', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 3 * hour }), { maxLength: 60 }), (pauses) => {
      const made: number[] = [];
      let now = 0;
      for (const pause of pauses) {
        now += pause;
        const recent = made.filter((at) => at > now - day).toReversed();
        if (secondsUntilNextCode(recent, now) === 0) made.push(now);
      }
      for (const [count, within] of [
        [1, minute],
        [5, hour],
        [10, day],
      ] as const) {
        made.forEach((at, i) => assert.ok((made[i + count] ?? Number.POSITIVE_INFINITY) - at >= within));
      }
    }),
  );
});
