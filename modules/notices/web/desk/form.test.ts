import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyForm, inputOf, lackingIn } from './form.ts';

const item = {
  key: '0',
  unit: { id: 'u', label: '东闸社区' },
  verdict: 'good' as const,
  text: ' 按时 ',
  request: undefined,
};

test('what the chosen kind has no use for stays in the form and is not sent', () => {
  const form = { ...emptyForm('a'), title: ' 停水 ', items: [item], takesObjections: true };
  assert.deepEqual(inputOf(form).items, []);
  assert.equal(inputOf(form).takesObjections, true);
  assert.equal(inputOf(form).title, '停水');
  const bulletin = { ...form, kind: 'bulletin' as const };
  assert.deepEqual(inputOf(bulletin).items, [{ unitId: 'u', verdict: 'good', text: '按时' }]);
  assert.equal(inputOf(bulletin).takesObjections, false);
  assert.equal(inputOf({ ...form, audience: 'staff' }).takesObjections, false);
});

test('an item whose unit is not chosen yet is not sent, and publishing would still ask for one', () => {
  const bulletin = { ...emptyForm('a'), kind: 'bulletin' as const, items: [{ ...item, unit: undefined }] };
  assert.deepEqual(inputOf(bulletin).items, []);
  assert.deepEqual(lackingIn(bulletin, '2026-03-16'), ['bulletin_needs_items']);
});
