// Residents come in by a code sent to their phone. No command, for the code must not lie in the journal and a command can set no cookie.
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { enter } from '#kernel/server/actor.ts';
import { digest } from '#kernel/server/canonical.ts';
import type { House } from '#kernel/server/house.ts';
import { residentCookie } from '#kernel/server/http/credentials.ts';
import { appendToJournal } from '#kernel/server/journal.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { newId } from '#kernel/shared/id.ts';
import { checkPhone } from '#kernel/shared/identity/phone.ts';
import { maskPhone } from '#kernel/shared/mask.ts';
import { identityProblem } from '../../shared/problems.ts';
import { codeTries } from '../../shared/resident-code.ts';
import { settingOf } from '../../shared/settings.ts';
import { openDoor } from '../sign-in/door.ts';
import { addSession, endSession, readSetting, spendCodes, tryCode } from './store.ts';

const me = z.object({ phone: z.string() });

export async function residentDoors(app: FastifyInstance, house: House): Promise<void> {
  const { database, secrets } = house;

  openDoor(app, {
    url: '/api/resident/sign-in',
    summary: '居民登录 A resident signs in with a code',
    tag: 'residents',
    body: z.object({
      phone: z.string().trim().max(30),
      code: z
        .string()
        .trim()
        .regex(/^\d{6}$/),
    }),
    answer: me,
    async handle({ body, reply }) {
      const phone = checkPhone(body.phone);
      if (!phone.ok || phone.kind !== 'mobile') throw identityProblem('wrong_resident_code');
      const to = phone.normalized;
      const phoneHash = secrets.hash('phone', to);
      const given = secrets.hash('code', `${to} ${body.code}`);
      const token = randomBytes(32).toString('base64url');
      // The count of tries is kept whatever comes of it, so nothing in here may throw once it is made.
      const days = await database.transact(async (tx) => {
        const { districtId } = await enterAnonymous(tx, house);
        const expected = await tryCode(tx, phoneHash, codeTries);
        if (!expected || !timingSafeEqual(expected, given)) return undefined;
        spendCodes(tx, phoneHash);
        const days = settingOf('resident_session_days', await readSetting(tx, 'resident_session_days'));
        addSession(tx, {
          tokenHash: secrets.hash('session', token),
          districtId,
          phoneHash,
          phoneCipher: secrets.seal(to),
          days,
        });
        keep(tx, house, 'resident.sign_in', phoneHash, districtId);
        return days;
      });
      if (days === undefined) throw identityProblem('wrong_resident_code');
      setCookie(reply, token, days * 86_400);
      return { phone: maskPhone(to) };
    },
  });

  openDoor(app, {
    url: '/api/resident/sign-out',
    summary: '居民退出 A resident signs out',
    tag: 'residents',
    body: z.object({}),
    answer: z.object({}),
    async handle({ request, reply }) {
      const token = request.cookies[residentCookie];
      if (token) await database.asOwner(async (tx) => endSession(tx, secrets.hash('session', token)));
      setCookie(reply, '', 0);
      return {};
    },
  });

  openDoor(app, {
    method: 'GET',
    url: '/api/resident/me',
    summary: '我是谁 The resident signed in here, masked',
    tag: 'residents',
    answer: me,
    async handle({ request }) {
      const actor = await database.transact((tx) =>
        enter(tx, { as: 'resident', token: request.cookies[residentCookie] ?? '' }, secrets),
      );
      return { phone: actor.kind === 'resident' ? maskPhone(secrets.open(actor.phoneCipher)) : '' };
    },
  });
}

async function enterAnonymous(tx: Tx, house: House) {
  const actor = await enter(tx, { as: 'anonymous' }, house.secrets);
  return { districtId: 'districtId' in actor ? actor.districtId : '' };
}

function keep(tx: Tx, { secrets }: House, name: string, phoneHash: Buffer, districtId: string): void {
  appendToJournal(tx, secrets, {
    commandId: newId(),
    name,
    outcome: 'accepted',
    actor: { kind: 'resident', districtId },
    actorId: phoneHash.toString('hex'),
    deviceAt: null,
    inputDigest: digest(name),
    input: undefined,
    secretFields: [],
    done: { events: [{ type: name }] },
  });
}

function setCookie(reply: FastifyReply, value: string, maxAge: number): void {
  void reply.setCookie(residentCookie, value, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: process.env['HUYING_HTTPS'] === '1',
    maxAge,
  });
}
