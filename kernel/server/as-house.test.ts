import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestHouse } from '#testing/house.ts';
import { enter } from './actor.ts';
import { asHouse } from './as-house.ts';
import { sql } from './sql.ts';
import type { Tx } from './transaction.ts';

const house = await openTestHouse();
const kindOf = async (tx: Tx) => (await tx.first<{ kind: string }>(sql`select app.kind() as kind`))?.kind;

test('a part of a transaction is the house’s, and what comes after it the asker’s again, also where one part lies in another', async () => {
  await house.house.database.transact(async (tx) => {
    await enter(tx, { as: 'anonymous' }, house.house.secrets);
    const before = await kindOf(tx);
    const within = await asHouse(tx, async () => [
      await kindOf(tx),
      await asHouse(tx, () => kindOf(tx)),
      await kindOf(tx),
    ]);
    assert.deepEqual(within, ['system', 'system', 'system']);
    assert.equal(await kindOf(tx), before);
    assert.notEqual(before, 'system');
  });
});
