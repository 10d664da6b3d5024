// Opening a case and the ways it ends or goes elsewhere.
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { mediationStaff, mediators, onCase, parties, said, source } from '../shapes.ts';
import { disputeKindNames, routeNames } from '../words.ts';
import { newParty } from './party.ts';

export const openMediation = defineCommand({
  name: 'mediation.open',
  title: { zh: '受理调解', en: 'Open a mediation' },
  allowed: mediationStaff,
  input: z.object({
    ...onCase,
    requestId: idSchema,
    source,
    disputeKind: z.enum(disputeKindNames),
    summary: said(2000),
    /** Left out: the committee that serves the place of the request. */
    committeeUnitId: idSchema.optional(),
    parties: z.array(newParty).min(2).max(12),
  }),
  secretFields: ['summary', 'parties'],
});

const told = z.array(z.enum(routeNames)).min(1).max(5);

/** Art. 26: none reached, and the other ways were told. */
export const failMediation = defineCommand({
  name: 'mediation.fail',
  title: { zh: '调解不成', en: 'No agreement' },
  allowed: mediators,
  input: z.object({ ...onCase, reason: said(1000), toldRoutes: told }),
  secretFields: ['reason'],
});

export const endBroken = defineCommand({
  name: 'mediation.end_broken',
  title: { zh: '协议未履行', en: 'The agreement was not performed' },
  allowed: mediationStaff,
  input: z.object({ ...onCase, reason: said(1000), toldRoutes: told }),
  secretFields: ['reason'],
});

/** Art. 25. To the police the room is called in at once; violence ends the mediation. */
export const referMediation = defineCommand({
  name: 'mediation.refer',
  title: { zh: '转出或报警', en: 'Refer' },
  allowed: mediationStaff,
  input: z.object({
    ...onCase,
    referralId: idSchema,
    route: z.enum(routeNames),
    isViolent: z.boolean().default(false),
    isEnding: z.boolean().default(false),
    reason: said(1000),
  }),
  secretFields: ['reason'],
});

export const withdrawMediation = defineCommand({
  name: 'mediation.withdraw',
  title: { zh: '撤回调解', en: 'Withdraw' },
  allowed: { ...mediationStaff, ...parties },
  perMinute: 30,
  input: z.object({ ...onCase, reason: said(500) }),
  secretFields: ['reason'],
});

/** Issued by the house when the request behind a case got another kind or was withdrawn. */
export const followRequestChange = defineCommand({
  name: 'mediation.follow_request',
  title: { zh: '诉求变化', en: 'The request changed' },
  allowed: {},
  input: z.object({ requestId: idSchema, isWithdrawn: z.boolean().default(false) }),
});
