// What helps whoever takes a matter in.
import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { askShape } from '../facts.ts';
import { wordsShape } from '../shapes.ts';
import { requestLine } from './lists.ts';
import { staff } from './shapes.ts';

/** What a dispatch would do, before it is done: the rule shown. */
export const dispatchPreview = defineQuery({
  name: 'request.dispatch_preview',
  title: { zh: '派单预览', en: 'Dispatch preview' },
  allowed: staff,
  /** `placeId`: where it would be, when the desk has corrected the place and not filed it yet. */
  input: z.object({ requestId: idSchema, kindCode: z.string().max(60), placeId: idSchema.optional() }),
  answer: z.object({
    leadUnitId: z.string().nullable(),
    leadName: z.string().nullable(),
    rule: z.string(),
    assisting: z.array(z.object({ unitId: z.string(), name: z.string() })),
    resolveDueAt: z.date().nullable(),
    problem: wordsShape.nullable(),
    /** What this kind asks for before it is dispatched; held up by none of it if it is an emergency. */
    asks: z.array(askShape),
    mayHoldUp: z.boolean(),
    choices: z.array(z.object({ unitId: z.string(), name: z.string(), kind: z.string() })),
  }),
});

export const suggestKindQuery = defineQuery({
  name: 'request.suggest_kind',
  title: { zh: '类别建议', en: 'Suggest a kind' },
  allowed: staff,
  input: z.object({ text: z.string().max(20_000), unitId: idSchema.optional() }),
  answer: z.object({
    suggestions: z.array(
      z.object({
        kindCode: z.string(),
        title: wordsShape,
        confidence: z.number(),
        because: z.array(z.object({ word: z.string(), from: z.string(), weight: z.number() })),
      }),
    ),
    isEmergency: z.boolean(),
    emergencyWords: z.array(z.string()),
  }),
});

/** The hotline's pop-up: who has this number and what they asked before, within what the post may see. */
export const callerHistory = defineQuery({
  name: 'request.caller_history',
  title: { zh: '来电历史', en: 'Caller history' },
  allowed: staff,
  input: z.object({ phone: z.string().max(30) }),
  answer: z.object({
    person: z
      .object({
        id: z.string(),
        name: z.string(),
        address: z.string().nullable(),
        placeId: z.string().nullable(),
        tags: z.array(z.string()),
      })
      .nullable(),
    rows: z.array(requestLine),
  }),
});

/** A pasted group chat as matters to confirm one by one; what was left out stays in sight with the reason (B2). */
export const splitChatQuery = defineQuery({
  name: 'request.split_chat',
  title: { zh: '拆分群聊', en: 'Split a group chat' },
  allowed: staff,
  input: z.object({ text: z.string().max(200_000), unitId: idSchema.optional() }),
  answer: z.object({
    matters: z.array(
      z.object({
        text: z.string(),
        speaker: z.string().nullable(),
        at: z.date().nullable(),
        placeText: z.string().nullable(),
        placeId: z.string().nullable(),
        /** `name`: taken from how the speaker is called, so their home and perhaps not the place meant. */
        placeFrom: z.enum(['text', 'name']).nullable(),
        phone: z.string().nullable(),
        kindCode: z.string().nullable(),
        kindTitle: wordsShape.nullable(),
        confidence: z.number(),
        because: z.array(z.string()),
        isEmergency: z.boolean(),
        /** Pictures and voice that came with it, by name; they cannot be pasted. */
        media: z.array(z.string()),
        /** The index of the earlier matter it may be one with. */
        duplicateOf: z.number().nullable(),
        duplicateWhy: z.enum(['agrees', 'replies', 'continues', 'repeats', 'alike']).nullable(),
        lines: z.tuple([z.number(), z.number()]),
      }),
    ),
    dropped: z.array(
      z.object({
        lines: z.tuple([z.number(), z.number()]),
        text: z.string(),
        why: z.string(),
        speaker: z.string().nullable(),
      }),
    ),
  }),
});
