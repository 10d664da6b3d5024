// Every failure leaves the server in one shape (RFC 9457). What is not a problem of the family is a bug: logged whole, shown as one.
import { randomBytes } from 'node:crypto';
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { kernelProblem, Problem } from '#kernel/shared/problem.ts';

export function problemOf(error: unknown, log: { error(o: unknown, m: string): void }): Problem {
  if (error instanceof Problem) return error;
  const { statusCode, code, message } = error as Partial<FastifyError>;
  if (statusCode === 429)
    return kernelProblem('too_many', { seconds: Number((error as { seconds?: number }).seconds ?? 60) });
  if (statusCode === 413 || code === 'FST_REQ_FILE_TOO_LARGE') return kernelProblem('too_large');
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return kernelProblem('malformed', { summary: message ?? '' });
  const incident = randomBytes(4).toString('hex');
  log.error({ err: error, incident }, 'bug');
  return kernelProblem('bug', { incident });
}

export function send(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply.status(problem.kind.status).type('application/problem+json').send(problem.body());
}

export function renderProblems(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => send(reply, problemOf(error, request.log)));
}
