// A real PostgreSQL for tests: each caller gets a database of its own, cloned from a template that has all migrations.
// Which server: TEST_DATABASE_URL if set (bin/test.ts sets it, so that a whole run shares one), else an embedded one that
// lives as long as this process. Two people may run tests on one machine, so no name is shared between runs.

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { after } from 'node:test';
import pg from 'pg';
import { migrate, migrationsHash, readMigrations } from '#kernel/server/migrate.ts';
import { type Connection, codeOf, connectionFromUrl, connectionUrl } from '#kernel/server/postgres/index.ts';
import { endServerNow, startTestServer } from './server.ts';

export type TestDatabase = {
  connection: Connection;
  url: string;
  pool: pg.Pool;
  /** Ends the pool and drops the database, others' connections included. Called by itself at the end. */
  drop(): Promise<void>;
};

/** What has an end at which to drop the database: a test's or suite's context. */
export type Ending = { after(clean: () => Promise<void>): void };

export const MIGRATIONS = join(import.meta.dirname, '../db/migrations');

/**
 * A migrated database of one's own: for the file when called at its top (`const db = await testDatabase()`), for one test
 * when given its context. `migrations` names another folder than the product's; null leaves the database empty.
 */
export async function testDatabase(
  t: Ending = { after },
  { migrations = MIGRATIONS }: { migrations?: string | null } = {},
): Promise<TestDatabase> {
  const server = await testServer();
  const name = `huying_test_${Math.floor(Date.now() / 1000)}_${randomBytes(5).toString('hex')}`;
  await withClient(server, async (client) => {
    await sweep(client);
    const template = migrations === null ? 'template1' : await ensureTemplate(client, server, migrations);
    // Copied file by file, which costs a fifth of writing every page of it into the log of a server that outlives nothing.
    await client.query(`create database ${name} template ${template} strategy file_copy`);
  });
  const connection = { ...server, database: name };
  const pool = new pg.Pool({ ...connection, max: 10 });
  pool.on('error', () => {}); // an idle connection ended by a drop or by a test that kills the server
  let dropping: Promise<void> | undefined;
  const drop = (): Promise<void> => {
    dropping ??= dropDatabase(server, name, pool);
    return dropping;
  };
  t.after(drop);
  return { connection, url: connectionUrl(connection), pool, drop };
}

let own: Promise<Connection> | undefined;

/** The server's maintenance database, `postgres`. */
function testServer(): Promise<Connection> {
  const url = process.env.TEST_DATABASE_URL;
  own ??= url ? Promise.resolve({ ...connectionFromUrl(url), database: 'postgres' }) : ownServer();
  return own;
}

async function ownServer(): Promise<Connection> {
  const server = await startTestServer();
  process.once('exit', () => endServerNow(server)); // no hook of node:test comes after all drops
  return { ...server.connection, database: 'postgres' };
}

async function dropDatabase(server: Connection, name: string, pool: pg.Pool): Promise<void> {
  if (!pool.ended) await pool.end();
  await withClient(server, (client) => client.query(`drop database if exists ${name} with (force)`));
}

async function withClient<T>(connection: Connection, body: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connection);
  client.on('error', () => {});
  await client.connect();
  try {
    return await body(client);
  } finally {
    await client.end();
  }
}

/** "huying tests": one builds the template, the others wait for it. */
const TEMPLATE_LOCK = 0x6879_7465_7374n;

/** Named by what it was built from, so that changed migrations make a new one. Built under another name, then renamed. */
async function ensureTemplate(client: pg.Client, server: Connection, migrations: string): Promise<string> {
  const template = `huying_template_${migrationsHash(await readMigrations(migrations))}`;
  if (await exists(client, template)) return template;
  await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
  try {
    if (await exists(client, template)) return template;
    const draft = `${template}_draft`;
    await client.query(`drop database if exists ${draft} with (force)`);
    await client.query(`create database ${draft}`);
    await client.query(`comment on database ${draft} is 'huying test template ${Math.floor(Date.now() / 1000)}'`);
    await withClient({ ...server, database: draft }, (builder) => migrate(builder, migrations));
    await client.query(`alter database ${draft} rename to ${template}`);
    return template;
  } finally {
    await client.query('select pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
  }
}

async function exists(client: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
  return rowCount === 1;
}

let isSwept = false;

/** On a server that outlives runs: drops databases left by killed ones (six hours) and templates nobody builds any more (a week). */
async function sweep(client: pg.Client): Promise<void> {
  if (isSwept) return;
  isSwept = true;
  const { rows } = await client.query<{ datname: string }>(
    `select datname from (
       select datname, extract(epoch from now())::bigint - coalesce(
         substring(datname from '^huying_test_(\\d+)_')::bigint,
         substring(shobj_description(oid, 'pg_database') from '^huying test template (\\d+)$')::bigint + 6 * 86400
       ) as age from pg_database
       where datname ~ '^huying_(test|template)_' and not exists (select from pg_stat_activity a where a.datid = pg_database.oid)
     ) left_over where age > 6 * 3600`,
  );
  for (const { datname } of rows) {
    await client.query(`drop database if exists ${client.escapeIdentifier(datname)}`).catch((error: unknown) => {
      if (codeOf(error) !== '55006') throw error; // somebody has just entered it
    });
  }
}
