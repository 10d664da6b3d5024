// What may be done about phones that work alone.
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';

/** As much of a problem as is kept of why it was refused. */
export const refusalSchema = z.looseObject({
  code: z.string(),
  title: z.object({ zh: z.string(), en: z.string() }),
});

/** Answers `{ houseKey, endsAt }`: the house's public key (base64, 65 bytes), with which the phone makes the key of its box. */
export const grantLease = defineCommand({
  name: 'phone.lease',
  title: { zh: '设置离线使用', en: 'Let a phone work alone' },
  input: z.object({
    leaseId: idSchema,
    label: z.string().trim().min(1).max(40),
    /** P-256, uncompressed point, base64. */
    publicKey: z.base64().max(100),
  }),
  allowed: { anyStaff: true },
});

export const endLease = defineCommand({
  name: 'phone.end',
  title: { zh: '停用手机', en: 'Cut a phone off' },
  input: z.object({ leaseId: idSchema, reason: z.string().trim().min(1).max(200) }),
  allowed: { anyStaff: true },
});

/** Issued by the house for what came out of a box and could not be done in its maker's name. */
export const strandAct = defineCommand({
  name: 'phone.strand',
  title: { zh: '转交迟到的记录', en: 'Hand on what came too late' },
  input: z.object({
    actId: idSchema,
    leaseId: idSchema,
    postId: idSchema,
    command: z.string().max(80),
    input: z.unknown(),
    doneAt: z.iso.datetime({ offset: true }),
    problem: refusalSchema,
  }),
  allowed: {},
  secretFields: ['input'],
});

/** By the house: what no order lets us keep is taken out of the journal as well. */
export const forgetAct = defineCommand({
  name: 'phone.forget',
  title: { zh: '清除不得留存的记录', en: 'Forget what may not be kept' },
  input: z.object({ actId: idSchema }),
  allowed: {},
});

/** A refused act, given by its maker to the community that answers there. Goes through the box as any other. */
export const handOnAct = defineCommand({
  name: 'phone.hand_on',
  title: { zh: '交给社区处理', en: 'Give to the community' },
  input: z.object({
    actId: idSchema,
    command: z.string().max(80),
    input: z.unknown(),
    doneAt: z.iso.datetime({ offset: true }),
    problem: refusalSchema,
  }),
  allowed: { anyStaff: true },
  secretFields: ['input'],
  worksOffline: true,
});

export const decides = ['community_desk', 'community_secretary', 'street_supervisor', 'district_supervisor'] as const;

/** Taken up: the same command was issued in one's own name, as `takenAs`. Let be: with a reason. */
export const settleAct = defineCommand({
  name: 'phone.settle',
  title: { zh: '处理迟到的记录', en: 'Decide what came too late' },
  input: z.object({
    actId: idSchema,
    how: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('taken'), takenAs: idSchema }),
      z.object({ kind: z.literal('let_be'), reason: z.string().trim().min(2).max(200) }),
    ]),
  }),
  allowed: { roles: decides },
});
