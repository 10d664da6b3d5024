import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openMeter } from './measure.ts';

test('only the time in sight counts, and each tap once', () => {
  const meter = openMeter(1000);
  meter.tap();
  meter.hide(6000);
  assert.deepEqual(meter.read(900_000), { taps: 1, seconds: 5 });
  meter.show(900_000);
  meter.show(901_000);
  meter.tap();
  assert.deepEqual(meter.read(910_000), { taps: 2, seconds: 15 });
});

test('a clock that is set back takes nothing away', () => {
  const meter = openMeter(10_000);
  meter.hide(4000);
  assert.deepEqual(meter.read(4000), { taps: 0, seconds: 0 });
});
