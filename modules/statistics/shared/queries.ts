// The board. Every figure comes with the filter under which `request.list` lists exactly the rows it counted. A mis-press, a drill and what was
// merged never count; `asOf` gives everything as it stood at the end of that day.
import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { type Allowed, assignedRoles, territoryRoles } from '#kernel/shared/right.ts';
import { requestFilter, requestLine, requestSteps } from '#modules/requests/shared/queries.ts';
import { requestStates } from '#modules/requests/shared/request-chart.ts';

const staff: Allowed = { roles: [...territoryRoles, ...assignedRoles] };
const day = z.iso.date();
const words = z.object({ zh: z.string(), en: z.string() });

/** Left out, `unitId` is the asking post's own unit. `leadUnitId` narrows to what one unit handles; for an assigned post it is always its own. */
export const boardInput = z.object({
  unitId: idSchema.optional(),
  leadUnitId: idSchema.optional(),
  /** Days in Shanghai, both inclusive. */
  from: day,
  to: day,
  asOf: day.optional(),
});
export type BoardInput = z.output<typeof boardInput>;

const figure = z.object({ value: z.number(), filter: requestFilter });
const rate = z.object({ numerator: figure, denominator: figure, value: z.number().nullable() });
const unitShape = z.object({ unitId: z.string(), name: z.string(), kind: z.string() });

/** What the figures are about: the unit with its way up, and how far the post may see. */
const frame = z.object({
  unit: unitShape,
  path: z.array(unitShape.extend({ mayOpen: z.boolean() })),
  from: day,
  to: day,
  asOf: day.nullable(),
  /** The instant these figures tell about. */
  at: z.date(),
  /** False: sensitive matters are left out, because this post may not see them. */
  seesSensitive: z.boolean(),
});

export const boardOverview = defineQuery({
  name: 'board.overview',
  title: { zh: '看板', en: 'Board' },
  allowed: staff,
  input: boardInput,
  answer: z.object({
    frame,
    received: figure,
    today: figure,
    /** B9: two counters that never mix; what the desk has not classified yet is in neither. */
    services: figure,
    problems: figure,
    unclassified: figure,
    byState: z.array(figure.extend({ state: z.enum(requestStates) })),
    /** Exactly the method's channels, those with nothing included. */
    byChannel: z.array(figure.extend({ code: z.string(), title: words })),
    byKind: z.array(figure.extend({ code: z.string(), title: words, countsAs: z.enum(['service', 'problem']) })),
    leftOut: z.object({ merged: figure, withdrawn: figure, drills: figure }),
    now: z.object({
      open: figure,
      overdue: figure,
      longestOverdue: requestLine.nullable(),
      toVerify: figure,
      yellow: figure,
      red: figure,
      unanswered: figure,
      emergencies: figure,
      hardships: figure,
      longRunning: figure,
      suspended: figure,
    }),
    rates: z.object({
      response: rate,
      resolution: rate,
      satisfaction: rate,
      /** a5: closed in time ÷ due to close. */
      onTime: rate,
      /** Done again ÷ done. */
      again: rate,
      excluded: figure,
      appeals: figure,
      weights: z.object({ responseRate: z.number(), resolutionRate: z.number(), satisfactionRate: z.number() }),
      score: z.number().nullable(),
    }),
    /** What does most harm if it is late, first. */
    consequences: z.object({ rows: z.array(requestLine), all: figure }),
  }),
});

const byUnit = unitShape.extend({
  received: figure,
  open: figure,
  overdue: figure,
  red: figure,
  onTime: rate,
  satisfaction: rate,
});

export const boardUnits = defineQuery({
  name: 'board.units',
  title: { zh: '各单元、各处置单位', en: 'By unit below and by handling unit' },
  allowed: staff,
  input: boardInput,
  answer: z.object({
    /** The units directly below. Together with `itself` they add up to the whole. */
    children: z.array(byUnit),
    itself: byUnit.nullable(),
    handling: z.array(byUnit),
    handlingKinds: z.array(z.object({ kind: z.string(), units: z.number(), open: figure, overdue: figure })),
  }),
});

export const boardGrids = defineQuery({
  name: 'board.grids',
  title: { zh: '各网格现在怎样', en: 'Every lowest grid now' },
  allowed: staff,
  input: z.object({ unitId: idSchema.optional(), asOf: day.optional() }),
  answer: z.object({
    grids: z.array(
      z.object({
        unitId: z.string(),
        name: z.string(),
        communityName: z.string(),
        geometry: z.unknown().nullable(),
        open: figure,
        overdue: figure,
      }),
    ),
  }),
});

const spread = z.object({ median: z.number().nullable(), p90: z.number().nullable() });
export const boardSteps = defineQuery({
  name: 'board.steps',
  title: { zh: '各环节用时', en: 'Time by step' },
  allowed: staff,
  input: boardInput,
  answer: z.object({
    /** Hours. `work`: only while the office is open. */
    steps: z.array(z.object({ step: z.enum(requestSteps), counted: figure, clock: spread, work: spread })),
  }),
});

export const boardTrend = defineQuery({
  name: 'board.trend',
  title: { zh: '逐日', en: 'Day by day' },
  allowed: staff,
  input: boardInput,
  answer: z.object({
    closed: figure,
    days: z.array(z.object({ on: day, services: figure, problems: figure, unclassified: figure, closed: figure })),
  }),
});

/** B1: 5 channels, 6 groups, 4 matters, each reported for itself; the 3 rhythms are `rhythm.tally`. */
export const boardMethod = defineQuery({
  name: 'board.method',
  title: { zh: '工作法各数', en: 'The figures of the work method' },
  allowed: staff,
  input: boardInput,
  answer: z.object({
    method: z.object({ id: z.string(), title: words, version: z.string() }),
    channels: z.array(figure.extend({ code: z.string(), title: words })),
    /** People under each flag; null where the group is told to named duties only. */
    mustVisitGroups: z.array(z.object({ code: z.string(), title: words, people: z.number().nullable() })),
    mustAnswerKinds: z.array(
      z.object({ code: z.string(), title: words, received: figure, open: figure, unanswered: figure }),
    ),
    unanswered: z.object({ rows: z.array(requestLine), all: figure }),
  }),
});

export const exclusionRow = z.object({
  approvalId: z.string(),
  kind: z.enum(['exclusion', 'appeal']),
  requestId: z.string(),
  requestNo: z.string(),
  summary: z.string(),
  territoryName: z.string(),
  reason: z.string(),
  state: z.enum(['asked', 'approved', 'refused']),
  askedBy: z.string().nullable(),
  askedByUnit: z.string().nullable(),
  askedAt: z.date(),
  decidedBy: z.string().nullable(),
  decidedByUnit: z.string().nullable(),
  decidedAt: z.date().nullable(),
  note: z.string().nullable(),
});
export type ExclusionRow = z.output<typeof exclusionRow>;

/** Who asked to leave what out of the rates, why, and who decided (e1). By the day it was asked. */
export const boardExclusions = defineQuery({
  name: 'board.exclusions',
  title: { zh: '剔除与申诉', en: 'Exclusions and appeals' },
  allowed: staff,
  input: boardInput.extend({ limit: z.int().min(1).max(200).default(50), after: z.string().max(100).optional() }),
  answer: z.object({ rows: z.array(exclusionRow), next: z.string().nullable() }),
});
