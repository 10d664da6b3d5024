// A work method (工作法) as data: channels, groups to visit, matters to answer, rhythms, kinds of request with limits and
// answerable roles. Everything a street may vary is here; nothing here is executed. Records stay tied to the version
// they were made under, so a published version is never edited: write a new one with its own `effectiveFrom`.
import { z } from 'zod';
import { fieldSchema } from '#kernel/shared/field.ts';
import {
  codeSchema,
  handlingKindSchema,
  requestKindSchema,
  roleSchema,
  timeLimitSchema,
  wordsSchema,
} from './request-kind.ts';

/** When a rhythm comes round. Half-months start on the days named (B5 fixes 1st and 16th); `'last'` = last day of the month. */
export const cadenceSchema = z.discriminatedUnion('every', [
  z.strictObject({ every: z.literal('day') }),
  z.strictObject({ every: z.literal('week'), weekday: z.int().min(1).max(7) }),
  z.strictObject({
    every: z.literal('half_month'),
    days: z.tuple([z.int().min(1).max(15), z.int().min(16).max(28)]),
  }),
  z.strictObject({ every: z.literal('month'), day: z.union([z.int().min(1).max(28), z.literal('last')]) }),
  z.strictObject({ every: z.literal('quarter'), day: z.int().min(1).max(28) }),
]);

export const rhythmSchema = z.strictObject({
  id: codeSchema,
  title: wordsSchema,
  cadence: cadenceSchema,
  /** The day is a day off: hold it on the next working day, on the day itself, or leave it out (recorded as left out). */
  onDayOff: z.enum(['next_work_day', 'same_day', 'skip']),
  responsibleRole: roleSchema,
  /** The record that proves it: a sweep list, minutes of a meeting, or the closed register of the past month. */
  record: z.enum(['sweep', 'meeting', 'register']),
  doneWhen: wordsSchema,
  /** What every sweep looks at, besides what is open at the place on the day. */
  items: z
    .array(z.strictObject({ code: codeSchema, title: wordsSchema }))
    .min(1)
    .max(40)
    .optional(),
  /** A register is published to these when closed. */
  publishedTo: z.array(roleSchema).optional(),
});

export const channelSchema = z.strictObject({ code: codeSchema, title: wordsSchema });

export const mustVisitGroupSchema = z.strictObject({
  /** A care group of the registry (`lone_elder`, …). */
  code: codeSchema,
  title: wordsSchema,
  /** Months between two visits at most. */
  visitEveryMonths: z.int().min(1).max(12),
  sensitivity: z.enum(['normal', 'sensitive']),
});

export const mustAnswerKindSchema = z.strictObject({ code: codeSchema, title: wordsSchema });

/** Another limit for a kind in a class of area (standards a5: limits are unit × event class × area class). */
export const overrideSchema = z.strictObject({
  areaClass: codeSchema,
  kindCode: codeSchema,
  responseLimit: timeLimitSchema.optional(),
  resolveLimit: timeLimitSchema.optional(),
});

/** One step of the emergency chain: nobody has signed after so many minutes, then this role is rung too. */
export const escalationStepSchema = z.strictObject({
  afterMinutes: z.int().min(0).max(1440),
  role: roleSchema,
  note: wordsSchema.optional(),
});

export const workMethodSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  title: wordsSchema,
  summary: wordsSchema,
  /** First day of force, e.g. `2022-01-01`. */
  effectiveFrom: z.iso.date(),
  effectiveTo: z.iso.date().optional(),
  /** The figures in the method's own name, checked against its lists (B1: 5-6-4-3). */
  counts: z.strictObject({
    channels: z.int(),
    mustVisitGroups: z.int(),
    mustAnswerKinds: z.int(),
    rhythms: z.int(),
  }),
  channels: z.array(channelSchema).min(1),
  mustVisitGroups: z.array(mustVisitGroupSchema),
  mustAnswerKinds: z.array(mustAnswerKindSchema).min(1),
  rhythms: z.array(rhythmSchema),
  handlingUnits: z.array(z.strictObject({ kind: handlingKindSchema, title: wordsSchema })).min(1),
  /** The field dictionary: what the required fields of the kinds refer to by name. */
  fields: z.array(fieldSchema).max(200).default([]),
  requestKinds: z.array(requestKindSchema).min(1),
  areaClasses: z.array(z.strictObject({ code: codeSchema, title: wordsSchema })),
  overrides: z.array(overrideSchema),
  /** Per cent; add up to 100. */
  rateWeights: z.strictObject({
    responseRate: z.int().min(0).max(100),
    resolutionRate: z.int().min(0).max(100),
    satisfactionRate: z.int().min(0).max(100),
  }),
  /** Reasons for which a request may be left out of the rates (剔除). No other reason is accepted. */
  exclusions: z.array(z.strictObject({ code: codeSchema, title: wordsSchema, needsEvidence: z.boolean() })),
  /** Reasons for which a request may be suspended (挂账), and how often it is looked at again. */
  suspensions: z.array(
    z.strictObject({ code: codeSchema, title: wordsSchema, reviewEveryMonths: z.int().min(1).max(12) }),
  ),
  escalation: z.array(escalationStepSchema),
  extensionMaximum: timeLimitSchema,
  returnLimit: timeLimitSchema,
  /** Months a mediation may take; longer only with both parties' consent (e3). */
  mediationTermMonths: z.int().min(1).max(12),
  /** Households per grid worker, rounded up (A3). */
  requiredStaffing: z.strictObject({ householdsPerWorker: z.int().min(1), countsVacant: z.boolean() }),
  /** The callback asks the caller, not the handler; an unreachable caller is an outcome of its own (e1). */
  callback: z.strictObject({
    within: timeLimitSchema,
    attempts: z.int().min(1).max(10),
    onDissatisfied: z.enum(['reopen', 'supervise']),
    /** From this many dissatisfied answers on, a supervision order is made out. */
    superviseAfter: z.int().min(1).max(5),
  }),
  /** Two requests about the same place or from the same phone within so many hours are offered for merging (B2). */
  duplicateWithinHours: z.int().min(1).max(720),
});

export type Cadence = z.infer<typeof cadenceSchema>;
export type Rhythm = z.infer<typeof rhythmSchema>;
export type Channel = z.infer<typeof channelSchema>;
export type MustVisitGroup = z.infer<typeof mustVisitGroupSchema>;
export type MustAnswerKind = z.infer<typeof mustAnswerKindSchema>;
export type LimitOverride = z.infer<typeof overrideSchema>;
export type EscalationStep = z.infer<typeof escalationStepSchema>;
export type WorkMethod = z.infer<typeof workMethodSchema>;

/** The method as JSON Schema, for a street that writes its own in an editor. */
export const workMethodJsonSchema = () => z.toJSONSchema(workMethodSchema);
