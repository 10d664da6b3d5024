import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { newId } from '#kernel/shared/id.ts';
import { kernelProblem, Problem } from '#kernel/shared/problem.ts';
import { anonymous, openTestHouse, system } from '#testing/house.ts';
import { openBus } from './bus.ts';
import { composeHouse } from './compose.ts';
import { type CommandEntry, command, type Module } from './house.ts';

const open = await openTestHouse({ modules: [] });
const { database, secrets, files } = open.house;

const reached: string[] = [];
const spec = (name: string, worksOffline: boolean) =>
  defineCommand({
    name,
    title: { zh: '试', en: 'Try' },
    input: z.object({}),
    allowed: { kinds: ['anonymous'] },
    power: 'closure',
    worksOffline,
  });
const entry = (name: string, worksOffline = false): CommandEntry =>
  command(spec(name, worksOffline), async () => {
    reached.push(name);
    return { events: [] };
  });
const commands = [entry('close.now'), entry('close.later', true)];

/** Awake until this instant. */
let until = 0;
const asked: number[] = [];
const keeper: Module = {
  name: 'keeper',
  powers: {
    has: (power) => power === 'closure',
    async mustBeAwake(_tx, _power, _actor, doneAt) {
      asked.push(doneAt);
      if (doneAt >= until) throw kernelProblem('not_permitted', { reason: 'asleep' });
    },
  },
};

test('a house with a command whose power nobody keeps is not composed', () => {
  const compose = (modules: Module[]) => composeHouse({ database, secrets, files, modules });
  assert.throws(() => compose([{ name: 'closing', commands }]), /close.now needs the unknown power closure/);
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

test('a sleeping power refuses before the handler, the house itself too; told late is judged by when it was done, never by a later clock', async () => {
  const bus = openBus(composeHouse({ database, secrets, files, modules: [{ name: 'closing', commands }, keeper] }));
  const now = open.clock.now();
  const send = (name: string, at?: number, as = anonymous) =>
    bus
      .execute({ id: newId(), name, input: {}, ...(at === undefined ? {} : { at: new Date(at).toISOString() }) }, as)
      .then(
        ({ outcome }) => outcome,
        (error: unknown) => (error instanceof Problem ? error.code : Promise.reject(error)),
      );
  until = now - 1000;
  assert.equal(await send('close.now'), 'kernel.not_permitted');
  assert.equal(await send('close.now', undefined, system), 'kernel.not_permitted');
  assert.equal(
    await send('close.now', now - 5000),
    'kernel.not_permitted',
    'no phone may queue it: its clock is no judge',
  );
  assert.equal(await send('close.later', now + 3_600_000), 'kernel.not_permitted');
  assert.ok(asked.every((doneAt) => doneAt < now + 60_000));
  assert.deepEqual(reached, []);
  assert.equal(await send('close.later', now - 5000), 'accepted');
  assert.deepEqual(reached, ['close.later']);
});
