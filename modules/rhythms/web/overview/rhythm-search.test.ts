import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysOf, daysOfSpan, filterOf, readRhythmSearch } from './rhythm-search.ts';

const unitId = '3115f83f-69bf-5e66-8c99-399094ea2d86';

test('the filter of a number elsewhere is read whole from the address, and asked as it came', () => {
  const filter = {
    unitId,
    code: 'week_sweep',
    states: ['missed'],
    from: '2026-03-01',
    to: '2026-03-31',
    asOf: '2026-03-31',
  };
  assert.deepEqual(filterOf(readRhythmSearch(filter), '2026-11-22'), filter);
});

test('what cannot be read is left out, and the rest still holds', () => {
  const search = readRhythmSearch({
    unitId: 'x',
    states: 'done',
    from: '2026-02-30',
    record: 'tea',
    view: 'map',
    code: 7,
  });
  assert.deepEqual(filterOf(search, '2026-11-22'), { from: '2026-11-01', to: '2026-11-30', states: ['done'] });
  assert.equal(search.view, undefined);
});

test('the days are whole months of this year, and never end before they begin', () => {
  assert.deepEqual(daysOfSpan('last_month', '2026-03-31'), { from: '2026-02-01', to: '2026-02-28' });
  assert.deepEqual(daysOfSpan('next_month', '2026-12-02'), { from: '2027-01-01', to: '2027-01-31' });
  assert.deepEqual(daysOfSpan('year', '2026-03-31'), { from: '2026-01-01', to: '2026-12-31' });
  assert.deepEqual(daysOf({ from: '2026-05-06', to: '2026-05-01' }, '2026-11-22'), {
    from: '2026-05-06',
    to: '2026-05-06',
  });
  assert.deepEqual(daysOf({ from: '2026-12-07', to: undefined }, '2026-11-22'), {
    from: '2026-12-07',
    to: '2026-12-31',
  });
  assert.deepEqual(daysOf({ from: undefined, to: '2026-03-09' }, '2026-11-22'), {
    from: '2026-03-01',
    to: '2026-03-09',
  });
});
