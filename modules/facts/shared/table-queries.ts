// What can be asked about tables from above.
import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { fieldNameSchema, fieldSchema } from '#kernel/shared/field.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { wordsSchema } from '#kernel/shared/words.ts';
import { heldShape } from './opened-form.ts';
import { subjectKindSchema } from './subject.ts';
import { columnMeaningSchema } from './table.ts';
import { tableRoles } from './table-commands.ts';

const allowed = { roles: tableRoles };

const tableLine = z.object({
  tableId: z.string(),
  title: z.string(),
  issuer: z.string(),
  unitName: z.string(),
  dueOn: z.string().nullable(),
  state: z.enum(['begun', 'mapped', 'filling', 'filled', 'failed']),
  rowCount: z.number().nullable(),
  cellCount: z.number().nullable(),
  filledCount: z.number().nullable(),
  openQuestions: z.number(),
  madeByName: z.string(),
  madeAt: z.date(),
});

export const listTables = defineQuery({
  name: 'table.list',
  title: { zh: '上级表格', en: 'Tables from above' },
  input: z.object({ limit: z.int().min(1).max(200).default(100) }),
  answer: z.object({ tables: z.array(tableLine) }),
  allowed,
});

export const tablePage = defineQuery({
  name: 'table.page',
  title: { zh: '一张上级表格', en: 'One table from above' },
  input: z.object({ tableId: idSchema }),
  answer: z.object({
    table: tableLine.extend({
      fileName: z.string(),
      filledAt: z.date().nullable(),
      isWhole: z.boolean(),
      isByMemory: z.boolean(),
      exampleRows: z.number(),
      headers: z.array(z.string()),
      subjectKind: subjectKindSchema,
      registerId: z.string().nullable(),
      registerTitle: wordsSchema.nullable(),
      /** As said; before that as guessed. */
      columns: z.array(columnMeaningSchema),
      filled: z.object({ url: z.string() }).nullable(),
      problem: z.unknown(),
    }),
    /** What a column may mean. */
    fields: z.array(z.object({ kind: subjectKindSchema, field: fieldSchema, isSealed: z.boolean() })),
    registers: z.array(
      z.object({
        registerId: z.string(),
        title: wordsSchema,
        subjectKind: subjectKindSchema,
        isSensitive: z.boolean(),
        members: z.number(),
      }),
    ),
    /** Fields that would leave in full and need a purpose. */
    sealed: z.array(wordsSchema),
    /** Still missing now; `asked`: of these, what visits are asked for. `isAskable`: false where the house works it out. */
    gapsByField: z.array(
      z.object({ field: z.string(), title: wordsSchema, open: z.number(), asked: z.number(), isAskable: z.boolean() }),
    ),
    gapsByGrid: z.array(z.object({ gridId: z.string().nullable(), name: z.string(), open: z.number() })),
    questions: z.object({ asked: z.number(), closed: z.number() }),
  }),
  allowed,
});

export const tableRowsQuery = defineQuery({
  name: 'table.rows',
  title: { zh: '填好的行', en: 'Rows as filled' },
  input: z.object({
    tableId: idSchema,
    offset: z.int().min(0).default(0),
    limit: z.int().min(1).max(100).default(20),
  }),
  answer: z.object({
    /** Masked, whatever the file holds. `row`: as the spreadsheet shows it. */
    rows: z.array(z.object({ row: z.number(), cells: z.array(z.string()) })),
    total: z.number(),
    nextOffset: z.number().nullable(),
  }),
  allowed,
});

export const tableCell = defineQuery({
  name: 'table.cell',
  title: { zh: '这一格从哪来', en: 'Where a cell is from' },
  input: z.object({ tableId: idSchema, row: z.int().min(1), column: z.int().min(0) }),
  answer: z.object({
    header: z.string(),
    name: z.string(),
    meaning: z.enum(['field', 'text', 'rowNumber', 'empty']),
    field: fieldSchema.nullable(),
    held: heldShape.nullable(),
  }),
  allowed,
});

export const tableGaps = defineQuery({
  name: 'table.gaps',
  title: { zh: '空缺名单', en: 'Who lacks what' },
  input: z.object({
    tableId: idSchema,
    field: fieldNameSchema.optional(),
    /** `none`: those in no grid. */
    gridId: z.union([idSchema, z.literal('none')]).optional(),
    offset: z.int().min(0).default(0),
    limit: z.int().min(1).max(200).default(50),
  }),
  answer: z.object({
    people: z.array(
      z.object({
        subjectId: z.string(),
        kind: subjectKindSchema,
        name: z.string(),
        address: z.string().nullable(),
        gridName: z.string().nullable(),
        missing: z.array(wordsSchema),
      }),
    ),
    total: z.number(),
    nextOffset: z.number().nullable(),
  }),
  allowed,
});
