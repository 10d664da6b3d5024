// Coming in, told by whom, found to be what, handed out.
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { assignedRoles, territoryRoles } from '#kernel/shared/right.ts';
import { givenFacts } from '../facts.ts';
import { anyOf, callers, desks, files, onRequest, staffOfField, text } from './shapes.ts';

/** B2: any channel, one queue. Everything but the channel may be missing: a silent call is still a call. */
export const reportRequest = defineCommand({
  name: 'request.report',
  title: { zh: '登记诉求', en: 'Report a request' },
  input: z.object({
    requestId: idSchema,
    channel: z.string().max(40),
    text: text(20_000).default(''),
    summary: text(120).optional(),
    placeId: idSchema.optional(),
    placeText: text(200).optional(),
    /** A community or grid, when no exact place is known. */
    territoryId: idSchema.optional(),
    longitude: z.number().min(-180).max(180).optional(),
    latitude: z.number().min(-90).max(90).optional(),
    /** Given only when a person has confirmed it. */
    kindCode: z.string().max(60).optional(),
    callerName: text(60).optional(),
    callerPhone: text(30).optional(),
    isAnonymous: z.boolean().default(false),
    isEmergency: z.boolean().default(false),
    isUrgentHardship: z.boolean().default(false),
    /** Somebody speaks for somebody else (rule 6: people without phones). */
    proxy: z.object({ name: text(60), relation: text(40).default(''), phone: text(30).optional() }).optional(),
    fileIds: files,
    isDrill: z.boolean().default(false),
    /** What the kind asks for (B7). */
    facts: givenFacts,
  }),
  allowed: { roles: [...territoryRoles, ...assignedRoles], kinds: ['resident', 'anonymous', 'device'] },
  secretFields: ['callerName', 'callerPhone', 'text', 'proxy', 'facts'],
  worksOffline: true,
  perMinute: 600,
});

export const answerRequest = defineCommand({
  name: 'request.answer',
  title: { zh: '接听', en: 'Answer a call' },
  allowed: staffOfField,
  input: z.object(onRequest),
});

export const classifyRequest = defineCommand({
  name: 'request.classify',
  title: { zh: '归类', en: 'Classify' },
  allowed: desks,
  input: z.object({
    ...onRequest,
    kindCode: z.string().max(60),
    summary: text(120).min(1).optional(),
    placeId: idSchema.optional(),
    placeText: text(200).optional(),
    isEmergency: z.boolean().optional(),
    isUrgentHardship: z.boolean().optional(),
    callerName: text(60).optional(),
    callerPhone: text(30).optional(),
    facts: givenFacts,
  }),
  secretFields: ['callerName', 'callerPhone', 'facts'],
});

/** Without a unit the rule of place and kind decides, and is kept with the dispatch. */
export const dispatchRequest = defineCommand({
  name: 'request.dispatch',
  title: { zh: '派单', en: 'Dispatch' },
  allowed: desks,
  input: z.object({
    ...onRequest,
    kindCode: z.string().max(60).optional(),
    leadUnitId: idSchema.optional(),
    leadPostId: idSchema.optional(),
    assistUnitIds: z.array(idSchema).max(10).optional(),
    note: text(500).optional(),
    facts: givenFacts,
  }),
  secretFields: ['facts'],
});

export const stateMore = defineCommand({
  name: 'request.state',
  title: { zh: '补充说明', en: 'Add words' },
  allowed: anyOf(callers, { kinds: ['device'] }),
  perMinute: 60,
  input: z.object({
    ...onRequest,
    noteId: idSchema,
    text: text(2000).default(''),
    fileIds: files,
    /** Where to ring back, left after the press (B6: the caller may be unable to speak). Taken only while none is known. */
    callerPhone: text(30).optional(),
  }),
  secretFields: ['text', 'callerPhone'],
});

export const mergeRequest = defineCommand({
  name: 'request.merge',
  title: { zh: '合并', en: 'Merge' },
  allowed: desks,
  input: z.object({ ...onRequest, intoId: idSchema, reason: text(500).default('') }),
});

export const withdrawRequest = defineCommand({
  name: 'request.withdraw',
  title: { zh: '撤销', en: 'Withdraw' },
  allowed: anyOf(desks, callers),
  input: z.object({
    ...onRequest,
    reason: z.enum(['mis_press', 'silent', 'caller_withdrew', 'test', 'malicious_repeat']),
    note: text(500).default(''),
  }),
});

/** What is asked of a request, told or corrected at any time between its steps (B7); the appointment is confirmed or moved by it. */
export const writeFacts = defineCommand({
  name: 'request.write_facts',
  title: { zh: '填写信息', en: 'Tell facts' },
  allowed: anyOf(staffOfField, callers),
  perMinute: 60,
  worksOffline: true,
  input: z.object({ ...onRequest, facts: givenFacts.unwrap().min(1) }),
  secretFields: ['facts'],
});
