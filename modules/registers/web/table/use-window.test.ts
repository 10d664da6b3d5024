import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { windowOf } from './use-window.ts';

test('wherever one scrolls, the rows in sight are drawn, few others, and the height stays that of all', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.nat(40_000_000), fc.integer({ min: 1, max: 2000 }), (count, top, height) => {
      const row = 40;
      const most = Math.max(0, count * row - height);
      const at = Math.min(top, most);
      const { from, to, before, after } = windowOf(at, height, row, count);
      assert.ok(to - from <= Math.ceil(height / row) + 26);
      assert.equal(before + (to - from) * row + after, count * row);
      if (count > 0) assert.ok(before <= at && before + (to - from) * row >= Math.min(at + height, count * row));
    }),
  );
});
