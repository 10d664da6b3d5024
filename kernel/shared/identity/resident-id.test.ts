import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { dateOfDay, dayNumber } from '../clock/time.ts';
import { checkResidentId, residentIdCheckDigit } from './resident-id.ts';

const reasonOf = (input: string | number) => {
  const verdict = checkResidentId(input);
  return verdict.ok ? 'ok' : verdict.reason;
};

/** The people of the samples: division 379900, never a living person's number. */
const someFirst17 = fc
  .tuple(fc.integer({ min: dayNumber('1880-01-01'), max: dayNumber('2022-12-31') }), fc.integer({ min: 1, max: 995 }))
  .map(([day, order]) => `379900${dateOfDay(day).replaceAll('-', '')}${String(order).padStart(3, '0')}`);
const someId = someFirst17.map((first17) => first17 + residentIdCheckDigit(first17));

test('the published examples of GB 11643 are valid', () => {
  for (const id of ['34052419800101001X', '11010519491231002X', '440524188001010014']) assert.equal(reasonOf(id), 'ok');
});

test('a number tells birth date, sex and division', () => {
  assert.deepEqual(checkResidentId('34052419800101001X'), {
    ok: true,
    normalized: '34052419800101001X',
    kind: 'id18',
    birthOn: '1980-01-01',
    sex: 'male',
    division: '340524',
    holder: 'mainland',
  });
});

test('any one digit changed is noticed', () => {
  fc.assert(
    fc.property(someId, fc.nat(16), fc.integer({ min: 1, max: 9 }), (id, place, step) => {
      const digit = (Number(id[place]) + step) % 10;
      assert.equal(checkResidentId(id.slice(0, place) + digit + id.slice(place + 1)).ok, false);
    }),
    { numRuns: 2000 },
  );
});

test('two neighbouring digits swapped are noticed', () => {
  fc.assert(
    fc.property(someId, fc.integer({ min: 0, max: 15 }), (id, place) => {
      fc.pre(id[place] !== id[place + 1]);
      const swapped = id.slice(0, place) + id[place + 1] + id[place] + id.slice(place + 2);
      assert.equal(checkResidentId(swapped).ok, false);
    }),
    { numRuns: 2000 },
  );
});

test('full-width digits, spaces, a leading apostrophe and a small x are only another way of writing', () => {
  for (const written of [
    '３４０５２４１９８００１０１００１Ｘ',
    ' 340524 19800101 001x ',
    "'34052419800101001X",
    '34052419800101001×',
    '\uFEFF34052419800101001X\u200B',
  ]) {
    const verdict = checkResidentId(written);
    assert.ok(verdict.ok, written);
    assert.equal(verdict.normalized, '34052419800101001X');
  }
});

test('a fifteen-digit number is the same person as its eighteen digits', () => {
  const verdict = checkResidentId('379900931108304');
  assert.ok(verdict.ok && verdict.kind === 'id15');
  assert.equal(verdict.legacy, '379900931108304');
  assert.equal(verdict.birthOn, '1993-11-08');
  assert.equal(verdict.sex, 'female');
  const again = checkResidentId(verdict.normalized);
  assert.ok(again.ok && again.normalized === verdict.normalized && again.kind === 'id18');
  assert.equal(reasonOf(379900931108304), 'ok');
});

test('orders 996 to 999 of a fifteen-digit number are people born before 1900', () => {
  const verdict = checkResidentId('379900980312998');
  assert.ok(verdict.ok);
  assert.equal(verdict.birthOn, '1898-03-12');
  const younger = checkResidentId('379900980312995');
  assert.ok(younger.ok);
  assert.equal(younger.birthOn, '1998-03-12');
});

test('a wrong check digit is told with the number that would be right', () => {
  fc.assert(
    fc.property(someId, (id) => {
      const wrong = id.slice(0, 17) + (id.endsWith('1') ? '2' : '1');
      assert.deepEqual(checkResidentId(wrong), { ok: false, reason: 'check_digit', proposal: id });
    }),
  );
});

test('an identity number that went through a floating-point cell is damaged, and no number is proposed', () => {
  fc.assert(
    fc.property(someId, (id) => {
      fc.pre(!id.endsWith('X'));
      assert.deepEqual(checkResidentId(Number(id)), { ok: false, reason: 'damaged_number' });
      const asText = checkResidentId(String(Number(id)));
      if (!asText.ok) assert.deepEqual(asText, { ok: false, reason: 'damaged_number' });
      const fifteenDigits = checkResidentId(`${id.slice(0, 15)}000`);
      if (!fifteenDigits.ok) assert.deepEqual(fifteenDigits, { ok: false, reason: 'damaged_number' });
      assert.equal(reasonOf(Number(id).toExponential(14)), 'damaged_number');
    }),
  );
  assert.equal(reasonOf('3.79900201003219E+17'), 'damaged_number');
  assert.equal(reasonOf('3.799e17'), 'damaged_number');
});

test('the other faults have each their reason', () => {
  assert.equal(reasonOf('　'), 'empty');
  assert.equal(reasonOf('3799************1X'), 'masked');
  assert.equal(reasonOf('37990019661025168'), 'length');
  assert.equal(reasonOf('3799001966102516822'), 'length');
  assert.equal(reasonOf('37990019661O251682'), 'characters');
  assert.equal(reasonOf('37990X196610251682'), 'characters');
  assert.equal(reasonOf('无身份证'), 'characters');
  assert.equal(reasonOf('009900196610251682'), 'division');
  assert.equal(reasonOf('379900196613251682'), 'birth_date');
  assert.equal(reasonOf('379900202302291682'), 'birth_date');
  assert.equal(reasonOf('379900178910251682'), 'birth_date');
});

const holderOf = (first17: string) => {
  const verdict = checkResidentId(first17 + residentIdCheckDigit(first17));
  return verdict.ok ? verdict.holder : verdict.reason;
};

test('residence permits and the foreigners’ card are known by their first digits', () => {
  assert.equal(holderOf('81000018800101001'), 'hong_kong');
  assert.equal(holderOf('82000018800101001'), 'macao');
  assert.equal(holderOf('83000018800101001'), 'taiwan');
  assert.equal(holderOf('93784018800101001'), 'foreigner');
});

test('no text, however long or odd, makes the check throw', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.double()), (input) => {
      assert.equal(typeof checkResidentId(input).ok, 'boolean');
    }),
    { numRuns: 1000 },
  );
  assert.equal(reasonOf('3'.repeat(1_000_000)), 'length');
});
