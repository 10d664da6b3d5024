// The first of the two commands, with an npm that only pretends: when it installs, when not, and what it says if it cannot.

import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type TestContext, test } from 'node:test';

type Project = {
  root: string;
  /** Runs setup.mjs to its end. */
  setUp: (env?: Record<string, string>) => Promise<{ code: unknown; said: string }>;
  start: (env?: Record<string, string>) => ChildProcess;
  /** What npm was called with, a line a call. */
  calls: () => string[];
};

const entry = { version: '1.0.0', integrity: 'sha512-x' };
const lock = (version: string): string =>
  JSON.stringify({
    packages: {
      '': {},
      'node_modules/a': { ...entry, version },
      'node_modules/elsewhere': { ...entry, os: ['plan9'], optional: true },
    },
  });

function project(t: TestContext): Project {
  const root = mkdtempSync(join(tmpdir(), 'huying-test-setup-'));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  mkdirSync(join(root, 'bin'));
  mkdirSync(join(root, 'path'));
  copyFileSync(join(import.meta.dirname, 'setup.mjs'), join(root, 'bin', 'setup.mjs'));
  writeFileSync(join(root, 'package-lock.json'), lock('1.0.0'));
  const npm = `#!/bin/sh
echo "$* | $PATH | $(env | grep -c '^npm_lifecycle') | $npm_config_registry" >> "${root}/calls"
[ -n "$PRETEND_FAILURE" ] && echo "npm error code $PRETEND_FAILURE" >&2 && exit 1
sleep 0.3
mkdir -p node_modules
`;
  writeFileSync(join(root, 'path', 'npm'), npm, { mode: 0o755 });
  const path = [join(root, 'node_modules', '.bin'), join(root, 'path'), '/usr/bin', '/bin'].join(delimiter);
  const start = (env: Record<string, string> = {}): ChildProcess =>
    spawn(process.execPath, ['bin/setup.mjs'], { cwd: root, env: { PATH: path, ...env } });
  return {
    root,
    start,
    setUp: async (env) => {
      const child = start(env);
      let said = '';
      for (const stream of [child.stdout, child.stderr])
        stream?.setEncoding('utf8').on('data', (part) => (said += part));
      const [code] = await once(child, 'close');
      return { code, said };
    },
    calls: () => {
      try {
        return readFileSync(join(root, 'calls'), 'utf8').trim().split('\n');
      } catch {
        return [];
      }
    },
  };
}

test('it installs once, is silent from then on, and installs again when the lock file changes', async (t) => {
  const { root, setUp, calls } = project(t);
  assert.equal((await setUp()).code, 0);
  assert.deepEqual(await setUp(), { code: 0, said: '' });
  assert.equal(calls().length, 1);
  writeFileSync(join(root, 'package-lock.json'), lock('2.0.0'));
  assert.equal((await setUp()).code, 0);
  assert.equal(calls().length, 2);
});

test("npm runs clean: not on the Node it replaces, without the outer npm's variables, but knowing its registry", async (t) => {
  const { root, setUp, calls } = project(t);
  await setUp({ npm_lifecycle_event: 'prestart', npm_config_registry: 'https://mirror.example/' });
  const [args, path, lifecycles, registry] = (calls()[0] ?? '').split(' | ');
  assert.match(args ?? '', /^ci --include=dev /);
  assert.equal(path?.split(delimiter).includes(join(root, 'node_modules', '.bin')), false);
  assert.equal(path?.split(delimiter).includes(join(root, 'path')), true);
  assert.deepEqual([lifecycles, registry], ['0', 'https://mirror.example/']);
});

test('two first runs at once install once', async (t) => {
  const { setUp, calls } = project(t);
  const both = await Promise.all([setUp(), setUp()]);
  assert.deepEqual(
    both.map(({ code }) => code),
    [0, 0],
  );
  assert.equal(calls().length, 1);
});

test('without a network it says so, in words, and the next run tries again', async (t) => {
  const { setUp, calls } = project(t);
  const { code, said } = await setUp({ PRETEND_FAILURE: 'ENOTFOUND' });
  assert.equal(code, 1);
  assert.match(said, /连不上软件包仓库.*The package registry cannot be reached/s);
  assert.equal((await setUp()).code, 0);
  assert.equal(calls().length, 2);
});

test("somebody's own npm install is taken as it is, if it is what the lock file says", async (t) => {
  const { root, setUp, calls } = project(t);
  mkdirSync(join(root, 'node_modules'));
  const record = join(root, 'node_modules', '.package-lock.json');
  writeFileSync(record, JSON.stringify({ packages: { 'node_modules/a': { ...entry, version: '0.9.0' } } }));
  await setUp();
  assert.equal(calls().length, 1, 'another version is not what it says');
  rmSync(join(root, 'node_modules', '.huying-stamp'));
  writeFileSync(record, JSON.stringify({ packages: { 'node_modules/a': entry } }));
  assert.deepEqual(await setUp(), { code: 0, said: '' });
  assert.equal(calls().length, 1);
});

test('a killed installation leaves no lock that keeps the next one waiting', async (t) => {
  const { root, setUp, calls } = project(t);
  const dead = spawnSync(process.execPath, ['-e', '']).pid;
  mkdirSync(join(root, '.cache'));
  writeFileSync(join(root, '.cache', 'setup.lock'), `${dead}\n`);
  assert.equal((await setUp()).code, 0);
  assert.equal(calls().length, 1);
});

test('an interrupted installation gives its lock back and counts as none', async (t) => {
  const { start, setUp, calls } = project(t);
  const child = start();
  await once(child.stdout ?? child, 'data');
  child.kill('SIGTERM');
  assert.deepEqual(await once(child, 'exit'), [1, null]);
  const before = calls().length;
  assert.equal((await setUp()).code, 0);
  assert.equal(calls().length, before + 1);
});
