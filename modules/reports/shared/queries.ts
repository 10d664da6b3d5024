// What can be asked about reports. Every counted number opens its rows.
import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { territoryRoles } from '#kernel/shared/right.ts';
import { dutyStates } from '#modules/duties/shared/duty-state.ts';
import { reporters, turnSchema } from './commands.ts';
import { figureSchema, unitStates } from './report.ts';

const words = z.object({ zh: z.string(), en: z.string() });
const unit = z.object({ unitId: z.string(), name: z.string() });

/** `told` is null where it is still to be asked. */
const shownFigure = figureSchema.extend({ told: z.number().nullable(), isAsked: z.boolean() });
export type ShownFigure = z.output<typeof shownFigure>;

const turnHead = z.object({
  rhythmId: z.string(),
  slot: z.string(),
  title: words,
  unitId: z.string(),
  unitName: z.string(),
  opensAt: z.date(),
  dueAt: z.date(),
  dutyState: z.enum(dutyStates),
  state: z.enum(unitStates),
  isSum: z.boolean(),
});

const live = z.object({
  figures: z.array(shownFigure),
  silent: z.array(unit),
  /** Of the figures shown; goes back with the tap. */
  digest: z.string(),
  from: z.date(),
  to: z.date(),
});

export const myReports = defineQuery({
  name: 'report.mine',
  title: { zh: '我要报的', en: 'Reports this post owes' },
  allowed: { roles: reporters },
  input: z.object({}),
  answer: z.object({ turns: z.array(turnHead.extend({ live })) }),
});

const sent = z.object({
  reportId: z.string(),
  ordinal: z.number(),
  figures: z.array(figureSchema),
  silent: z.array(unit),
  reason: z.string(),
  isLate: z.boolean(),
  reportedAt: z.date(),
  byName: z.string(),
  digest: z.string(),
  /** The figures stored still give the digest. */
  isIntact: z.boolean(),
});
export type SentReport = z.output<typeof sent>;

export const reportPage = defineQuery({
  name: 'report.page',
  title: { zh: '一份报告', en: 'A report' },
  allowed: { roles: reporters },
  input: turnSchema,
  answer: z.object({
    turn: turnHead,
    live,
    /** As confirmed, then the corrections; empty: nothing was reported. */
    sent: z.array(sent),
    abilities: z.object({ mayConfirm: z.boolean(), mayCorrect: z.boolean(), whyNot: words.nullable() }),
  }),
});

const row = z.object({
  key: z.string(),
  subjectId: z.string().nullable(),
  requestId: z.string().nullable(),
  kind: z.string(),
  title: z.string(),
  detail: words,
  at: z.date().nullable(),
});
export type ReportRow = z.output<typeof row>;

/** The rows behind a counted number: of the report as it was counted, or of the live figures where there is none. */
export const reportRows = defineQuery({
  name: 'report.rows',
  title: { zh: '数字的明细', en: 'The rows behind a number' },
  allowed: { roles: reporters },
  input: turnSchema.extend({
    item: z.string().max(40),
    /** As counted now, though a report is there. */
    isLive: z.boolean().default(false),
    offset: z.int().min(0).default(0),
    limit: z.int().min(1).max(500).default(100),
  }),
  answer: z.object({
    title: words,
    /** The number that was opened; rows that have since left the post's sight are in it, and not in `total`. */
    counted: z.number().nullable(),
    rows: z.array(row),
    total: z.number(),
    nextOffset: z.number().nullable(),
  }),
});

const boardRow = z.object({
  unitId: z.string(),
  name: z.string(),
  parentName: z.string(),
  state: z.enum(unitStates),
  isLate: z.boolean(),
  corrections: z.number(),
  reportedAt: z.date().nullable(),
  byName: z.string().nullable(),
  figures: z.array(figureSchema),
  /** Of a sum: who of those below was silent when it was confirmed. */
  silent: z.array(unit),
});
export type BoardRow = z.output<typeof boardRow>;

/** Who reported, zero told apart from silence, silent ones first; sums of what was reported. */
export const reportBoard = defineQuery({
  name: 'report.board',
  title: { zh: '日报一览', en: 'The board of reports' },
  allowed: { roles: territoryRoles },
  input: z.object({
    rhythmId: idSchema.optional(),
    slot: z.string().max(60).optional(),
    unitId: idSchema.optional(),
  }),
  answer: z.object({
    reports: z.array(z.object({ rhythmId: z.string(), title: words, cadence: words })),
    chosen: z
      .object({
        rhythmId: z.string(),
        title: words,
        slot: z.string(),
        opensAt: z.date(),
        dueAt: z.date(),
        isLeftOut: z.boolean(),
        isSum: z.boolean(),
      })
      .nullable(),
    slots: z.array(z.object({ slot: z.string(), dueAt: z.date(), isLeftOut: z.boolean() })),
    unit,
    rows: z.array(boardRow),
    counts: z.object(
      Object.fromEntries(unitStates.map((state) => [state, z.number()])) as Record<
        (typeof unitStates)[number],
        z.ZodNumber
      >,
    ),
    late: z.number(),
    sums: z.array(z.object({ code: z.string(), title: words, told: z.number() })),
  }),
});
