// A server that is told to end does so, whoever is connected; and whoever is being answered is answered first.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { describe, test } from 'node:test';
import Fastify, { type FastifyInstance } from 'fastify';
import { closeInTime } from './closing.ts';

/** Only a guard: before the cure these hung for ever. */
const hangs = { timeout: 30_000 };

async function open(graceMs: number, routes: (app: FastifyInstance) => void): Promise<[FastifyInstance, number]> {
  const app = Fastify({ forceCloseConnections: 'idle' });
  // Node ends connections without a request after a minute by itself; here it must not be what helps.
  app.server.headersTimeout = 0;
  app.server.requestTimeout = 0;
  closeInTime(app, graceMs);
  routes(app);
  await app.listen({ port: 0, host: '127.0.0.1' });
  return [app, (app.server.address() as { port: number }).port];
}

async function connected(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

describe('closing', () => {
  test('ends a connection that never said anything, while another is still being answered', hangs, async () => {
    const begun = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<string>();
    const [app, port] = await open(60_000, (app) =>
      app.get('/slow', () => {
        begun.resolve();
        return answer.promise;
      }),
    );
    const silent = await connected(port);
    silent.resume();
    const asking = fetch(`http://127.0.0.1:${port}/slow`);
    await begun.promise;
    const ended = once(silent, 'close');
    const closing = app.close();
    await ended;
    answer.resolve('done');
    assert.equal(await (await asking).text(), 'done');
    await closing;
  });

  test('does not wait for ever for a receiver who stopped reading', hangs, async () => {
    const chunk = Buffer.alloc(64 * 1024);
    const endless = (): Readable =>
      Readable.from(
        (function* () {
          for (;;) yield chunk;
        })(),
      );
    const [app, port] = await open(200, (app) => app.get('/sheet', (_request, reply) => reply.send(endless())));
    const receiver = await connected(port);
    receiver.write('GET /sheet HTTP/1.1\r\nhost: test\r\n\r\n');
    await once(receiver, 'data');
    receiver.pause();
    await app.close();
    receiver.destroy();
  });
});
