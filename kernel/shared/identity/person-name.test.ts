import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { checkPersonName } from './person-name.ts';

const nameOf = (text: string) => {
  const verdict = checkPersonName(text);
  return verdict.ok ? verdict.normalized : verdict.reason;
};

test('spaces that fill a column go out of Han names', () => {
  for (const written of [
    '侯　月琴',
    ' 侯 月 琴 ',
    '侯月琴\u200B',
    '\uFEFF侯\u00A0月琴',
    '侯\t月琴'.replace('\t', ' '),
  ]) {
    assert.equal(nameOf(written), '侯月琴');
  }
});

test('the dot of minority and foreign names becomes one dot', () => {
  for (const dot of ['·', '•', '・', '．', '.', ' · ', '‧', '･']) {
    assert.equal(nameOf(`阿卜杜拉${dot}买买提`), '阿卜杜拉·买买提', dot);
  }
});

test('foreign names keep single spaces, hyphens, apostrophes and full stops', () => {
  assert.equal(nameOf('  Mary-Jane   O’Neil '), "Mary-Jane O'Neil");
  assert.equal(nameOf('J. Smith Jr.'), 'J. Smith Jr.');
  assert.equal(nameOf('Ｔｏｍ'), 'Tom');
  assert.equal(nameOf('Nguyễn Văn Ánh'), 'Nguyễn Văn Ánh');
});

test('rare characters stay, and an old system’s own characters are warned of', () => {
  assert.equal(nameOf('𠮷野㛃'), '𠮷野㛃');
  assert.equal(nameOf('王〇'), '王〇');
  const verdict = checkPersonName('王\uE863');
  assert.ok(verdict.ok);
  assert.deepEqual(verdict.warnings, ['private_use']);
});

test('a single character is taken with a warning', () => {
  const verdict = checkPersonName('李');
  assert.ok(verdict.ok);
  assert.deepEqual(verdict.warnings, ['single_character']);
});

test('what is no name is refused with its reason', () => {
  assert.equal(nameOf('　'), 'empty');
  assert.equal(nameOf('张*兰'), 'masked');
  assert.equal(nameOf('张某某'), 'masked');
  assert.equal(nameOf('张?兰'), 'damaged_text');
  assert.equal(nameOf('张\uFFFD兰'), 'damaged_text');
  assert.equal(nameOf('张\uD842兰'), 'damaged_text');
  assert.equal(nameOf('张桂\n兰'), 'control_characters');
  assert.equal(nameOf('张\u0000兰'), 'control_characters');
  assert.equal(nameOf('<script>alert(1)</script>'), 'markup');
  assert.equal(nameOf('张三2'), 'digits');
  assert.equal(nameOf('张三３'), 'digits');
  assert.equal(nameOf('张三😀'), 'characters');
  assert.equal(nameOf('张三（户主）'), 'characters');
  assert.equal(nameOf('=张三'), 'markup');
  assert.equal(nameOf('A'.repeat(61)), 'too_long');
  assert.equal(nameOf('张'.repeat(1_000_000)), 'too_long');
});

test('a name that was taken is taken again unchanged', () => {
  const someText = fc.oneof(
    fc.string({
      unit: fc.constantFrom('张', '桂', '·', '.', ' ', '　', 'A', 'b', '’', '-', '\u200B', '𠮷'),
      maxLength: 12,
    }),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  );
  fc.assert(
    fc.property(someText, (text) => {
      const verdict = checkPersonName(text);
      if (verdict.ok) assert.deepEqual(checkPersonName(verdict.normalized), verdict);
    }),
    { numRuns: 5000 },
  );
});
