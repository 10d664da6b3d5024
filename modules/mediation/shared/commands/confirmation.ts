// A party’s yes or no, and the asking for more time that needs it.
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { files, matter, mediationStaff, mediators, onCase, parties, said, text } from '../shapes.ts';

/** A party's own yes or no, on their own page. `typedName` is the signature; `digest` says what it stands under. */
export const confirmMatter = defineCommand({
  name: 'mediation.confirm',
  title: { zh: '当事人确认', en: 'A party confirms' },
  allowed: parties,
  perMinute: 60,
  input: z.object({
    ...onCase,
    confirmationId: idSchema,
    matter,
    isWilling: z.boolean(),
    typedName: text(60).default(''),
    hasReadNotice: z.boolean().default(false),
    digest: z.string().max(100).optional(),
  }),
  secretFields: ['typedName'],
});

/** The same on paper, or by word of mouth before the mediator: for who has no phone (rule 6). */
export const recordConfirmation = defineCommand({
  name: 'mediation.record_confirmation',
  title: { zh: '登记当事人确认', en: 'Record a party’s confirmation' },
  allowed: mediationStaff,
  input: z.object({
    ...onCase,
    confirmationId: idSchema,
    partyId: idSchema,
    matter,
    isWilling: z.boolean(),
    means: z.enum(['paper', 'oral']),
    fileIds: files,
  }),
});

export const askExtension = defineCommand({
  name: 'mediation.ask_extension',
  title: { zh: '申请延长调解期限', en: 'Ask for more time' },
  allowed: mediators,
  input: z.object({ ...onCase, extensionId: idSchema, untilOn: z.iso.date(), reason: said(500) }),
});
