// A list of any length leaving as a sheet over HTTP, read to its end as a browser would: how fast, and how much memory the process that writes it takes at its most.
import type { AddressInfo } from 'node:net';
import fastify from 'fastify';
import type { Credentials } from '#kernel/server/actor.ts';
import { exportRoutes } from '#kernel/server/http/exports.ts';
import type { OpenHouse } from '../app/server/run.ts';

export type Exported = {
  rows: number;
  megabytes: number;
  seconds: number;
  startMb: number;
  /** The most memory (RSS) while each fifth of the sheet left: where it is constant, the last is no more than the second, in which everything is warm. */
  fifthsMb: number[];
};

const mb = (bytes: number): number => Math.round(bytes / 2 ** 20);

/** `file` as in the address: `register.members.xlsx`. */
export async function measureExport(
  { house, bus, queries }: OpenHouse,
  file: string,
  input: object,
  who: Credentials,
  rows: number,
): Promise<Exported> {
  const app = fastify();
  exportRoutes(app, house, bus, queries, () => who);
  await app.listen({ port: 0, host: '127.0.0.1' });
  globalThis.gc?.();
  const startMb = mb(process.memoryUsage.rss());
  const startedAt = performance.now();
  const { port } = app.server.address() as AddressInfo;
  const answer = await fetch(
    `http://127.0.0.1:${port}/api/export/${file}?q=${encodeURIComponent(JSON.stringify(input))}`,
  );
  if (!answer.ok || !answer.body) throw new Error(`${file}: ${answer.status} ${await answer.text()}`);
  const marks: { bytes: number; rssMb: number }[] = [];
  let bytes = 0;
  for await (const part of answer.body) {
    bytes += part.byteLength;
    marks.push({ bytes, rssMb: mb(process.memoryUsage.rss()) });
  }
  const seconds = (performance.now() - startedAt) / 1000;
  await app.close();
  const fifthsMb = [0, 0, 0, 0, 0];
  for (const mark of marks) {
    const fifth = Math.min(4, Math.floor((mark.bytes / bytes) * 5));
    fifthsMb[fifth] = Math.max(fifthsMb[fifth] ?? 0, mark.rssMb);
  }
  return { rows, megabytes: mb(bytes), seconds, startMb, fifthsMb };
}
