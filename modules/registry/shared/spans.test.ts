import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type DatedFact, settleOneAtATime, uniteAlike } from './spans.ts';

const fact = (
  id: string,
  of: 'kept' | 'merged',
  about: string,
  from: string,
  until: string | null = null,
): DatedFact => ({ id, of, about, from, until });
const told = (facts: DatedFact[], rule = settleOneAtATime) =>
  Object.fromEntries(
    rule(facts).map(({ id, as, span }) => [id, span ? `${as} ${span.from} ${span.until ?? ''}`.trim() : as]),
  );

test('of two homes somebody lives in now, the one they moved into later stands, and the other ends that day', () => {
  assert.deepEqual(told([fact('k', 'kept', 'a', '2010-01-01'), fact('m', 'merged', 'b', '2015-06-01')]), {
    k: 'cut 2010-01-01 2015-06-01',
    m: 'as_is 2015-06-01',
  });
  assert.deepEqual(told([fact('k', 'kept', 'a', '2015-06-01'), fact('m', 'merged', 'b', '2010-01-01')]), {
    k: 'as_is 2015-06-01',
    m: 'cut 2010-01-01 2015-06-01',
  });
});

test('the same home on both is one stay from the earlier day, and the row of the kept record is the one that stays', () => {
  assert.deepEqual(told([fact('k', 'kept', 'a', '2015-06-01'), fact('m', 'merged', 'a', '2010-01-01')]), {
    k: 'joined 2010-01-01',
    m: 'set_aside',
  });
});

test('a stay wholly within another is set aside, and of two from one day the longer stands', () => {
  assert.deepEqual(told([fact('k', 'kept', 'a', '2010-01-01'), fact('m', 'merged', 'b', '2015-01-01', '2016-01-01')]), {
    k: 'as_is 2010-01-01',
    m: 'set_aside',
  });
  assert.deepEqual(told([fact('k', 'kept', 'a', '2010-01-01', '2011-01-01'), fact('m', 'merged', 'b', '2010-01-01')]), {
    k: 'set_aside',
    m: 'as_is 2010-01-01',
  });
  assert.deepEqual(told([fact('k', 'kept', 'a', '2010-01-01'), fact('m', 'merged', 'b', '2010-01-01')]), {
    k: 'as_is 2010-01-01',
    m: 'set_aside',
  });
});

test('a flag on both is one flag; other flags, and the same flag years apart, stay as they are', () => {
  assert.deepEqual(
    told(
      [
        fact('k', 'kept', 'old', '2020-01-01'),
        fact('m', 'merged', 'old', '2018-01-01'),
        fact('n', 'merged', 'weak', '2019-01-01'),
        fact('o', 'merged', 'old', '2010-01-01', '2011-01-01'),
      ],
      uniteAlike,
    ),
    { k: 'joined 2018-01-01', m: 'set_aside', n: 'as_is 2019-01-01', o: 'as_is 2010-01-01 2011-01-01' },
  );
});

const day = (n: number): string => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10);
/** Stays of one record: one after the other, the last perhaps still so. */
const record = (of: 'kept' | 'merged') =>
  fc
    .array(fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 20 }), fc.constantFrom('a', 'b', 'c')), { maxLength: 4 })
    .chain((pieces) =>
      fc.boolean().map((isOpen) => {
        let at = 0;
        return pieces.map(([gap, long, about], i): DatedFact => {
          const from = at + gap;
          at = from + long;
          return fact(`${of}${i}`, of, about, day(from), isOpen && i === pieces.length - 1 ? null : day(at));
        });
      }),
    );
const holds = ({ from, until }: { from: string; until: string | null }, on: string) =>
  from <= on && (until === null || on < until);

test('whatever two records say, no day is told twice, none is lost, and whoever lives somewhere now still does', () => {
  fc.assert(
    fc.property(record('kept'), record('merged'), (kept, merged) => {
      const facts = [...kept, ...merged];
      const settled = settleOneAtATime(facts);
      assert.equal(settled.length, facts.length);
      for (let n = 0; n < 200; n++) {
        const on = day(n);
        const held = settled.filter(({ span }) => span && holds(span, on)).length;
        assert.equal(held, facts.some((one) => holds(one, on)) ? 1 : 0, on);
      }
      for (const { span } of settled)
        assert.ok(!span || span.until === null || span.from < span.until, 'no empty stay stands');
    }),
    { numRuns: 300 },
  );
});
