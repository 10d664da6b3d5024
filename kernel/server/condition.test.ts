// One rule, two places: what a phone works out about a person and what the database works out about a million are the same, for every rule.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { type Condition, conditionSchema, fieldsOf, holds, type Known } from '#kernel/shared/condition.ts';
import { testDatabase } from '#testing/database.ts';
import { systemClock } from './clock.ts';
import { type Column, conditionSql } from './condition-sql.ts';
import { sql } from './sql.ts';
import { openDatabase } from './transaction.ts';

const { connection, pool } = await testDatabase(undefined, { migrations: null });
await pool.query(
  'create table subjects (n int primary key, employment text, income numeric, "livesAlone" boolean, "bornOn" date, groups text[])',
);
const database = openDatabase({ connection, clock: systemClock, size: 2 });
after(() => database.close());

const columns: Record<string, Column> = {
  employment: { sql: sql.raw('employment'), type: 'text' },
  income: { sql: sql.raw('income'), type: 'number' },
  livesAlone: { sql: sql.raw('"livesAlone"'), type: 'boolean' },
  bornOn: { sql: sql.raw('"bornOn"'), type: 'date' },
  groups: { sql: sql.raw('groups'), type: 'codes' },
};
const columnOf = (field: string): Column => columns[field]!;

const words = ['在职', '退休', 'none', '2000-02-29', ''];
const codes = ['living_alone', 'disabled', 'poor'];
const date = fc
  .date({ min: new Date('1920-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const day = fc.oneof(date, fc.constantFrom('2000-02-29', '2024-02-29', '2023-02-28', '1999-12-31'));
const amount = fc.oneof(
  fc.integer({ min: -5, max: 5 }),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((n) => n + 0),
);
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null, freq: 4 });

const subject = fc.record({
  employment: maybe(fc.constantFrom(...words)),
  income: maybe(amount),
  livesAlone: maybe(fc.boolean()),
  bornOn: maybe(day),
  groups: maybe(fc.subarray(codes)),
});
const anyValue = fc.oneof(fc.constantFrom(...words), amount, fc.boolean(), day);
const field = fc.constantFrom(...Object.keys(columns));
const years = fc.integer({ min: 0, max: 130 });
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.record({ field, is: anyValue }),
    fc.record({ field, in: fc.array(anyValue, { minLength: 1, maxLength: 4 }) }),
    fc.record({ field, has: fc.constantFrom(...codes) }),
    fc.record({ field, isKnown: fc.boolean() }),
    fc.record({ field: fc.constantFrom('income'), atLeast: amount }),
    fc.record({ field: fc.constantFrom('income'), atMost: amount }),
    fc.record({ field: fc.constantFrom('bornOn'), atLeast: day }),
    fc.record({ field: fc.constantFrom('bornOn'), atMost: day }),
    fc.record({ field, agedAtLeast: years }),
    fc.record({ field, agedUnder: years }),
    fc.record({ field, olderThanDays: fc.integer({ min: 0, max: 36_500 }) }),
    fc.record({ all: fc.array(tie('condition'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('condition'), { maxLength: 3 }) }),
    fc.record({ not: tie('condition') }),
  ),
}));
/** What no dictionary lets through: a date compared with what is no date. */
const isSound = (one: Condition): boolean => {
  if ('all' in one) return one.all.every(isSound);
  if ('any' in one) return one.any.every(isSound);
  if ('not' in one) return isSound(one.not);
  const isDay = (value: unknown) => typeof value !== 'string' || /^\d{4}-\d\d-\d\d$/.test(value);
  if (one.field === 'bornOn') {
    if ('is' in one) return isDay(one.is);
    if ('in' in one) return one.in.every(isDay);
    return true;
  }
  // Ages and days ago are of dates: text that only looks like one is not asked.
  return !('agedAtLeast' in one || 'agedUnder' in one || 'olderThanDays' in one);
};

test('the database says of every subject what the phone says', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(subject, { minLength: 1, maxLength: 8 }),
      condition.filter(isSound),
      day,
      async (subjects, rule, today) => {
        const said = await database.asOwner(async (tx) => {
          await tx.all(sql`delete from subjects`);
          for (const [n, one] of subjects.entries())
            await tx.all(
              sql`insert into subjects values (${n}, ${one.employment}, ${one.income}, ${one.livesAlone}, ${one.bornOn}, ${one.groups}::text[])`,
            );
          return tx.all<{ n: number }>(
            sql`select n from subjects where ${conditionSql(rule, columnOf, today)} order by n`,
          );
        });
        const expected = subjects.flatMap((one, n) =>
          holds(rule, (name) => (one as Record<string, Known>)[name], today) ? [n] : [],
        );
        assert.deepEqual(
          said.map(({ n }) => n),
          expected,
        );
      },
    ),
    { numRuns: 300 },
  );
});

test('what is written down comes back as it was', () => {
  fc.assert(
    fc.property(condition, (rule) =>
      assert.deepEqual(conditionSchema.parse(JSON.parse(JSON.stringify(rule))), JSON.parse(JSON.stringify(rule))),
    ),
  );
});

test('a birthday on 29 February is reached on 1 March of a common year', () => {
  const aged = (today: string) => holds({ field: 'bornOn', agedAtLeast: 60 }, () => '1964-02-29', today);
  assert.deepEqual([aged('2024-02-28'), aged('2024-02-29')], [false, true]);
  const nextYear = (today: string) => holds({ field: 'bornOn', agedAtLeast: 61 }, () => '1964-02-29', today);
  assert.deepEqual([nextYear('2025-02-28'), nextYear('2025-03-01')], [false, true]);
});

test('names every field once', () => {
  assert.deepEqual(
    fieldsOf({
      all: [
        { field: 'bornOn', agedAtLeast: 60 },
        {
          not: {
            any: [
              { field: 'groups', has: 'poor' },
              { field: 'bornOn', isKnown: true },
            ],
          },
        },
      ],
    }),
    ['bornOn', 'groups'],
  );
});
