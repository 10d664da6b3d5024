import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkDivisionCode } from './codes.ts';
import { checkDocument } from './documents.ts';
import * as messages from './messages.ts';
import { checkPersonName } from './person-name.ts';
import { checkPhone } from './phone.ts';
import { checkResidentId } from './resident-id.ts';
import { checkUscc } from './uscc.ts';

const tables = Object.entries(messages);

test('every verdict has words in both languages, each in its own', () => {
  assert.ok(tables.length >= 6);
  for (const [table, words] of tables) {
    for (const [code, { zh, en }] of Object.entries(words)) {
      assert.match(zh, /\p{Script=Han}{3}/u, `${table}.${code}`);
      assert.match(en, /^[A-Z][\x20-\x7E’]{9,}$/, `${table}.${code}`);
    }
  }
});

test('no two verdicts of one kind say the same', () => {
  for (const [table, words] of tables) {
    const said = Object.values(words).map(({ zh }) => zh);
    assert.equal(new Set(said).size, said.length, table);
  }
});

const wordsOf = <T extends string>(
  table: Record<T, { zh: string }>,
  verdict: { ok: true } | { ok: false; reason: T },
) => (verdict.ok ? undefined : table[verdict.reason].zh);

test('the verdict on a faulty value leads to its words', () => {
  assert.match(wordsOf(messages.residentIdMessages, checkResidentId('3.799E+17')) ?? '', /无法还原/);
  assert.match(wordsOf(messages.phoneMessages, checkPhone('1990003910')) ?? '', /位数不够/);
  assert.match(wordsOf(messages.usccMessages, checkUscc('370800200012345')) ?? '', /工商注册号/);
  assert.match(wordsOf(messages.personNameMessages, checkPersonName('张三2')) ?? '', /数字/);
  assert.match(wordsOf(messages.documentMessages, checkDocument('passport', '1')) ?? '', /护照/);
  assert.match(wordsOf(messages.codeMessages, checkDivisionCode('99')) ?? '', /省份/);
});
