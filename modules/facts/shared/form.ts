// A form is a list of dictionary fields for one kind of subject; it never describes a field. Opened for a subject it asks what is missing or stale.
import { z } from 'zod';
import { fieldNameSchema } from '#kernel/shared/field.ts';
import { wordsSchema } from '#kernel/shared/words.ts';
import { subjectKindSchema } from './subject.ts';

export const formSchema = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9_]{1,39}$/),
  title: wordsSchema,
  subject: subjectKindSchema,
  /** Who wants it: shown to the worker and counted by issuer (减负). */
  issuer: wordsSchema.optional(),
  /** Fields of the subject, asked when missing or stale. */
  fields: z.array(fieldNameSchema).max(60).default([]),
  /** Fields of the visit itself, asked every time. */
  visitFields: z.array(fieldNameSchema).max(20).default([]),
  /** Without these a visit is incomplete and closes nothing (O16: both sends). */
  needed: z.array(fieldNameSchema).max(20).default([]),
});
export type Form = z.output<typeof formSchema>;
