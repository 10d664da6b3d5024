import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepServerTime } from './server-time.ts';

const noon = Date.parse('2026-03-16T04:00:00Z');
const headers = (fields: Record<string, string>) => ({ get: (name: string) => fields[name] ?? null });
const dated = (at: number) => headers({ date: new Date(at).toUTCString() });

test('a phone twenty minutes slow shows the time of the server', () => {
  const time = keepServerTime(() => noon - 20 * 60_000);
  time.learn(dated(noon), noon - 20 * 60_000 - 40, noon - 20 * 60_000 + 40);
  assert.ok(Math.abs(time.now() - noon) <= 1000, `off by ${time.now() - noon} ms`);
});

test('of answers that agree, only a quicker one moves the clock', () => {
  const time = keepServerTime(() => noon);
  time.learn(dated(noon), noon - 50, noon + 50);
  const before = time.now();
  time.learn(dated(noon + 1000), noon - 900, noon + 900);
  assert.equal(time.now(), before);
  time.learn(dated(noon), noon - 5, noon + 5);
  assert.equal(time.now(), noon + 500);
});

test('a server whose clock is moved on purpose is followed at once, to the millisecond, and listeners hear of it', () => {
  const time = keepServerTime(() => noon);
  time.learn(dated(noon), noon - 1, noon + 1);
  let heard = 0;
  time.subscribe(() => heard++);
  time.learn(
    headers({ 'huying-now': '2026-03-18T04:00:00.250Z', date: new Date(noon).toUTCString() }),
    noon - 30,
    noon + 30,
  );
  assert.equal(time.now(), Date.parse('2026-03-18T04:00:00.250Z'));
  assert.equal(heard, 1);
});

test('an answer without a readable time, or that took half a minute, changes nothing', () => {
  const time = keepServerTime(() => noon);
  time.learn(headers({}), noon, noon);
  time.learn(headers({ date: 'yesterday' }), noon, noon);
  time.learn(dated(noon + 3_600_000), noon - 15_000, noon + 15_000);
  assert.equal(time.now(), noon);
});
