// The supervisor against what happens to servers: killed apps, killed postmasters, several starts at once, closed folders.

import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { testFolder } from '#testing/server.ts';
import { ask } from './connection.ts';
import { isAlive } from './mutex.ts';
import { postmasterPid } from './postmaster.ts';
import { type RunningPostgres, removePostgres, startPostgres } from './supervisor.ts';

const settings = { shared_buffers: '16MB', fsync: false }; // what is killed here are processes, not the machine
const isRoot = process.getuid?.() === 0;

function dataFolder(t: TestContext): string {
  const dataDir = testFolder('supervisor-');
  chmodSync(dataDir, 0o711);
  lastly(t, async () => {
    assert.equal(await removePostgres(dataDir), true, 'a living process still owns the server');
    assert.equal(existsSync(dataDir), false);
  });
  return dataDir;
}

/** node runs a test's `after` hooks first to last; what was made last has to go first. */
const endings = new WeakMap<TestContext, (() => unknown)[]>();
function lastly(t: TestContext, end: () => unknown): void {
  const known = endings.get(t);
  if (known) return void known.unshift(end);
  const list = [end];
  endings.set(t, list);
  t.after(async () => {
    for (const next of list) await next();
  });
}

async function start(t: TestContext, dataDir: string): Promise<RunningPostgres> {
  const server = await startPostgres({ dataDir, settings });
  lastly(t, () => server.stop());
  return server;
}

/** Another process that starts a server there, up to its first word. */
async function startElsewhere(
  t: TestContext,
  dataDir: string,
): Promise<{ child: ChildProcess; pid: number; isOwner: boolean }> {
  const script = join(import.meta.dirname, '../../../testing/hold-postgres.ts');
  const child = spawn(process.execPath, [script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  lastly(t, () => child.exitCode ?? child.signalCode ?? kill(child, 'SIGKILL'));
  const [line] = await once(child.stdout, 'data');
  const said: { pid: number; isOwner: boolean } = JSON.parse(String(line));
  return { child, ...said };
}

async function kill(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}

async function query(server: RunningPostgres, text: string): Promise<unknown[]> {
  const client = new pg.Client(server.connection);
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows.map((row) => Object.values(row)[0]);
  } finally {
    await client.end();
  }
}

test('the first to start owns the server, a second attaches to it, and only the owner stops it', async (t) => {
  const dataDir = dataFolder(t);
  const first = await start(t, dataDir);
  assert.equal(first.isOwner, true);
  assert.equal(postmasterPid(first.cluster), first.pid);

  const second = await startElsewhere(t, dataDir);
  assert.deepEqual([second.pid, second.isOwner], [first.pid, false]);
  await kill(second.child, 'SIGTERM');
  assert.equal(await ask(first.admin), 'ready');

  await first.stop();
  assert.equal(await ask(first.admin), 'absent');
  assert.equal(postmasterPid(first.cluster), undefined);
});

test('an app killed with -9 leaves the server running, and the next app attaches and stops it at its end', async (t) => {
  const dataDir = dataFolder(t);
  const killed = await startElsewhere(t, dataDir);
  assert.equal(killed.isOwner, true);
  await kill(killed.child, 'SIGKILL');

  const next = await start(t, dataDir);
  assert.deepEqual([next.pid, next.isOwner], [killed.pid, true]);
  await next.stop();
  assert.equal(await ask(next.admin), 'absent');
});

test('a postmaster killed with -9 is started again at once, and every committed row is there', async (t) => {
  const dataDir = dataFolder(t);
  const server = await start(t, dataDir);
  await query(server, 'create table promises (n int primary key)');
  await query(server, 'insert into promises select generate_series(1, 1000)');
  // a backend that is busy for a moment longer than its postmaster lives
  const busy = query(server, 'select count(*) from generate_series(1, 3000000)').catch(() => {});
  await sleep(100);
  process.kill(server.pid, 'SIGKILL');

  const again = await startPostgres({ dataDir, settings });
  lastly(t, () => again.stop());
  await server.stop(); // of the dead one: has handed over to the start above
  assert.notEqual(again.pid, server.pid);
  assert.deepEqual(await query(again, 'select count(*)::int from promises'), [1000]);
  await busy;
});

test('a server launched by an app while its living owner had lost it is still stopped by that owner', async (t) => {
  const dataDir = dataFolder(t);
  const owner = await start(t, dataDir);
  process.kill(owner.pid, 'SIGKILL');
  const other = await startElsewhere(t, dataDir);
  assert.equal(other.isOwner, false);
  await kill(other.child, 'SIGTERM');
  assert.equal(await ask(owner.admin), 'ready');
  await owner.stop();
  assert.equal(await ask(owner.admin), 'absent');
});

test('app and postmaster killed together recover as well', async (t) => {
  const dataDir = dataFolder(t);
  const killed = await startElsewhere(t, dataDir);
  process.kill(killed.pid, 'SIGKILL');
  await kill(killed.child, 'SIGKILL');
  const next = await start(t, dataDir);
  assert.notEqual(next.pid, killed.pid);
  assert.equal(next.isOwner, true);
  assert.deepEqual(await query(next, 'select 1'), [1]);
});

test('three apps that start together on an empty folder share one server, and one of them owns it', async (t) => {
  const dataDir = dataFolder(t);
  const started = await Promise.all([1, 2, 3].map(() => startElsewhere(t, dataDir)));
  assert.equal(new Set(started.map(({ pid }) => pid)).size, 1);
  assert.equal(started.filter(({ isOwner }) => isOwner).length, 1);
  await Promise.all(started.map(({ child }) => kill(child, 'SIGTERM')));
  // On a busy machine the last process of a server goes some moments after whoever ended it.
  for (let tries = 0; isAlive(started[0]?.pid) && tries < 100; tries++) await sleep(100);
  assert.equal(isAlive(started[0]?.pid), false);
});

test('an initdb that was killed half-way leaves nothing that counts as a cluster', async (t) => {
  const dataDir = dataFolder(t);
  mkdirSync(join(dataDir, '18.draft', 'base'), { recursive: true });
  writeFileSync(join(dataDir, '18.draft', 'PG_VERSION'), '18\n');
  const server = await start(t, dataDir);
  assert.deepEqual(await query(server, 'select 1'), [1]);
  assert.equal(existsSync(join(dataDir, '18.draft')), false);
});

test('a data folder too deep for a socket gets its socket in the temporary folder', async (t) => {
  const dataDir = dataFolder(t);
  const deep = join(dataDir, 'deep'.repeat(10), 'deeper'.repeat(10));
  mkdirSync(deep, { recursive: true });
  const server = await start(t, deep);
  assert.ok(Buffer.byteLength(server.connection.host) < 80, server.connection.host);
  assert.equal(statSync(server.connection.host).mode & 0o777, 0o700);
  assert.deepEqual(await query(server, 'select 1'), [1]);
  await server.stop();
  assert.equal(await removePostgres(deep), true);
  rmSync(join(dataDir, 'deep'.repeat(10)), { recursive: true });
  rmSync(server.connection.host, { recursive: true });
});

test("a postmaster.pid that names some other program's process does not stop the server from starting", async (t) => {
  const dataDir = dataFolder(t);
  const first = await start(t, dataDir);
  const file = join(first.cluster, 'postmaster.pid');
  const text = readFileSync(file, 'utf8');
  await first.stop('immediate');
  writeFileSync(file, text.replace(/^\d+/, String(process.pid)));
  const second = await start(t, dataDir);
  assert.deepEqual(await query(second, 'select 1'), [1]);
});

test("removing a server takes only the server's files: keys that lie beside it stay", async (t) => {
  const dataDir = dataFolder(t);
  const key = join(dataDir, 'keys', 'master.key');
  mkdirSync(join(dataDir, 'keys'));
  writeFileSync(key, 'secret');
  const server = await start(t, dataDir);
  assert.equal(await removePostgres(dataDir), false, 'a living owner keeps its server');
  await server.stop();
  assert.equal(await removePostgres(dataDir), true);
  assert.equal(existsSync(server.cluster), false);
  assert.equal(readFileSync(key, 'utf8'), 'secret');
  rmSync(join(dataDir, 'keys'), { recursive: true });
});

test('a setting that PostgreSQL refuses is told in its own words', async (t) => {
  const dataDir = dataFolder(t);
  await assert.rejects(startPostgres({ dataDir, settings: { max_connections: 'many' } }), {
    code: 'postgres.will_not_start',
    message: /max_connections.*many/,
  });
});

test('there is no way in by TCP, and none through the socket folder for others', async (t) => {
  const server = await start(t, dataFolder(t));
  assert.deepEqual(await query(server, 'show listen_addresses'), ['']);
  assert.equal(statSync(server.connection.host).mode & 0o777, 0o700);
  const hba = readFileSync(join(server.cluster, 'pg_hba.conf'), 'utf8');
  assert.match(hba, /^host\s+all\s+all\s+127\.0\.0\.1\/32\s+reject$/m);
  assert.doesNotMatch(hba, /^host.*trust$/m);
});

test('root in a closed folder: the server runs as another user, its data where that user can enter', async (t) => {
  if (!isRoot) return t.skip('not root');
  const closed = dataFolder(t);
  const dataDir = join(closed, 'data');
  mkdirSync(dataDir);
  chmodSync(closed, 0o700);
  const server = await start(t, dataDir);
  assert.notEqual(statSync(server.cluster).uid, 0);
  assert.equal(server.cluster.startsWith(closed), false);
  await query(server, 'create table kept ()');
  await server.stop();

  const again = await start(t, dataDir);
  assert.equal(again.cluster, server.cluster);
  await query(again, 'select from kept');
  await again.stop();

  // the same folder, opened to all: what is elsewhere is still what counts
  chmodSync(closed, 0o711);
  assert.equal((await start(t, dataDir).then(async (third) => (await third.stop(), third))).cluster, server.cluster);

  assert.equal(await removePostgres(dataDir), true);
  assert.equal(existsSync(server.cluster), false);
});

test('root finds data of another user: the server runs as that user', async (t) => {
  if (!isRoot) return t.skip('not root');
  const dataDir = dataFolder(t);
  const first = await start(t, dataDir);
  const { uid } = statSync(first.cluster);
  assert.notEqual(uid, 0);
  const status = readFileSync(`/proc/${first.pid}/status`, 'utf8');
  assert.match(status, new RegExp(`^Uid:\\t${uid}\\t${uid}`, 'm'));
  assert.match(status, /^Groups:\s*$/m, "root's supplementary groups must be gone");
  assert.equal(realpathSync(first.cluster), first.cluster);
});
