// In again without a password: who can seal the house's challenge under the key of the box holds the phone and its PIN — two factors, so none is asked again.
import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { malformed } from '#kernel/server/bus-steps.ts';
import type { House } from '#kernel/server/house.ts';
import { MINUTE_MS } from '#kernel/shared/clock/time.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { leaseStateAt } from '../shared/lease.ts';
import { phoneProblem } from '../shared/problems.ts';
import { boxKey, openEntry } from './keys.ts';
import { findLease } from './store.ts';

/** Opens a session for this account at the field's door; refuses one that is closed. */
export type OpenFieldSession = (accountId: string, request: FastifyRequest, reply: FastifyReply) => Promise<void>;

const goodForMs = MINUTE_MS;
const asked = z.object({ leaseId: idSchema });
const shown = asked.extend({ sealed: z.base64().max(2000) });
const told = z.object({ challenge: z.string().max(400) });

export function phoneSessionDoor(app: FastifyInstance, house: House, open: OpenFieldSession): void {
  const { database, secrets } = house;
  const schema = { tags: ['phones'] };
  const config = { rateLimit: { max: 120, timeWindow: 60_000 } };

  app.route({
    method: 'POST',
    url: '/api/phone/challenge',
    schema: { ...schema, summary: '手机登录的口令 A challenge for a phone', body: asked },
    validatorCompiler: () => () => true,
    config,
    handler: async (request) => {
      const parsed = asked.safeParse(request.body ?? {});
      if (!parsed.success) throw malformed(parsed.error);
      const text = `${parsed.data.leaseId}.${Date.now() + goodForMs}.${randomBytes(16).toString('base64url')}`;
      return { challenge: `${text}.${secrets.sign(text)}` };
    },
  });

  app.route({
    method: 'POST',
    url: '/api/phone/session',
    schema: { ...schema, summary: '用手机登录 In by phone', body: shown },
    validatorCompiler: () => () => true,
    config,
    handler: async (request, reply) => {
      const parsed = shown.safeParse(request.body ?? {});
      if (!parsed.success) throw malformed(parsed.error);
      const { leaseId, sealed } = parsed.data;
      const lease = await database.asOwner((tx) => findLease(tx, leaseId));
      const now = database.clock.now();
      const isRunning =
        lease !== undefined &&
        leaseStateAt({ endsAt: lease.endsAt.getTime(), endedAt: lease.endedAt?.getTime() ?? null }, now) === 'runs';
      if (
        !isRunning ||
        !isOurs(
          leaseId,
          read(() => openEntry(boxKey(secrets, lease.publicKey, leaseId), leaseId, sealed)),
        )
      )
        throw phoneProblem('no_lease');
      await open(lease.accountId, request, reply);
      return {};
    },
  });

  function isOurs(leaseId: string, opened: unknown): boolean {
    const parsed = told.safeParse(opened);
    if (!parsed.success) return false;
    const { challenge } = parsed.data;
    const at = challenge.lastIndexOf('.');
    const text = challenge.slice(0, at);
    const [askedFor, until] = text.split('.');
    return secrets.verify(text, challenge.slice(at + 1)) && askedFor === leaseId && Number(until) > Date.now();
  }
}

function read(open: () => unknown): unknown {
  try {
    return open();
  } catch {
    return undefined;
  }
}
