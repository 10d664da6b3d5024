// The steps of a guided import, each a command: open, map, decide, take. Nothing reaches the register before `import.take`.
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import type { Role } from '#kernel/shared/right.ts';
import { importKindNames } from './run.ts';

/** Whoever some kind allows; which kind needs which of them is the adapter's word. */
const importers = [
  'system_admin',
  'district_supervisor',
  'district_dispatcher',
  'street_supervisor',
  'street_dispatcher',
  'community_secretary',
  'community_desk',
] as const satisfies readonly Role[];
const allowed = { roles: importers };

const place = z.object({ sheet: z.number().int().min(0).max(999), row: z.number().int().min(1) });
const cell = z.union([z.string().max(2000), z.number(), z.boolean(), z.null()]);
const runOnly = z.object({ runId: idSchema });

export const openRun = defineCommand({
  name: 'import.open',
  title: { zh: '打开表格', en: 'Open a table' },
  input: z.object({
    runId: idSchema,
    fileId: idSchema,
    /** Whose table it is: the community of a roster, the street of a table of grids. */
    unitId: idSchema,
    /** Left out, the kind is guessed from the headers. */
    kind: z.enum(importKindNames).optional(),
  }),
  allowed,
});

export const mapRun = defineCommand({
  name: 'import.map',
  title: { zh: '核对列', en: 'Say what the columns are' },
  input: z.object({
    runId: idSchema,
    /** Sheets to take. `changes` over the guess: a column by number, a text for all rows, null for “not in this sheet”. */
    sheets: z
      .array(
        z.object({
          sheet: z.number().int().min(0),
          changes: z.record(z.string(), z.union([z.number().int().min(0), z.string().max(200), z.null()])).default({}),
        }),
      )
      .min(1)
      .max(200),
    options: z.record(z.string(), z.unknown()).default({}),
  }),
  allowed,
});

export const acceptMend = defineCommand({
  name: 'import.accept_mend',
  title: { zh: '采纳修改建议', en: 'Accept proposals' },
  input: z.object({
    runId: idSchema,
    codes: z.array(z.string().max(60)).max(50).default([]),
    rows: z.array(place).max(1000).default([]),
    isAccepted: z.boolean().default(true),
  }),
  allowed,
});

export const editRow = defineCommand({
  name: 'import.edit_row',
  title: { zh: '改正一行', en: 'Put a row right' },
  /** `undefined` fields stay; null empties a cell; the word `undo` takes the edit back. */
  input: z.object({
    runId: idSchema,
    place,
    values: z.record(z.string().max(40), cell),
    undo: z.array(z.string().max(40)).default([]),
  }),
  allowed,
  secretFields: ['values'],
});

export const waiveProblem = defineCommand({
  name: 'import.waive',
  title: { zh: '不管这一条', en: 'Take a row all the same' },
  input: z.object({ runId: idSchema, place, code: z.string().max(60), isWaived: z.boolean().default(true) }),
  allowed,
});

export const leaveOut = defineCommand({
  name: 'import.leave_out',
  title: { zh: '不导入这些行', en: 'Leave rows out' },
  input: z.object({ runId: idSchema, rows: z.array(place).min(1).max(1000), isLeftOut: z.boolean().default(true) }),
  allowed,
});

export const takeRun = defineCommand({
  name: 'import.take',
  title: { zh: '导入', en: 'Take the good rows' },
  input: runOnly,
  allowed,
});

export const makeRest = defineCommand({
  name: 'import.make_rest',
  title: { zh: '生成未导入的行', en: 'Make a sheet of the rest' },
  input: runOnly,
  allowed,
});

/** Whole numbers of one row, for ten minutes, to the one whose look this puts on record. */
export const revealRow = defineCommand({
  name: 'import.reveal_row',
  title: { zh: '查看完整号码', en: 'Look at the whole numbers of a row' },
  input: z.object({ runId: idSchema, place }),
  allowed,
});

/** Ended by hand: the file, the sheet of the rest and the rows are deleted at once, the counts stay. */
export const closeRun = defineCommand({
  name: 'import.close',
  title: { zh: '结束导入，删除文件', en: 'End an import and delete its files' },
  input: runOnly,
  allowed,
});

const counts = z.record(z.string(), z.unknown());

/** The house's own: a task tells how far a run has come. */
export const finishReading = defineCommand({
  name: 'import.finish_reading',
  title: { zh: '读表完成', en: 'A file has been read' },
  input: z.object({
    runId: idSchema,
    kind: z.enum(importKindNames).nullable(),
    sheets: z.array(z.record(z.string(), z.unknown())),
    problem: z.unknown().optional(),
  }),
  allowed: {},
});
export const finishChecking = defineCommand({
  name: 'import.finish_checking',
  title: { zh: '核对完成', en: 'Rows have been checked' },
  input: z.object({ runId: idSchema, version: z.number().int(), counts }),
  allowed: {},
});
export const takeBatch = defineCommand({
  name: 'import.take_batch',
  title: { zh: '导入一批', en: 'Take a batch of rows' },
  input: z.object({ runId: idSchema, rows: z.array(place).min(1).max(2000) }),
  allowed: {},
});
export const finishTaking = defineCommand({
  name: 'import.finish_taking',
  title: { zh: '导入完成', en: 'A run has been taken' },
  input: z.object({ runId: idSchema, counts }),
  allowed: {},
});
export const failRun = defineCommand({
  name: 'import.fail',
  title: { zh: '导入中断', en: 'A run has failed' },
  input: z.object({ runId: idSchema, problem: z.unknown() }),
  allowed: {},
});
export const keepRest = defineCommand({
  name: 'import.keep_rest',
  title: { zh: '未导入的行已生成', en: 'The sheet of the rest is made' },
  input: z.object({ runId: idSchema, fileId: idSchema }),
  allowed: {},
});
export const clearFiles = defineCommand({
  name: 'import.clear_files',
  title: { zh: '删除导入的文件', en: 'Delete the files of an old run' },
  input: runOnly,
  allowed: {},
});
export const noteCleared = defineCommand({
  name: 'import.note_cleared',
  title: { zh: '导入的文件已删除', en: 'The files of a run are deleted' },
  input: z.object({ runId: idSchema, isAll: z.boolean() }),
  allowed: {},
});
export const forgetRun = defineCommand({
  name: 'import.forget',
  title: { zh: '清除导入底稿', en: 'Delete the rows of an old run' },
  input: runOnly,
  allowed: {},
});
