// A register 台账 (R1): a kind of subject, a rule of membership and the fields it shows. Kept ones are flags with from, to and reason; all others are worked out
// from facts. None is typed a second time.
import { z } from 'zod';
import { conditionSchema } from '#kernel/shared/condition.ts';
import { fieldNameSchema } from '#kernel/shared/field.ts';
import { wordsSchema } from '#kernel/shared/words.ts';
import { subjectKindSchema } from '#modules/facts/shared/subject.ts';

export const registerCodeSchema = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/);

export const registerSchema = z.strictObject({
  code: registerCodeSchema,
  title: wordsSchema,
  /** What it is for, as the person concerned may read it. */
  purpose: wordsSchema,
  subject: subjectKindSchema,
  /** Registers shown together: 六必访, 老弱病残孕. */
  family: wordsSchema.optional(),
  /** `kept`: whoever bears the flag of this code. Else a condition over fields of the subject. */
  membership: z.union([z.strictObject({ kept: z.literal(true) }), z.strictObject({ rule: conditionSchema })]),
  sensitivity: z.enum(['normal', 'sensitive']),
  columns: z.array(fieldNameSchema).max(20).default([]),
  /** Somebody by name must answer for each member (专人专责 L8, O3, O5); who has nobody is listed first. */
  wantsOwner: z.boolean().optional(),
});
export type Register = z.output<typeof registerSchema>;
export const isKept = (register: Pick<Register, 'membership'>): boolean => 'kept' in register.membership;
