import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roundWords } from './round-words.ts';

const at = (text: string) => new Date(`${text}+08:00`);

test('a round is named by its days, one within a day by its hours, one of another year with the year', () => {
  const words = (opensAt: string, dueAt: string) =>
    roundWords({ opensAt: at(opensAt), dueAt: at(dueAt) }, 'zh', '2026');
  assert.equal(words('2026-11-01T00:00', '2026-11-30T23:59:59.999'), '11月1日—11月30日');
  assert.equal(words('2026-03-16T00:00', '2026-03-16T23:59:59.999'), '3月16日');
  assert.equal(words('2026-03-16T07:00', '2026-03-16T08:30'), '3月16日 07:00—08:30');
  assert.equal(words('2025-10-01T00:00', '2025-12-31T23:59:59.999'), '2025年10月1日—2025年12月31日');
});
