// p95 of list, search and board for the widest post and for a one-grid worker, on the generated past; asked in process, so that the figure is
// the query's own and not the wire's.

import pg from 'pg';
import { dateOf } from '#kernel/shared/clock/time.ts';
import { generateDistrict } from './generate.ts';
import type { BenchGround } from './ground.ts';
import { median, percentile } from './load.ts';

export type ViewLine = { what: string; post: 'district' | 'grid'; medianMs: number; p95Ms: number };

function monthSoFar(): { from: string; to: string } {
  const to = dateOf(Date.now());
  return { from: `${to.slice(0, 7)}-01`, to };
}

const questions: [string, string, object][] = [
  ['list, newest first', 'request.list', { tab: 'all', limit: 50 }],
  ['list, overdue', 'request.list', { tab: 'overdue', limit: 50 }],
  ['counts of the tabs', 'request.counts', {}],
  ['search by words', 'request.list', { search: '漏水', limit: 50 }],
  ['search by phone end', 'request.list', { search: '1234', limit: 50 }],
  ['board of this month', 'board.overview', monthSoFar()],
];

export async function fillGround(ground: BenchGround, requests: number, log: (line: string) => void) {
  const client = new pg.Client(ground.connection);
  await client.connect();
  try {
    return await generateDistrict(client, { requests, log });
  } finally {
    await client.end();
  }
}

export async function measureViews(
  ground: BenchGround,
  made: Awaited<ReturnType<typeof fillGround>>,
  times = 40,
): Promise<ViewLine[]> {
  const { queries, house } = ground.opened;
  const lines: ViewLine[] = [];
  for (const [what, name, input] of questions) {
    if (!house.queries.has(name)) continue;
    for (const post of ['district', 'grid'] as const) {
      const took: number[] = [];
      for (let n = 0; n < times + 5; n++) {
        const startedAt = performance.now();
        await queries.ask(name, input, made.hats[post]);
        if (n >= 5) took.push(performance.now() - startedAt);
      }
      lines.push({ what, post, medianMs: median(took), p95Ms: percentile(took, 0.95) });
    }
  }
  return lines;
}
