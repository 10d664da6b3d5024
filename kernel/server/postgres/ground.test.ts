// The small parts of the supervisor that need no server: addresses, the lock of systems without abstract sockets, links.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { hydrate } from './binaries.ts';
import { connectionFromUrl, connectionUrl } from './connection.ts';
import { hold, holdFile, tryHold } from './mutex.ts';
import { serverUser } from './server-user.ts';

function folder(t: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'huying-test-ground-'));
  t.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

test('a DATABASE_URL is read as pg reads it, sockets and passwords included', () => {
  assert.deepEqual(connectionFromUrl('postgresql://huying:p%40ss@db.example:6432/district'), {
    host: 'db.example',
    port: 6432,
    user: 'huying',
    database: 'district',
    password: 'p@ss',
  });
  assert.equal(connectionFromUrl('postgresql://a@b/c?sslmode=verify-full').ssl !== undefined, true);
});

test('a connection survives the way into a URL and back', () => {
  for (const connection of [
    { host: '/tmp/huying 呼应/socket', port: 5432, user: 'huying', database: 'huying' },
    { host: '127.0.0.1', port: 5433, user: 'ü@x', database: '区 a', password: 's:e/c?r#t' },
  ]) {
    assert.deepEqual(connectionFromUrl(connectionUrl(connection)), connection);
  }
});

test('a lock has one holder and is free again after its release', async (t) => {
  const place = folder(t);
  const first = await tryHold(place, 'test');
  assert.ok(first);
  assert.equal(await tryHold(place, 'test'), undefined);
  assert.ok(await tryHold(place, 'other').then((other) => other?.release().then(() => true)));
  await assert.rejects(hold(place, 'test', 50), { code: 'postgres.locked' });
  await first.release();
  const second = await tryHold(place, 'test');
  assert.ok(second);
  await second.release();
});

test('a lock file of a living process holds, of a dead one does not', (t) => {
  const place = folder(t);
  const dead = spawnSync(process.execPath, ['-e', '']).pid;
  writeFileSync(join(place, '.x.lock'), `${dead}\n`);
  const held = holdFile(place, 'x');
  assert.ok(held, 'the dead should not hold');
  assert.equal(holdFile(place, 'x'), undefined, 'the living should hold');
  void held.release();
  assert.equal(existsSync(join(place, '.x.lock')), false);
});

test('lost symlinks of the package are made again, dangling ones mended, right ones left', (t) => {
  const root = folder(t);
  const lib = join(root, 'native', 'lib');
  mkdirSync(lib, { recursive: true });
  writeFileSync(join(lib, 'libicuuc.so.60.2'), '');
  symlinkSync('nowhere', join(lib, 'libicuuc.so'));
  const links = ['libicuuc.so', 'libicuuc.so.60'].map((name) => ({
    source: 'native/lib/libicuuc.so.60.2',
    target: `native/lib/${name}`,
  }));
  writeFileSync(join(root, 'native', 'pg-symlinks.json'), JSON.stringify(links));
  hydrate(root);
  hydrate(root);
  assert.deepEqual(
    ['libicuuc.so', 'libicuuc.so.60'].map((name) => readlinkSync(join(lib, name))),
    ['libicuuc.so.60.2', 'libicuuc.so.60.2'],
  );
});

test('PostgreSQL never runs as root', () => {
  const user = serverUser([]);
  assert.notEqual(user.uid, 0);
});
