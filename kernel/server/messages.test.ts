// Messages leave after the commit, again when a gateway fails, not for ever, and say what the gateway's form wants.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { openTestHouse } from '#testing/house.ts';
import { httpSender, type Message, queueMessage, sendWaiting } from './messages.ts';
import { sql } from './sql.ts';

const house = await openTestHouse({ modules: [] });
const { database, clock } = house;
const { secrets } = house.house;
const message: Message = { to: '19900000001', kind: 'reply', text: '您的诉求已办结："楼道灯"' };
const states = () =>
  house.asOwner((tx) => tx.all<{ state: string; tries: number }>(sql`select state, tries from messages order by id`));

test('a message of a transaction that is rolled back is never sent', async () => {
  await house
    .asOwner(async (tx) => {
      queueMessage(tx, secrets, message);
      throw new Error('changed my mind');
    })
    .catch(() => undefined);
  assert.equal(await sendWaiting(database, secrets, { send: () => assert.fail('sent') }), 0);
});

test('two servers that look at once send it once; a failed one is tried again later and given up in the end', async () => {
  await house.asOwner(async (tx) => queueMessage(tx, secrets, message));
  const tried: Message[] = [];
  const failing = {
    async send(one: Message) {
      tried.push(one);
      throw new Error('no credit');
    },
  };
  await Promise.all([sendWaiting(database, secrets, failing), sendWaiting(database, secrets, failing)]);
  assert.deepEqual(tried, [message]);
  assert.deepEqual(await states(), [{ state: 'waiting', tries: 1 }]);
  assert.equal(await sendWaiting(database, secrets, failing), 0, 'not before its pause is over');
  for (let i = 0; i < 20; i++) {
    clock.advance(600_000);
    await sendWaiting(database, secrets, failing);
  }
  assert.deepEqual(await states(), [{ state: 'failed', tries: 8 }]);
});

test('a code that has run out is not sent late', async () => {
  await house.asOwner(async (tx) => queueMessage(tx, secrets, { ...message, usefulUntil: new Date(tx.now + 300_000) }));
  clock.advance(300_000);
  assert.equal(await sendWaiting(database, secrets, { send: () => assert.fail('sent') }), 0);
  clock.reset();
});

test('a gateway gets its own form, the text escaped as that form wants; a refusal inside a good status is a refusal', async (t) => {
  const heard: { type: string | undefined; auth: string | undefined; body: string }[] = [];
  const gateway = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => (body += part));
    request.on('end', () => {
      heard.push({ type: request.headers['content-type'], auth: request.headers.authorization, body });
      response.end(request.url === '/refuse' ? '{"code":"41"}' : '{"code":"0"}');
    });
  });
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
  t.after(() => gateway.close());
  const { port } = gateway.address() as { port: number };
  const url = `http://127.0.0.1:${port}`;
  const headers = { authorization: 'Bearer {key}' };
  await httpSender({ url, headers, body: '{"mobile":"{to}","content":"{text}"}' }, 'k"1').send(message);
  await httpSender({ url, headers, body: 'm={to}&c={text}&k={key}' }, 'k&1').send(message);
  assert.deepEqual(heard[0], {
    type: 'application/json',
    auth: 'Bearer k"1',
    body: JSON.stringify({ mobile: message.to, content: message.text }),
  });
  assert.deepEqual(Object.fromEntries(new URLSearchParams(heard[1]?.body)), {
    m: message.to,
    c: message.text,
    k: 'k&1',
  });
  const picky = { headers: {}, body: '{}', accepted: '"code":"0"' };
  await httpSender({ url, ...picky }, '').send(message);
  await assert.rejects(httpSender({ url: `${url}/refuse`, ...picky }, '').send(message), /gateway answered 200/);
});
