// One server process: house, HTTP, live updates, reactions. Several may run behind one balancer; none holds truth in memory.
import type { FastifyInstance } from 'fastify';
import { credentialsReader } from '#kernel/server/http/credentials.ts';
import { openServer } from '#kernel/server/http/server.ts';
import { openLive } from '#kernel/server/live.ts';
import { openReactor } from '#kernel/server/reactions.ts';
import { openTasks } from '#kernel/server/tasks.ts';
import { phoneSessionDoor } from '#modules/phones/server/public.ts';
import { type HouseOptions, type OpenHouse, openHouse } from './run.ts';
import { testClockRoute } from './test-clock.ts';

export type ServeOptions = HouseOptions & {
  port: number;
  host?: string;
  webRoot?: string;
  logLevel?: string;
  perMinute?: number;
  withReactions?: boolean;
  /** Runs once the house is open and before anybody is let in. */
  prepare?: (opened: OpenHouse) => Promise<void>;
};

export type Serving = OpenHouse & { app: FastifyInstance; address: string; stop(): Promise<void> };

export async function serve(options: ServeOptions): Promise<Serving> {
  const opened = await openHouse(options);
  const { house, bus, queries, signIn, testClock } = opened;
  await options.prepare?.(opened);
  const log = {
    error: (error: unknown, message: string) =>
      console.error(JSON.stringify({ level: 'error', message, error: String((error as Error)?.stack ?? error) })),
  };
  const live = openLive(house, log);
  const app = await openServer({
    house,
    bus,
    queries,
    live,
    credentials: credentialsReader(signIn.cookieSecret),
    ...(options.webRoot ? { webRoot: options.webRoot } : {}),
    ...(options.logLevel ? { logLevel: options.logLevel } : {}),
    ...(options.perMinute === undefined ? {} : { perMinute: options.perMinute }),
  });
  await signIn.mount(app);
  phoneSessionDoor(app, house, signIn.openFieldSession);
  if (testClock) testClockRoute(app, testClock);
  const reactor = options.withReactions === false ? undefined : openReactor(house, bus, log);
  const tasks = options.withReactions === false ? undefined : openTasks(house, bus, log);
  const address = await app.listen({ port: options.port, host: options.host ?? '0.0.0.0' });
  return {
    ...opened,
    app,
    address,
    // Requests first, then what runs by itself, then the database: nothing accepted is cut off.
    async stop() {
      await app.close();
      await reactor?.stop();
      await tasks?.stop();
      await live.stop();
      await opened.close();
    },
  };
}
