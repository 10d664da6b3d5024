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
  earlyMb: number;
  peakMb: number;
};

const mb = (bytes: number): number => Math.round(bytes / 2 ** 20);

/** `file` as in the address: `register.members.xlsx`. `earlyMb`: the most memory (RSS) while the first tenth of `rows` left; `peakMb`: while all did. */
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
  const most = (some: readonly { rssMb: number }[]) => some.reduce((peak, { rssMb }) => Math.max(peak, rssMb), 0);
  return {
    rows,
    megabytes: mb(bytes),
    seconds,
    startMb,
    earlyMb: most(marks.filter((mark) => mark.bytes <= bytes / 10)),
    peakMb: most(marks),
  };
}
