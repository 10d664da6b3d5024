import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPlace, whereOf } from './my-place.ts';

test('a remembered place is read as far as it is one', () => {
  const home = { id: 'p1', isUnit: false, address: '盛景花园3号楼1单元101', within: '接庄街道 · 接庄社区' };
  assert.deepEqual(readPlace({ ...home, more: 1 }), home);
  for (const broken of [null, 'x', {}, { ...home, id: 3 }, { ...home, within: undefined }])
    assert.equal(readPlace(broken), undefined);
});

test('a room is reported as a place, a community as a territory', () => {
  const of = (isUnit: boolean) => whereOf({ id: 'x', isUnit, address: '', within: '' });
  assert.deepEqual(of(false), { placeId: 'x' });
  assert.deepEqual(of(true), { territoryId: 'x' });
});
