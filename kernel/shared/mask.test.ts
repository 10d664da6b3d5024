import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { maskAddress, maskIdNumber, maskName, maskPhone, maskWithin } from './mask.ts';

const someHan = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code));
const someDigit = fc.integer({ min: 0, max: 9 }).map(String);
const digits = (length: number) => fc.array(someDigit, { minLength: length, maxLength: length }).map((d) => d.join(''));

/** Whatever stands behind a star may be exchanged and the mask stays the same: then it cannot tell it. */
function assertHides(mask: (text: string) => string, text: string, other: string): void {
  const masked = Array.from(mask(text));
  const original = Array.from(text);
  assert.equal(masked.length, original.length, `${text} → ${masked.join('')}`);
  const exchanged = original.map((char, i) => (masked[i] === '*' ? (Array.from(other)[i] ?? '') : char)).join('');
  assert.equal(mask(exchanged), masked.join(''));
}

test('names keep the surname and, from three characters on, the last character', () => {
  assert.equal(maskName('张桂兰'), '张*兰');
  assert.equal(maskName('李明'), '李*');
  assert.equal(maskName('欧阳修'), '欧阳*');
  assert.equal(maskName('欧阳娜娜'), '欧阳*娜');
  assert.equal(maskName('欧阳'), '欧*');
  assert.equal(maskName('张王桂兰'), '张**兰');
  assert.equal(maskName('李'), '*');
  assert.equal(maskName(''), '');
  assert.equal(maskName('𠮷田花子'), '𠮷**子');
});

test('names in other scripts keep a first letter a word and not their length', () => {
  assert.equal(maskName('John Smith'), 'J*** S***');
  assert.equal(maskName('阿卜杜拉·买买提'), '阿***·买***');
  assert.equal(maskName('Al Smith'), 'A*** S***');
  assert.equal(maskName('J Smith'), '* S***');
});

test('numbers keep their ends', () => {
  assert.equal(maskPhone('13800002210'), '138****2210');
  assert.equal(maskPhone('0537-2345678'), '0537-****678');
  assert.equal(maskPhone('1990003910'), '19******10');
  assert.equal(maskPhone('110'), '***');
  assert.equal(maskIdNumber('37990019610215221X'), '3799************1X');
  assert.equal(maskIdNumber('379900931108304'), '3799*********04');
  assert.equal(maskIdNumber('E12345678'), 'E1*****78');
  assert.equal(maskIdNumber('123'), '***');
});

test('addresses keep the estate and lose the dwelling', () => {
  assert.equal(maskAddress('盛景花园10号楼1单元402'), '盛景花园****');
  assert.equal(maskAddress('接庄街道接庄社区水岸新居3号楼2单元401'), '接庄街道接庄社区水岸新居****');
  assert.equal(maskAddress('泗张镇王家庄村东头老槐树旁'), '泗张镇王家庄村****');
  assert.equal(maskAddress('永福小区十二号楼二单元'), '永福小区****');
  assert.equal(maskAddress('济宁高新区接庄街道'), '济宁高新区接庄街道');
  assert.equal(maskAddress('B座1201'), '****');
  assert.equal(maskAddress('老槐树旁'), '****');
});

test('numbers in free text are found and masked', () => {
  assert.equal(
    maskWithin('请回电19900017882，我爸身份证37990019610215221X，家里0537-2345678'),
    '请回电199****7882，我爸身份证3799************1X，家里0537-****678',
  );
  assert.equal(maskWithin('12345 打不通，房号 402'), '12345 打不通，房号 402');
});

test('a name’s mask never tells what is hidden', () => {
  const someName = fc.array(someHan, { minLength: 2, maxLength: 5 }).map((chars) => chars.join(''));
  fc.assert(
    fc.property(someName, someName, (name, other) => {
      fc.pre(Array.from(name).length <= Array.from(other).length);
      assertHides(maskName, name, other);
    }),
    { numRuns: 2000 },
  );
});

test('a number’s mask never tells what is hidden, and hides half of it at least', () => {
  const lengths = fc.integer({ min: 1, max: 20 });
  fc.assert(
    fc.property(
      lengths.chain((n) => fc.tuple(digits(n), digits(n))),
      ([number, other]) => {
        assertHides(maskIdNumber, number, other);
        const hidden = Array.from(maskIdNumber(number)).filter((char) => char === '*').length;
        assert.ok(hidden * 2 >= number.length);
      },
    ),
    { numRuns: 2000 },
  );
  fc.assert(
    fc.property(digits(8), digits(8), digits(2), (hidden, other, end) => {
      assert.equal(maskPhone(`199${hidden.slice(0, 4)}00${end}`), maskPhone(`199${other.slice(0, 4)}00${end}`));
      assert.equal(maskPhone(`0537-${hidden.slice(0, 4)}6${end}`), maskPhone(`0537-${other.slice(0, 4)}6${end}`));
    }),
  );
});

test('an address’ mask shows nothing of what follows the first number', () => {
  fc.assert(
    fc.property(digits(2), fc.string({ unit: someHan, maxLength: 9 }), (number, rest) => {
      assert.equal(maskAddress(`盛景花园${number}${rest}`), '盛景花园****');
    }),
  );
});
