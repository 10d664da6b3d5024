// What the house does with files that belong to nothing: contracts only.
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';

/** Long enough for a report begun before a holiday; the same week that the files of an import are kept. */
export const unusedKeptDays = 7;

export const clearUnused = defineCommand({
  name: 'file.clear_unused',
  title: { zh: '清理没有用上的文件', en: 'Clear files that nothing names' },
  input: z.object({}),
  allowed: {},
});

export const noteUnusedCleared = defineCommand({
  name: 'file.note_unused_cleared',
  title: { zh: '没有用上的文件已删除', en: 'Files that nothing named are deleted' },
  input: z.object({ count: z.int().min(1) }),
  allowed: {},
});
