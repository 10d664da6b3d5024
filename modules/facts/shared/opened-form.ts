// A form opened for one subject: what is held with its source and day, what is asked and why, and what tables from above still want to know of them.
import { z } from 'zod';
import { factValueSchema, fieldSchema } from '#kernel/shared/field.ts';
import { wordsSchema } from '#kernel/shared/words.ts';
import { subjectKindSchema } from './subject.ts';

/** A fact as it may be shown: a sensitive one by its mask, without its value. */
export const heldShape = z.object({
  value: factValueSchema.nullable(),
  mask: wordsSchema.nullable(),
  sourceKind: z.string(),
  sourceWords: wordsSchema,
  /** Null: kept by the house, which tells no day for it. */
  observedOn: z.string().nullable(),
  byName: z.string().nullable(),
});
export type Held = z.output<typeof heldShape>;

export const openedField = z.object({
  field: fieldSchema,
  held: heldShape.nullable(),
  ask: z.enum(['missing', 'stale']).nullable(),
  /** Without it the visit closes nothing. */
  isNeeded: z.boolean(),
});
export type OpenedField = z.output<typeof openedField>;

export const openedQuestion = z.object({
  field: fieldSchema,
  /** Null: of no table, but of the desk: two people told it differently. */
  tableId: z.string().nullable(),
  tableTitle: z.string(),
  issuer: z.string(),
  dueOn: z.string(),
  /** Set where the house keeps the field itself: asked at the door, written down by this command. */
  keptBy: z.object({ command: z.string(), title: wordsSchema }).nullable(),
});
export type OpenedQuestion = z.output<typeof openedQuestion>;

export const formOpenedShape = z.object({
  form: z.object({ code: z.string(), title: wordsSchema, issuer: wordsSchema.nullable(), subject: subjectKindSchema }),
  subjectId: z.string(),
  fields: z.array(openedField),
  visitFields: z.array(z.object({ field: fieldSchema, isNeeded: z.boolean() })),
  /** Of tables from above, about this subject, that no field of the form asks already. */
  questions: z.array(openedQuestion),
  asked: z.number(),
  prefilled: z.number(),
  /** Of the house's clock: what is told from this form was told knowing so much. */
  knownAt: z.date(),
});
export type FormOpened = z.output<typeof formOpenedShape>;
