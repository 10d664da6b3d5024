import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openLimiter } from './limiter.ts';

/** A task that ends when told. */
function held() {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { body: () => ended, end };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

test('no more than so many run at once, and those who wait come in order', async () => {
  const limit = openLimiter({ atOnce: 2, waitMs: 60_000 });
  const tasks = Array.from({ length: 5 }, held);
  const begun: number[] = [];
  const running = tasks.map((task, i) =>
    limit(() => {
      begun.push(i);
      return task.body();
    }),
  );
  await settle();
  assert.deepEqual(begun, [0, 1]);
  tasks[1]?.end();
  await settle();
  assert.deepEqual(begun, [0, 1, 2]);
  for (const task of tasks) task.end();
  await Promise.all(running);
  assert.deepEqual(begun, [0, 1, 2, 3, 4]);
});

test('a task that fails gives its place on', async () => {
  const limit = openLimiter({ atOnce: 1, waitMs: 60_000 });
  await assert.rejects(
    limit(() => Promise.reject(new Error('broken'))),
    /broken/,
  );
  assert.equal(await limit(async () => 'next'), 'next');
});

test('whoever waits too long is told that it is busy, and leaves no hole in the queue', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const limit = openLimiter({ atOnce: 1, waitMs: 10_000 });
  const first = held();
  const running = limit(first.body);
  const impatient = limit(async () => 'never');
  t.mock.timers.tick(5000);
  const patient = limit(async () => 'served');
  t.mock.timers.tick(5000);
  await assert.rejects(impatient, { code: 'kernel.busy' });
  first.end();
  await running;
  assert.equal(await patient, 'served');
});
