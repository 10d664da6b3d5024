// Server-sent events: what happened that this screen may know of. The screen then asks its queries again; nothing personal travels here.
import type { FastifyInstance } from 'fastify';
import { kernelProblem, Problem } from '#kernel/shared/problem.ts';
import { type Credentials, enter } from '../actor.ts';
import type { House, JournalEntry } from '../house.ts';
import { type Live, scopeOf } from '../live.ts';
import { sql } from '../sql.ts';
import type { ReadCredentials } from './credentials.ts';

const heartbeatMs = 15_000;
/** How long a stream may outlive the session or the post it was opened by: as long as the house believes who somebody is (0020). */
export const askAgainMs = 60_000;

export function liveRoute(
  app: FastifyInstance,
  house: House,
  live: Live,
  credentials: ReadCredentials,
  askAgainEveryMs = askAgainMs,
): void {
  const open = new Set<() => void>();
  app.addHook('preClose', async () => {
    for (const close of open) close();
  });
  app.get('/api/live', { schema: { hide: true } }, async (request, reply) => {
    const who = credentials(request);
    const { actor, subjects } = await house.database.transact(async (tx) => {
      const actor = await enter(tx, who, house.secrets);
      // Residents and strangers hear of the requests they may read; row-level security is the judge.
      const rows =
        actor.kind === 'staff'
          ? []
          : await tx.all<{ id: string }>(sql`select id from requests order by received_at desc limit 50`);
      return { actor, subjects: new Set(rows.map((row) => row.id)) };
    });
    if (actor.kind === 'system' || actor.kind === 'device') throw kernelProblem('sign_in_needed');
    const scope = await scopeOf(house, actor);
    reply.hijack();
    const stream = reply.raw;
    stream.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      connection: 'keep-alive',
      'x-accel-buffering': 'no',
    });
    stream.write('retry: 2000\n\n');
    const stop = live.listen({
      actor,
      scope,
      hearsAll: actor.kind === 'staff' && actor.reach === 'territory' && actor.unitId === actor.districtId,
      subjects,
      hear: (entry) => stream.write(`data: ${JSON.stringify(shown(entry))}\n\n`),
    });
    const heartbeat = setInterval(() => stream.write(':\n\n'), heartbeatMs);
    const askingAgain = setInterval(() => void mayStill(house, who).then((may) => may || close()), askAgainEveryMs);
    const end = () => {
      clearInterval(heartbeat);
      clearInterval(askingAgain);
      stop();
      open.delete(close);
    };
    const close = () => {
      end();
      stream.end();
    };
    open.add(close);
    request.raw.on('close', end);
  });
}

/** Read only, so that an open screen does not count as somebody sitting before it. Where the database is away, nobody is sent off. */
const mayStill = (house: House, who: Credentials): Promise<boolean> =>
  house.database
    .transact((tx) => enter(tx, who, house.secrets), { readOnly: true })
    .then(
      () => true,
      (error: unknown) => !(error instanceof Problem),
    );

/** Names of events only: what they carry is asked for under the reader's own rights. */
function shown(entry: JournalEntry) {
  return {
    name: entry.name,
    subjectId: entry.subjectId,
    at: entry.at,
    events: entry.events.map((event) => ({ type: event.type })),
  };
}
