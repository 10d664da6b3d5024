// Kill -9 of the server and of the database in mid-load: every command that was acknowledged is there after the restart, once, and one that
// was not can be sent again under its own id.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { migrate } from '#kernel/server/migrate.ts';
import { type RunningPostgres, removePostgres, startPostgres } from '#kernel/server/postgres/index.ts';
import { verifyJournal } from '#kernel/server/seal.ts';
import { sql } from '#kernel/server/sql.ts';
import { newId } from '#kernel/shared/id.ts';
import method5643 from '#methods/minhu-5643/method.ts';
import { placeIds, seedSmallDistrict } from '#testing/small-district.ts';
import { openHouse } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'huying-crash-'));
let postgres: RunningPostgres = await startPostgres({ dataDir: join(folder, 'postgres') });
let server: ChildProcess | undefined;
after(async () => {
  server?.kill('SIGKILL');
  await postgres.stop('immediate').catch(() => undefined);
  await removePostgres(join(folder, 'postgres')).catch(() => undefined);
  rmSync(folder, { recursive: true, force: true });
});

{
  const client = new pg.Client(postgres.connection);
  await client.connect();
  await migrate(client, join(import.meta.dirname, '../../db/migrations'));
  await client.end();
  const opened = await openHouse({ connection: postgres.connection, dataDir: folder });
  await opened.house.database.asOwner((tx) => seedSmallDistrict(tx, opened.house.secrets));
  await opened.bus.execute(
    { id: newId(), name: 'method.publish', input: { methodId: newId(), body: method5643 } },
    { as: 'system', name: 'test' },
  );
  await opened.close();
}

async function startServer(): Promise<number> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../testing/serve-process.ts')], {
    env: { ...process.env, TEST_CONNECTION: JSON.stringify(postgres.connection), TEST_DATA: folder },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  server = child;
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      const found = /READY (\d+)/.exec(chunk.toString());
      if (found) resolve(Number(found[1]));
    });
    child.once('exit', () => reject(new Error('the server ended before it was ready')));
  });
}

type Sent = { id: string; requestId: string; isAcknowledged: boolean };

async function send(port: number, one: Sent): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${port}/api/commands/request.report`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'huying-as': 'anonymous', 'huying-follow': one.id },
    body: JSON.stringify({
      id: one.id,
      input: { requestId: one.requestId, channel: 'one_key', placeId: placeIds.dwelling101, text: '路灯不亮' },
    }),
  });
  const outcome = (await response.json()) as { outcome?: string };
  if (response.status === 200 && outcome.outcome === 'accepted') one.isAcknowledged = true;
}

/** Sends on eight lanes until something breaks them all; gives everything that was tried. */
async function load(port: number, breakIt: () => void): Promise<Sent[]> {
  const sent: Sent[] = [];
  let isBroken = false;
  const lanes = Array.from({ length: 8 }, async () => {
    while (!isBroken) {
      const one = { id: newId(), requestId: newId(), isAcknowledged: false };
      sent.push(one);
      await send(port, one).catch(() => sleep(20));
    }
  });
  while (sent.filter((one) => one.isAcknowledged).length < 60) await sleep(10);
  breakIt();
  await sleep(400);
  isBroken = true;
  await Promise.all(lanes);
  return sent;
}

async function assertAllThereOnce(sent: readonly Sent[], port: number): Promise<void> {
  const acknowledged = sent.filter((one) => one.isAcknowledged);
  // A client sends again what it was told to send again (`retry`).
  for (const one of sent)
    for (let tries = 0; tries === 0 || (!one.isAcknowledged && tries < 5); tries++) await send(port, one);
  const opened = await openHouse({ connection: postgres.connection, dataDir: folder });
  try {
    const rows = await opened.house.database.asOwner((tx) =>
      tx.all<{ id: string; copies: number }>(sql`
        select r.id, (select count(*) from journal j where j.subject_id = r.id and j.name = 'request.report') as copies
          from requests r where r.id = any (${sent.map((one) => one.requestId)}::uuid[])`),
    );
    assert.ok(acknowledged.length >= 60);
    assert.equal(rows.length, sent.length, 'everything sent is there after it was sent again');
    assert.ok(
      rows.every((row) => row.copies === 1),
      'and each once',
    );
    assert.equal((await verifyJournal(opened.house.database)).isIntact, true);
  } finally {
    await opened.close();
  }
}

async function acknowledgedAreThere(sent: readonly Sent[]): Promise<void> {
  const client = new pg.Client(postgres.connection);
  await client.connect();
  const ids = sent.filter((one) => one.isAcknowledged).map((one) => one.requestId);
  const { rows } = await client.query<{ count: string }>('select count(*) from requests where id = any ($1::uuid[])', [
    ids,
  ]);
  await client.end();
  assert.equal(Number(rows[0]?.count), ids.length, 'no acknowledged report is lost');
}

test('kill -9 of the server in mid-load loses nothing that was acknowledged and doubles nothing', async () => {
  const port = await startServer();
  const sent = await load(port, () => server?.kill('SIGKILL'));
  await acknowledgedAreThere(sent);
  const again = await startServer();
  await assertAllThereOnce(sent, again);
  server?.kill('SIGKILL');
});

test('kill -9 of the database in mid-load: the server says busy, comes back with it, and nothing acknowledged is lost', async () => {
  const port = await startServer();
  const sent = await load(port, () => process.kill(postgres.pid, 'SIGKILL'));
  postgres = await startPostgres({ dataDir: join(folder, 'postgres') });
  await acknowledgedAreThere(sent);
  await assertAllThereOnce(sent, port);
  server?.kill('SIGKILL');
});
