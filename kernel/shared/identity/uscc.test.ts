import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { checkUscc, organizationCheckCharacter, usccCheckCharacter } from './uscc.ts';

const LETTERS = Array.from('0123456789ABCDEFGHJKLMNPQRTUWXY');
const someCode = fc
  .tuple(
    fc.constantFrom('91', '92', '93', '12', '51', 'N1'),
    fc.stringMatching(/^37\d{4}$/),
    fc.array(fc.constantFrom(...LETTERS), { minLength: 8, maxLength: 8 }).map((chars) => chars.join('')),
  )
  .map(([head, division, first8]) => head + division + first8 + organizationCheckCharacter(first8))
  .map((first17) => first17 + usccCheckCharacter(first17));

test('the worked example of GB 32100: 91350100M000100Y4 has the check character 3, not Z', () => {
  assert.equal(usccCheckCharacter('91350100M000100Y4'), '3');
  const verdict = checkUscc('91350100M000100Y43');
  assert.deepEqual(verdict, {
    ok: true,
    normalized: '91350100M000100Y43',
    department: '9',
    category: '1',
    division: '350100',
    organizationCode: 'M000100Y4',
    warnings: [],
  });
  assert.deepEqual(checkUscc('91350100M000100Y4Z'), {
    ok: false,
    reason: 'check_digit',
    proposal: '91350100M000100Y43',
  });
});

test('any one character changed for another of the alphabet is noticed', () => {
  fc.assert(
    fc.property(someCode, fc.nat(17), fc.integer({ min: 1, max: 30 }), (code, place, step) => {
      const other = LETTERS[(LETTERS.indexOf(code[place] ?? '') + step) % 31] ?? '';
      assert.equal(checkUscc(code.slice(0, place) + other + code.slice(place + 1)).ok, false);
    }),
    { numRuns: 2000 },
  );
});

test('lower case, full-width characters and spaces are only another way of writing', () => {
  for (const written of ['91350100m000100y43', '９１３５０１００Ｍ０００１００Ｙ４３', '9135 0100 M000 100Y 43']) {
    const verdict = checkUscc(written);
    assert.ok(verdict.ok);
    assert.equal(verdict.normalized, '91350100M000100Y43');
  }
});

test('a wrong organisation code inside is a warning, for such codes were issued', () => {
  const first17 = '91350100M000100Y5';
  const verdict = checkUscc(first17 + usccCheckCharacter(first17));
  assert.ok(verdict.ok);
  assert.deepEqual(verdict.warnings, ['organization_check']);
});

test('letters that look like figures are refused, and read back where the check then agrees', () => {
  assert.deepEqual(checkUscc('9I350100MOOO100Y43'), {
    ok: false,
    reason: 'characters',
    proposal: '91350100M000100Y43',
  });
  assert.deepEqual(checkUscc('91350100MOOO100Y44'), { ok: false, reason: 'characters' });
});

const reasonOf = (input: string | number) => {
  const verdict = checkUscc(input);
  return verdict.ok ? 'ok' : verdict.reason;
};

test('the other faults have each their reason', () => {
  assert.equal(reasonOf(' '), 'empty');
  assert.equal(reasonOf('370800200012345'), 'registration_number');
  assert.equal(reasonOf('M000100Y-4'), 'organization_code');
  assert.equal(reasonOf('91350100M000100Y4'), 'length');
  assert.equal(reasonOf('91350100M000100Y4三'), 'characters');
  assert.equal(reasonOf('9135010*M000100Y43'), 'masked');
  assert.equal(reasonOf(9.13501001234567e17), 'damaged_number');
  assert.equal(reasonOf('9.13501E+17'), 'damaged_number');
});
