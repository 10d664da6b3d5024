// [F14] The rule of merging, on any two records: nothing is lost, nothing is overwritten, and the inverse gives both back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hangingKinds, type Inverse, type MergeSide, mayBeOne, mergedFields, planMerge } from './merge.ts';

const values = fc.record(
  Object.fromEntries(mergedFields.map((field) => [field, fc.option(fc.constantFrom('a', 'b'))])) as Record<
    (typeof mergedFields)[number],
    fc.Arbitrary<string | null>
  >,
);
const hangings = fc.record(
  Object.fromEntries(
    hangingKinds.map((kind) => [
      kind,
      fc.array(fc.record({ id: fc.uuid(), slot: fc.option(fc.constantFrom('x', 'y', 'z')) }), { maxLength: 5 }),
    ]),
  ) as Record<(typeof hangingKinds)[number], fc.Arbitrary<{ id: string; slot: string | null }[]>>,
);
const side: fc.Arbitrary<MergeSide> = fc
  .record({ values, hangings })
  .map(({ values, hangings }) => ({ values, hangings, uscc: values.uscc }));

/** The merge as rows would feel it. */
function apply(into: MergeSide, from: MergeSide, { filled, moved }: Inverse): { into: MergeSide; from: MergeSide } {
  const after = structuredClone({ into, from });
  for (const field of filled) after.into.values[field] = from.values[field];
  for (const kind of hangingKinds) {
    const goes = new Set(moved[kind]);
    after.into.hangings[kind].push(...from.hangings[kind].filter(({ id }) => goes.has(id)));
    after.from.hangings[kind] = from.hangings[kind].filter(({ id }) => !goes.has(id));
  }
  return after;
}

function undo(now: { into: MergeSide; from: MergeSide }, { filled, moved }: Inverse) {
  const after = structuredClone(now);
  for (const field of filled) after.into.values[field] = null;
  for (const kind of hangingKinds) {
    const goes = new Set(moved[kind]);
    after.from.hangings[kind].push(...now.into.hangings[kind].filter(({ id }) => goes.has(id)));
    after.into.hangings[kind] = now.into.hangings[kind].filter(({ id }) => !goes.has(id));
  }
  return after;
}

/** Rows have no order. */
const unordered = ({ into, from }: { into: MergeSide; from: MergeSide }) =>
  [into, from].map((one) => ({
    values: { ...one.values },
    hangings: hangingKinds.map((kind) => one.hangings[kind].map(({ id }) => id).toSorted()),
  }));

test('[F14] merge, then the inverse: both records are as they were', () => {
  fc.assert(
    fc.property(side, side, (into, from) => {
      const plan = planMerge(into, from);
      const inverse: Inverse = JSON.parse(JSON.stringify({ filled: plan.filled, moved: plan.moved }));
      assert.deepEqual(unordered(undo(apply(into, from, plan), inverse)), unordered({ into, from }));
    }),
  );
});

test('[F14] a merge overwrites no fact, loses nothing that hangs on a record, and fills no slot twice', () => {
  fc.assert(
    fc.property(side, side, (into, from) => {
      const plan = planMerge(into, from);
      const after = apply(into, from, plan);
      for (const field of mergedFields)
        assert.equal(after.into.values[field], into.values[field] ?? from.values[field], field);
      for (const kind of hangingKinds) {
        assert.equal(plan.moved[kind].length + plan.left[kind].length, from.hangings[kind].length);
        const own = new Set(into.hangings[kind].map(({ slot }) => slot).filter(Boolean));
        const came = from.hangings[kind].filter(({ id }) => plan.moved[kind].includes(id));
        assert.ok(came.every(({ slot }) => slot === null || !own.has(slot)));
      }
    }),
  );
});

test('two sound codes are two firms; one code, or none, may be one', () => {
  assert.equal(mayBeOne({ uscc: 'A' }, { uscc: 'B' }), false);
  assert.equal(mayBeOne({ uscc: 'A' }, { uscc: 'A' }), true);
  assert.equal(mayBeOne({ uscc: 'A' }, { uscc: null }), true);
});
