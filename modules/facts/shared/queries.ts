// What can be asked about facts, forms and the dictionary.
import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { factValueSchema, fieldNameSchema, fieldSchema } from '#kernel/shared/field.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { assignedRoles, territoryRoles } from '#kernel/shared/right.ts';
import { wordsSchema } from '#kernel/shared/words.ts';
import { deciders } from './commands.ts';
import { fieldHomeSchema } from './dictionary.ts';
import { formOpenedShape, heldShape } from './opened-form.ts';
import { subjectKindSchema } from './subject.ts';

const allowed = { roles: territoryRoles };
const fileShape = z.object({ id: z.string(), url: z.string(), mediaType: z.string() });

export const listFacts = defineQuery({
  name: 'fact.list',
  title: { zh: '信息', en: 'Facts of a subject' },
  input: z.object({ subjectId: idSchema }),
  answer: z.object({
    subject: z.object({ subjectId: z.string(), kind: subjectKindSchema }),
    facts: z.array(
      z.object({
        field: fieldSchema,
        held: heldShape,
        ageDays: z.number(),
        isStale: z.boolean(),
        files: z.array(fileShape),
        /** Told before: how often something else stood here. */
        earlier: z.number(),
        /** Two told it otherwise without knowing of each other, and nobody has decided. */
        isContested: z.boolean(),
      }),
    ),
    /** Of the house's clock: what is told from this answer was told knowing so much. */
    knownAt: z.date(),
    /** What some form asks of such a subject and nobody has told yet. */
    missing: z.array(fieldSchema),
    abilities: z.object({ mayCorrect: z.boolean(), revealable: z.array(z.string()) }),
  }),
  allowed,
});

export const factHistory = defineQuery({
  name: 'fact.history',
  title: { zh: '一项信息的来历', en: 'History of one fact' },
  input: z.object({ subjectId: idSchema, field: fieldNameSchema }),
  answer: z.object({
    field: fieldSchema,
    /** By the time it was so, the latest first. */
    tellings: z.array(
      heldShape.extend({
        at: z.date(),
        isCurrent: z.boolean(),
        /** False: the same was told again, which only refreshes its day. */
        isChange: z.boolean(),
        isForgotten: z.boolean(),
        note: z.string(),
      }),
    ),
  }),
  allowed,
});

export const contestedFact = z.object({
  subject: z.object({
    subjectId: z.string(),
    kind: subjectKindSchema,
    name: z.string(),
    address: z.string().nullable(),
  }),
  field: fieldSchema,
  /** Those that contradict each other, by when it was so, the latest first. */
  tellings: z.array(
    heldShape.extend({
      telling: z.number(),
      doneAt: z.date(),
      cameAt: z.date(),
      /** What its owner calls the phone that brought it; null: told on line at a screen. */
      phone: z.string().nullable(),
      wasOffLine: z.boolean(),
      isCurrent: z.boolean(),
    }),
  ),
  /** Asked at the next visit, until that day. */
  askedUntil: z.string().nullable(),
});
export type ContestedFact = z.output<typeof contestedFact>;

/** 说法不一: what two people told differently, neither knowing of the other, and nobody has decided since. */
export const listContested = defineQuery({
  name: 'fact.contested',
  title: { zh: '说法不一', en: 'Told two ways' },
  input: z.object({ limit: z.int().min(1).max(200).default(50) }),
  answer: z.object({ contested: z.array(contestedFact), total: z.number(), knownAt: z.date() }),
  allowed: { roles: deciders },
});

export const revealedFact = defineQuery({
  name: 'fact.revealed',
  title: { zh: '已获准查看的信息', en: 'What a logged look opens' },
  input: z.object({ subjectId: idSchema, field: fieldNameSchema }),
  answer: z.object({ text: wordsSchema, value: factValueSchema, files: z.array(fileShape) }),
  allowed,
});

export const openFormQuery = defineQuery({
  name: 'form.open',
  title: { zh: '打开表单', en: 'Open a form for a subject' },
  input: z.object({ form: z.string().min(2).max(40), subjectId: idSchema }),
  answer: formOpenedShape,
  /** Whoever is named for a subject tells of it by its form, wherever they stand (F14: surveyors of departments); row-level security shows them no other. */
  allowed: { roles: [...territoryRoles, ...assignedRoles] },
});

export const listForms = defineQuery({
  name: 'form.list',
  title: { zh: '表单', en: 'Forms in force' },
  input: z.object({ subject: subjectKindSchema.optional() }),
  answer: z.object({
    forms: z.array(
      z.object({
        code: z.string(),
        title: wordsSchema,
        subject: subjectKindSchema,
        issuer: wordsSchema.nullable(),
        methodTitle: wordsSchema,
        /** Of that version of the method, which is never edited: a change is a higher one. */
        version: z.string(),
        since: z.string(),
        /** Set up by a unit on its own desk. */
        isOwn: z.boolean(),
        fields: z.array(z.object({ name: z.string(), title: wordsSchema })),
        visitFields: z.array(z.object({ name: z.string(), title: wordsSchema })),
        needed: z.array(z.string()),
      }),
    ),
    mayDefine: z.boolean(),
  }),
  allowed: { anyStaff: true },
});

export const listDictionary = defineQuery({
  name: 'dictionary.list',
  title: { zh: '字段目录', en: 'Field dictionary' },
  input: z.object({ text: z.string().trim().max(40).default(''), home: fieldHomeSchema.optional() }),
  answer: z.object({
    fields: z.array(
      z.object({
        home: fieldHomeSchema,
        field: fieldSchema,
        alsoCalled: z.array(z.string()),
        askAgainAfterDays: z.number().nullable(),
        keepDays: z.number().nullable(),
        steadyDays: z.number().nullable(),
        /** `house`: a column of the registers; `derived`: worked out; `fact`: told by visits and forms. */
        keptAs: z.enum(['house', 'derived', 'fact']),
        askedBy: z.array(z.object({ form: wordsSchema, issuer: wordsSchema.nullable() })),
      }),
    ),
  }),
  allowed: { anyStaff: true },
});
