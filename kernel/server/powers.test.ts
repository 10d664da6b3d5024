import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { newId } from '#kernel/shared/id.ts';
import { kernelProblem, Problem } from '#kernel/shared/problem.ts';
import { anonymous, openTestHouse, system } from '#testing/house.ts';
import type { Credentials } from './actor.ts';
import { openBus } from './bus.ts';
import { composeHouse } from './compose.ts';
import { command, type Module } from './house.ts';
import { sql } from './sql.ts';

const open = await openTestHouse({ modules: [] });
const { database, secrets, files } = open.house;

const worker = await open.as('grid_worker', 'dongzhaEast');
const leaseId = newId();
await open.asOwner((tx) =>
  tx.all(sql`
    insert into device_leases (id, district_id, staff_id, account_id, label, public_key, granted_at, ends_at)
    values (${leaseId}, ${worker.districtId}, ${worker.staffId}, ${worker.accountId}, '手机', decode(repeat('04', 65), 'hex'), '2020-01-01', '2100-01-01')`),
);

const reached: string[] = [];
const spec = defineCommand({
  name: 'close.it',
  title: { zh: '试', en: 'Try' },
  input: z.object({}),
  allowed: { anyStaff: true, kinds: ['anonymous'] },
  power: 'closure',
});
const together: number[] = [];
const commands = [
  command(
    spec,
    async (_, { doneAt }) => {
      reached.push(new Date(doneAt).toISOString());
      return { events: [] };
    },
    {
      handleMany: async (items) => {
        together.push(items.length);
        return items.map(() => ({ events: [] }));
      },
    },
  ),
];

/** Awake until this instant. */
let until = 0;
const asked: number[] = [];
const keeper: Module = {
  name: 'keeper',
  powers: {
    has: (power) => power === 'closure',
    async mustBeAwake(_tx, _power, _actor, doneAt) {
      asked.push(...doneAt);
      if (doneAt.some((at) => at >= until)) throw kernelProblem('not_permitted', { reason: 'asleep' });
    },
  },
};

test('a house with a command whose power nobody keeps is not composed', () => {
  const compose = (modules: Module[]) => composeHouse({ database, secrets, files, modules });
  assert.throws(() => compose([{ name: 'closing', commands }]), /close.it needs the unknown power closure/);
  assert.throws(
    () =>
      compose([
        { name: 'closing', commands },
        { name: 'other', powers: { ...keeper.powers!, has: () => false } },
      ]),
    /unknown power/,
  );
  compose([{ name: 'closing', commands }, keeper]);
});

test('a sleeping power refuses before the handler, the house itself too; what a leased phone tells late is judged by when it was done, never by a later clock', async () => {
  const bus = openBus(composeHouse({ database, secrets, files, modules: [{ name: 'closing', commands }, keeper] }));
  const now = open.clock.now();
  const send = (as: Credentials, at?: number) =>
    bus
      .execute(
        { id: newId(), name: spec.name, input: {}, ...(at === undefined ? {} : { at: new Date(at).toISOString() }) },
        as,
      )
      .then(
        ({ outcome }) => outcome,
        (error: unknown) => (error instanceof Problem ? error.code : Promise.reject(error)),
      );
  const late = (doneAt: number) => send({ as: 'lease', leaseId, postId: worker.postId, doneAt }, doneAt);
  until = now - 1000;
  assert.equal(await send(anonymous), 'kernel.not_permitted');
  assert.equal(await send(system), 'kernel.not_permitted');
  assert.equal(await send(worker, now - 5000), 'rejected', 'a clock that nobody leased is no judge');
  assert.equal(await late(now + 3_600_000), 'rejected');
  assert.ok(asked.every((doneAt) => doneAt < now + 60_000));
  assert.deepEqual(reached, []);
  assert.equal(await late(now - 5000), 'accepted');
  assert.deepEqual(reached, [new Date(now - 5000).toISOString()]);
});

test('many done together pass the same door: where it slept for one of them, they are done one by one and that one is refused', async () => {
  const bus = openBus(composeHouse({ database, secrets, files, modules: [{ name: 'closing', commands }, keeper] }));
  const now = open.clock.now();
  until = now - 1000;
  const many = async (...doneAt: number[]) =>
    (
      await bus.executeMany(
        doneAt.map((at) => ({
          envelope: { id: newId(), name: spec.name, input: {} },
          credentials: { as: 'lease', leaseId, postId: worker.postId, doneAt: at } as const,
        })),
      )
    ).map(({ outcome }) => outcome);
  assert.deepEqual(await many(now - 9000, now - 500, now - 5000), ['accepted', 'rejected', 'accepted']);
  assert.deepEqual(together, []);
  assert.deepEqual(await many(now - 9000, now - 8000), ['accepted', 'accepted']);
  assert.deepEqual(together, [2]);
});
