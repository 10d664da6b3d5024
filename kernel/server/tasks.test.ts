// Long work: taken up once, told as it goes, put back when the server stops, taken over when a process dies.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#kernel/shared/id.ts';
import { kernelProblem } from '#kernel/shared/problem.ts';
import { openTestHouse } from '#testing/house.ts';
import type { Module, TaskHand } from './house.ts';
import { sql } from './sql.ts';
import { addTask, openTasks, runNextTask } from './tasks.ts';

let work: (hand: TaskHand, id: string) => Promise<unknown> = async () => undefined;
const trial: Module = { name: 'trial', tasks: [{ name: 'trial.work', run: (task, hand) => work(hand, task.id) }] };
const house = await openTestHouse({ modules: [trial] });
const errors: unknown[] = [];
const log = { error: (error: unknown) => void errors.push(error) };
const run = () => runNextTask(house.house, house.bus, log);

async function queue(): Promise<string> {
  const id = newId();
  await house.asOwner(async (tx) =>
    addTask(tx, { id, kind: 'trial.work', title: '试一试', input: {} }, { actor: { kind: 'system', name: 'test' } }),
  );
  return id;
}
type Row = {
  state: string;
  done: number;
  total: number | null;
  tries: number;
  result: unknown;
  problem: { code: string } | null;
};
const rowOf = (id: string) =>
  house.asOwner((tx) =>
    tx.first<Row>(
      sql`select state, done_count as done, total_count as total, tries, result, problem from tasks where id = ${id}`,
    ),
  );

test('a task runs once, tells how far it is, and keeps its result', async () => {
  const id = await queue();
  work = async (hand) => {
    await hand.progress(3, 10);
    assert.equal((await rowOf(id))?.done, 3);
    await hand.progress(10, 10);
    return { rows: 10 };
  };
  assert.equal(await run(), true);
  assert.equal(await run(), false);
  assert.deepEqual(await rowOf(id), {
    state: 'done',
    done: 10,
    total: 10,
    tries: 1,
    result: { rows: 10 },
    problem: null,
  });
});

test('two processes never take up the same task', async () => {
  await Promise.all([queue(), queue(), queue()]);
  const seen: string[] = [];
  work = async (_hand, id) => {
    seen.push(id);
    await new Promise((resolve) => setTimeout(resolve, 50));
  };
  await Promise.all([run(), run(), run(), run()]);
  assert.equal(seen.length, 3);
  assert.equal(new Set(seen).size, 3);
});

test('a refusal is told in its own words; a bug is told as one and logged', async () => {
  const [refused, broken] = [await queue(), await queue()];
  work = async (_hand, id) => {
    if (id === refused) throw kernelProblem('not_found');
    throw new Error('broken on purpose');
  };
  await run();
  await run();
  assert.deepEqual(
    [(await rowOf(refused))?.state, (await rowOf(refused))?.problem?.code],
    ['failed', 'kernel.not_found'],
  );
  assert.deepEqual([(await rowOf(broken))?.state, (await rowOf(broken))?.problem?.code], ['failed', 'kernel.bug']);
  assert.equal(errors.length, 1);
});

test('a server that stops puts its task back at the next step, and another goes on with it', async () => {
  const id = await queue();
  let begun: (() => void) | undefined;
  const hasBegun = new Promise<void>((resolve) => {
    begun = resolve;
  });
  work = async (hand) => {
    begun?.();
    for (let step = 1; step <= 1000; step++) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      await hand.progress(step, 1000);
    }
  };
  const runner = openTasks(house.house, house.bus, log);
  await hasBegun;
  await runner.stop();
  assert.equal((await rowOf(id))?.state, 'waiting');
  work = async () => 'finished by another';
  await run();
  assert.equal((await rowOf(id))?.result, 'finished by another');
});

test('a task whose process gives no sign is taken over; one that kills it again and again is given up', async () => {
  const id = await queue();
  const die = (seconds: number) =>
    house.asOwner((tx) =>
      tx.all(
        sql`update tasks set state = 'running', beat_at = now() - make_interval(secs => ${seconds}) where id = ${id}`,
      ),
    );
  await die(30);
  assert.equal(await run(), false, 'half a minute of silence is no death');
  await die(61);
  work = async () => 'taken over';
  assert.equal(await run(), true);
  assert.equal((await rowOf(id))?.result, 'taken over');
  await house.asOwner((tx) => tx.all(sql`update tasks set tries = 3, ended_at = null where id = ${id}`));
  await die(61);
  await run();
  assert.equal((await rowOf(id))?.state, 'failed');
});
