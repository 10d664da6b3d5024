// What the units that have it do.
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { givenFacts } from '../facts.ts';
import { files, onRequest, staffOfField, text, words } from './shapes.ts';

export const signRequest = defineCommand({
  name: 'request.sign',
  title: { zh: '接单', en: 'Sign for receipt' },
  allowed: staffOfField,
  worksOffline: true,
  input: z.object({
    ...onRequest,
    promisedAt: z.iso.datetime({ offset: true }).optional(),
    reply: text(500).optional(),
  }),
});

export const noteRequest = defineCommand({
  name: 'request.note',
  title: { zh: '记进展', en: 'Add progress' },
  allowed: staffOfField,
  worksOffline: true,
  input: z.object({ ...onRequest, noteId: idSchema, text: words, fileIds: files, isPublic: z.boolean().default(true) }),
  secretFields: ['text'],
});

export const resolveRequest = defineCommand({
  name: 'request.resolve',
  title: { zh: '办结', en: 'Resolve' },
  allowed: staffOfField,
  worksOffline: true,
  input: z.object({ ...onRequest, text: words, fileIds: files, facts: givenFacts }),
  secretFields: ['text', 'facts'],
});

export const returnRequest = defineCommand({
  name: 'request.return',
  title: { zh: '退回', en: 'Return to the dispatcher' },
  allowed: staffOfField,
  input: z.object({ ...onRequest, reason: words, legalBasis: text(500).optional() }),
});

export const transferRequest = defineCommand({
  name: 'request.transfer',
  title: { zh: '转派', en: 'Transfer' },
  allowed: staffOfField,
  input: z.object({ ...onRequest, leadUnitId: idSchema, leadPostId: idSchema.optional(), reason: words }),
});

export const assistRequest = defineCommand({
  name: 'request.assist',
  title: { zh: '加协办', en: 'Add assisting units' },
  allowed: staffOfField,
  input: z.object({ ...onRequest, assistUnitIds: z.array(idSchema).min(1).max(10), reason: text(500).default('') }),
});

/** L12: who was asked first owns the question until somebody takes it over on record. */
export const handOverQuestion = defineCommand({
  name: 'request.hand_over_question',
  title: { zh: '交接首问', en: 'Hand over the first-asked duty' },
  allowed: staffOfField,
  input: z.object({ ...onRequest, toStaffId: idSchema, note: text(500).default('') }),
});

/** L13: all that is wanting, told at one time and in writing. A second list is flagged as a breach, unless the rules changed in between. */
export const tellMissing = defineCommand({
  name: 'request.tell_missing',
  title: { zh: '一次告知', en: 'Tell all that is missing' },
  allowed: staffOfField,
  input: z.object({
    ...onRequest,
    noteId: idSchema,
    items: z.array(text(200).min(1)).min(1).max(30),
    rulesChanged: text(300).optional(),
  }),
  secretFields: ['items'],
});

/** L14: the caller came once more for the same matter. */
export const noteVisit = defineCommand({
  name: 'request.note_visit',
  title: { zh: '记来访', en: 'Record a visit' },
  allowed: staffOfField,
  input: z.object({ ...onRequest, visitId: idSchema }),
});
