// What a work method says about one kind of request: who answers for it, within what time, what makes it a case and what
// closes it, and by which words it is known. Data only; the meaning of the words is in requests/server/text.
import { z } from 'zod';
import type { LimitUnit, TimeLimit } from '#kernel/shared/clock/limit.ts';
import { fieldNameSchema } from '#kernel/shared/field.ts';
import { type Role, roles } from '#kernel/shared/right.ts';
import { wordsSchema } from '#kernel/shared/words.ts';

const isRole = (name: string): name is Role => Object.hasOwn(roles, name);
export const roleSchema = z.enum(Object.keys(roles).filter(isRole));

export { wordsSchema } from '#kernel/shared/words.ts';

/** A code: small letters, digits and `_`. Stored with records, so it is never changed once in force. */
export const codeSchema = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/);

/** Time limits (standards a5): working day, hour within the working day, or round-the-clock hour. */
export const limitUnits = ['work_day', 'work_hour', 'clock_hour'] as const satisfies readonly LimitUnit[];
export const timeLimitSchema = z.strictObject({
  amount: z.int().min(1).max(365),
  unit: z.enum(limitUnits),
}) satisfies z.ZodType<TimeLimit>;

/** The end points of the one-key platform (B6), or a department of the street or district. */
export const handlingKindSchema = z.union([
  z.enum(['property_company', 'clinic', 'police_room', 'courtyard', 'community']),
  z.templateLiteral(['department:', z.string().min(1)]),
]);

/** The four bookable services of the one-key call (B7). */
export const serviceKindSchema = z.enum(['family_doctor', 'pension_verification', 'home_repair', 'mediation']);

/**
 * A word by which the kind is known. It counts once however often it stands in the text, and not at all when denied
 * (没有漏水) — unless `isThing`: of a thing, the lack is the complaint (没有路灯).
 * `near`: only if one of these stands in the same sentence, `within` so many characters if given. `notIn`: longer words
 * in which it means something else (救命 in 救命钱). `unless`: words of the same sentence that account for it otherwise (烟味
 * where somebody smokes). `isAlarm`: alone enough to ring (emergency kinds only).
 */
export const keywordSchema = z.strictObject({
  word: z.string().min(1).max(20),
  weight: z.number().min(0.5).max(10),
  near: z.array(z.string().min(1)).min(1).optional(),
  within: z.int().min(0).max(40).optional(),
  notIn: z.array(z.string().min(2)).min(1).optional(),
  unless: z.array(z.string().min(2)).min(1).optional(),
  isThing: z.literal(true).optional(),
  isAlarm: z.literal(true).optional(),
  why: z.string().optional(),
});

/** When a fact is asked: at the desk before dispatch, from the handler who reports it done, before it is closed. */
export const needStages = ['file', 'resolve', 'close'] as const;

/**
 * A fact the kind cannot do without, beyond caller, place and text. `field` and `or` (which does as well: a photo of the holder for the number of the
 * card) are names of the method's field dictionary. Versions published before there was one tell a `title` here; their fields are not asked.
 */
export const requiredFieldSchema = z.strictObject({
  field: fieldNameSchema,
  or: fieldNameSchema.optional(),
  title: wordsSchema.optional(),
  neededFor: z.enum(needStages),
  why: wordsSchema.optional(),
});

/** B7: what makes a kind bookable. `wishedAt` is the caller's wish, `agreedAt` what the handler confirmed or moved it to: instants of the dictionary. */
export const bookingSchema = z.strictObject({ wishedAt: fieldNameSchema, agreedAt: fieldNameSchema });

export const requestKindSchema = z.strictObject({
  code: codeSchema,
  /** Code of CJ/T 214 / GB/T 30428.2, kept apart from ours: the same number means different things in two cities (a5). */
  nationalCode: z.string().optional(),
  title: wordsSchema,
  /** Services and problems are two counters that never mix (B9). */
  countsAs: z.enum(['service', 'problem']),
  mustAnswerKind: codeSchema.optional(),
  serviceKind: serviceKindSchema.optional(),
  filingCondition: wordsSchema,
  closingCondition: wordsSchema,
  /** First reply to the caller, counted from dispatch. */
  responseLimit: timeLimitSchema,
  /** Work done, counted from dispatch. */
  resolveLimit: timeLimitSchema,
  responsibleRole: roleSchema,
  handlingKind: handlingKindSchema,
  /** Further units called in at once; the first receiver leads (首接负责). */
  assist: z.array(handlingKindSchema).optional(),
  sensitivity: z.enum(['normal', 'sensitive']),
  /** Never shown on a device of the same household (N3: domestic violence). */
  isHiddenFromFamily: z.literal(true).optional(),
  /** Skips the queue and rings the escalation chain (B4). */
  isEmergency: z.literal(true).optional(),
  /** Reports of the public are looked at on the spot before they become a case (a5). */
  needsVerificationBeforeFiling: z.literal(true).optional(),
  /** Chronic matters (老大难, M12): may be suspended with a reason and stays visible as long-running. */
  mayRunLong: z.literal(true).optional(),
  /** The kind of a call without words: mis-press, or a caller unable to speak (B6). At most one. */
  isForSilentCall: z.literal(true).optional(),
  /** The kind offered when no word is known. At most one. */
  isCatchAll: z.literal(true).optional(),
  requiredFields: z.array(requiredFieldSchema),
  booking: bookingSchema.optional(),
  keywords: z.array(keywordSchema),
});

export type HandlingKind = z.infer<typeof handlingKindSchema>;
export type ServiceKind = z.infer<typeof serviceKindSchema>;
export type Keyword = z.infer<typeof keywordSchema>;
export type RequiredField = z.infer<typeof requiredFieldSchema>;
export type NeedStage = (typeof needStages)[number];
export type Booking = z.infer<typeof bookingSchema>;
export type RequestKind = z.infer<typeof requestKindSchema>;
