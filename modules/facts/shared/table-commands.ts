// What can be done to a table from above: brought in, mapped once, filled, its gaps asked.
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { fieldNameSchema } from '#kernel/shared/field.ts';
import { idSchema } from '#kernel/shared/id.ts';
import type { Role } from '#kernel/shared/right.ts';
import { columnMeaningSchema } from './table.ts';

/** Who answers upwards for an area. */
export const tableRoles = [
  'community_desk',
  'community_secretary',
  'street_supervisor',
  'street_dispatcher',
  'district_supervisor',
] as const satisfies readonly Role[];
const allowed = { roles: tableRoles };

/** The filled file is deleted so many days after it was made: it can be filled again at any time. */
export const filledKeptDays = 30;
/** What was uploaded, so many days after the last step. */
export const uploadKeptDays = 180;
export const mostRows = 20_000;
export const mostTableBytes = 5 * 1024 * 1024;

const about = {
  title: z.string().trim().min(1).max(120).optional(),
  /** Who wants it: shown to the worker whom it asks (减负). */
  issuer: z.string().trim().max(60).optional(),
  dueOn: z.iso.date().optional(),
};

export const beginTable = defineCommand({
  name: 'table.begin',
  title: { zh: '收到上级表格', en: 'A table from above' },
  input: z.object({ tableId: idSchema, fileId: idSchema, unitId: idSchema, ...about }),
  allowed,
});

export const mapTable = defineCommand({
  name: 'table.map',
  title: { zh: '说明每一列', en: 'Say what the columns are' },
  input: z.object({
    tableId: idSchema,
    registerId: idSchema,
    columns: z.array(columnMeaningSchema).max(200),
    ...about,
  }),
  allowed,
});

export const fillTable = defineCommand({
  name: 'table.fill',
  title: { zh: '自动填表', en: 'Fill the table' },
  input: z.object({
    tableId: idSchema,
    /** For whom and for what names and numbers leave in full; on record. Left out: they leave masked, and only where that is said. */
    purpose: z.string().trim().min(2).max(200).optional(),
    isMasked: z.boolean().default(false),
  }),
  allowed,
});

export const askGaps = defineCommand({
  name: 'table.ask_gaps',
  title: { zh: '空缺随走访补问', en: 'Ask the gaps at visits due anyway' },
  input: z.object({ tableId: idSchema, dueOn: z.iso.date(), fields: z.array(fieldNameSchema).max(60).optional() }),
  allowed,
});

/** Told by the task that filled it. */
export const keepFilled = defineCommand({
  name: 'table.keep_filled',
  title: { zh: '表格填好', en: 'A table was filled' },
  input: z.object({
    tableId: idSchema,
    fileId: idSchema,
    isWhole: z.boolean(),
    filledAt: z.iso.datetime({ offset: true }),
    rowCount: z.int(),
    cellCount: z.int(),
    filledCount: z.int(),
  }),
  allowed: {},
});

/** Files of tables whose time is over; issued by the house, the bytes go first. */
export const noteDropped = defineCommand({
  name: 'table.note_dropped',
  title: { zh: '到期删除填好的表', en: 'Filled tables deleted in time' },
  input: z.object({
    files: z.array(z.object({ tableId: idSchema, fileId: idSchema, isUpload: z.boolean() })).max(500),
  }),
  allowed: {},
});
export const dropFilled = defineCommand({
  name: 'table.drop_filled',
  title: { zh: '清理到期的表', en: 'Delete filled tables in time' },
  input: z.object({ on: z.iso.date() }),
  allowed: {},
});
