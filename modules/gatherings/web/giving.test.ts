import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysOf, readGivingSearch, registerOf } from './giving.ts';

test('a year is told from its first day to its last, on New Year’s Eve too', () => {
  assert.deepEqual(daysOf('this_year', '2026-12-31'), { from: '2026-01-01', to: '2026-12-31' });
  assert.deepEqual(daysOf('last_year', '2026-01-01'), { from: '2025-01-01', to: '2025-12-31' });
});

test('an address that names no span or no register falls back, and never takes what is no word', () => {
  assert.deepEqual(readGivingSearch({ span: 'ever', registerId: 7 }), { span: undefined, registerId: undefined });
  const registers = [
    { registerId: 'a', rhythms: [] },
    { registerId: 'b', rhythms: [{}] },
  ];
  assert.equal(registerOf(registers, 'a')?.registerId, 'a');
  assert.equal(registerOf(registers, 'gone')?.registerId, 'b', 'those who are called together');
  assert.equal(registerOf(registers.slice(0, 1), undefined)?.registerId, 'a');
  assert.equal(registerOf([], undefined), undefined);
});
