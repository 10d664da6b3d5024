import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnsInSight, hiddenColumns } from './columns.ts';

const columns = [{ key: 'title' }, { key: 'grid' }, { key: 'dueAt' }];

test('hidden columns are left out, but never the one that opens the row', () => {
  assert.deepEqual(
    columnsInSight(columns, ['title', 'grid']).map((column) => column.key),
    ['title', 'dueAt'],
  );
  assert.deepEqual(columnsInSight(columns, ['no_longer_there']), columns);
});

test('the choice is kept by table and told to whoever shows it', () => {
  const choice = hiddenColumns('requests', ['grid']);
  assert.deepEqual(choice.get(), ['grid']);
  let told = 0;
  choice.subscribe(() => told++);
  choice.set(['dueAt']);
  assert.deepEqual(hiddenColumns('requests', []).get(), ['dueAt']);
  assert.deepEqual(hiddenColumns('homes', []).get(), []);
  assert.equal(told, 1);
});
