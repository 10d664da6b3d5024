import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { defineCommand, earlierShape, readInput } from './command.ts';

// Told in three versions: a name; first and last name; a list of people.
const spec = defineCommand({
  name: 'people.tell',
  title: { zh: '说', en: 'Tell' },
  input: z.strictObject({ people: z.array(z.strictObject({ family: z.string(), given: z.string() })).min(1) }),
  earlier: [
    earlierShape(z.strictObject({ family: z.string(), given: z.string() }), (one) => ({ people: [one] })),
    earlierShape(z.strictObject({ name: z.string().min(2) }), ({ name }) => ({
      family: name[0],
      given: name.slice(1),
    })),
  ],
  allowed: {},
});

test('an input of an earlier shape is lifted step by step to that of today', () => {
  const today = { people: [{ family: '王', given: '秀兰' }] };
  assert.deepEqual(readInput(spec, today).data, today);
  assert.deepEqual(readInput(spec, { family: '王', given: '秀兰' }).data, today);
  assert.deepEqual(readInput(spec, { name: '王秀兰' }).data, today);
});

test('what has none of its shapes is told by today’s', () => {
  const read = readInput(spec, { name: '王' });
  assert.deepEqual(
    read.error?.issues.map(({ path }) => path.join('.')),
    ['people', ''],
  );
  assert.equal(readInput(spec, { people: [] }).success, false);
});
