import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const SUITES = ['time', 'limit', 'card', 'rhythm', 'china', 'festival', 'format'];

for (const zone of ['Asia/Shanghai', 'UTC', 'America/New_York']) {
  test(`the clock counts the same where the host keeps the time of ${zone}`, () => {
    const files = SUITES.map((suite) => fileURLToPath(new URL(`./${suite}.test.ts`, import.meta.url)));
    const { NODE_TEST_CONTEXT: _, ...environment } = process.env;
    const run = spawnSync(process.execPath, ['--test', '--test-isolation=none', '--test-reporter=tap', ...files], {
      env: { ...environment, TZ: zone },
      encoding: 'utf8',
    });
    assert.equal(run.status, 0, run.stdout);
    assert.match(run.stdout, /^# pass [1-9]\d*$/m);
    assert.match(run.stdout, /^# fail 0$/m);
  });
}
