import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inOrder, moved } from './columns.ts';
import { readTableSearch } from './table-search.ts';

const columns = ['age', 'flags', 'grid'].map((key) => ({ key }));

test('columns stand in the person’s order, those unknown to it at the end', () => {
  const keys = inOrder(columns, { order: ['grid', 'gone', 'age'], hidden: [] }).map(({ key }) => key);
  assert.deepEqual(keys, ['grid', 'age', 'flags']);
});

test('a column moves by one place and never out of the row', () => {
  assert.deepEqual(moved(['a', 'b', 'c'], 'b', -1), ['b', 'a', 'c']);
  assert.deepEqual(moved(['a', 'b', 'c'], 'a', -1), ['a', 'b', 'c']);
  assert.deepEqual(moved(['a', 'b', 'c'], 'c', 1), ['a', 'b', 'c']);
});

test('whatever stands in the address makes a question that the server understands', () => {
  assert.deepEqual(readTableSearch({ sort: 'field', on: 'tomorrow', lacks: 'x', isDescending: 'yes' }), {
    unitId: undefined,
    on: undefined,
    lacks: undefined,
    sort: 'place',
    sortField: undefined,
    isDescending: false,
  });
  assert.equal(readTableSearch({ sort: 'field', sortField: 'age' }).sortField, 'age');
});
