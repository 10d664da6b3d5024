// Takes an archive back into an empty database, as the product's own role: migrations as they were, then all rows in one transaction with foreign
// keys, triggers and indexes out of the way, then whatever migrations came since. Half a restore leaves the database as empty as it was.
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { systemClock } from '../clock.ts';
import { type ByteStore, contentOf } from '../files/byte-store.ts';
import { migrate, readMigrations } from '../migrate.ts';
import type { Connection } from '../postgres/index.ts';
import { beginEpoch } from '../seal.ts';
import type { Secrets } from '../secrets.ts';
import { openDatabase, type Tx } from '../transaction.ts';
import { type Archive, checkKey, openArchive } from './archive.ts';
import { exactText, listTables, quoted } from './catalogue.ts';
import { clearTheWay } from './clear-the-way.ts';
import { loadRows } from './load-rows.ts';
import type { Manifest } from './manifest.ts';
import { backupProblem } from './problems.ts';

export type RestoreProgress = (done: {
  step: 'check' | 'rows' | 'indexes' | 'done';
  rows?: number;
  ofRows?: number;
  bytes?: number;
}) => void;
export type RestoreResult = {
  rows: number;
  tables: number;
  files: number;
  /** Files that the archive names but does not hold, and where they lay when it was made. */
  elsewhere?: { place: string; count: number };
  epoch: number;
  madeAt: Date;
  migratedSince: string[];
};

export async function restoreBackup(parts: {
  connection: Connection;
  path: string;
  migrationsDir: string;
  files: ByteStore;
  secrets: Secrets;
  progress?: RestoreProgress;
}): Promise<RestoreResult> {
  const { connection, path, migrationsDir, files, secrets, progress = () => undefined } = parts;
  const archive = await openArchive(path, (bytes) => progress({ step: 'check', bytes }));
  checkKey(archive, secrets);
  const { manifest } = archive;
  const needed = await migrationsOf(manifest, migrationsDir);
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await refuseUnlessEmpty(client, manifest);
    await migrateTo(client, migrationsDir, needed);
  } finally {
    await client.end();
  }
  const database = openDatabase({ connection, clock: systemClock, size: 1, namedStatements: false });
  try {
    const { epoch, fileCount } = await database.asOwner(async (tx) => {
      const fileCount = await loadAll(tx, archive, files, progress);
      return { epoch: await beginEpoch(tx), fileCount };
    });
    const { applied } = await migrate(database.pool, migrationsDir);
    await database.pool.query('analyze');
    progress({ step: 'done' });
    return {
      rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0),
      tables: manifest.tables.length,
      files: fileCount,
      ...(manifest.files.elsewhere ? { elsewhere: manifest.files.elsewhere } : {}),
      epoch,
      madeAt: new Date(manifest.madeAt),
      migratedSince: applied,
    };
  } finally {
    await database.close();
  }
}

/** The files by which the archived database was made; this program must have them all, unchanged. */
async function migrationsOf(manifest: Manifest, dir: string): Promise<string[]> {
  const known = new Map((await readMigrations(dir)).map((file) => [file.name, file.checksum]));
  for (const { name, checksum } of manifest.migrations)
    if (known.get(name) !== checksum) throw backupProblem('other_migrations', { name });
  return manifest.migrations.map(({ name }) => name);
}

/** Empty: no tables at all, or those of exactly these migrations without a row. */
async function refuseUnlessEmpty(client: pg.Client, manifest: Manifest): Promise<void> {
  const tables = await listTables(client);
  const { rows: history } = await client.query<{ found: boolean }>(
    "select to_regclass('public.schema_migrations') is not null as found",
  );
  if (!history[0]?.found) {
    if (tables[0]) throw backupProblem('not_empty', { table: `${tables[0].schema}.${tables[0].name}` });
    return;
  }
  for (const table of tables) {
    const { rowCount } = await client.query(`select from ${quoted(table)} limit 1`);
    if (rowCount) throw backupProblem('not_empty', { table: `${table.schema}.${table.name}` });
  }
  const { rows: done } = await client.query<{ name: string }>('select name from public.schema_migrations');
  const wanted = new Set(manifest.migrations.map(({ name }) => name));
  const ahead = done.find(({ name }) => !wanted.has(name));
  if (ahead) throw backupProblem('not_empty', { table: ahead.name });
}

/** Brings the database to where the archived one was, and no further: what came later must see the old rows. */
async function migrateTo(client: pg.Client, dir: string, names: readonly string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'huying-restore-'));
  try {
    for (const name of names) await copyFile(join(dir, name), join(folder, name));
    await migrate(client, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function loadAll(tx: Tx, archive: Archive, files: ByteStore, progress: RestoreProgress): Promise<number> {
  const { client } = tx;
  const { manifest } = archive;
  await client.query(exactText);
  await client.query("set local maintenance_work_mem = '256MB'");
  const tables = new Map((await listTables(client)).map((table) => [`${table.schema}.${table.name}`, table]));
  const archived = new Map(manifest.tables.map((table) => [`${table.schema}.${table.name}`, table]));
  for (const name of archived.keys()) if (!tables.has(name)) throw backupProblem('damaged', { where: name });
  const putBack = await clearTheWay(client, [...tables.values()]);
  // Rows that migrations themselves wrote are in the archive too, as they were last.
  for (const table of tables.values()) await client.query(`delete from ${quoted(table)}`);
  const ofRows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  let rows = 0;
  let fileCount = 0;
  for await (const content of archive.contents()) {
    if ('file' in content) {
      await files.put(content.file, contentOf(content.bytes));
      fileCount += 1;
      continue;
    }
    await loadRows(client, tables.get(content.table)!, archived.get(content.table)!.columns, content.lines);
    rows += content.lines.length;
    progress({ step: 'rows', rows, ofRows });
  }
  for (const sequence of manifest.sequences)
    await client.query('select setval($1::regclass, $2::bigint, $3)', [
      quoted(sequence),
      sequence.value,
      sequence.isCalled,
    ]);
  progress({ step: 'indexes', rows, ofRows });
  await putBack();
  for (const [name, table] of archived) {
    const { rows: counted } = await client.query<{ count: string }>(`select count(*) as count from ${quoted(table)}`);
    if (Number(counted[0]!.count) !== table.rows)
      throw backupProblem('rows_differ', { table: name, expected: table.rows, found: Number(counted[0]!.count) });
  }
  return fileCount;
}
