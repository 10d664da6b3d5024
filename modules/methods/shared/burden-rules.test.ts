import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import minhu from '#methods/minhu-5643/method.ts';
import sixVisits from '#methods/six-visits/method.ts';
import sample from '../fixtures/sample-4532/method.ts';
import { burdenFindings } from './burden-rules.ts';
import { checkReach } from './check-reach.ts';

/** The words a method of reach gives to a register, a form, a rhythm, a field. */
const places = ['registers', 'forms', 'rhythms'] as const;

test('the methods that come with the house ask nothing that is forbidden, nor advised against', () => {
  for (const method of [minhu, sample, sixVisits]) assert.deepEqual(burdenFindings(method), []);
});

test('a register, a form or a rhythm of duties is refused by its title, and by its code', () => {
  for (const list of places) {
    for (const change of [{ title: { zh: '每日步数台账', en: 'A list' } }, { code: 'login_count' }]) {
      const method = structuredClone(sixVisits) as Record<string, unknown>;
      const first = (method[list] as Record<string, unknown>[])[0];
      Object.assign(first ?? {}, change);
      const check = checkReach(method);
      const problems = check.isValid ? [] : check.problems;
      const found = problems.find(({ code }) => code === 'forbidden_measure');
      assert.ok(found, `${list} ${JSON.stringify(change)}`);
      assert.match(found.message.zh, /国办函〔2026〕12号/u);
      assert.ok(found.path.startsWith(`${list}.0.`), found.path);
    }
  }
});

test('whatever is handed in, however deep, is answered', () => {
  const knot: Record<string, unknown> = {};
  knot['again'] = knot;
  assert.deepEqual(burdenFindings(knot), []);
  fc.assert(fc.property(fc.anything(), (candidate) => void burdenFindings(candidate)));
});
