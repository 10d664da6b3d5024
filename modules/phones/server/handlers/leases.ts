// A phone is bound to the person who holds it, and cut off again.
import { command, type Done } from '#kernel/server/house.ts';
import { staffOf } from '#modules/identity/server/public.ts';
import { administratorRoles } from '#modules/identity/shared/post.ts';
import { endLease, grantLease } from '../../shared/commands.ts';
import { leaseEnd } from '../../shared/lease.ts';
import { phoneProblem } from '../../shared/problems.ts';
import { boxKey, houseKey } from '../keys.ts';
import * as store from '../store.ts';

export const grantHandler = command(grantLease, async ({ leaseId, label, publicKey }, context): Promise<Done> => {
  const { tx, actor, secrets, now } = context;
  const by = staffOf(actor);
  if ((administratorRoles as readonly string[]).includes(by.role)) throw phoneProblem('not_for_this_post');
  const key = Buffer.from(publicKey, 'base64');
  try {
    boxKey(secrets, key, leaseId);
  } catch {
    throw phoneProblem('key_wrong');
  }
  const endsAt = await store.addLease(tx, {
    leaseId,
    label,
    publicKey: key,
    districtId: by.districtId,
    staffId: by.staffId,
    accountId: by.accountId,
  });
  return {
    subjectId: leaseId,
    unitIds: [by.unitId],
    events: [{ type: 'phone.leased', leaseId, staffId: by.staffId }],
    result: {
      houseKey: houseKey(secrets).toString('base64'),
      endsAt: (endsAt ?? new Date(leaseEnd(now))).toISOString(),
    },
  };
});

export const endHandler = command(endLease, async ({ leaseId, reason }, { tx, actor }): Promise<Done> => {
  const by = staffOf(actor);
  const lease = await store.lockLease(tx, leaseId);
  if (!lease) throw phoneProblem('no_lease');
  if (lease.endedAt) throw phoneProblem('ended_already');
  store.endLease(tx, leaseId, by.staffName, reason);
  return {
    subjectId: leaseId,
    unitIds: [by.unitId],
    events: [{ type: 'phone.ended', leaseId, staffId: lease.staffId }],
  };
});
