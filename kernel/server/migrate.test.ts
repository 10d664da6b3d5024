// Migrations against what goes wrong with them: edited history, clashing numbers, failures half-way, several runners at once.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import pg from 'pg';
import { testDatabase } from '#testing/database.ts';
import { migrate } from './migrate.ts';

function folder(
  t: TestContext,
  files: Record<string, string>,
): { dir: string; write: (name: string, text: string) => void } {
  const dir = mkdtempSync(join(tmpdir(), 'huying-test-migrate-'));
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  const write = (name: string, text: string): void => writeFileSync(join(dir, name), text);
  for (const [name, text] of Object.entries(files)) write(name, text);
  return { dir, write };
}

const empty = async (t: TestContext): Promise<pg.Pool> => (await testDatabase(t, { migrations: null })).pool;

async function tables(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ tablename: string }>(
    "select tablename from pg_tables where schemaname = 'public' order by 1",
  );
  return rows.map(({ tablename }) => tablename);
}

test('files run once each, in order, and their names are told', async (t) => {
  const pool = await empty(t);
  const { dir, write } = folder(t, {
    '0002_b.sql': 'alter table a add y int;',
    '0001_a.sql': 'create table a (x int);',
  });
  const said: string[] = [];
  assert.deepEqual(await migrate(pool, dir, { log: (line) => said.push(line) }), {
    applied: ['0001_a.sql', '0002_b.sql'],
  });
  assert.deepEqual(said, ['migrated 0001_a.sql', 'migrated 0002_b.sql']);
  assert.deepEqual(await migrate(pool, dir), { applied: [] });
  write('0003_c.sql', 'create table c (); create table d ();');
  assert.deepEqual(await migrate(pool, dir), { applied: ['0003_c.sql'] });
  assert.deepEqual(await tables(pool), ['a', 'c', 'd', 'schema_migrations']);
  assert.equal(pool.idleCount, pool.totalCount, 'every client is back in the pool');
});

test('a file that fails leaves nothing behind, says in which line, and those before it stay', async (t) => {
  const pool = await empty(t);
  const { dir } = folder(t, {
    '0001_good.sql': 'create table good ();',
    '0002_bad.sql': "-- 签到\ncreate table half ();\nselect '😀';\nselect nonsense;\n",
  });
  await assert.rejects(migrate(pool, dir), { code: 'migration.failed', message: /^0002_bad\.sql:4 failed.*nonsense/s });
  assert.deepEqual(await tables(pool), ['good', 'schema_migrations']);
});

test('an applied file that was changed, or is gone, is refused', async (t) => {
  const pool = await empty(t);
  const { dir, write } = folder(t, { '0001_a.sql': 'create table a ();\n' });
  await migrate(pool, dir);
  write('0001_a.sql', 'create table a ();\r\n');
  assert.deepEqual(await migrate(pool, dir), { applied: [] }, 'line ends are not a change');
  write('0001_a.sql', 'create table a (x int);\n');
  write('0002_b.sql', 'create table b ();\n');
  await assert.rejects(migrate(pool, dir), { code: 'migration.changed', message: /^0001_a\.sql/ });
  rmSync(join(dir, '0001_a.sql'));
  await assert.rejects(migrate(pool, dir), { code: 'migration.unknown', message: /0001_a\.sql/ });
  assert.deepEqual(await tables(pool), ['a', 'schema_migrations']);
});

test('a new file below what was applied is refused, and so are two of one number and a bad name', async (t) => {
  const pool = await empty(t);
  const { dir, write } = folder(t, { '0001_a.sql': 'select 1', '0003_c.sql': 'select 1' });
  await migrate(pool, dir);
  write('0002_late.sql', 'create table late ();');
  await assert.rejects(migrate(pool, dir), { code: 'migration.out_of_order', message: /^0002_late\.sql/ });
  rmSync(join(dir, '0002_late.sql'));
  write('0003_d.sql', 'select 1');
  await assert.rejects(migrate(pool, dir), { code: 'migration.misnamed', message: /0003_c\.sql and 0003_d\.sql/ });
  rmSync(join(dir, '0003_d.sql'));
  write('4_x.sql', 'select 1');
  await assert.rejects(migrate(pool, dir), { code: 'migration.misnamed', message: /^4_x\.sql/ });
});

test('four runners at once apply every file exactly once', async (t) => {
  const { connection, pool } = await testDatabase(t, { migrations: null });
  const { dir } = folder(t, {
    '0001_log.sql': 'create table runs (n int);',
    '0002_one.sql': 'insert into runs values (1); select pg_sleep(0.05);',
    '0003_two.sql': 'insert into runs values (2);',
  });
  const runners = await Promise.all(
    [1, 2, 3, 4].map(async () => {
      const client = new pg.Client(connection);
      await client.connect();
      try {
        return (await migrate(client, dir)).applied;
      } finally {
        await client.end();
      }
    }),
  );
  assert.deepEqual(runners.flat().toSorted(), ['0001_log.sql', '0002_one.sql', '0003_two.sql']);
  const { rows } = await pool.query<{ n: number }>('select n from runs order by n');
  assert.deepEqual(
    rows.map(({ n }) => n),
    [1, 2],
  );
});
