import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importRows } from '../../shared/queries.ts';
import { countOf, firstView, queryOf, readRowSearch, rowViews } from './views.ts';

const counts = {
  verdicts: { good: 10, mend: 3, ask: 2, left_out: 1 },
  standings: { new: 5, changed: 1, same: 3, conflict: 1 },
};

test('Every row of the run stands in exactly one view', () => {
  const all = rowViews.reduce((sum, view) => sum + countOf(view, counts), 0);
  assert.equal(all, 16);
  assert.equal(countOf('good', counts), 6);
  assert.equal(countOf('clash', counts), 1);
});

test('What each view asks for is what the server understands', () => {
  const runId = '0198a000-0000-7000-8000-000000000001';
  for (const view of rowViews)
    assert.equal(importRows.input.safeParse({ runId, ...queryOf(view) }).success, true, view);
});

test('What asks for a person opens first; with nothing to ask, what can go in', () => {
  assert.equal(firstView(counts), 'ask');
  assert.equal(firstView({ verdicts: { good: 4 }, standings: { new: 4 } }), 'good');
  assert.equal(firstView({ verdicts: {}, standings: {} }), 'good');
});

test('Only a view and a code of a fault are read from the address', () => {
  assert.deepEqual(readRowSearch({ view: 'mend', code: 'id.old15' }), { view: 'mend', code: 'id.old15' });
  assert.deepEqual(readRowSearch({ view: 'x', code: '<b>' }), { view: undefined, code: undefined });
});
