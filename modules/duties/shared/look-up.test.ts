import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSaid, wordsOf } from './look-up.ts';

test('somebody is found by name, by initials, by where they live, and by several of these at once', () => {
  const words = wordsOf({ name: '刘秀英', initials: 'lxy', address: '盛景花园3号楼1单元101' });
  for (const said of ['秀英', 'LXY', '3号楼', ' 刘  101 ', '']) assert.equal(isSaid(words, said), true, said);
  for (const said of ['张', 'lx3', '刘 4号楼']) assert.equal(isSaid(words, said), false, said);
});

test('what is not shown is not found', () => {
  assert.equal(isSaid(wordsOf({ name: '刘*', initials: null, address: null }), 'null'), false);
});
