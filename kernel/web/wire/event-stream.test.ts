import assert from 'node:assert/strict';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { cutEvents, openEventStream } from './event-stream.ts';

test('events are cut at blank lines wherever the network tore them, heartbeats and other fields left out', () => {
  const cut = cutEvents();
  assert.deepEqual(cut('retry: 2000\n\n:\n\ndata: {"a"'), []);
  assert.deepEqual(cut(':1}\n'), []);
  assert.deepEqual(cut('\ndata: 2\n\nid: 7\ndata: x\ndata: y\n\nda'), ['{"a":1}', '2', 'x\ny']);
  assert.deepEqual(cut('ta: 3\r\n\r\n'), ['3']);
});

type Heard = { opens: number; errors: number; data: string[] };

async function withServer(
  answer: (response: ServerResponse, asked: string | undefined) => void,
  run: (url: string) => Promise<void>,
): Promise<void> {
  const server = createServer((request, response) => answer(response, String(request.headers['huying-follow'] ?? '')));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await run(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/live`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

function listen(url: string): { heard: Heard; lost: Promise<void>; close: () => void } {
  const heard: Heard = { opens: 0, errors: 0, data: [] };
  const stream = openEventStream(url, { 'huying-follow': 'secret' });
  const lost = new Promise<void>((resolve) => {
    stream.onopen = () => heard.opens++;
    stream.onmessage = ({ data }) => heard.data.push(data);
    stream.onerror = () => {
      heard.errors++;
      resolve();
    };
  });
  return { heard, lost, close: stream.close };
}

test('who asks goes in the headers, what happened is heard, and the end of the connection is one loss', async () => {
  await withServer(
    (response, follow) => {
      response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
      response.end(`retry: 2000\n\ndata: ${follow} 呼应\n\n`);
    },
    async (url) => {
      const { heard, lost } = listen(url);
      await lost;
      assert.deepEqual(heard, { opens: 1, errors: 1, data: ['secret 呼应'] });
    },
  );
});

test('a refusal and a page that is no stream are losses without an opening', async () => {
  for (const [status, type] of [
    [401, 'application/problem+json'],
    [200, 'text/html'],
  ] as const) {
    await withServer(
      (response) => response.writeHead(status, { 'content-type': type }).end('{}'),
      async (url) => {
        const { heard, lost } = listen(url);
        await lost;
        assert.deepEqual(heard, { opens: 0, errors: 1, data: [] });
      },
    );
  }
});
