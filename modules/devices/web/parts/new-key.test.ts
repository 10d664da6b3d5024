import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deviceKeySchema } from '../../shared/commands.ts';
import { newDeviceKey, setUpCode } from './new-key.ts';

test('a key is five groups of five that nobody misreads, and another one each time', () => {
  const keys = Array.from({ length: 200 }, newDeviceKey);
  for (const key of keys) {
    assert.match(key, /^([A-HJKMNP-Z2-9]{5}-){4}[A-HJKMNP-Z2-9]{5}$/);
    assert.ok(deviceKeySchema.safeParse(key).success);
  }
  assert.equal(new Set(keys).size, keys.length);
});

test('what the device scans says where to call and as whom', () => {
  assert.deepEqual(JSON.parse(setUpCode('https://huying.example', 'JZ-1', 'K')), {
    url: 'https://huying.example/api/devices/call',
    no: 'JZ-1',
    key: 'K',
  });
});
