// The session seen from its page: who am I, end the others, change my password; and the one-time password that a system administrator hands out.
import { hashPassword, verifyPassword } from 'better-auth/crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { enter, mustMayAct } from '#kernel/server/actor.ts';
import { permit } from '#kernel/server/bus-steps.ts';
import type { ReadCredentials } from '#kernel/server/http/credentials.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { kernelProblem } from '#kernel/shared/problem.ts';
import { type Role, roles } from '#kernel/shared/right.ts';
import { checkPassword, passwordFaultWords } from '../../shared/password.ts';
import { identityProblem } from '../../shared/problems.ts';
import { sessionSchema } from '../../shared/session.ts';
import { settingOf } from '../../shared/settings.ts';
import { type DoorParts, getInside, openDoor } from './door.ts';
import type { Limiter } from './limiter.ts';
import { oneTimePassword } from './one-time-password.ts';
import { record } from './record.ts';
import {
  endOtherSessions,
  findHolder,
  findPasswordHash,
  findUsername,
  listSessionPosts,
  mayHandShiftAccount,
  readStoredSetting,
  writePassword,
} from './store.ts';
import type { Try } from './tries.ts';

export function sessionDoors(
  app: FastifyInstance,
  parts: DoorParts & { limiter: Limiter; credentials: ReadCredentials },
): void {
  const { house, tryPassword, limiter, credentials } = parts;
  const { database, secrets } = house;

  openDoor(app, {
    method: 'GET',
    url: '/api/session',
    summary: '当前登录 Who is signed in, and which posts they may wear',
    answer: sessionSchema,
    async handle({ request }): Promise<z.input<typeof sessionSchema>> {
      const { token, session } = await getInside(parts, request);
      const { posts, idleMinutes } = await database.asOwner(async (tx) => ({
        posts: await listSessionPosts(tx, token),
        idleMinutes: settingOf('session_idle_minutes', await readStoredSetting(tx, 'session_idle_minutes')),
      }));
      return {
        staff: { id: session.staffId, name: session.staffName },
        username: session.username,
        posts: posts.map((post) => ({ ...post, roleTitle: roles[post.role as Role].title })) as z.input<
          typeof sessionSchema
        >['posts'],
        mustChangePassword:
          session.state === 'must_change_password' ? (session.isOneTime ? 'one_time' : 'too_old') : null,
        mustEnrolSecondFactor: session.state === 'must_enrol',
        passwordDueAt: session.passwordDueAt,
        expiresAt: session.expiresAt,
        idleMinutes,
      };
    },
  });

  openDoor(app, {
    url: '/api/session/end-others',
    summary: '退出其他设备 End my other sessions',
    body: z.object({}),
    answer: z.object({ ended: z.number() }),
    async handle({ request }) {
      const { token, session } = await getInside(parts, request);
      if (session.isReadOnly) throw kernelProblem('display_only');
      return database.asOwner(async (tx) => {
        const ended = await endOtherSessions(tx, session.accountId, token);
        record(tx, secrets, { name: 'session.end_others', by: session, subjectId: session.staffId, facts: { ended } });
        return { ended };
      });
    },
  });

  openDoor(app, {
    url: '/api/session/password',
    summary: '修改密码 Change my password',
    body: z.object({ current: z.string().min(1).max(500), next: z.string().min(1).max(500) }),
    answer: z.object({}),
    async handle({ body, request }) {
      const { token, session } = await getInside(parts, request);
      const { accountId, username, staffId } = session;
      const faults = checkPassword(body.next, { username, previous: body.current });
      const hash = await tryPassword(username, async (): Promise<Try<string | undefined>> => {
        const stored = await database.asOwner((tx) => findPasswordHash(tx, accountId));
        const isRight = stored !== undefined && (await verifyPassword({ hash: stored, password: body.current }));
        if (!isRight) return { isRight: false };
        return { isRight: true, value: faults.length === 0 ? await hashPassword(body.next) : undefined };
      });
      if (hash === undefined) throw weakPassword(faults);
      await database.asOwner(async (tx) => {
        writePassword(tx, accountId, hash, false);
        const ended = await endOtherSessions(tx, accountId, token);
        record(tx, secrets, {
          name: 'password.change',
          by: session,
          subjectId: staffId,
          facts: { endedSessions: ended },
        });
      });
      return {};
    },
  });

  openDoor(app, {
    url: '/api/accounts/one-time-password',
    summary: '发放一次性密码 Hand out a one-time password (system administrator)',
    tag: 'accounts',
    body: z.object({ accountId: idSchema }),
    answer: z.object({ username: z.string(), password: z.string() }),
    async handle({ body, request }) {
      const password = oneTimePassword();
      const allowed = { roles: ['system_admin'] } as const;
      const who = { ...credentials(request), as: 'staff' as const };
      const { actor, isOfShift } = await database.transact(async (tx) => ({
        actor: await enter(tx, 'token' in who ? who : { as: 'staff', token: '' }, secrets),
        // The account of a shift (C22) is handed out by the desk or the chief of its site.
        isOfShift: await mayHandShiftAccount(tx, body.accountId),
      }));
      if (!isOfShift) permit({ spec: { name: 'account.set_one_time_password', allowed } }, actor);
      if (actor.kind !== 'staff') throw identityProblem('account_not_found');
      mustMayAct(actor);
      if (actor.accountId === body.accountId) throw identityProblem('own_account');
      const hash = await limiter(() => hashPassword(password));
      return database.asOwner(async (tx) => {
        const holder = await findHolder(tx, body.accountId);
        const username = await findUsername(tx, body.accountId);
        if (!holder || !username || holder.districtId !== actor.districtId) throw identityProblem('account_not_found');
        writePassword(tx, body.accountId, hash, true);
        await endOtherSessions(tx, body.accountId, '');
        record(tx, secrets, {
          name: 'account.set_one_time_password',
          by: actor,
          subjectId: holder.staffId,
          facts: { username },
        });
        return { username, password };
      });
    },
  });
}

export function weakPassword(faults: readonly (keyof typeof passwordFaultWords)[]) {
  const said = (lang: 'zh' | 'en') =>
    faults.map((fault) => passwordFaultWords[fault][lang]).join(lang === 'zh' ? '；' : '; ');
  return identityProblem('weak_password', { faults, zh: said('zh'), en: said('en') });
}
