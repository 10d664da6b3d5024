// Brings a database up to the numbered files of a folder: `0001_kernel.sql`, `0002_territory.sql`, … One transaction a file,
// in order, each once. It must never run a file that is not what another database has run under that name: once applied, a
// file is history, and a change of mind is a new file.
//
// Several servers may start at once: each transaction first takes an advisory lock and only then looks what is left to do.
// The lock is the transaction's own, so a pooler in transaction mode does no harm.

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { GroundFault } from './postgres/fault.ts';

export type MigrationFile = { number: number; name: string; text: string; checksum: string };

export type MigrateOptions = { log?: (line: string) => void };

/** "huying", in the half of the lock space that is taken by one bigint. */
const LOCK = 0x687579696e67n;

/**
 * Applies what is missing and names it. Throws GroundFault: `migration.changed`, `migration.unknown` (the database is
 * ahead of this code), `migration.out_of_order`, `migration.misnamed`, `migration.failed`; the database is then as it was
 * before the file in question.
 */
export async function migrate(
  db: pg.Pool | pg.ClientBase,
  dir: string,
  { log = () => {} }: MigrateOptions = {},
): Promise<{ applied: string[] }> {
  const files = await readMigrations(dir);
  if (!(db instanceof pg.Pool)) return applyAll(db, files, log);
  const client = await db.connect();
  try {
    return await applyAll(client, files, log);
  } finally {
    client.release();
  }
}

/** The folder's migrations by number, checked for their names. Line ends are made `\n`, so that a checkout's setting changes no checksum. */
export async function readMigrations(dir: string): Promise<MigrationFile[]> {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.sql')).sort();
  const files = await Promise.all(names.map((name) => readMigration(dir, name)));
  files.forEach((file, i) => {
    const before = files[i - 1];
    if (before && before.number === file.number) {
      throw new GroundFault('migration.misnamed', `${before.name} and ${file.name} have the same number.`);
    }
  });
  return files;
}

async function readMigration(dir: string, name: string): Promise<MigrationFile> {
  const number = /^(\d{4})_[a-z0-9_]+\.sql$/.exec(name)?.[1];
  if (!number) {
    throw new GroundFault(
      'migration.misnamed',
      `${name} should be called like 0007_some_words.sql (small letters, four digits).`,
    );
  }
  const text = (await readFile(join(dir, name), 'utf8')).replaceAll('\r\n', '\n');
  return { number: Number(number), name, text, checksum: createHash('sha256').update(text).digest('hex') };
}

/** One hash for all, to name what a database built from them is. */
export function migrationsHash(files: readonly MigrationFile[]): string {
  const hash = createHash('sha256');
  for (const { name, checksum } of files) hash.update(`${name} ${checksum}\n`);
  return hash.digest('hex').slice(0, 16);
}

async function applyAll(
  client: pg.ClientBase,
  files: readonly MigrationFile[],
  log: (line: string) => void,
): Promise<{ applied: string[] }> {
  const applied: string[] = [];
  for (;;) {
    const file = await applyNext(client, files);
    if (!file) return { applied };
    applied.push(file.name);
    log(`migrated ${file.name}`);
  }
}

async function applyNext(client: pg.ClientBase, files: readonly MigrationFile[]): Promise<MigrationFile | undefined> {
  await client.query('begin');
  try {
    await client.query('select pg_advisory_xact_lock($1)', [LOCK]);
    const next = firstPending(files, await readHistory(client));
    if (next) {
      await client.query(next.text).catch((error: unknown) => {
        throw failed(next, error);
      });
      await client.query('insert into public.schema_migrations (name, checksum) values ($1, $2)', [
        next.name,
        next.checksum,
      ]);
    }
    await client.query('commit');
    return next;
  } catch (error) {
    await client.query('rollback').catch(() => {}); // the connection may be what failed
    throw error;
  }
}

type History = { name: string; checksum: string };

async function readHistory(client: pg.ClientBase): Promise<History[]> {
  const { rows: tables } = await client.query<{ found: boolean }>(
    "select to_regclass('public.schema_migrations') is not null as found",
  );
  if (!tables[0]?.found) {
    await client.query(`create table public.schema_migrations (
      name text primary key,
      checksum text not null,
      applied_at timestamptz not null default now()
    )`);
  }
  const { rows } = await client.query<History>('select name, checksum from public.schema_migrations order by name');
  return rows;
}

function firstPending(files: readonly MigrationFile[], history: readonly History[]): MigrationFile | undefined {
  const known = new Map(files.map((file) => [file.name, file]));
  for (const { name, checksum } of history) {
    const file = known.get(name);
    if (!file) {
      throw new GroundFault(
        'migration.unknown',
        `The database has run ${name}, which this version does not have. It is from a newer version: update the program, not the database.`,
      );
    }
    if (file.checksum !== checksum) {
      throw new GroundFault(
        'migration.changed',
        `${name} was changed after this database ran it. Put it back as it was, and write what is new into a new file.`,
      );
    }
  }
  const done = new Set(history.map(({ name }) => name));
  const next = files.find(({ name }) => !done.has(name));
  const last = history.at(-1);
  if (next && last && next.name < last.name) {
    throw new GroundFault(
      'migration.out_of_order',
      `${next.name} is new, but this database has already run ${last.name}. Give it the next free number.`,
    );
  }
  return next;
}

function failed(file: MigrationFile, error: unknown): GroundFault {
  const at = error instanceof pg.DatabaseError ? Number(error.position) : Number.NaN;
  const line = Number.isNaN(at)
    ? ''
    : `:${
        Array.from(file.text)
          .slice(0, at)
          .filter((character) => character === '\n').length + 1
      }`;
  const hint = error instanceof pg.DatabaseError && error.where ? `\n${error.where}` : '';
  const said = error instanceof Error ? error.message : String(error);
  return new GroundFault(
    'migration.failed',
    `${file.name}${line} failed, nothing of it was kept: ${said}${hint}`,
    error,
  );
}
