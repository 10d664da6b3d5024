import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HOUR_MS, instantAt } from '#kernel/shared/clock/time.ts';
import { recentTales } from './index.ts';
import { timesOf } from './tale.ts';

test('whatever hour of whatever weekday the first start falls on, every tale runs forward and ends before it', () => {
  for (let hour = 0; hour < 8 * 24; hour++) {
    const now = instantAt('2026-11-20') + hour * HOUR_MS;
    for (const tale of recentTales(now)) assert.equal(timesOf(tale, now).length, tale.steps.length + 1);
  }
});

test('no two tales or callers are mixed up', () => {
  const tales = recentTales(instantAt('2026-11-20', 600));
  assert.equal(new Set(tales.map(({ key }) => key)).size, tales.length);
  for (const { caller } of tales) if (caller?.phone) assert.match(caller.phone, /^199000\d{5}$/);
  assert.deepEqual(
    new Set(tales.map(({ channel }) => channel)),
    new Set(['one_key', 'hotline', 'grid_wechat_group', 'home_visit', 'walk_in']),
  );
});
