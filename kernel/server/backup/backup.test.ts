// An archive made of a living house and taken back elsewhere: every value the same to the letter, the journal's chain unbroken before and after new
// commands, the feed going on; and every archive that is not whole, not ours or not for this key is refused with nothing written.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import pg from 'pg';
import { newId } from '#kernel/shared/id.ts';
import type { Problem } from '#kernel/shared/problem.ts';
import method5643 from '#methods/minhu-5643/method.ts';
import { MIGRATIONS, testDatabase } from '#testing/database.ts';
import { openTestHouse, placeIds, type StaffHat, settled, unitIds } from '#testing/house.ts';
import { openBus } from '../bus.ts';
import { systemClock } from '../clock.ts';
import { composeHouse } from '../compose.ts';
import { feedEnd, readFeed } from '../feed.ts';
import { bytesOf } from '../files/byte-store.ts';
import { diskStore } from '../files/disk-store.ts';
import { openFileStore } from '../files/store.ts';
import { sealJournal, verifyJournal } from '../seal.ts';
import { openSecrets, type Secrets } from '../secrets.ts';
import { sql } from '../sql.ts';
import { type Database, openDatabase } from '../transaction.ts';
import { listTables, quoted } from './catalogue.ts';
import { restoreBackup, writeBackup } from './index.ts';
import { createTar } from './tar.ts';

/** The key of the test house. */
const secrets = openSecrets(Buffer.alloc(32, 7));
const folder = mkdtempSync(join(tmpdir(), 'huying-backup-test-'));
const path = join(folder, 'archive.tar');
const stored = diskStore(join(folder, 'source'));
const file = { id: newId(), bytes: Buffer.from('%PDF-1.4\n% a paper\n%%EOF') };
const house = await openTestHouse();
let desk: StaffHat;
let foreignTar: Buffer;

const report = (text: string) =>
  house.act(
    'request.report',
    { requestId: newId(), channel: 'hotline', placeId: placeIds.dwelling101, text, callerPhone: '19900000001' },
    desk,
  );

before(async () => {
  await house.act('method.publish', { methodId: newId(), body: method5643 }, { as: 'system', name: 'test' });
  desk = await house.as('community_desk', 'dongzha');
  for (const text of ['路灯不亮', '“引号”与\\反斜杠\t制表\n换行 😀', '下水道堵了']) await report(text);
  await openFileStore(house.database, stored, secrets).keep(file.bytes, {
    id: file.id,
    by: 'test',
    districtId: unitIds.district,
  });
  await sealJournal(house.database);
  await report('还没封存的一件');
  // A unit moved under another: what hangs on the order of parents and children, and on triggers, is in the archive.
  await house.asOwner((tx) =>
    tx.all(sql`update governance_units set parent_id = ${unitIds.xizha} where id = ${unitIds.dongzhaGrid}`),
  );
  await writeBackup({ database: house.database, files: stored, secrets, path });
  const foreign = await createTar(join(folder, 'foreign.tar'), { at: new Date() });
  await foreign.add('letters/one.txt', Buffer.from('not ours'));
  await foreign.close();
  foreignTar = readFileSync(join(folder, 'foreign.tar'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

async function emptyDatabase(t: { after(clean: () => Promise<void>): void }) {
  const { connection } = await testDatabase(t, { migrations: null });
  return connection;
}

const restoreInto = (connection: pg.PoolConfig, archive = path, key: Secrets = secrets) =>
  restoreBackup({
    connection: connection as Parameters<typeof restoreBackup>[0]['connection'],
    path: archive,
    migrationsDir: MIGRATIONS,
    files: diskStore(join(folder, 'target')),
    secrets: key,
  });

/** Every value of every table as text. */
async function everything(database: Database): Promise<Record<string, string[]>> {
  const client = await database.pool.connect();
  try {
    const found: Record<string, string[]> = {};
    for (const table of await listTables(client)) {
      const { rows } = await client.query<{ line: string }>(
        `select t::text as line from ${quoted(table)} t order by 1`,
      );
      found[`${table.schema}.${table.name}`] = rows.map(({ line }) => line);
    }
    return found;
  } finally {
    client.release();
  }
}

describe('restored elsewhere', () => {
  let restored: Database;
  before(async () => {
    const { connection } = await testDatabase({ after }, { migrations: null });
    await restoreInto(connection);
    restored = openDatabase({ connection, clock: systemClock });
  });
  after(() => restored.close());

  test('every value of every table is the same, but for the note of the backup and the new epoch', async () => {
    const [was, is] = [await everything(house.database), await everything(restored)];
    assert.deepEqual(Object.keys(is), Object.keys(was));
    for (const name of Object.keys(was)) {
      if (name === 'public.settings' || name === 'public.journal_seals') continue;
      assert.deepEqual(is[name], was[name], name);
    }
    const settings = (rows: string[]) => rows.filter((line) => !/^\((last_backup|journal_epoch),/.test(line));
    assert.deepEqual(settings(is['public.settings']!), settings(was['public.settings']!));
    assert.ok(Object.values(was).filter((rows) => rows.length > 0).length > 15);
  });

  test('foreign keys, indexes and triggers stand as in a database that was only migrated', async () => {
    const shape = async (pool: pg.Pool) =>
      (
        await pool.query<{ line: string }>(`
          select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) as line from pg_constraint where connamespace = 'public'::regnamespace
          union all select indexdef from pg_indexes where schemaname in ('public', 'auth')
          union all select tgrelid::regclass || ' ' || tgname || ' ' || tgenabled::text from pg_trigger where not tgisinternal order by 1`)
      ).rows.map(({ line }) => line);
    assert.deepEqual(await shape(restored.pool), await shape(house.database.pool));
  });

  test('the journal verifies at once, and again after new commands were sealed', async () => {
    const at = await verifyJournal(restored);
    assert.deepEqual([at.isIntact, at.unsealed], [true, 0]);
    assert.equal(at.rows, (await everything(restored))['public.journal']!.length);

    const files = openFileStore(restored, stored, secrets);
    const bus = openBus(composeHouse({ database: restored, secrets, files, modules: house.house.modules }));
    const place = await restored.asOwner(feedEnd);
    const requestId = newId();
    const outcome = await bus.execute(
      {
        id: newId(),
        name: 'request.report',
        input: { requestId, channel: 'hotline', placeId: placeIds.dwelling101, text: '恢复之后的一件' },
      },
      { as: 'staff', token: desk.token, postId: desk.postId },
    );
    assert.equal(outcome.outcome, 'accepted');
    await settled(restored);
    assert.equal(await sealJournal(restored), 1);
    const verdict = await verifyJournal(restored);
    assert.deepEqual([verdict.isIntact, verdict.unsealed, verdict.rows], [true, 0, at.rows + 1]);

    const { entries } = await restored.asOwner((tx) => readFeed(tx, place));
    assert.deepEqual(
      entries.map(({ subjectId }) => subjectId),
      [requestId],
    );
  });

  test('a reader of the feed that had not come to the end of the old epoch gets the rest of it, then the new', async () => {
    const subjects: (string | null)[] = [];
    let place = { epoch: 1, xid: '0' };
    for (let round = 0; round < 4; round++) {
      const page = await restored.asOwner((tx) => readFeed(tx, place));
      subjects.push(...page.entries.map(({ subjectId }) => subjectId));
      place = page.next;
    }
    assert.equal(subjects.length, (await everything(restored))['public.journal']!.length);
    assert.equal(new Set(subjects.filter(Boolean)).size, subjects.filter(Boolean).length);
    assert.equal(place.epoch, 2);
  });

  test('files lie where they belong, and the archive holds neither the key nor a number in clear', async () => {
    assert.deepEqual(await bytesOf(diskStore(join(folder, 'target')), file.id), file.bytes);
    assert.equal(statSync(path).mode & 0o077, 0);
    const bytes = readFileSync(path);
    assert.equal(bytes.includes(Buffer.alloc(32, 7).toString('base64')), false);
    assert.equal(bytes.includes('19900000001'), false);
  });

  test('a second restore into the same database is refused and changes nothing', async () => {
    const was = await everything(restored);
    const { connection } = { connection: restored.pool.options as pg.PoolConfig };
    await assert.rejects(restoreInto(connection), { code: 'backup.not_empty' });
    assert.deepEqual(await everything(restored), was);
  });
});

describe('refused with nothing written', () => {
  const refused: [what: string, damage: (bytes: Buffer) => Buffer, code: string][] = [
    [
      'a byte of a table is another',
      (bytes) => flipped(bytes, inside(bytes, 'tables/public.requests/')),
      'backup.damaged',
    ],
    ['a byte of a file is another', (bytes) => flipped(bytes, inside(bytes, `files/${file.id}`)), 'backup.damaged'],
    [
      'a byte of the manifest is another',
      (bytes) => flipped(bytes, inside(bytes, 'manifest.json') + 40),
      'backup.damaged',
    ],
    ['the end is missing', (bytes) => bytes.subarray(0, Math.floor(bytes.length / 2)), 'backup.damaged'],
    ['it was cut within a block of headers', (bytes) => bytes.subarray(0, 700), 'backup.damaged'],
    ['it is no archive', () => Buffer.from('PK\x03\x04 something else'), 'backup.not_an_archive'],
    ['it is empty', () => Buffer.alloc(0), 'backup.not_an_archive'],
    ['it is another tar', () => foreignTar, 'backup.not_an_archive'],
  ];
  for (const [what, damage, code] of refused) {
    test(`when ${what}`, async (t) => {
      const bad = join(folder, `bad-${refused.findIndex(([name]) => name === what)}.tar`);
      writeFileSync(bad, damage(Buffer.from(readFileSync(path))));
      await refusesAndStaysEmpty(t, bad, secrets, code);
    });
  }

  test('when the key is another one', (t) =>
    refusesAndStaysEmpty(t, path, openSecrets(Buffer.alloc(32, 8)), 'backup.other_key'));

  test('when somebody who has not the key rewrote rows and manifest so that all sums are right', async (t) => {
    const forged = join(folder, 'forged.tar');
    const bytes = Buffer.from(readFileSync(path));
    const at = bytes.indexOf('"madeAt": "20') + 12;
    bytes.write('19', at);
    writeFileSync(forged, bytes);
    await refusesAndStaysEmpty(t, forged, secrets, 'backup.damaged');
  });

  test('when this program has another migration under that name', async (t) => {
    const connection = await emptyDatabase(t);
    const other = mkdtempSync(join(folder, 'migrations-'));
    writeFileSync(join(other, '0001_kernel.sql'), 'create table something_else ();');
    const restoring = restoreBackup({
      connection,
      path,
      migrationsDir: other,
      files: diskStore(join(folder, 'nowhere')),
      secrets,
    });
    await assert.rejects(
      restoring,
      (error: Problem) => error.code === 'backup.other_migrations' && error.details?.['name'] === '0001_kernel.sql',
    );
  });

  test('when the database is somebody else’s', async (t) => {
    const connection = await emptyDatabase(t);
    await withClient(connection, (client) => client.query('create table theirs (x int)'));
    await assert.rejects(restoreInto(connection), { code: 'backup.not_empty' });
  });
});

test('what cannot be loaded leaves the database migrated but without a row', async (t) => {
  const connection = await emptyDatabase(t);
  const broken = { ...diskStore(join(folder, 'target')), put: () => Promise.reject(new Error('disk full')) };
  await assert.rejects(
    restoreBackup({ connection, path, migrationsDir: MIGRATIONS, files: broken, secrets }),
    /disk full/,
  );
  await withClient(connection, async (client) => {
    for (const table of await listTables(client))
      assert.equal((await client.query(`select from ${quoted(table)} limit 1`)).rowCount, 0);
  });
  // And may be tried again.
  assert.equal((await restoreInto(connection)).files, 1);
});

test('a file whose bytes are gone is named, and the rest is saved', async () => {
  const result = await writeBackup({
    database: house.database,
    files: { ...stored, open: () => Promise.reject(new Error('gone')) },
    secrets,
    path: join(folder, 'without-file.tar'),
  });
  assert.deepEqual(result.missingFiles, [file.id]);
  assert.ok(result.rows > 50);
});

async function refusesAndStaysEmpty(
  t: { after(clean: () => Promise<void>): void },
  archive: string,
  key: Secrets,
  code: string,
): Promise<void> {
  const connection = await emptyDatabase(t);
  await assert.rejects(restoreInto(connection, archive, key), { code });
  await withClient(connection, async (client) => assert.deepEqual(await listTables(client), []));
}

async function withClient(connection: pg.ClientConfig, body: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  await body(client).finally(() => client.end());
}

/** Where the bytes of the first entry of that name begin. */
const inside = (bytes: Buffer, name: string): number => bytes.indexOf(name) + 512 + 20;

function flipped(bytes: Buffer, at: number): Buffer {
  bytes[at] = bytes[at]! ^ 0xff;
  return bytes;
}
