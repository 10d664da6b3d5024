// One field of the dictionary: what a fact is called, of what type it is, by which codes it is told and how it must be kept. A method carries its
// dictionary as data; every screen draws, every command checks and every record keeps a fact by this shape alone. No form of its own for any service (B7).
import { z } from 'zod';
import { wordsSchema } from './words.ts';

export const fieldNameSchema = z.string().regex(/^[a-z][A-Za-z0-9]{1,39}$/);

const common = {
  name: fieldNameSchema,
  title: wordsSchema,
  hint: wordsSchema.optional(),
  /** `sensitive`: sealed at rest, masked on every screen, shown by a look that goes on record. */
  sensitivity: z.enum(['normal', 'sensitive']),
  /** Part of the request itself that tells the same: where it is there, the fact is not asked again. */
  knownFrom: z.enum(['callerName']).optional(),
};
/** Identity and telephone numbers are personal facts whatever a method says (等保, PIPL): they cannot be declared normal. */
const personal = { ...common, sensitivity: z.literal('sensitive') };

export const fieldSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...common, type: z.literal('text') }),
  z.strictObject({ ...common, type: z.literal('long_text') }),
  z.strictObject({
    ...common,
    type: z.literal('number'),
    least: z.number().optional(),
    most: z.number().optional(),
    unit: wordsSchema.optional(),
  }),
  /** In fen, a whole number: sums of money are never fractions. */
  z.strictObject({ ...common, type: z.literal('money') }),
  z.strictObject({ ...common, type: z.literal('date') }),
  /** ISO 8601 with its offset. */
  z.strictObject({ ...common, type: z.literal('instant') }),
  z.strictObject({ ...common, type: z.literal('yes_no') }),
  z.strictObject({
    ...common,
    type: z.literal('choice'),
    /** Of which standard the codes are, where they are of one: `GB/T 2261.1`. */
    standard: z.string().optional(),
    codes: z
      .array(z.strictObject({ code: z.string().min(1).max(40), title: wordsSchema }))
      .min(2)
      .max(60),
  }),
  z.strictObject({ ...personal, type: z.literal('phone') }),
  z.strictObject({ ...personal, type: z.literal('id_number') }),
  z.strictObject({ ...common, type: z.literal('photo') }),
]);
export type Field = z.infer<typeof fieldSchema>;
export type FieldType = Field['type'];

/** As it travels and is kept: money in fen, an instant in ISO with offset, photos as ids of the file store. */
export const factValueSchema = z.union([z.string().max(2000), z.number(), z.boolean(), z.array(z.uuid()).max(9)]);
export type FactValue = z.infer<typeof factValueSchema>;

/** As a control holds it: what was typed or chosen, ids of photos that arrived. */
export type Typed = string | readonly string[];
