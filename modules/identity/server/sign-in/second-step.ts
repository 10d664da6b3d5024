// The second factor: a code from the phone, or one of ten backup codes, behind the password (GB/T 22239-2019 8.1.4.1: two factors, one of them
// cryptographic). The same door finishes enrolment, for the first code is what proves that the phone really holds the secret.
import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { kernelProblem, type Problem } from '#kernel/shared/problem.ts';
import { identityProblem } from '../../shared/problems.ts';
import { type SignInStep, signInStepSchema } from '../../shared/session.ts';
import { type SessionDoor, sessionDoors } from '../../shared/session-door.ts';
import { arrive, type Means, setTermsOf } from './arrive.ts';
import { type DoorParts, findInside, nextOf, openDoor } from './door.ts';
import { type LibraryAnswer, passCookies, tokenIn } from './library.ts';
import { record } from './record.ts';
import { endSession, findSecondFactor, findSession, useCode } from './store.ts';
import { locked } from './tries.ts';

const codeBody = z.object({ code: z.string().trim().min(6).max(20), door: z.enum(sessionDoors).default('desk') });

export function secondStepDoors(app: FastifyInstance, parts: DoorParts): void {
  const { house, library } = parts;

  async function signIn(
    means: Exclude<Means, 'password'>,
    { code, door }: { code: string; door: SessionDoor },
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<SignInStep> {
    const answer = await library(
      request,
      means === 'totp' ? '/two-factor/verify-totp' : '/two-factor/verify-backup-code',
      { code },
    );
    const token = tokenIn(answer);
    if (answer.status !== 200 || !token) throw await refused(parts, refusalOf(parts, answer), means);
    // The library lets one code through twice within its minute and a half.
    if (means === 'totp' && !(await isFresh(parts, token, code)))
      throw await refused(parts, identityProblem('wrong_code'), means);
    passCookies(reply, answer);
    return arrive(parts, token, means, door);
  }

  async function finishEnrolment(
    accountId: string,
    { code, door }: { code: string; door: SessionDoor },
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<SignInStep> {
    const factor = await house.database.asOwner((tx) => findSecondFactor(tx, accountId));
    if (factor !== 'started') throw identityProblem(factor === 'on' ? 'second_factor_on' : 'second_factor_off');
    const answer = await library(request, '/two-factor/verify-totp', { code });
    if (answer.status !== 200) throw refusalOf(parts, answer);
    const token = tokenIn(answer);
    if (!token || !(await isFresh(parts, token, code))) throw identityProblem('wrong_code');
    passCookies(reply, answer);
    return house.database.asOwner(async (tx) => {
      const session = await findSession(tx, token);
      if (!session?.staffId || !session.districtId) throw kernelProblem('sign_in_needed');
      await setTermsOf(tx, token, door);
      record(tx, house.secrets, {
        name: 'second_factor.enrol',
        by: { staffId: session.staffId, districtId: session.districtId },
        subjectId: session.staffId,
      });
      return { next: nextOf(session) };
    });
  }

  openDoor(app, {
    url: '/api/auth/two-factor/verify-totp',
    summary: '输入动态口令 Second step, or the last step of enrolment',
    body: codeBody,
    answer: signInStepSchema,
    async handle({ body, request, reply }) {
      const inside = await findInside(parts, request);
      if (inside) return finishEnrolment(inside.session.accountId, body, request, reply);
      return signIn('totp', body, request, reply);
    },
  });

  openDoor(app, {
    url: '/api/auth/two-factor/verify-backup-code',
    summary: '输入备用码 Second step with a backup code',
    body: codeBody,
    answer: signInStepSchema,
    async handle({ body, request, reply }) {
      if (await findInside(parts, request)) throw identityProblem('second_factor_on');
      return signIn('backup_code', body, request, reply);
    },
  });
}

/** Marks the code as used; when it was already, the session it just opened is ended before anybody gets to know it. */
async function isFresh({ house }: DoorParts, token: string, code: string): Promise<boolean> {
  return house.database.asOwner(async (tx) => {
    const session = await findSession(tx, token);
    const digest = createHash('sha256').update(`${session?.accountId} ${code}`).digest();
    const fresh = session !== undefined && (await useCode(tx, session.accountId, digest));
    if (!fresh) endSession(tx, token);
    return fresh;
  });
}

async function refused({ house }: DoorParts, problem: Problem, means: Means): Promise<Problem> {
  await house.database.asOwner(async (tx) =>
    record(tx, house.secrets, { name: 'session.open', facts: { means }, problem }),
  );
  return problem;
}

function refusalOf({ house }: DoorParts, answer: LibraryAnswer): Problem {
  switch (answer.code) {
    case 'ACCOUNT_CLOSED':
      return identityProblem('account_closed');
    case 'ACCOUNT_TEMPORARILY_LOCKED':
      return locked(house, new Date(house.database.clock.now() + 15 * 60_000));
    case 'INVALID_TWO_FACTOR_COOKIE':
    case 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE':
      return identityProblem('second_step_over');
    case 'TOTP_NOT_ENABLED':
    case 'BACKUP_CODES_NOT_ENABLED':
      return identityProblem('second_factor_off');
    default:
      if (answer.status >= 500) throw new Error(`sign-in library: ${answer.status} ${answer.code ?? ''}`);
      return identityProblem('wrong_code');
  }
}
