// When they meet, who came, what was said.
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { files, mediators, mode, onCase, parties, said, text } from '../shapes.ts';

export const planSession = defineCommand({
  name: 'mediation.plan_session',
  title: { zh: '约调解时间', en: 'Plan a session' },
  allowed: mediators,
  input: z.object({
    ...onCase,
    sessionId: idSchema,
    meetsAt: z.iso.datetime({ offset: true }),
    mode,
    placeText: text(200).optional(),
    /** Left out, the room comes from HUYING_MEETING_URL where that is set. */
    roomUrl: z
      .url({ protocol: /^https$/ })
      .max(500)
      .optional(),
  }),
});

export const cancelSession = defineCommand({
  name: 'mediation.cancel_session',
  title: { zh: '取消这次调解', en: 'Cancel a session' },
  allowed: mediators,
  input: z.object({ ...onCase, sessionId: idSchema, reason: said(500) }),
});

export const attendSession = defineCommand({
  name: 'mediation.attend',
  title: { zh: '当事人到场', en: 'A party is present' },
  allowed: parties,
  perMinute: 60,
  input: z.object({ ...onCase, sessionId: idSchema }),
});

export const recordSession = defineCommand({
  name: 'mediation.record_session',
  title: { zh: '记调解笔录', en: 'Record a session' },
  allowed: mediators,
  input: z.object({
    ...onCase,
    sessionId: idSchema,
    record: said(20_000),
    /** Who was in the room; who came from home said so themselves. */
    presentPartyIds: z.array(idSchema).max(12).default([]),
    fileIds: files,
  }),
  secretFields: ['record'],
});
