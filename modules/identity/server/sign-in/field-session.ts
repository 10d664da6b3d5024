// A session for somebody whom another door has made sure of. The library makes it, its hook refuses closed accounts, the cookie is signed as the library signs its own.
import { createHmac } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { staffCookie } from '#kernel/server/http/credentials.ts';
import { identityProblem } from '../../shared/problems.ts';
import { arrive } from './arrive.ts';
import { type Auth, isHttps } from './auth.ts';
import type { DoorParts } from './door.ts';

export type OpenFieldSession = (accountId: string, request: FastifyRequest, reply: FastifyReply) => Promise<void>;

export function fieldSessionOpener(auth: Auth, parts: DoorParts, secret: string): OpenFieldSession {
  return async (accountId, request, reply) => {
    const { internalAdapter } = await auth.$context;
    const session = await internalAdapter
      .createSession(accountId, false, { ipAddress: request.ip, userAgent: request.headers['user-agent'] ?? '' })
      .catch(() => undefined);
    if (!session) throw identityProblem('account_closed');
    const signature = createHmac('sha256', secret).update(session.token).digest('base64');
    void reply.setCookie(`${isHttps() ? '__Secure-' : ''}${staffCookie}`, `${session.token}.${signature}`, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: isHttps(),
      maxAge: 30 * 24 * 60 * 60,
    });
    await arrive(parts, session.token, 'phone', 'field');
  };
}
