// What contradicts what: never by the order in which two phones found a network, never of what changes in a day, never of one person with themselves.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { DAY_MS, MINUTE_MS } from './clock/time.ts';
import { contradicts, knownMoment, type Look, settles, wasOffLine } from './tellings.ts';

const nine = Date.parse('2026-03-16T09:00:00+08:00');
const look = (more: Partial<Look>): Look => ({
  value: 'full',
  staffId: 'a',
  observedAt: nine,
  at: nine + 60 * MINUTE_MS,
  knownAt: nine - 60 * MINUTE_MS,
  ...more,
});
const first = look({});
const second = look({ value: 'none', staffId: 'b', at: nine + 61 * MINUTE_MS });

test('two people who tell otherwise without knowing of each other contradict; whoever knew, agrees, is the same person, told it long after or saw a list does not', () => {
  assert.equal(contradicts(second, first, 14), true);
  const innocent: [string, Look][] = [
    ['knew it', { ...second, knownAt: first.at }],
    ['agrees', { ...second, value: 'full' }],
    ['the same person', { ...second, staffId: 'a' }],
    ['the house', { ...second, staffId: null }],
    ['a list', { ...second, knownAt: null }],
    ['fourteen days later', { ...second, observedAt: nine + 14 * DAY_MS }],
  ];
  for (const [why, other] of innocent) assert.equal(contradicts(other, first, 14), false, why);
  assert.equal(
    contradicts({ ...second, observedAt: nine + 14 * DAY_MS - 1 }, first, 14),
    true,
    'within the fourteen days',
  );
});

/** Pairs that are found as tellings come in in this order, one a minute after all were told. */
function pairsOf(order: readonly (Look & { id: number })[]): string[] {
  const came = order.map((one, n) => ({ ...one, at: nine + DAY_MS + n * MINUTE_MS }));
  return came
    .flatMap((later, n) =>
      came
        .slice(0, n)
        .filter((earlier) => contradicts(later, earlier, 14))
        .map((earlier) => [earlier.id, later.id]),
    )
    .map((pair) => pair.toSorted((a, b) => a - b).join('-'))
    .toSorted();
}

test('whatever order phones that knew nothing of each other come in, the same tellings contradict, and none is open once somebody who knew them has told it again', () => {
  const telling = fc.record({
    value: fc.constantFrom('full', 'partly', 'none'),
    staffId: fc.constantFrom('a', 'b', 'c'),
    minute: fc.integer({ min: 0, max: 300 }),
    known: fc.integer({ min: -300, max: 0 }),
  });
  fc.assert(
    fc.property(
      fc
        .array(telling, { minLength: 2, maxLength: 6 })
        .map((all) =>
          all.map(({ value, staffId, minute, known }, id) => ({
            ...look({ value, staffId, observedAt: nine + minute * MINUTE_MS, knownAt: nine + known * MINUTE_MS }),
            id,
          })),
        )
        .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      fc.constantFrom('full', 'partly', 'none'),
      ([all, shuffled], decided) => {
        assert.deepEqual(pairsOf(shuffled), pairsOf(all));
        const now = nine + 2 * DAY_MS;
        const word = look({ value: decided, staffId: 'desk', observedAt: now, at: now, knownAt: now });
        for (const one of all)
          for (const other of all)
            assert.equal(settles(word, { ...one, at: nine + DAY_MS }, { ...other, at: nine + DAY_MS }), true);
      },
    ),
  );
});

test('who did not know both settles nothing, nor does a look at a day before', () => {
  assert.equal(settles(look({ knownAt: first.at, observedAt: nine + DAY_MS }), first, second), false);
  assert.equal(settles(look({ knownAt: second.at, observedAt: nine - DAY_MS }), first, second), false);
});

test('until when somebody knew is never later than now; not told, it is when they told it', () => {
  assert.equal(knownMoment(undefined, nine, nine + 5).getTime(), nine);
  assert.equal(knownMoment(new Date(nine + 99).toISOString(), nine, nine + 5).getTime(), nine + 5);
  assert.equal(knownMoment(new Date(nine - 99).toISOString(), nine, nine + 5).getTime(), nine - 99);
  assert.deepEqual([wasOffLine(nine, nine + MINUTE_MS), wasOffLine(nine, nine + 3 * MINUTE_MS)], [false, true]);
});
