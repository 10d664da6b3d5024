// What can be asked about registers, each post within its own area. Names are masked by the rules of people lists, sealed facts come as masks.
import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { fieldNameSchema, fieldSchema } from '#kernel/shared/field.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { territoryRoles } from '#kernel/shared/right.ts';
import { wordsSchema } from '#kernel/shared/words.ts';
import { subjectKindSchema } from '#modules/facts/shared/subject.ts';
import { ownDefinition } from './commands.ts';
import { registerSchema } from './register.ts';

const allowed = { roles: territoryRoles };
const text = z.string().nullable();

const registerHead = z.object({
  registerId: z.string(),
  code: z.string(),
  title: wordsSchema,
  purpose: wordsSchema,
  family: wordsSchema.nullable(),
  subject: subjectKindSchema,
  isSensitive: z.boolean(),
  isKept: z.boolean(),
  wantsOwner: z.boolean(),
  /** The unit whose own it is; null where a method brought it. */
  ownOf: text,
});

export const listRegisters = defineQuery({
  name: 'register.list',
  title: { zh: '台账目录', en: 'Registers of an area' },
  input: z.object({ unitId: idSchema.optional() }),
  answer: z.object({
    unitId: z.string(),
    registers: z.array(
      registerHead.extend({
        /** Members now; null where this post may not know. */
        members: z.number().nullable(),
        /** Nobody answers by name where somebody must; null where nobody must or this post may not know. */
        withoutOwner: z.number().nullable(),
        mayOpen: z.boolean(),
      }),
    ),
    mayDefine: z.boolean(),
  }),
  allowed,
});

/** `community`: one community after the other, each by place: the order of a long sheet. */
export const memberSorts = ['name', 'place', 'since', 'field', 'community'] as const;
/** Any other column puts rows in order up to this many. */
export const mostSorted = 50_000;

export const shownValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]).nullable();
export type ShownValue = z.output<typeof shownValue>;

export const memberRow = z.object({
  subjectId: z.string(),
  name: z.string(),
  isNameMasked: z.boolean(),
  placeId: text,
  address: text,
  communityName: text,
  gridName: text,
  since: z.string(),
  until: text,
  values: z.record(z.string(), shownValue),
  /** Columns of `values` that are masks of what is sealed. */
  masked: z.array(z.string()),
  owners: z.array(z.object({ postId: z.string(), name: z.string(), isVacant: z.boolean() })),
  /** Names the row when a sheet of it comes back; only when asked for. */
  rowKey: text,
});
export type MemberRow = z.output<typeof memberRow>;

export const memberColumn = z.object({
  field: fieldSchema,
  isSealed: z.boolean(),
  isSortable: z.boolean(),
  /** Kept on the subject's own page and corrected there, never by a sheet. */
  isOfHouse: z.boolean(),
});
export type MemberColumn = z.output<typeof memberColumn>;

export const listMembers = defineQuery({
  name: 'register.members',
  title: { zh: '台账名单', en: 'Members of a register' },
  input: z.object({
    registerId: idSchema,
    unitId: idSchema.optional(),
    /** Who was on it then; absent: now. */
    asOf: z.iso.datetime({ offset: true }).optional(),
    text: z.string().trim().max(80).optional(),
    /** What is missing: somebody who answers by name, a place. */
    lacks: z.enum(['owner', 'place']).optional(),
    sort: z.enum(memberSorts).default('place'),
    /** With `sort: 'field'`. */
    sortField: fieldNameSchema.optional(),
    isDescending: z.boolean().default(false),
    after: z.string().max(600).optional(),
    limit: z.number().int().min(1).max(500).default(100),
    /** What `register.open` was given, for a sensitive one. */
    openingId: idSchema.optional(),
    withKeys: z.boolean().default(false),
  }),
  answer: z.object({
    register: registerHead,
    unitId: z.string(),
    total: z.number(),
    columns: z.array(memberColumn),
    rows: z.array(memberRow),
    next: text,
    /** Why other columns cannot put the rows in order; null when they can. */
    sortLimit: wordsSchema.nullable(),
    abilities: z.object({ mayEnter: z.boolean(), mayName: z.boolean(), mayDefine: z.boolean() }),
  }),
  allowed,
});

export const countMembers = defineQuery({
  name: 'register.counts',
  title: { zh: '台账分布', en: 'A register by grid or community' },
  input: z.object({ registerId: idSchema, unitId: idSchema.optional() }),
  answer: z.object({
    parts: z.array(
      z.object({
        unitId: text,
        name: text,
        members: z.number(),
        /** All subjects of the kind there: the denominator. */
        subjects: z.number(),
      }),
    ),
    members: z.number(),
    subjects: z.number(),
  }),
  allowed,
});

export const registersOfSubject = defineQuery({
  name: 'register.of_subject',
  title: { zh: '在哪些台账上', en: 'Registers of one subject' },
  input: z.object({ subjectId: idSchema }),
  answer: z.object({
    standing: z.array(
      z.object({
        registerId: z.string(),
        title: wordsSchema,
        isSensitive: z.boolean(),
        isKept: z.boolean(),
        since: z.string(),
        until: text,
        /** The reason written with the entry, or the rule in words. */
        why: wordsSchema,
        owners: z.array(z.object({ postId: z.string(), name: z.string(), isVacant: z.boolean() })),
      }),
    ),
    /** Opened from a sensitive register: who, when, what for. */
    looks: z.array(
      z.object({ at: z.string(), byName: z.string(), purpose: z.string(), registerTitle: wordsSchema.nullable() }),
    ),
    /** Kept registers this post may enter the subject on. */
    mayEnter: z.array(z.object({ registerId: z.string(), title: wordsSchema })),
  }),
  allowed,
});

export const registerDefinition = defineQuery({
  name: 'register.definition',
  title: { zh: '台账定义', en: 'How a register is defined' },
  input: z.object({ registerId: idSchema }),
  answer: z.object({
    register: registerHead,
    areaUnitId: text,
    areaName: text,
    definition: registerSchema,
    /** The rule in words; empty for kept ones. */
    rule: wordsSchema.nullable(),
    version: z.number(),
    history: z.array(
      z.object({
        version: z.number(),
        from: z.string(),
        byName: z.string(),
        reason: z.string(),
        definition: registerSchema,
      }),
    ),
    mayDefine: z.boolean(),
  }),
  allowed,
});

/** Fields that a rule or the columns may name, and the flags a rule may ask for. */
export const registerFields = defineQuery({
  name: 'register.fields',
  title: { zh: '可用的字段', en: 'Fields a register may name' },
  input: z.object({ subject: subjectKindSchema }),
  answer: z.object({
    fields: z.array(z.object({ field: fieldSchema, mayCompare: z.boolean() })),
    flags: z.array(z.object({ code: z.string(), title: wordsSchema, isSensitive: z.boolean() })),
  }),
  allowed,
});

export const previewRegister = defineQuery({
  name: 'register.preview',
  title: { zh: '预览台账', en: 'Count before saving' },
  input: z.object({ registerId: idSchema.optional(), areaUnitId: idSchema, definition: ownDefinition }),
  answer: z.object({
    /** Null: a kept register begins empty, or the rule cannot be worked out. */
    count: z.number().nullable(),
    /** Reckoned from a part of the subjects, where there are very many. */
    isEstimate: z.boolean(),
    subjects: z.number(),
    /** What it would be: naming what is sensitive makes it sensitive. */
    isSensitive: z.boolean(),
    why: wordsSchema.nullable(),
    problems: z.array(wordsSchema),
  }),
  allowed,
});

const look = z.object({
  at: z.string(),
  registerTitle: wordsSchema,
  byName: z.string(),
  purpose: z.string(),
  subjectId: text,
  subjectWords: text,
});

/** Openings of sensitive registers and who was opened from them; for the audit. */
export const listLooks = defineQuery({
  name: 'register.looks',
  title: { zh: '敏感台账查看记录', en: 'Looks into sensitive registers' },
  input: z.object({
    registerId: idSchema.optional(),
    subjectId: idSchema.optional(),
    after: z.string().max(80).optional(),
    limit: z.number().int().min(1).max(500).default(100),
  }),
  answer: z.object({ looks: z.array(look), next: text }),
  allowed: { roles: ['audit_admin'] },
});

const owned = z.object({
  subjectId: z.string(),
  name: z.string(),
  subject: subjectKindSchema,
  address: text,
  registerTitle: wordsSchema.nullable(),
  registerCode: text,
  reason: z.string(),
  since: z.string(),
});

/** What a post answers for by name; without a post, one's own. */
export const listOwned = defineQuery({
  name: 'owner.list',
  title: { zh: '专人负责的对象', en: 'What a post answers for by name' },
  input: z.object({ postId: idSchema.optional() }),
  answer: z.object({ postId: z.string(), ownerName: z.string(), isVacant: z.boolean(), owned: z.array(owned) }),
  allowed,
});

/** Who can be named in an area. */
export const ownerChoices = defineQuery({
  name: 'owner.choices',
  title: { zh: '可以指定的人', en: 'Who can be named' },
  input: z.object({ unitId: idSchema.optional() }),
  answer: z.object({
    posts: z.array(z.object({ postId: z.string(), name: z.string(), role: z.string(), unitName: z.string() })),
  }),
  allowed,
});
