import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstTab, readSearch } from './tabs.ts';

test('an address that somebody edited opens the usual view', () => {
  assert.deepEqual(readSearch({ tab: 'gone', kind: 3 }), { tab: undefined, kind: undefined });
  assert.deepEqual(readSearch({ tab: 'over', kind: 'bulletin' }), { tab: 'over', kind: 'bulletin' });
});

test('what waits for one’s own unit stands first', () => {
  assert.equal(firstTab({ to_confirm: 1 }), 'to_confirm');
  assert.equal(firstTab({ to_confirm: 0, draft: 4 }), 'published');
  assert.equal(firstTab(undefined), 'published');
});
