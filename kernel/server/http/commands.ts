// The write doors: one path per command, and a batch for phones that come back on line.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { idSchema } from '#kernel/shared/id.ts';
import type { CommandEnvelope, Outcome } from '#kernel/shared/outcome.ts';
import { kernelProblem } from '#kernel/shared/problem.ts';
import type { Bus } from '../bus-steps.ts';
import type { House } from '../house.ts';
import type { ReadCredentials } from './credentials.ts';
import { problemOf } from './problems.ts';

const batchLimit = 200;

export function commandRoutes(app: FastifyInstance, house: House, bus: Bus, credentials: ReadCredentials): void {
  for (const { spec } of house.commands.values()) {
    app.route({
      method: 'POST',
      url: `/api/commands/${spec.name}`,
      schema: {
        tags: ['commands'],
        operationId: spec.name,
        summary: `${spec.title.zh} ${spec.title.en}`,
        body: z.object({ id: idSchema, at: z.iso.datetime({ offset: true }).optional(), input: spec.input }),
        response: outcomeResponses,
      },
      // The bus parses: the same rule for one command and for a batch.
      validatorCompiler: () => () => true,
      ...(spec.perMinute ? { config: { rateLimit: { max: spec.perMinute, timeWindow: 60_000 } } } : {}),
      handler: async (request, reply) => {
        const body = request.body as Partial<CommandEnvelope> | null;
        const outcome = await bus.execute(
          { id: String(body?.id), name: spec.name, ...(body?.at ? { at: String(body.at) } : {}), input: body?.input },
          credentials(request),
        );
        if ('problem' in outcome) void reply.code(outcome.problem.status as 200);
        return outcome;
      },
    });
  }
  app.route({
    method: 'POST',
    url: '/api/commands',
    schema: {
      tags: ['commands'],
      summary: '一次提交多个操作，按顺序逐个给出结果 Several commands in order, one outcome each',
      body: z.object({
        commands: z
          .array(z.object({ id: idSchema, name: z.string(), at: z.string().optional(), input: z.unknown() }))
          .max(batchLimit),
      }),
    },
    config: { rateLimit: { max: 120, timeWindow: 60_000 } },
    handler: async (request) => {
      const { commands } = request.body as { commands: CommandEnvelope[] };
      const who = credentials(request);
      const outcomes: Outcome[] = [];
      for (const envelope of commands) {
        outcomes.push(
          await bus.execute(envelope, who).catch((error): Outcome => {
            const problem = problemOf(error, request.log);
            const isPassing = problem.body().remedy === 'retry';
            return { outcome: isPassing ? 'retry' : 'rejected', commandId: envelope.id, problem: problem.body() };
          }),
        );
      }
      return { outcomes };
    },
  });
  app.all('/api/commands/*', { schema: { hide: true } }, async (request) => {
    throw kernelProblem('unknown_command', { name: (request.params as { '*': string })['*'] });
  });
}

const outcomeResponses = {
  200: z.object({
    outcome: z.enum(['accepted', 'superseded']),
    commandId: z.string(),
    events: z.array(z.record(z.string(), z.unknown())),
    result: z.unknown().optional(),
  }),
};
