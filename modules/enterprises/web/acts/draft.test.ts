import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Firm } from '../record/enterprise-facts.tsx';
import { changesOf, codeFault, draftOf, emptyDraft, faultOf, saidOf } from './draft.ts';

const firm = {
  name: '甲公司',
  uscc: null,
  usccWritten: '91350100M000100Y4Z',
  kind: 'enterprise',
  park: '科技创新园',
  legalRepresentative: '张三',
  contactName: '李*',
  phoneMasked: '199****0001',
  headcount: 5,
  scale: null,
  isAboveScale: false,
  note: null,
} as unknown as Firm;

test('a form that was opened and sent back unchanged says nothing; masked values are neither shown nor sent', () => {
  const draft = draftOf(firm);
  assert.deepEqual(changesOf(draft, firm), {});
  assert.deepEqual([draft.contactName, draft.phone], ['', '']);
});

test('what is changed is said, what is emptied is taken away', () => {
  const draft = { ...draftOf(firm), park: ' ', headcount: '7', uscc: '91350100M000100Y43', phone: '19900000002' };
  assert.deepEqual(changesOf(draft, firm), {
    park: null,
    headcount: 7,
    uscc: '91350100M000100Y43',
    phone: '19900000002',
  });
});

test('a name is needed, a headcount is a number, a faulty code is said to be so and may be sent', () => {
  assert.equal(faultOf(emptyDraft), 'name');
  assert.equal(faultOf({ ...emptyDraft, name: '甲公司', headcount: '十' }), 'headcount');
  assert.equal(codeFault('91350100M000100Y4Z'), 'check_digit');
  assert.equal(codeFault('91350100m000100y43'), undefined);
  assert.equal(codeFault(''), undefined);
  assert.deepEqual(saidOf({ ...emptyDraft, name: ' 甲公司 ' }), { name: '甲公司', kind: 'enterprise' });
});
