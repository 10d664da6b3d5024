// Makes an archive while the house is open: one snapshot of everything, in one transaction that only reads. Nobody waits for it and it waits for
// nobody. What the archive holds is what was committed at its first moment.
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type pg from 'pg';
import { type ByteStore, bytesOf } from '../files/byte-store.ts';
import { sealJournal } from '../seal.ts';
import type { Secrets } from '../secrets.ts';
import { sql } from '../sql.ts';
import type { Database } from '../transaction.ts';
import { type CatalogueTable, exactText, listSequences, listTables, quoted } from './catalogue.ts';
import {
  type ArchivedTable,
  formatVersion,
  keyFingerprint,
  type Manifest,
  manifestName,
  readme,
  readmeName,
  sha256,
  signatureName,
  signatureOf,
} from './manifest.ts';
import { createTar, type TarWriter } from './tar.ts';

const packed = promisify(gzip);
const fetchRows = 2_000;
/** A part this large is packed and written before more rows are fetched. */
const partBytes = 4 * 1024 * 1024;

export type BackupProgress = (
  done: { table: string; rows: number; totalRows: number } | { files: number; ofFiles: number },
) => void;
export type BackupResult = {
  path: string;
  bytes: number;
  rows: number;
  tables: number;
  files: number;
  missingFiles: string[];
  /** Files whose bytes were not copied, and where they lie. */
  elsewhere?: { place: string; count: number };
  madeAt: Date;
};

export async function writeBackup(parts: {
  database: Database;
  files: ByteStore;
  secrets: Secrets;
  path: string;
  progress?: BackupProgress;
}): Promise<BackupResult> {
  const { database, files, secrets, path, progress = () => undefined } = parts;
  // What is settled goes into the archive sealed.
  await sealJournal(database);
  const madeAt = new Date();
  const tar = await createTar(path, { at: madeAt });
  const client = await database.pool.connect();
  let broken: Error | undefined;
  try {
    await tar.add(readmeName, Buffer.from(readme));
    await client.query('begin isolation level repeatable read read only');
    await client.query(exactText);
    const manifest = await describe(client, madeAt, keyFingerprint(secrets));
    let totalRows = 0;
    for (const table of await listTables(client)) {
      const archived = await writeTable(client, tar, table, (rows) =>
        progress({ table: `${table.schema}.${table.name}`, rows, totalRows: totalRows + rows }),
      );
      totalRows += archived.rows;
      manifest.tables.push(archived);
    }
    // Sequences heed no snapshot: read last, they are never behind the rows.
    for (const sequence of await listSequences(client)) {
      const { rows } = await client.query<{ value: string; isCalled: boolean }>(
        `select last_value::text as value, is_called as "isCalled" from ${quoted(sequence)}`,
      );
      manifest.sequences.push({ ...sequence, ...rows[0]! });
    }
    await writeFiles(client, tar, files, manifest, progress);
    await client.query('commit');
    const bytes = Buffer.from(JSON.stringify(manifest, null, 1));
    await tar.add(manifestName, bytes);
    await tar.add(signatureName, Buffer.from(signatureOf(secrets, bytes)));
    const size = (await tar.close()).bytes;
    await noteBackup(database, { at: madeAt.toISOString(), path, bytes: size });
    const { stored, missing, elsewhere } = manifest.files;
    return {
      path,
      bytes: size,
      rows: totalRows,
      tables: manifest.tables.length,
      files: stored.length,
      missingFiles: missing,
      ...(elsewhere ? { elsewhere } : {}),
      madeAt,
    };
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    await tar.abandon();
    throw error;
  } finally {
    client.release(broken);
  }
}

async function describe(client: pg.ClientBase, madeAt: Date, key: string): Promise<Manifest> {
  const { rows } = await client.query<{
    postgres: string;
    epoch: number;
    rows: number;
    seals: number;
    head: string | null;
  }>(
    `select current_setting('server_version') as postgres, coalesce((select value::text::int from settings where name = 'journal_epoch'), 1) as epoch,
            (select count(*) from journal)::int as rows, (select count(*) from journal_seals)::int as seals,
            (select encode(hash, 'hex') from journal_seals order by chain_no desc limit 1) as head`,
  );
  const { postgres, ...journal } = rows[0]!;
  const migrations = await client.query<Manifest['migrations'][number]>(
    'select name, checksum from public.schema_migrations order by name',
  );
  return {
    format: 'huying-backup',
    version: formatVersion,
    madeAt: madeAt.toISOString(),
    postgres,
    migrations: migrations.rows,
    tables: [],
    sequences: [],
    journal,
    files: { stored: [], missing: [] },
    keyFingerprint: key,
  };
}

async function writeTable(
  client: pg.ClientBase,
  tar: TarWriter,
  table: CatalogueTable,
  progress: (rows: number) => void,
): Promise<ArchivedTable> {
  const archived: ArchivedTable = {
    schema: table.schema,
    name: table.name,
    columns: table.columns.map(({ name }) => name),
    rows: 0,
    parts: [],
  };
  const values = table.columns.map(({ name }) => `${client.escapeIdentifier(name)}::text`).join(', ');
  await client.query(
    `declare backup no scroll cursor for select to_json(array[${values}])::text as line from ${quoted(table)}`,
  );
  let lines: string[] = [];
  let size = 0;
  const flush = async (): Promise<void> => {
    if (lines.length === 0) return;
    const name = `tables/${table.schema}.${table.name}/${String(archived.parts.length + 1).padStart(6, '0')}.ndjson.gz`;
    const bytes = await packed(`${lines.join('\n')}\n`);
    await tar.add(name, bytes);
    archived.parts.push({ name, sha256: sha256(bytes), rows: lines.length });
    archived.rows += lines.length;
    lines = [];
    size = 0;
    progress(archived.rows);
  };
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`fetch ${fetchRows} from backup`);
    for (const { line } of rows) {
      lines.push(line);
      size += line.length;
      if (size >= partBytes) await flush();
    }
    if (rows.length < fetchRows) break;
  }
  await flush();
  await client.query('close backup');
  return archived;
}

/**
 * Files never change and lie there before their row is committed: all of the snapshot's are there, if nobody took them away. Those of a server
 * that others keep are counted, not copied: they have their own copies there, and an archive a day of all of them would be of no size to handle.
 */
async function writeFiles(
  client: pg.ClientBase,
  tar: TarWriter,
  files: ByteStore,
  manifest: Manifest,
  progress: BackupProgress,
): Promise<void> {
  const { rows } = await client.query<{ id: string; sha256: string }>(
    `select id, encode(sha256, 'hex') as sha256 from files where deleted_at is null order by id`,
  );
  if (!files.isOurs) {
    manifest.files.elsewhere = { place: files.place, count: rows.length };
    return;
  }
  const { stored, missing } = manifest.files;
  for (const row of rows) {
    const bytes = await bytesOf(files, row.id).catch(() => undefined);
    if (bytes && sha256(bytes) === row.sha256) {
      const name = `files/${row.id}`;
      await tar.add(name, bytes);
      stored.push({ id: row.id, name, sha256: row.sha256 });
    } else missing.push(row.id);
    progress({ files: stored.length + missing.length, ofFiles: rows.length });
  }
}

export const lastBackupSetting = 'last_backup';

async function noteBackup(database: Database, about: { at: string; path: string; bytes: number }): Promise<void> {
  await database.asOwner((tx) =>
    tx.all(sql`
      insert into settings (name, value) values (${lastBackupSetting}, ${sql.json(about)}::jsonb)
      on conflict (name) do update set value = excluded.value, changed_at = now()`),
  );
}
