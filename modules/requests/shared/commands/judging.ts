// How it ends, and what the caller says of it.
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { givenFacts } from '../facts.ts';
import { callers, desks, files, onRequest, supervisorsAndDesks, text, words } from './shapes.ts';

export const closeRequest = defineCommand({
  name: 'request.close',
  title: { zh: '核实结案', en: 'Verify and close' },
  allowed: desks,
  input: z.object({ ...onRequest, note: text(1000).default(''), facts: givenFacts }),
  secretFields: ['facts'],
});

export const redoRequest = defineCommand({
  name: 'request.redo',
  title: { zh: '重办', en: 'Redo' },
  allowed: supervisorsAndDesks(),
  input: z.object({ ...onRequest, reason: words }),
});

export const callBackRequest = defineCommand({
  name: 'request.call_back',
  title: { zh: '回访', en: 'Record a callback' },
  allowed: supervisorsAndDesks(),
  input: z.object({
    ...onRequest,
    callbackId: idSchema,
    means: z.enum(['phone', 'sms', 'page', 'visit']),
    result: z.enum(['solved', 'unsolved', 'unreachable']),
    isSatisfied: z.boolean().optional(),
    note: text(1000).default(''),
  }),
});

export const rateRequest = defineCommand({
  name: 'request.rate',
  title: { zh: '评价', en: 'Rate' },
  allowed: callers,
  perMinute: 600,
  input: z.object({
    ...onRequest,
    stars: z.int().min(1).max(5),
    isSolved: z.boolean(),
    comment: text(1000).default(''),
  }),
  secretFields: ['comment'],
});

export const thankRequest = defineCommand({
  name: 'request.thank',
  title: { zh: '致谢', en: 'Thank' },
  allowed: callers,
  perMinute: 30,
  input: z.object({ ...onRequest, noteId: idSchema, text: words, fileIds: files }),
  secretFields: ['text'],
});
