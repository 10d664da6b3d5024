import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY_MS } from '#kernel/shared/clock/time.ts';
import { emptyForm, inputOf, localOf, wantingOf, wantings } from './form.ts';

const now = Date.parse('2026-03-16T14:05:30+08:00');
const form = emptyForm({ unitId: 'u', name: '洸河街道' }, now);

test('an empty form begins now, in Shanghai, for three days, and wants everything but the unit and the time', () => {
  assert.deepEqual([form.from, form.to], ['2026-03-16T14:05', '2026-03-19T14:05']);
  assert.deepEqual(
    wantingOf(form),
    wantings.filter((one) => one !== 'units' && one !== 'term'),
  );
});

test('fourteen days to the minute is the longest; nothing, backwards or half written is no term', () => {
  const to = (text: string) => wantingOf({ ...form, to: text }).includes('term');
  const last = Date.parse('2026-03-30T14:05:00+08:00');
  assert.deepEqual([localOf(last), localOf(last + 60_000), form.from, '2026-03-15T00:00', ''].map(to), [
    false,
    true,
    true,
    true,
    true,
  ]);
  assert.equal(Date.parse(inputOf(form).toAt) - Date.parse(inputOf(form).fromAt), 3 * DAY_MS);
});
