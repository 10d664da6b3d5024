// The ground of all database tests: what they are given is a real, migrated, private PostgreSQL, and it is gone afterwards.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import pg from 'pg';
import { migrationsHash, readMigrations } from '#kernel/server/migrate.ts';
import { MIGRATIONS, testDatabase } from './database.ts';

const folder = mkdtempSync(join(tmpdir(), 'huying-test-migrations-'));
after(() => rmSync(folder, { recursive: true, force: true }));
writeFileSync(join(folder, '0001_things.sql'), 'create table things (name text primary key);');

const db = await testDatabase(undefined, { migrations: folder });

test('two databases of one template do not see each other', async (t) => {
  const other = await testDatabase(t, { migrations: folder });
  await db.pool.query("insert into things values ('居民')");
  const { rows } = await other.pool.query<{ n: string }>('select count(*) as n from things');
  assert.equal(rows[0]?.n, '0');
});

test('a database is dropped when its test ends, with sessions still open in it', async (t) => {
  let name = '';
  let visitor: pg.Client | undefined;
  await t.test('a test that leaves a session behind', async (inner) => {
    const own = await testDatabase(inner, { migrations: folder });
    name = own.connection.database;
    visitor = new pg.Client(own.url);
    visitor.on('error', () => {});
    await visitor.connect();
  });
  const { rowCount } = await db.pool.query('select from pg_database where datname = $1', [name]);
  assert.equal(rowCount, 0);
  assert.notEqual(name, '');
  await visitor?.end().catch(() => {});
});

test('changed migrations make a new template', async (t) => {
  const before = migrationsHash(await readMigrations(folder));
  writeFileSync(join(folder, '0002_more.sql'), 'create table more ();');
  t.after(() => rmSync(join(folder, '0002_more.sql')));
  assert.notEqual(migrationsHash(await readMigrations(folder)), before);
  const newer = await testDatabase(t, { migrations: folder });
  await newer.pool.query('select from more');
  await assert.rejects(db.pool.query('select from more'), /does not exist/);
});

test('the server knows Chinese: lengths count characters, trigrams exist, names sort by pinyin', async (t) => {
  const own = await testDatabase(t, { migrations: null });
  await own.pool.query('create extension pg_trgm');
  const { rows } = await own.pool.query<{ length: number; trigrams: number; names: string[] }>(
    `select length('签到') as length, array_length(show_trgm('济宁市'), 1) as trigrams,
       (select array_agg(name order by name collate "zh-x-icu") from (values ('赵'), ('安'), ('李')) v (name)) as names`,
  );
  assert.deepEqual(rows[0], { length: 2, trigrams: 4, names: ['安', '李', '赵'] });
});

test('the tests sign in as the product does: bound by row-level security, at home in its own database', async () => {
  const { rows } = await db.pool.query<{ super: boolean; bypass: boolean; encoding: string }>(
    `select rolsuper as super, rolbypassrls as bypass, current_setting('server_encoding') as encoding
     from pg_roles where rolname = current_user`,
  );
  assert.deepEqual(rows[0], { super: false, bypass: false, encoding: 'UTF8' });
});

test("the product's own migrations apply", async (t) => {
  const real = await testDatabase(t);
  const { rows } = await real.pool.query<{ name: string }>('select name from schema_migrations order by name');
  assert.deepEqual(
    rows.map(({ name }) => name),
    (await readMigrations(MIGRATIONS)).map(({ name }) => name),
  );
});
