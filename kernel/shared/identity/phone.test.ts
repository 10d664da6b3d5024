import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { checkPhone } from './phone.ts';

const numberOf = (input: string | number, areaCode?: string) => {
  const verdict = checkPhone(input, { areaCode });
  return verdict.ok ? verdict.normalized : verdict.reason;
};

test('a mobile number is eleven digits however it is written', () => {
  for (const written of [
    '19900017882',
    '199 0001 7882',
    '199-0001-7882',
    '１９９０００１７８８２',
    '+86 19900017882',
    '+86-199-0001-7882',
    '008619900017882',
    '8619900017882',
    '019900017882',
    '1.9900017882E+10',
    '19900017882.0',
    19900017882,
    '\u202D19900017882\u202C',
  ]) {
    assert.equal(numberOf(written), '19900017882', String(written));
  }
});

test('a land line keeps its area code apart', () => {
  assert.equal(numberOf('0537-2345678'), '0537-2345678');
  assert.equal(numberOf('（0537）2345678'), '0537-2345678');
  assert.equal(numberOf('05372345678'), '0537-2345678');
  assert.equal(numberOf('+86 537 2345678'), '0537-2345678');
  assert.equal(numberOf('010 6655 4433'), '010-66554433');
  assert.equal(numberOf('2345678', '0537'), '0537-2345678');
  assert.deepEqual(checkPhone('0537-2345678转802'), {
    ok: true,
    kind: 'landline',
    normalized: '0537-2345678',
    extension: '802',
  });
});

const kindOf = (input: string) => {
  const verdict = checkPhone(input);
  return verdict.ok ? verdict.kind : verdict.reason;
};

test('service numbers and foreign numbers are told from the rest', () => {
  for (const service of ['12345', '110', '400-123-4567', '95598']) assert.equal(kindOf(service), 'service', service);
  assert.equal(kindOf('+1 415 555 0100'), 'foreign');
  assert.equal(numberOf('001 415 555 0100'), '+14155550100');
});

test('each fault has its reason', () => {
  assert.equal(numberOf(''), 'empty');
  assert.equal(numberOf('138****2210'), 'masked');
  assert.equal(numberOf('1990003910'), 'too_short');
  assert.equal(numberOf('199000391011'), 'too_long');
  assert.equal(numberOf('+86 1990003910'), 'too_short');
  assert.equal(numberOf('12900039101'), 'mobile_prefix');
  assert.equal(numberOf('1990003910O'), 'characters');
  assert.equal(numberOf('同上'), 'characters');
  assert.equal(numberOf('1.99E+10'), 'damaged_number');
  assert.equal(numberOf('2345678'), 'area_code_missing');
  assert.equal(numberOf('010-2345678'), 'area_code');
  assert.equal(numberOf('0537-1345678'), 'area_code');
  assert.equal(numberOf('0537-234'), 'too_short');
  assert.equal(numberOf('19900017882转802'), 'characters');
});

test('a number that was taken is taken again unchanged', () => {
  const written = fc.oneof(
    fc.stringMatching(/^1[3-9]\d{9}$/),
    fc.stringMatching(/^(010|02\d)-?[2-9]\d{7}$/),
    fc.stringMatching(/^0[3-9]\d\d[ -]?[2-9]\d{6}$/),
    fc.stringMatching(/^[+0-9 -]{5,16}$/),
  );
  fc.assert(
    fc.property(written, (text) => {
      const verdict = checkPhone(text);
      if (verdict.ok) assert.deepEqual(checkPhone(verdict.normalized), verdict);
    }),
    { numRuns: 3000 },
  );
});

test('no input makes the check throw', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.double()), (input) => {
      assert.equal(typeof checkPhone(input).ok, 'boolean');
    }),
    { numRuns: 1000 },
  );
});
