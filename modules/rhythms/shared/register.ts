// The monthly register 台账 (R1, B9): figures and lines that write themselves from the work done, as they stood at the end of the month. Instants
// are ISO text, so that a register digests the same on the day it is confirmed and whenever it is read again.
import { z } from 'zod';
import { requestFilter } from '#modules/requests/shared/queries.ts';
import { requestStates } from '#modules/requests/shared/request-chart.ts';

const words = z.object({ zh: z.string(), en: z.string() });
const figure = z.object({ value: z.number(), filter: requestFilter });
const rate = z.object({ numerator: figure, denominator: figure, value: z.number().nullable() });
const instant = z.iso.datetime().nullable();

export const registerLine = z.object({
  lineNo: z.number(),
  requestId: z.string(),
  requestNo: z.string(),
  /** Received in the month, or carried over from before it. */
  part: z.enum(['received', 'carried']),
  receivedAt: z.iso.datetime(),
  channel: words,
  kind: words.nullable(),
  countsAs: z.enum(['service', 'problem']).nullable(),
  /** Of a sensitive matter only that it is one: the register goes further than the duty to know. */
  summary: z.string(),
  isSensitive: z.boolean(),
  territoryName: z.string(),
  leadName: z.string().nullable(),
  state: z.enum(requestStates),
  dueAt: instant,
  resolvedAt: instant,
  closedAt: instant,
  isInTime: z.boolean().nullable(),
  timeCard: z.enum(['none', 'yellow', 'red']),
  relapseCount: z.number(),
  rating: z.number().nullable(),
  isExcluded: z.boolean(),
});
export type RegisterLine = z.output<typeof registerLine>;

export const rhythmFigures = z.object({
  planned: z.number(),
  done: z.number(),
  missed: z.number(),
  excused: z.number(),
  leftOut: z.number(),
});
export type RhythmFigures = z.output<typeof rhythmFigures>;

export const registerFigures = z.object({
  received: figure,
  services: figure,
  problems: figure,
  unclassified: figure,
  byKind: z.array(figure.extend({ code: z.string(), title: words, countsAs: z.enum(['service', 'problem']) })),
  byChannel: z.array(figure.extend({ code: z.string(), title: words })),
  closed: figure,
  /** From earlier months: closed in this one, and still open at its end. */
  carriedClosed: figure,
  carriedOpen: figure,
  openAtEnd: figure,
  overdueAtEnd: figure,
  cards: z.object({ yellow: figure, red: figure }),
  rates: z.object({
    response: rate,
    resolution: rate,
    satisfaction: rate,
    onTime: rate,
    again: rate,
    excluded: figure,
    score: z.number().nullable(),
  }),
  sweeps: rhythmFigures.extend({ findings: z.number() }),
  meetings: rhythmFigures,
  decisions: z.object({ made: z.number(), done: z.number(), overdue: z.number() }),
});
export type RegisterFigures = z.output<typeof registerFigures>;
