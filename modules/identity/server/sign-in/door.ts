// How every door of the sign-in part is made: from this site's own page only, limited by address, its body checked, its answer never cached.
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify';
import type { z } from 'zod';
import { malformed } from '#kernel/server/bus-steps.ts';
import type { House } from '#kernel/server/house.ts';
import { kernelProblem } from '#kernel/shared/problem.ts';
import type { SignInStep } from '../../shared/session.ts';
import type { Library } from './library.ts';
import { requireOwnPage } from './own-page.ts';
import { findSession, type SessionState } from './store.ts';
import type { TryPassword } from './tries.ts';

export type DoorParts = {
  house: House;
  library: Library;
  tryPassword: TryPassword;
  staffToken: (request: FastifyRequest) => string | undefined;
};

type Asked<B> = { body: B; request: FastifyRequest; reply: FastifyReply };
type Door<S extends z.ZodType, R extends z.ZodType> = {
  method?: 'GET' | 'POST';
  url: string;
  summary: string;
  tag?: string;
  body?: S;
  answer: R;
  handle: (asked: Asked<z.output<S>>) => Promise<z.input<R>>;
};

export function openDoor<S extends z.ZodType, R extends z.ZodType>(app: FastifyInstance, door: Door<S, R>): void {
  const { method = 'POST', url, summary, tag = 'sign-in', body, answer, handle } = door;
  const schema: FastifySchema = { tags: [tag], summary, ...(body ? { body } : {}), response: { 200: answer } };
  app.route({
    method,
    url,
    schema,
    validatorCompiler: () => () => true,
    // A whole office signs in behind one address at eight in the morning; somebody guessing gets nowhere with this and the lock.
    config: { rateLimit: { max: method === 'GET' ? 600 : 120, timeWindow: 60_000 } },
    preHandler: method === 'GET' ? [] : requireOwnPage,
    handler: async (request, reply): Promise<unknown> => {
      void reply.header('cache-control', 'no-store');
      const parsed = body?.safeParse(request.body ?? {});
      if (parsed && !parsed.success) throw malformed(parsed.error);
      return handle({ body: parsed?.data as z.output<S>, request, reply });
    },
  });
}

export type Inside = { token: string; session: SessionState & { staffId: string; districtId: string } };

/** The session whose cookie this request carries, if it is alive; it may still have a password to change or a factor to enrol. */
export async function findInside(
  { house, staffToken }: DoorParts,
  request: FastifyRequest,
): Promise<Inside | undefined> {
  const token = staffToken(request);
  if (!token) return undefined;
  const session = await house.database.asOwner((tx) => findSession(tx, token));
  if (!session?.staffId || !session.districtId) return undefined;
  return { token, session: { ...session, staffId: session.staffId, districtId: session.districtId } };
}

export async function getInside(parts: DoorParts, request: FastifyRequest): Promise<Inside> {
  const inside = await findInside(parts, request);
  if (!inside) throw kernelProblem('sign_in_needed');
  return inside;
}

export function nextOf(session: Pick<SessionState, 'state'>): SignInStep['next'] {
  switch (session.state) {
    case 'must_change_password':
      return 'change_password';
    case 'must_enrol':
      return 'enrol_second_factor';
    case 'open':
      return 'done';
  }
}
