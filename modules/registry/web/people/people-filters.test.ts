import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPeopleSearch } from './people-filters.ts';

test('The filters of the list are read from whatever stands in the address', () => {
  assert.deepEqual(readPeopleSearch({ flag: 'lone_elder', unitId: 'u', tab: 'all' }), {
    flag: 'lone_elder',
    unitId: 'u',
  });
  assert.deepEqual(readPeopleSearch({ flag: 'rich', unitId: 7 }), { flag: undefined, unitId: undefined });
});

test('A name or a number somebody typed is never read from the address, so that nothing writes it there', () => {
  assert.equal('text' in readPeopleSearch({ text: '王芳', flag: 'old' }), false);
});
