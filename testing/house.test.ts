// The test house itself: what others lean on holds.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { enter } from '#kernel/server/actor.ts';
import { command, type Module, query } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import { defineCommand, defineQuery } from '#kernel/shared/command.ts';
import { anonymous, openTestHouse, phones, unitIds } from './house.ts';

const note = defineCommand({
  name: 'trial.note',
  title: { zh: '记一笔', en: 'Note' },
  input: z.object({ text: z.string() }),
  allowed: { roles: ['grid_worker'] },
});
const units = defineQuery({
  name: 'trial.units',
  title: { zh: '看单元', en: 'Units' },
  input: z.object({}),
  answer: z.object({ names: z.array(z.string()), at: z.string() }),
  allowed: { anyStaff: true },
});
const trial: Module = {
  name: 'trial',
  commands: [command(note, async ({ text }) => ({ events: [{ type: 'trial.noted' }], result: { text } }))],
  queries: [
    query(units, async (_input, { tx }) => {
      const rows = await tx.all<{ name: string }>(sql`select name from governance_units where id = any (app.scope())`);
      return { names: rows.map((row) => row.name).sort(), at: tx.at.toISOString() };
    }),
  ],
};

const house = await openTestHouse({ modules: [trial] });

test('a post holder acts within its role, and is the same person when asked for again', async () => {
  const worker = await house.as('grid_worker', 'dongzhaEast');
  assert.deepEqual(await house.act('trial.note', { text: '一' }, worker), { text: '一' });
  assert.equal((await house.as('grid_worker', 'dongzhaEast')).staffId, worker.staffId);
  assert.notEqual((await house.as('grid_worker', 'dongzhaEast', 2)).staffId, worker.staffId);
  const desk = await house.as('community_desk', 'dongzha');
  const outcome = await house.run('trial.note', { text: '二' }, desk);
  assert.equal(outcome.outcome === 'rejected' && outcome.problem.code, 'kernel.not_permitted');
  const stranger = await house.run('trial.note', { text: '三' }, anonymous);
  assert.equal(stranger.outcome === 'rejected' && stranger.problem.code, 'kernel.sign_in_needed');
});

test('a post sees the units below its own and none beside them', async () => {
  const chief = await house.as('grid_chief', 'dongzhaGrid');
  const { names } = await house.ask<{ names: string[] }>('trial.units', {}, chief);
  assert.deepEqual(names, ['盛景花园网格', '盛景花园东网格', '盛景花园西网格'].sort());
});

test('one person with two posts has two scopes', async () => {
  const cadre = await house.as('department_officer', 'housing');
  const seconded = await house.alsoAs(cadre, 'grid_chief', 'xizhaGrid');
  const names = async (hat: typeof cadre) => (await house.ask<{ names: string[] }>('trial.units', {}, hat)).names;
  assert.deepEqual(await names(cadre), ['住房建设局']);
  assert.deepEqual(await names(seconded), ['西闸一网格']);
});

test('the clock shifts for server and database alike', async () => {
  const worker = await house.as('grid_worker', 'dongzhaEast');
  house.clock.set(Date.parse('2022-03-09T09:00:00+08:00'));
  const { at } = await house.ask<{ at: string }>('trial.units', {}, worker).finally(() => house.clock.reset());
  assert.equal(at.slice(0, 16), '2022-03-09T01:00');
});

test('residents and strangers belong to the first district', async () => {
  const resident = await house.resident(phones.elder);
  for (const who of [resident, anonymous]) {
    const actor = await house.database.transact((tx) => enter(tx, who, house.house.secrets));
    assert.equal('districtId' in actor && actor.districtId, unitIds.district);
  }
});
