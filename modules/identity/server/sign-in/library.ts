// One call of the sign-in library, as it would come from a browser, and its answer as plain values. Cookies pass through in both directions.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { staffCookie } from '#kernel/server/http/credentials.ts';
import { type Auth, addressHeader, inwardOrigin } from './auth.ts';

export type LibraryAnswer = {
  status: number;
  code: string | undefined;
  body: Record<string, unknown>;
  cookies: string[];
};

export type Library = (request: FastifyRequest, path: string, body: Record<string, unknown>) => Promise<LibraryAnswer>;

export function callLibrary(auth: Auth): Library {
  return async (request, path, body) => {
    const response = await auth.handler(
      new Request(`${inwardOrigin}/api/auth${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          origin: inwardOrigin,
          cookie: request.headers.cookie ?? '',
          'user-agent': request.headers['user-agent'] ?? '',
          [addressHeader]: request.ip,
        },
        body: JSON.stringify(body),
      }),
    );
    const text = await response.text();
    const parsed: unknown = text === '' ? {} : JSON.parse(text);
    const answer = typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {};
    return {
      status: response.status,
      code: typeof answer['code'] === 'string' ? answer['code'] : undefined,
      body: answer,
      cookies: response.headers.getSetCookie(),
    };
  };
}

export function passCookies(reply: FastifyReply, answer: LibraryAnswer): void {
  for (const cookie of answer.cookies) void reply.header('set-cookie', cookie);
}

/** The token of the session that this answer hands to the browser, if it does. */
export function tokenIn(answer: LibraryAnswer): string | undefined {
  for (const cookie of answer.cookies) {
    const [pair = ''] = cookie.split(';');
    const at = pair.indexOf('=');
    if (pair.slice(0, at).replace(/^__Secure-/, '') !== staffCookie) continue;
    const [token = ''] = decodeURIComponent(pair.slice(at + 1)).split('.');
    if (token !== '') return token;
  }
  return undefined;
}

/** What a door does not expect of the library is a fault of ours, not of the person before the door. */
export function mustBeGood(answer: LibraryAnswer): LibraryAnswer {
  if (answer.status !== 200) throw new Error(`sign-in library: ${answer.status} ${answer.code ?? ''}`);
  return answer;
}
