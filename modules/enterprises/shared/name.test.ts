import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { nameKey, tidyName } from './name.ts';

test('brackets of every kind, full-width letters and stray spaces are ways of writing one name', () => {
  const one = '济宁泰康（山东）建材有限公司';
  for (const other of [
    '济宁泰康(山东)建材有限公司',
    '济宁泰康【山东】建材有限公司',
    ' 济宁 泰康（山东） 建材有限公司',
    '济宁泰康（山东）建材有限公司\u200b',
  ]) {
    assert.equal(nameKey(other), nameKey(one), other);
    assert.equal(tidyName(other), one, other);
  }
  assert.equal(nameKey('济宁泰康建材（有限公司）'), nameKey('济宁泰康建材有限公司'));
  assert.equal(nameKey('ＡＢＣ 物流公司'), nameKey('abc物流公司'));
  assert.equal(tidyName('Huying  Tech Co'), 'Huying Tech Co');
});

test('words are no way of writing: another form of company is another firm', () => {
  assert.notEqual(nameKey('济宁华源食品有限公司'), nameKey('济宁华源食品有限责任公司'));
  assert.notEqual(nameKey('济宁华源食品公司'), nameKey('济宁华元食品公司'));
});

test('tidying a tidy name changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'济宁（）()［] 　aＢ1·') }), (text) => {
      const once = tidyName(text);
      assert.equal(tidyName(once), once);
      assert.equal(nameKey(once), nameKey(text));
    }),
  );
});
