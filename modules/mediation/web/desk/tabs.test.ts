import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstTab, readCaseSearch } from './tabs.ts';

test('What waits opens first, then one’s own, then all that is open', () => {
  assert.equal(firstTab({ waiting: 1, mine: 2 }), 'waiting');
  assert.equal(firstTab({ waiting: 0, mine: 2 }), 'mine');
  assert.equal(firstTab(undefined), 'open');
});

test('Only a view that there is, is read from the address', () => {
  assert.deepEqual(readCaseSearch({ tab: 'overdue' }), { tab: 'overdue' });
  assert.deepEqual(readCaseSearch({ tab: 'x' }), { tab: undefined });
});
