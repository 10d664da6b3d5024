import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Figure, isZero, reportSchema, sumUp, unitStateOf } from './report.ts';

const figure = (code: string, told: number): Figure => ({ code, title: { zh: code, en: code }, counted: told, told });

test('zero is a report and silence is not: without a report nothing reads as zero', () => {
  assert.equal(unitStateOf({ dutyState: 'missed', report: null }), 'silent');
  assert.equal(unitStateOf({ dutyState: 'open', report: null }), 'open');
  assert.equal(unitStateOf({ dutyState: 'excused', report: null }), 'excused');
  assert.equal(unitStateOf({ dutyState: 'done', report: { isZero: true } }), 'zero');
  assert.equal(unitStateOf({ dutyState: 'made_up', report: { isZero: false } }), 'reported');
});

test('zero is what was told: no figures are none, nor is a sum with somebody silent below', () => {
  assert.equal(isZero([{ told: 0 }, { told: 0 }]), true);
  assert.equal(isZero([{ told: 0 }, { told: 1 }]), false);
  assert.equal(isZero([]), false);
  assert.equal(isZero([{ told: 0 }], ['a unit']), false);
});

test('a sum over units is the sum of those that reported, in any order, and a silent one changes nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(500), fc.nat(500)), { maxLength: 20 }), (units) => {
      const reports = units.map(([a, b]) => [figure('a', a), figure('b', b)]);
      const sums = sumUp(reports.toReversed());
      assert.equal(
        sums.get('a')?.told ?? 0,
        units.reduce((sum, [a]) => sum + a, 0),
      );
      assert.equal(
        sums.get('b')?.told ?? 0,
        units.reduce((sum, [, b]) => sum + b, 0),
      );
      if (units.length === 0) assert.equal(sums.size, 0, 'no reports make no zero');
    }),
  );
});

test('a report has items of its own or is the sum of another, never both and never neither', () => {
  const head = { code: 'daily', title: { zh: '日报', en: 'Daily' }, rhythm: 'daily_report' };
  const items = [{ code: 'on_duty', title: { zh: '数', en: 'n' }, count: { of: 'visits' } }];
  assert.equal(reportSchema.safeParse({ ...head, items }).success, true);
  assert.equal(reportSchema.safeParse({ ...head, sumOf: 'other' }).success, true);
  assert.equal(reportSchema.safeParse(head).success, false);
  assert.equal(reportSchema.safeParse({ ...head, items, sumOf: 'other' }).success, false);
});
