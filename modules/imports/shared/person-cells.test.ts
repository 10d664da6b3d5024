import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oneOf } from './cells.ts';
import { personNameCell, phoneCell, phonesBeside } from './person-cells.ts';

const context = { today: '2026-01-01', areaCode: '0537' };
const codes = (findings: { code: string; gravity: string; proposal?: string }[] = []) =>
  findings.map(({ code, gravity, proposal }) => [code, gravity, proposal]);

test('Numbers with words about them are proposed without the words; what is no whole number is asked about', () => {
  for (const written of [
    '19900000005（儿子） 19900000006',
    '19900000005或19900000006',
    '家19900000005，本人19900000006',
  ]) {
    const { value, findings } = phoneCell(written, context);
    assert.deepEqual(value, ['19900000005', '19900000006'], written);
    assert.deepEqual(codes(findings), [['phone.words', 'mend', '19900000005、19900000006']]);
    assert.ok(!JSON.stringify(findings?.map(({ message }) => message)).includes('1990'), 'a message names no number');
  }
  for (const written of ['19900000005（3号楼）', '199****0005（儿子）', '190 0000 0005（儿子）'])
    assert.equal(phoneCell(written, context).value, null, written);
});

test('An extension that is not kept is told', () => {
  const { value, findings } = phoneCell('0537-2345678转801', context);
  assert.deepEqual(value, ['0537-2345678']);
  assert.deepEqual(codes(findings), [['phone.extension', 'note', undefined]]);
  assert.match(findings?.[0]?.message.zh ?? '', /801/);
});

test('Several names of one cell stay several, in lines, by spaces, with their numbers beside them', () => {
  const check = personNameCell({ what: { zh: '网格长', en: 'chief' }, several: true });
  const two = [
    '张三\n李四',
    '张三 李四',
    '张三、李四',
    '张三 19900000001\n李四（0537-2345678）',
    '张三19900000001、李四',
  ];
  for (const written of two) {
    const { value, findings } = check(written, context);
    assert.equal(value, '张三、李四', written);
    assert.deepEqual(findings, [], written);
  }
  assert.equal(check('张　三', context).value, '张三');
  assert.equal(check('欧阳 明月', context).value, '欧阳明月');
  assert.deepEqual(phonesBeside('张三 19900000001\n李四（0537-2345678）', context), ['19900000001', '0537-2345678']);
  assert.deepEqual(phonesBeside('张三', context), []);
});

test('A word that holds a known one is proposed as it; one that holds two, or denies it, is asked about', () => {
  const check = oneOf({ zh: '渠道', en: 'channel' }, { call: ['一键呼叫'], chat: ['微信群', '微信'] });
  assert.deepEqual(codes(check('一键呼叫设备', context).findings), [['cell.near_word', 'mend', '一键呼叫']]);
  assert.equal(check('微信小程序', context).value, 'chat');
  for (const written of ['微信、一键呼叫', '非微信', '其他'])
    assert.deepEqual(codes(check(written, context).findings), [['cell.not_understood', 'ask', undefined]], written);
});
