import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPeopleSearch } from './people-filters.ts';

test('The filters of the list are read from whatever stands in the address', () => {
  assert.deepEqual(readPeopleSearch({ text: ' 王 ', flag: 'lone_elder', unitId: 'u', tab: 'all' }), {
    text: '王',
    flag: 'lone_elder',
    unitId: 'u',
  });
  // A phone end comes out of the address as a number; a flag nobody knows is no filter.
  assert.deepEqual(readPeopleSearch({ text: 2210, flag: 'rich', unitId: '' }), {
    text: '2210',
    flag: undefined,
    unitId: undefined,
  });
  assert.equal(readPeopleSearch({ text: '长'.repeat(200) }).text?.length, 80);
});
