import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { wishChoices } from './wish-choices.ts';

const at = (iso: string) => Date.parse(`${iso}+08:00`);

test('in the early morning today is still open, in the evening it is not', () => {
  assert.equal(wishChoices(at('2026-03-16T07:00'))[0], at('2026-03-16T09:00'));
  assert.equal(wishChoices(at('2026-03-16T13:59'))[0], at('2026-03-16T15:00'));
  assert.equal(wishChoices(at('2026-03-16T14:01'))[0], at('2026-03-17T09:00'));
});

test('whenever it is, there are four to choose from, in order, each with time to be told', () => {
  fc.assert(
    fc.property(fc.integer({ min: at('2022-01-01T00:00'), max: at('2027-12-31T23:59') }), (now) => {
      const choices = wishChoices(now);
      assert.equal(choices.length, 4);
      assert.deepEqual(
        choices,
        choices.toSorted((a, b) => a - b),
      );
      assert.ok(choices.every((choice) => choice - now >= 60 * 60_000));
    }),
  );
});
