import assert from 'node:assert/strict';
import { createHmac, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { residentIdCheckDigit } from '#kernel/shared/identity/resident-id.ts';
import { openHasher, openRoster } from './field-roster.ts';
import { labelAfter } from './field-rules.ts';
import { labelOf } from './label.ts';
import { personalCode, readPersonalCode } from './personal-code.ts';
import { readScan } from './scan.ts';

const id = '37990019520304002';
const number = id + residentIdCheckDigit(id);

test('what was scanned is known by its shape: labels, personal codes, cards of 18 and 15 digits, passports, names, and what is not ours', () => {
  const label = labelOf('0190b5a0-0000-7000-8000-00000000ab12', 3, 7);
  assert.deepEqual(readScan(` ${label.toLowerCase()} `), { kind: 'tube', code: label });
  const code = personalCode(randomBytes(32));
  assert.deepEqual(readScan(code.toLowerCase()), { kind: 'person', code });
  assert.deepEqual(readScan(number), { kind: 'document', number, isCard: true });
  assert.deepEqual(readScan('379900520304002'), { kind: 'document', number, isCard: true });
  assert.deepEqual(readScan('Ｇ12345678'), { kind: 'document', number: 'G12345678', isCard: false });
  assert.deepEqual(readScan('H1234567801'), { kind: 'document', number: 'H12345678', isCard: false });
  assert.equal(readScan(number.slice(0, 17) + (number.endsWith('1') ? '2' : '1')).kind, 'wrong_number');
  assert.equal(readScan(number.slice(0, 16)).kind, 'wrong_number');
  assert.equal(readScan('https://pay.example.cn/q/1').kind, 'foreign_code');
  assert.equal(readScan('1'.repeat(24)).kind, 'foreign_code');
  assert.deepEqual(readScan('lxy 3号楼'), { kind: 'search', text: 'lxy 3号楼' });
  assert.deepEqual(readScan('刘秀英'), { kind: 'search', text: '刘秀英' });
  assert.equal(readScan('  ').kind, 'nothing');
});

test('an identity number that ends in X is the same small, large or as a sign of multiplication', () => {
  const head = Array.from({ length: 999 }, (_, n) => `37990019520304${String(n).padStart(3, '0')}`).find(
    (first) => residentIdCheckDigit(first) === 'X',
  );
  for (const last of ['x', 'X', '×'])
    assert.deepEqual(readScan(head + last), { kind: 'document', number: `${head}X`, isCard: true });
});

test('a personal code with one wrong character is never taken for one', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 32, maxLength: 32 }),
      fc.integer({ min: 2, max: 18 }),
      fc.nat(30),
      (bytes, at, by) => {
        const code = personalCode(bytes);
        assert.equal(readPersonalCode(code)?.isSound, true);
        const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
        const wrong = letters[(letters.indexOf(code[at]!) + 1 + by) % 32]!;
        assert.equal(readPersonalCode(code.slice(0, at) + wrong + code.slice(at + 1))?.isSound, false);
      },
    ),
  );
});

test('the roster finds a number and a code by the house’s own hash, a name by its beginnings and its building', async () => {
  const key = randomBytes(32);
  const hash = (text: string) =>
    createHmac('sha256', key).update(text).digest().subarray(0, 8).toString('base64').replace('=', '');
  const code = personalCode(randomBytes(32));
  const page = {
    key: key.toString('base64'),
    at: new Date(),
    next: null,
    homes: [['p1', '盛景花园3号楼', '101'] as [string, string, string]],
    people: [
      ['s1', '刘秀英', 'lxy', '0028', hash(number), hash(code), 0, 'pd'],
      ['s2', '李小云', 'lxy', '', '', hash('x'), 0, ''],
    ] as [string, string, string, string, string, string, number, string][],
  };
  const roster = openRoster([page], true);
  const hashOf = await openHasher(roster.key);
  for (const text of [number, code]) assert.equal(roster.byHash(await hashOf(text))?.subjectId, 's1');
  assert.equal(roster.byHash(await hashOf('379900195203040036')), undefined);
  assert.deepEqual(
    roster.search('lxy').map(({ subjectId }) => subjectId),
    ['s1', 's2'],
  );
  assert.deepEqual(
    roster.search('lxy 3号楼 秀').map(({ subjectId }) => subjectId),
    ['s1'],
  );
  assert.deepEqual(roster.search('xy'), [], 'initials from their beginning');
  assert.deepEqual(
    roster.household('p1').map(({ name }) => name),
    ['刘秀英', '李小云'],
  );
  assert.deepEqual(
    [roster.byId('s1')?.isPriority, roster.byId('s1')?.isDone, roster.byId('s2')?.isDone],
    [true, true, false],
  );
});

test('the next label of a strip follows the last; what ends in no number has none', () => {
  assert.equal(labelAfter('AB12-003-00009'), 'AB12-003-00010');
  assert.equal(labelAfter('TUBE'), undefined);
});
