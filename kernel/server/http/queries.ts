// The read doors: one path per query, and one for what a phone takes along, which would else be hundreds of journeys over a weak network.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type AnswerOfMany, mostQuestions, type Question } from '#kernel/shared/many-questions.ts';
import { kernelProblem } from '#kernel/shared/problem.ts';
import type { Credentials } from '../actor.ts';
import { malformed } from '../bus-steps.ts';
import type { House } from '../house.ts';
import type { Queries } from '../queries.ts';
import type { ReadCredentials } from './credentials.ts';
import { problemOf } from './problems.ts';

const atOnce = 3;
const manySchema = z.object({
  questions: z.array(z.object({ name: z.string().max(80), input: z.unknown() })).max(mostQuestions),
});
const manyAnswerSchema = z.object({
  answers: z.array(z.object({ answer: z.unknown(), problem: z.unknown() }).partial()),
});

export function queryRoutes(app: FastifyInstance, house: House, queries: Queries, credentials: ReadCredentials): void {
  /** What may be asked only so often is asked by itself. */
  const answerOne = ({ name, input }: Question, who: Credentials, { log }: FastifyRequest): Promise<AnswerOfMany> => {
    const asked = house.queries.get(name)?.spec.perMinute
      ? Promise.reject(kernelProblem('too_many', { seconds: 0 }))
      : queries.ask(name, input, who);
    return asked.then(
      (answer) => ({ answer }),
      (error: unknown) => ({ problem: problemOf(error, log).body() }),
    );
  };

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
  app.post(
    '/api/queries',
    {
      schema: {
        tags: ['queries'],
        summary: '一次问多个 Many questions at once, each answered or refused by itself',
        body: manySchema,
        response: { 200: manyAnswerSchema },
      },
      validatorCompiler: () => () => true,
      bodyLimit: 1024 * 1024,
    },
    async (request): Promise<{ answers: AnswerOfMany[] }> => {
      const parsed = manySchema.safeParse(request.body ?? {});
      if (!parsed.success) throw malformed(parsed.error);
      const who = credentials(request);
      const { questions } = parsed.data;
      const answers: AnswerOfMany[] = [];
      // Few at a time: a phone that takes along does not push aside whoever waits for one answer.
      let next = 0;
      const answerSome = async () => {
        for (let n = next++; n < questions.length; n = next++)
          answers[n] = await answerOne(questions[n]!, who, request);
      };
      await Promise.all(Array.from({ length: atOnce }, answerSome));
      return { answers };
    },
  );
  app.all('/api/queries/*', { schema: { hide: true } }, async (request) => {
    throw kernelProblem('unknown_query', { name: (request.params as { '*': string })['*'] });
  });
}
