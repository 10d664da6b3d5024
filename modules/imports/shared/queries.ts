// What a guided import shows at each step.
import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { openRun } from './commands.ts';

const { allowed } = openRun;
const nullableText = z.string().nullable();
const words = z.object({ zh: z.string(), en: z.string() });
const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const source = z.union([
  z.object({ column: z.number(), confidence: z.number() }),
  z.object({ constant: z.string(), confidence: z.number() }),
]);
const mapping = z.object({ sources: z.record(z.string(), source), missing: z.array(z.string()) });
const fields = z.array(
  z.object({ field: z.string(), title: words, isRequired: z.boolean(), personal: z.enum(['id', 'phone']).nullable() }),
);

export const importKinds = defineQuery({
  name: 'import.kinds',
  title: { zh: '可以导入的表', en: 'Kinds of import' },
  input: z.object({}),
  answer: z.object({
    kinds: z.array(
      z.object({ kind: z.string(), title: words, fields, areaKinds: z.array(z.string()), mayImport: z.boolean() }),
    ),
  }),
  allowed,
});

const counts = z.object({
  allRows: z.number(),
  /** Titles, headers, headings, foot notes, blanks: with the verdicts they make up all rows. */
  apart: z.record(z.string(), z.number()),
  verdicts: z.record(z.string(), z.number()),
  /** Of the good rows: how they stand to the register. */
  standings: z.record(z.string(), z.number()),
  taken: z.record(z.string(), z.number()).nullable(),
});

export const listRuns = defineQuery({
  name: 'import.list',
  title: { zh: '导入记录', en: 'Imports' },
  input: z.object({ limit: z.number().int().min(1).max(200).default(50) }),
  answer: z.object({
    runs: z.array(
      z.object({
        runId: z.string(),
        kind: nullableText,
        kindTitle: words.nullable(),
        fileName: z.string(),
        unitId: z.string(),
        unitName: z.string(),
        state: z.string(),
        rows: z.number(),
        takenRows: z.number(),
        madeByName: nullableText,
        madeAt: z.string(),
        finishedAt: nullableText,
      }),
    ),
  }),
  allowed,
});

export const importRun = defineQuery({
  name: 'import.run',
  title: { zh: '一次导入', en: 'One import' },
  input: z.object({ runId: idSchema }),
  answer: z.object({
    runId: z.string(),
    kind: nullableText,
    kindTitle: words.nullable(),
    fields,
    fileName: z.string(),
    unitId: z.string(),
    unitName: z.string(),
    state: z.string(),
    problem: z.unknown().nullable(),
    progress: z.object({ state: z.string(), done: z.number(), total: z.number().nullable() }).nullable(),
    sheets: z.array(
      z.object({
        sheet: z.number(),
        name: z.string(),
        isHidden: z.boolean(),
        rows: z.number(),
        headers: z.array(z.string()),
        isTaken: z.boolean(),
        mapping,
        /** The first rows, for choosing columns. */
        samples: z.array(z.array(cell)),
      }),
    ),
    mapping: z.array(z.object({ sheet: z.number(), mapping })),
    options: z.record(z.string(), z.unknown()),
    counts: counts.nullable(),
    faults: z.array(
      z.object({ code: z.string(), message: words, gravity: z.string(), count: z.number(), open: z.number() }),
    ),
    ties: z.array(z.object({ what: words, stated: z.number(), counted: z.number(), ties: z.boolean() })),
    /** The same file brought in before: its rows will all be held already. */
    earlier: z.array(z.object({ runId: z.string(), unitName: z.string(), madeAt: z.string(), finishedAt: z.string() })),
    madeByName: nullableText,
    madeAt: z.string(),
    finishedAt: nullableText,
    forgottenAt: nullableText,
    /** When the file and the sheet of the rest were deleted; nothing can be checked anew after that. */
    filesDeletedAt: nullableText,
    /** When they will be, if nobody goes on. */
    filesDueOn: nullableText,
  }),
  allowed,
});

const problem = z.object({
  code: z.string(),
  gravity: z.string(),
  column: nullableText,
  value: cell,
  message: words,
  proposal: nullableText,
  mayWaive: z.boolean(),
  settled: nullableText,
  others: z.array(z.object({ sheet: z.number(), row: z.number() })),
});

const row = z.object({
  sheet: z.number(),
  row: z.number(),
  verdict: z.string(),
  standing: nullableText,
  takenAt: nullableText,
  cells: z.record(z.string(), cell),
  problems: z.array(problem),
  differences: z.array(
    z.object({ what: words, from: nullableText, to: nullableText, personal: z.enum(['id', 'phone']).nullable() }),
  ),
  rest: z.record(z.string(), cell),
  /** Numbers are masked here; `import.reveal_row` and `import.row_whole` show them. */
  isMasked: z.boolean(),
});

export const importRows = defineQuery({
  name: 'import.rows',
  title: { zh: '逐行核对', en: 'Rows of an import' },
  input: z.object({
    runId: idSchema,
    verdicts: z.array(z.enum(['good', 'mend', 'ask', 'left_out'])).optional(),
    code: z.string().max(60).optional(),
    standings: z.array(z.enum(['new', 'changed', 'same', 'conflict'])).optional(),
    offset: z.number().int().min(0).default(0),
    limit: z.number().int().min(1).max(200).default(50),
  }),
  answer: z.object({
    total: z.number(),
    rows: z.array(row),
  }),
  allowed,
});

/** The row with its numbers whole, to the one who put the look on record within the last ten minutes. */
export const wholeRow = defineQuery({
  name: 'import.row_whole',
  title: { zh: '完整的一行', en: 'A row with its numbers whole' },
  input: z.object({
    runId: idSchema,
    place: z.object({ sheet: z.number().int().min(0), row: z.number().int().min(1) }),
  }),
  answer: row,
  allowed,
});

export const importRest = defineQuery({
  name: 'import.annotated',
  title: { zh: '未导入的行', en: 'The sheet of the rest' },
  input: z.object({ runId: idSchema }),
  /** `url` only to whoever brought the file in or asked for the sheet: it holds numbers whole, as the file did. */
  answer: z.object({ fileId: nullableText, url: nullableText }),
  allowed,
});
