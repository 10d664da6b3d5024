// An export is an act on record: who took which rows under which filter, before the first byte leaves, and how many they were in the end.
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';

export const recordExport = defineCommand({
  name: 'export.record',
  title: { zh: '导出表格', en: 'Export to a sheet' },
  input: z.object({
    exportId: idSchema,
    query: z.string().max(80),
    filter: z.record(z.string(), z.unknown()),
    /** The filter as the sheet's foot says it. */
    words: z.string().max(2000),
  }),
  allowed: { anyStaff: true },
  // What was searched for may be a name or a number.
  secretFields: ['filter', 'words'],
});

export const finishExport = defineCommand({
  name: 'export.finish',
  title: { zh: '导出完成', en: 'Export finished' },
  input: z.object({
    exportId: idSchema,
    query: z.string().max(80),
    rows: z.int().min(0),
    /** False when the receiver went away before the end. */
    isWhole: z.boolean(),
  }),
  allowed: { anyStaff: true },
});
