// Whether it is kept, and what else belongs to the file.
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { files, mediationStaff, onCase, termResult, text } from '../shapes.ts';
import { paperKindNames } from '../words.ts';

export const followUp = defineCommand({
  name: 'mediation.follow_up',
  title: { zh: '回访履行', en: 'Follow up the performance' },
  allowed: mediationStaff,
  input: z.object({
    ...onCase,
    followUpId: idSchema,
    means: z.enum(['phone', 'visit']),
    note: text(1000).default(''),
    results: z
      .array(z.object({ termId: idSchema, result: termResult }))
      .min(1)
      .max(30),
    fileIds: files,
  }),
  secretFields: ['note'],
});

export const addPaper = defineCommand({
  name: 'mediation.add_paper',
  title: { zh: '归入材料', en: 'File a paper' },
  allowed: mediationStaff,
  input: z.object({
    ...onCase,
    paperId: idSchema,
    kind: z.enum(paperKindNames),
    partyId: idSchema.optional(),
    note: text(500).default(''),
    fileIds: files,
  }),
  secretFields: ['note'],
});
