import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSearch } from './search.ts';

test('an address that says nothing opens the gaps at the usual pace; what people type into it is read or left out', () => {
  const plain = readSearch({});
  assert.deepEqual([plain.view, plain.state, plain.list, plain.pace], ['gaps', 'without', 'current', undefined]);
  const odd = readSearch({ view: 'x', state: 7, list: ['ended'], pace: 'fast', kind: '', unitId: 3 });
  assert.deepEqual(
    [odd.view, odd.state, odd.list, odd.pace, odd.kind, odd.unitId],
    ['gaps', 'without', 'current', undefined, undefined, undefined],
  );
  const said = readSearch({ view: 'buildings', state: 'within', pace: 'elder', kind: 'pharmacy' });
  assert.deepEqual([said.view, said.state, said.pace, said.kind], ['buildings', 'within', 'elder', 'pharmacy']);
});
