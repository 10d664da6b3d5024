import assert from 'node:assert/strict';
import { test } from 'node:test';
import { politeName } from './polite-name.ts';

test('a caller hears the surname and what the person is, never the given name', () => {
  assert.equal(politeName('王德胜', 'property_company'), '王师傅');
  assert.equal(politeName('韩雪', 'clinic'), '韩医生');
  assert.equal(politeName('欧阳娜娜', 'police_room'), '欧阳警官');
});

test('who has no such title, or no surname in front, is masked', () => {
  assert.equal(politeName('李敏', 'community'), '李*');
  assert.equal(politeName('李敏', null), '李*');
  assert.equal(politeName('John Smith', 'clinic'), 'J*** S***');
});
