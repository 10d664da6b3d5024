import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listEnterprises } from '../shared/queries.ts';
import { askedOf, readSearch } from './search.ts';

test('an address that makes no sense opens the list, and what is asked is what the server takes', () => {
  const search = readSearch({ view: 'nowhere', list: 5, department: 'magic', park: '', key: 'no', sort: 'x' });
  assert.deepEqual([search.view, search.list, search.sort, search.department], ['list', 'all', 'fault', undefined]);
  assert.deepEqual(askedOf(search), { view: 'all', sort: 'fault' });
  const full = readSearch({ list: 'faulty', department: '-', park: '科技创新园', key: 'yes', text: '瑞康' });
  assert.ok(listEnterprises.input.safeParse(askedOf(full)).success);
  assert.equal(listEnterprises.input.parse(askedOf(full)).isKey, true);
});
