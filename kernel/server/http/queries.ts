// The read doors: one path per query.
import type { FastifyInstance } from 'fastify';
import { kernelProblem } from '#kernel/shared/problem.ts';
import type { House } from '../house.ts';
import type { Queries } from '../queries.ts';
import type { ReadCredentials } from './credentials.ts';

export function queryRoutes(app: FastifyInstance, house: House, queries: Queries, credentials: ReadCredentials): void {
  for (const { spec } of house.queries.values()) {
    app.route({
      method: 'POST',
      url: `/api/queries/${spec.name}`,
      schema: {
        tags: ['queries'],
        operationId: spec.name,
        summary: `${spec.title.zh} ${spec.title.en}`,
        body: spec.input,
        response: { 200: spec.answer },
      },
      validatorCompiler: () => () => true,
      ...(spec.perMinute ? { config: { rateLimit: { max: spec.perMinute, timeWindow: 60_000 } } } : {}),
      handler: async (request) => queries.ask(spec.name, request.body, credentials(request)),
    });
  }
  app.all('/api/queries/*', { schema: { hide: true } }, async (request) => {
    throw kernelProblem('unknown_query', { name: (request.params as { '*': string })['*'] });
  });
}
