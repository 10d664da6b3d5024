import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { type FactValue, type Field, factValueSchema, fieldSchema } from './field.ts';
import { checkFact, factMask, factWords, isBlank, readTyped, typedOf } from './field-rules.ts';
import { newId } from './id.ts';
import { residentIdCheckDigit } from './identity/resident-id.ts';

const common = { name: 'some', title: { zh: '某项', en: 'Some' }, sensitivity: 'normal' } as const;
const field = (type: Field['type'], more: object = {}): Field => fieldSchema.parse({ ...common, type, ...more });
const codes = [
  { code: 'a', title: { zh: '甲', en: 'A' } },
  { code: 'b', title: { zh: '乙', en: 'B' } },
];
const idField = field('id_number', { sensitivity: 'sensitive' });

/** A field of each type, with values that are right for it. */
const right: [Field, fc.Arbitrary<FactValue>][] = [
  [field('text'), fc.stringMatching(/^[一-龥]{1,40}$/u)],
  [field('long_text'), fc.stringMatching(/^[一-龥a-z]{1,300}$/u)],
  [field('number', { least: -5, most: 5 }), fc.integer({ min: -5, max: 5 })],
  [field('money'), fc.integer({ min: 0, max: 999_999_999 })],
  [field('date'), fc.constantFrom('2026-03-16', '2024-02-29')],
  [
    field('instant'),
    fc
      .integer({ min: 27_000_000, max: 30_000_000 })
      .map((minutes) => `${new Date(minutes * 60_000 + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`),
  ],
  [field('yes_no'), fc.boolean()],
  [field('choice', { codes }), fc.constantFrom('a', 'b')],
  [field('phone', { sensitivity: 'sensitive' }), fc.constantFrom('19900001234', '19900099999')],
  [
    idField,
    fc
      .integer({ min: 0, max: 999 })
      .map((n) => `37990019500101${String(n).padStart(3, '0')}`)
      .map((first) => first + residentIdCheckDigit(first)),
  ],
  [field('photo'), fc.array(fc.constantFrom(newId(), newId()), { minLength: 1, maxLength: 9 })],
];

describe('a field', () => {
  for (const [one, values] of right) {
    test(`${one.type}: what is right is kept, shown, and typed back to the same value`, () => {
      fc.assert(
        fc.property(values, (value) => {
          const kept = checkFact(one, value);
          assert.ok(kept.ok, JSON.stringify(kept));
          assert.deepEqual(kept.value, value);
          assert.ok(factValueSchema.safeParse(kept.value).success, 'it may travel');
          assert.notEqual(factWords(one, kept.value, 'zh', 0), '');
          assert.deepEqual(readTyped(one, typedOf(one, kept.value)), kept);
        }),
      );
    });
  }

  test('whatever comes over the wire is taken or refused with a reason, never thrown at', () => {
    fc.assert(
      fc.property(fc.constantFrom(...right.map(([one]) => one)), fc.anything(), (one, given) => {
        const checked = checkFact(one, given);
        if (checked.ok) assert.ok(factValueSchema.safeParse(checked.value).success);
        else assert.ok(checked.why.zh !== '' && checked.why.en !== '');
      }),
    );
  });

  test('an identity or telephone number cannot be declared normal', () => {
    for (const type of ['id_number', 'phone'])
      assert.equal(fieldSchema.safeParse({ ...common, type, sensitivity: 'normal' }).success, false);
  });
});

test('money is written in yuan and kept in whole fen', () => {
  const money = field('money');
  const read = (text: string) => readTyped(money, text);
  for (const [text, fen] of [
    ['0', 0],
    ['12', 1200],
    ['12.5', 1250],
    ['¥1,234.05', 123_405],
    ['30 元', 3000],
  ] as const)
    assert.deepEqual(read(text), { ok: true, value: fen }, text);
  for (const text of ['', '-3', '1.005', '十元', '1e5', '12.']) assert.equal(read(text).ok, false, text);
  assert.equal(checkFact(money, 12.5).ok, false);
  assert.equal(checkFact(money, -1).ok, false);
  assert.equal(factWords(money, 1250, 'zh', 0), '¥12.50');
  assert.equal(factWords(money, 0, 'zh', 0), '免费');
});

test('an instant without its offset could be any hour and is refused; with another offset it is kept in China’s', () => {
  const instant = field('instant');
  assert.equal(checkFact(instant, '2026-03-16T09:00').ok, false);
  assert.deepEqual(checkFact(instant, '2026-03-16T01:00:00Z'), { ok: true, value: '2026-03-16T09:00:00+08:00' });
  assert.deepEqual(readTyped(instant, '2026-03-16T09:00'), { ok: true, value: '2026-03-16T09:00:00+08:00' });
});

test('[B7] an identity number is refused by its check digit, in the words of the kernel’s own check', () => {
  const checked = checkFact(idField, '379900195001010011');
  const first = '37990019500101001';
  assert.notEqual(`${first}${residentIdCheckDigit(first)}`, '379900195001010011');
  assert.ok(!checked.ok && checked.why.zh.includes('校验码'), JSON.stringify(checked));
});

test('a mask never shows the whole of what it hides, and tells nothing of the length of words', () => {
  fc.assert(
    fc.property(fc.constantFrom(...right), fc.gen(), ([one, values], gen) => {
      const value = gen(() => values);
      if (one.type === 'photo') return;
      assert.notEqual(factMask(one, value, 'zh'), String(value));
    }),
  );
  const text = field('text', { sensitivity: 'sensitive' });
  assert.equal(factMask(text, '刘秀英', 'zh'), factMask(text, '刘一', 'zh'));
});

test('blank is what nobody has filled in', () => {
  for (const typed of [undefined, '', '  ', []]) assert.ok(isBlank(typed));
  for (const typed of ['0', 'no', ['x']]) assert.ok(!isBlank(typed));
});
