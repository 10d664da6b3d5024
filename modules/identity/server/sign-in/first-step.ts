// In by user name and password, and out again. Nobody signs up here: accounts are opened by the system administrator.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { identityProblem } from '../../shared/problems.ts';
import { type SignInStep, signInStepSchema } from '../../shared/session.ts';
import { sessionDoors } from '../../shared/session-door.ts';
import { usernameSchema } from '../../shared/username.ts';
import { arrive } from './arrive.ts';
import { type DoorParts, findInside, openDoor } from './door.ts';
import { type LibraryAnswer, mustBeGood, passCookies, tokenIn } from './library.ts';
import { record } from './record.ts';
import type { Try } from './tries.ts';

const credentials = z.object({
  username: z.string().trim().toLowerCase().min(1).max(60),
  password: z.string().min(1).max(500),
  door: z.enum(sessionDoors).default('desk'),
});
/** The library answers a name it cannot take without the work of a hash, which could be told by the clock; this one it can take. */
const NOBODY = 'nobody.bears.this.name';

export function firstStepDoors(app: FastifyInstance, parts: DoorParts): void {
  const { house, library, tryPassword } = parts;

  openDoor(app, {
    url: '/api/auth/sign-in/username',
    summary: '登录 Sign in',
    body: credentials,
    answer: signInStepSchema,
    async handle({ body, request, reply }): Promise<SignInStep> {
      const { username, password, door } = body;
      const answer = await tryPassword(username, async (): Promise<Try<LibraryAnswer>> => {
        const name = usernameSchema.safeParse(username).success ? username : NOBODY;
        const answer = await library(request, '/sign-in/username', { username: name, password });
        if (answer.code === 'ACCOUNT_CLOSED') return { isRight: true, value: answer };
        // 400 is a password too long to be anybody's.
        if (answer.status === 401 || answer.status === 400) return { isRight: false };
        return { isRight: true, value: mustBeGood(answer) };
      });
      if (answer.code === 'ACCOUNT_CLOSED') throw identityProblem('account_closed');
      passCookies(reply, answer);
      if (answer.body['twoFactorRedirect'] === true) return { next: 'second_factor', twoFactorRedirect: true };
      return arrive(parts, tokenIn(answer) ?? '', 'password', door);
    },
  });

  openDoor(app, {
    url: '/api/auth/sign-out',
    summary: '退出 Sign out',
    body: z.object({}),
    answer: z.object({}),
    async handle({ request, reply }) {
      const inside = await findInside(parts, request);
      passCookies(reply, await library(request, '/sign-out', {}));
      if (inside) {
        const { session } = inside;
        await house.database.asOwner(async (tx) =>
          record(tx, house.secrets, { name: 'session.end', by: session, subjectId: session.staffId }),
        );
      }
      return {};
    },
  });
}
