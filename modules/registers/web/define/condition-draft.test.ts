import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Condition, conditionSchema } from '#kernel/shared/condition.ts';
import type { Field } from '#kernel/shared/field.ts';
import { conditionOf, draftOf, wordsFor } from './condition-draft.ts';

const common = (name: string) => ({ name, title: { zh: name, en: name }, sensitivity: 'normal' as const });
const fields: Record<string, Field> = {
  bornOn: { ...common('bornOn'), type: 'date' },
  age: { ...common('age'), type: 'number' },
  lives: { ...common('lives'), type: 'yes_no' },
  note: { ...common('note'), type: 'text' },
};
const fieldOf = (name: string) => fields[name];
let n = 0;
const id = () => String(n++);

const part: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ field: fc.constant('bornOn'), agedAtLeast: fc.nat(130) }),
  fc.record({ field: fc.constant('bornOn'), olderThanDays: fc.nat(36_500) }),
  fc.record({ field: fc.constant('age'), atLeast: fc.integer() }),
  fc.record({ field: fc.constant('lives'), is: fc.boolean() }),
  fc.record({ field: fc.constant('note'), is: fc.constantFrom('甲', '乙') }),
  fc.record({ field: fc.constant('note'), in: fc.constantFrom(['甲', '乙'], ['丙']) }),
  fc.record({ field: fc.constant('flags'), has: fc.constantFrom('weak', 'old') }),
  fc.record({ field: fc.constantFrom('note', 'age'), isKnown: fc.boolean() }),
);

test('whatever lines can say comes back from its lines as it was', () => {
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), fc.boolean(), (parts, isAll) => {
      const condition: Condition = isAll ? { all: parts } : { any: parts };
      const draft = draftOf(condition, id);
      assert.ok(draft);
      assert.deepEqual(JSON.parse(JSON.stringify(conditionOf(draft, fieldOf))), JSON.parse(JSON.stringify(condition)));
      assert.ok(conditionSchema.safeParse(condition).success);
    }),
  );
});

test('a line that is not finished makes no rule, and what lines cannot say is not pretended', () => {
  const line = { id: '1', field: 'age', word: 'atLeast' as const, value: '' };
  assert.equal(conditionOf({ join: 'all', lines: [line] }, fieldOf), null);
  assert.equal(conditionOf({ join: 'all', lines: [{ ...line, value: '很多' }] }, fieldOf), null);
  assert.equal(conditionOf({ join: 'all', lines: [] }, fieldOf), null);
  assert.equal(draftOf({ all: [{ not: { field: 'age', isKnown: true } }] }, id), null);
});

test('a date is asked for by age, a flag only by being borne', () => {
  assert.equal(wordsFor(fields['bornOn'])[0], 'agedAtLeast');
  assert.deepEqual(wordsFor({ name: 'flags', type: 'text' }), ['has']);
});
