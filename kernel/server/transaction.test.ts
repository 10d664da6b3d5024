// What a transaction says when it fails: the first failure, which is the reason, and never the failures it caused.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { testDatabase } from '#testing/database.ts';
import { systemClock } from './clock.ts';
import { sql } from './sql.ts';
import { openDatabase } from './transaction.ts';

const { connection, pool } = await testDatabase(undefined, { migrations: null });
await pool.query('create table places (name text constraint places_name_key unique)');
const database = openDatabase({ connection, clock: systemClock, size: 2 });
after(() => database.close());

const addTwice = sql`insert into places (name) values ('东闸'), ('东闸')`;
const violation = { code: '23505', constraint: 'places_name_key' };

describe('a queued write that fails', () => {
  test('is the failure thrown when nothing is awaited after it', async () => {
    await assert.rejects(
      database.asOwner(async (tx) => tx.write(addTwice)),
      violation,
    );
  });

  test('is the failure thrown when a read is awaited after it', async () => {
    await assert.rejects(
      database.asOwner(async (tx) => {
        tx.write(addTwice);
        await tx.first(sql`select 1`);
      }),
      violation,
    );
  });

  test('is the failure thrown when other writes and reads travel behind it', async () => {
    await assert.rejects(
      database.asOwner(async (tx) => {
        tx.write(addTwice);
        tx.write(sql`insert into places (name) values ('大埠')`);
        await Promise.all([tx.all(sql`select 1`), tx.all(sql`select 2`)]);
      }),
      violation,
    );
  });

  test('leaves nothing behind, and the connection is fit for the next transaction', async () => {
    assert.deepEqual(await database.asOwner((tx) => tx.all(sql`select name from places`)), []);
  });
});

test('a read that fails by itself is thrown as it is', async () => {
  await assert.rejects(
    database.asOwner(async (tx) => {
      tx.write(sql`insert into places (name) values ('东闸')`);
      await tx.first(sql`select 1 / 0`);
    }),
    { code: '22012' },
  );
});

test('a reason of the caller is not replaced by the failure of a write', async () => {
  const own = new Error('not today');
  await assert.rejects(
    database.asOwner(async (tx) => {
      tx.write(addTwice);
      throw own;
    }),
    own,
  );
});

describe('rows that are added', () => {
  const count = async (name: string) =>
    (await database.asOwner((tx) => tx.all(sql`select from places where name = ${name}`))).length;

  test('go in one statement, before whatever is asked next', async () => {
    await database.asOwner(async (tx) => {
      tx.add(sql`insert into places (name) values ('郝山峰')`);
      tx.add(sql`insert into places (name) values ('龙城')`);
      const rows = await tx.all(sql`select distinct xmin, cmin from places where name in ('郝山峰', '龙城')`);
      assert.equal(rows.length, 1);
    });
    assert.equal(await count('龙城'), 1);
  });

  test('a row changed twice is changed twice, in order', async () => {
    await database.asOwner(async (tx) => {
      tx.add(sql`update places set name = '龙城一号' where name like '龙城%'`, { changes: 'long' });
      tx.add(sql`insert into places (name) values ('接庄')`);
      tx.add(sql`update places set name = name || '网格' where name like '龙城%'`, { changes: 'long' });
    });
    assert.deepEqual([await count('龙城一号网格'), await count('接庄')], [1, 1]);
  });

  test('one that fails takes all with it, and is the failure thrown', async () => {
    await assert.rejects(
      database.asOwner(async (tx) => {
        tx.add(sql`insert into places (name) values ('洸河')`);
        tx.add(addTwice);
      }),
      violation,
    );
    assert.equal(await count('洸河'), 0);
  });
});
