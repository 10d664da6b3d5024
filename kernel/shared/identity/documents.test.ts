import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkDocument, type DocumentKind, guessDocumentKinds } from './documents.ts';
import { residentIdCheckDigit } from './resident-id.ts';

const outcomeOf = (kind: DocumentKind, input: string | number, country?: string) => {
  const verdict = checkDocument(kind, input, { country });
  return verdict.ok ? verdict.normalized + verdict.warnings.map((warning) => ` (${warning})`).join('') : verdict.reason;
};
const withCheck = (first17: string) => first17 + residentIdCheckDigit(first17);

test('a Hong Kong or Macao permit is known by the nine characters that stay for life', () => {
  assert.equal(outcomeOf('hong_kong_macao_permit', 'h12345678'), 'H12345678');
  assert.equal(outcomeOf('hong_kong_macao_permit', 'M1234567802'), 'M12345678');
  assert.equal(outcomeOf('hong_kong_macao_permit', 'H1234567'), 'permit_shape');
  assert.equal(outcomeOf('hong_kong_macao_permit', 'C12345678'), 'permit_shape');
});

test('a Taiwan permit is known by its eight digits, the old booklet’s renewals left out', () => {
  assert.equal(outcomeOf('taiwan_permit', '01234567'), '01234567');
  assert.equal(outcomeOf('taiwan_permit', '0123456701(B)'), '01234567');
  assert.equal(outcomeOf('taiwan_permit', '0123456701'), '01234567');
  assert.equal(outcomeOf('taiwan_permit', '012345670'), 'permit_shape');
});

test('a permanent residence card may have fifteen characters or eighteen digits beginning with 9', () => {
  assert.equal(outcomeOf('permanent_residence', 'CAN110278030913'), 'CAN110278030913');
  assert.equal(outcomeOf('permanent_residence', 'CAN110278130913'), 'birth_date');
  const number = withCheck('93784018800101001');
  const verdict = checkDocument('permanent_residence', number);
  assert.ok(verdict.ok);
  assert.equal(verdict.birthOn, '1880-01-01');
  assert.equal(
    outcomeOf('permanent_residence', number.slice(0, 17) + (number.endsWith('1') ? '2' : '1')),
    'check_digit',
  );
});

test('a number of one kind is not taken for another', () => {
  const permit = withCheck('81000018800101001');
  assert.deepEqual(checkDocument('resident_id', permit), {
    ok: false,
    reason: 'other_document',
    isKind: 'residence_permit',
  });
  assert.equal(outcomeOf('residence_permit', permit), permit);
  assert.equal(outcomeOf('residence_permit', '34052419800101001X'), 'other_document');
});

test('a passport of unusual shape is taken with a warning, for shapes change without notice', () => {
  assert.equal(outcomeOf('passport', 'e12345678', 'CHN'), 'E12345678');
  assert.equal(outcomeOf('passport', 'EA1234567', 'CHN'), 'EA1234567');
  assert.equal(outcomeOf('passport', '533380006', 'USA'), '533380006');
  assert.equal(outcomeOf('passport', 'TK1234567', 'JPN'), 'TK1234567');
  assert.equal(outcomeOf('passport', 'M12345678', 'KOR'), 'M12345678');
  assert.equal(outcomeOf('passport', 'M12345678', 'JPN'), 'M12345678 (passport_unusual)');
  assert.equal(outcomeOf('passport', 'AB123456'), 'AB123456');
  assert.equal(outcomeOf('passport', '1E1234567'), '1E1234567');
  assert.equal(outcomeOf('passport', '1234'), 'passport_shape');
  assert.equal(outcomeOf('passport', 'ABCDEFGHI'), 'passport_shape');
});

test('the kind of an unnamed number is guessed, likeliest first', () => {
  assert.deepEqual(guessDocumentKinds('340524198001010011'), ['resident_id']);
  assert.deepEqual(guessDocumentKinds(withCheck('83000018800101001')), ['residence_permit']);
  assert.deepEqual(guessDocumentKinds('H12345678'), ['hong_kong_macao_permit', 'passport']);
  assert.deepEqual(guessDocumentKinds('01234567'), ['taiwan_permit', 'passport']);
  assert.deepEqual(guessDocumentKinds('CAN110278030913'), ['permanent_residence']);
  assert.deepEqual(guessDocumentKinds('无'), []);
});

test('lost digits and empty fields are told whatever the kind', () => {
  assert.equal(outcomeOf('resident_id', 379900201003218750), 'damaged_number');
  assert.equal(outcomeOf('taiwan_permit', ''), 'empty');
  assert.equal(outcomeOf('hong_kong_macao_permit', 'H1234****'), 'masked');
});
