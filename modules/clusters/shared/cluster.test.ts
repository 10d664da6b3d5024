import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays } from '#kernel/shared/clock/time.ts';
import { type Case, clustersOf, isFresh } from './cluster.ts';
import { lacksOf } from './follow.ts';

const rule = { days: 3, atLeast: 3, notCounting: ['none'] };
const one = (subjectId: string, on: string, told = 'fever', within = '高一3班'): Case => ({
  subjectId,
  on,
  told,
  within,
});

test('three of one class with one symptom within three days are a cluster; a fourth day, another class, another symptom are not', () => {
  const three = [one('a', '2026-03-10'), one('b', '2026-03-11'), one('c', '2026-03-12')];
  assert.deepEqual(clustersOf(three, rule), [
    { within: '高一3班', told: 'fever', from: '2026-03-10', to: '2026-03-12', subjectIds: ['a', 'b', 'c'] },
  ]);
  assert.deepEqual(clustersOf([three[0]!, three[1]!, one('c', '2026-03-13')], rule), []);
  assert.deepEqual(clustersOf([three[0]!, three[1]!, one('c', '2026-03-12', 'fever', '高一4班')], rule), []);
  assert.deepEqual(clustersOf([three[0]!, three[1]!, one('c', '2026-03-12', 'cough')], rule), []);
});

test('who tells the same on three days is one person, and who has no symptom any more is none', () => {
  assert.deepEqual(
    clustersOf(
      ['2026-03-10', '2026-03-11', '2026-03-12'].map((on) => one('a', on)),
      rule,
    ),
    [],
  );
  assert.deepEqual(
    clustersOf(
      ['a', 'b', 'c'].map((id) => one(id, '2026-03-10', 'none')),
      rule,
    ),
    [],
  );
});

test('a cluster is told exactly where some window of the days holds so many people, in whatever order they were told', () => {
  const cases = fc.array(
    fc.record({
      subject: fc.constantFrom('a', 'b', 'c', 'd'),
      day: fc.nat(8),
      told: fc.constantFrom('fever', 'cough'),
    }),
    { maxLength: 14 },
  );
  fc.assert(
    fc.property(cases, (rows) => {
      const told = rows.map(({ subject, day, told }) => one(subject, addDays('2026-03-01', day), told));
      const expected = ['fever', 'cough'].filter((code) =>
        Array.from({ length: 9 }, (_, day) => day).some(
          (day) =>
            new Set(
              rows
                .filter((row) => row.told === code && row.day >= day && row.day < day + 3)
                .map(({ subject }) => subject),
            ).size >= 3,
        ),
      );
      assert.deepEqual(
        clustersOf(told, rule)
          .map((cluster) => cluster.told)
          .toSorted(),
        expected.toSorted(),
      );
    }),
  );
});

test('a cluster may still grow while a case of today would fall into a window with its last', () => {
  const fresh = (to: string) => isFresh({ to }, rule, '2026-03-12');
  assert.deepEqual(['2026-03-12', '2026-03-10', '2026-03-09'].map(fresh), [true, true, false]);
});

test('who is absent lacks a cause until it is told, and who left the list an outcome as well (E10)', () => {
  const wanted = { ofEach: ['symptom', 'absenceCause'], ofLeft: ['returnedOn'] };
  assert.deepEqual(lacksOf({ to: null, told: new Set(['symptom']) }, wanted), ['absenceCause']);
  assert.deepEqual(lacksOf({ to: null, told: new Set(['symptom', 'absenceCause']) }, wanted), []);
  assert.deepEqual(lacksOf({ to: '2026-03-12', told: new Set(['symptom', 'absenceCause']) }, wanted), ['returnedOn']);
});
