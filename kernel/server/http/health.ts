// Is it alive, and how is it doing: /healthz for balancers, /metrics for Prometheus.
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { House } from '../house.ts';
import { sql } from '../sql.ts';

const registry = new Registry();
let requestSeconds: Histogram<'route' | 'method' | 'status'> | undefined;

export function countRequests(app: FastifyInstance): void {
  if (!requestSeconds) {
    collectDefaultMetrics({ register: registry });
    requestSeconds = new Histogram({
      name: 'huying_http_request_seconds',
      help: 'Time to answer, by route',
      labelNames: ['route', 'method', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      registers: [registry],
    });
  }
  const seconds = requestSeconds;
  app.addHook('onResponse', async (request, reply) => {
    seconds.observe(
      { route: request.routeOptions.url ?? 'other', method: request.method, status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    );
  });
}

export function healthRoutes(app: FastifyInstance, house: House): void {
  const waiting = new Gauge({
    name: 'huying_pool_waiting',
    help: 'Transactions waiting for a connection',
    registers: [],
  });
  app.get('/healthz', { schema: { hide: true }, config: { rateLimit: false } }, async (_request, reply) => {
    try {
      await house.database.asOwner((tx) => tx.all(sql`select 1`));
      return { status: 'ok', at: new Date(house.database.clock.now()).toISOString() };
    } catch {
      return reply.status(503).send({ status: 'database unreachable' });
    }
  });
  app.get('/metrics', { schema: { hide: true }, config: { rateLimit: false } }, async (_request, reply) => {
    waiting.set(house.database.pool.waitingCount);
    const own = await waiting.get();
    const text = await registry.metrics();
    return reply
      .type(registry.contentType)
      .send(
        `${text}# HELP ${own.name} ${own.help}\n# TYPE ${own.name} gauge\n${own.name} ${own.values[0]?.value ?? 0}\n`,
      );
  });
}
