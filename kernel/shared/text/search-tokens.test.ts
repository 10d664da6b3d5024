import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { queryTokens, SEARCHABLE_CHARACTERS, searchTokens, tsQueryOf } from './search-tokens.ts';

const finds = (query: string, text: string, initials: string[] = []): boolean => {
  const held = new Set(searchTokens(text, initials));
  const wanted = queryTokens(query);
  return wanted.length > 0 && wanted.every((token) => held.has(token));
};

const han = fc.string({
  unit: fc.constantFrom(...Array.from('楼道漏水掉墙皮老大难了路灯坏𠮷好几天')),
  minLength: 2,
  maxLength: 30,
});
const other = fc.string({ unit: fc.constantFrom(...Array.from('，。 abZ019-（）\n😀')), maxLength: 12 });

test('every stretch of two or more Chinese characters of a text is found', () => {
  fc.assert(
    fc.property(other, han, other, fc.nat(), fc.nat(), (before, run, after, from, size) => {
      const characters = Array.from(run);
      const start = from % (characters.length - 1);
      const length = 2 + (size % (characters.length - start - 1));
      assert.ok(finds(characters.slice(start, start + length).join(''), before + run + after));
    }),
  );
});

test('a whole text finds itself, whatever stands in it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      const wanted = queryTokens(text);
      const held = new Set(searchTokens(text));
      assert.ok(wanted.every((token) => held.has(token)));
    }),
  );
});

test('a phone is found by its last four digits, by a longer tail and whole', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^1990000[0-9]{4}$/u), fc.integer({ min: 4, max: 11 }), (phone, length) => {
      assert.ok(finds(phone.slice(-length), `电话${phone}，请回电`));
    }),
  );
  assert.ok(!finds('6789', '电话19900006780'));
});

test('a short text that does not hold the words is not found', () => {
  for (const [query, text] of [
    ['路灯', '路边的灯'],
    ['漏水', '水漏了'],
    ['3号楼', '13号楼'],
    ['楼道灯', '楼道漏水'],
    ['19900001234', '19900005678'],
  ] as const) {
    assert.ok(!finds(query, text), `${query} in ${text}`);
  }
});

test('width and case make no difference, nor do invisible characters', () => {
  assert.ok(finds('18号楼', '１８号楼'));
  assert.ok(finds('ｗｉｆｉ', '楼道WiFi坏了'));
  assert.ok(finds('路灯', '路\u200b灯'));
});

test('a plate is found whole, by its figures and with its province', () => {
  for (const query of ['鲁H12345', 'h12345', '12345', '2345']) assert.ok(finds(query, '车牌鲁H12345挡路'), query);
});

test('one character finds every text that holds it', () => {
  assert.ok(finds('灯', '路灯'));
  assert.ok(!finds('灯', '路'));
});

test('a name is found by its pinyin initials from the second letter on', () => {
  assert.ok(finds('zjg', '张建国', ['zjg']));
  assert.ok(finds('ZJ', '张建国', ['zjg']));
  assert.ok(!finds('jg', '张建国', ['zjg']));
  assert.deepEqual(searchTokens('', ['', ' ', 'z']), ['z']);
});

test('tokens are unique, never empty, safe in a query, and few whatever comes in', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
      const tokens = searchTokens(text);
      assert.equal(new Set(tokens).size, tokens.length);
      assert.ok(tokens.every((token) => token !== '' && !/['\\\s\0]/u.test(token)));
    }),
  );
  const characters = Array.from({ length: 50_000 }, (_, index) => String.fromCodePoint(0x4e00 + (index % 20_000))).join(
    '',
  );
  assert.ok(searchTokens(characters).length <= 2 * SEARCHABLE_CHARACTERS);
  assert.ok(searchTokens('﷽'.repeat(10_000)).length <= 2 * SEARCHABLE_CHARACTERS);
  assert.deepEqual(queryTokens('，。？ 😀'), []);
});

test('a query is written for PostgreSQL', () => {
  assert.equal(tsQueryOf(queryTokens('路灯 3号')), "'路灯' & '3' & '号'");
});
