// Lists and counts by the one filter.
import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { requestStates } from '../request-chart.ts';
import { day, staff } from './shapes.ts';

export const requestMeasures = [
  'responded_in_time',
  'to_respond',
  'solved',
  'called_back',
  'satisfied',
  'rated',
  'closed_in_time',
  'due',
  'done_again',
  'done',
] as const;

/** received → accepted → dispatched → signed → resolved → closed, and the whole way. */
export const requestSteps = ['accept', 'dispatch', 'sign', 'resolve', 'close', 'whole'] as const;

export type RequestStep = (typeof requestSteps)[number];

/** One filter for lists, counts, boards and exports: any number opens into `request.list` with the filter that made it. */
export const requestFilter = z.object({
  /** `pressing`: what does harm first — emergencies, late ones, those about to be late. */
  tab: z.enum(['mine', 'to_verify', 'overdue', 'pressing', 'long_running', 'approvals', 'open', 'all']).optional(),
  states: z.array(z.enum(requestStates)).optional(),
  kindCodes: z.array(z.string()).optional(),
  countsAs: z.enum(['service', 'problem']).optional(),
  /** Has the desk given it a kind yet? */
  isClassified: z.boolean().optional(),
  channels: z.array(z.string()).optional(),
  /** No drill, no mis-press, told once: what figures are made of. */
  isCounted: z.boolean().optional(),
  isDrill: z.boolean().optional(),
  /** A unit and everything below it. */
  unitId: idSchema.optional(),
  /** Exactly this unit, nothing below it. */
  atUnitId: idSchema.optional(),
  leadUnitId: idSchema.optional(),
  /** Led by any unit of this kind: property companies, clinics, police rooms. */
  leadUnitKind: z.string().max(40).optional(),
  /** Dates in Shanghai, both inclusive. */
  receivedFrom: day.optional(),
  receivedTo: day.optional(),
  closedFrom: day.optional(),
  closedTo: day.optional(),
  timeCard: z.enum(['yellow', 'red']).optional(),
  /** A card of this colour was raised, within these days if they are given; it may have been taken back by an extension since. */
  carded: z.enum(['yellow', 'red']).optional(),
  cardedFrom: day.optional(),
  cardedTo: day.optional(),
  isEmergency: z.boolean().optional(),
  isUrgentHardship: z.boolean().optional(),
  isExcluded: z.boolean().optional(),
  isRelapse: z.boolean().optional(),
  /** L13: the caller was told a second time what is wanting, and no rule had changed. */
  isToldTwice: z.boolean().optional(),
  /** L14: the caller had to come more than once. */
  isManyVisits: z.boolean().optional(),
  /** B4: open, and nobody has taken it on or replied yet. */
  isUnanswered: z.boolean().optional(),
  /** Extensions, suspensions, exclusions and appeals that were asked for, and what became of them. */
  approvalKind: z.enum(['extension', 'suspension', 'exclusion', 'appeal']).optional(),
  approvalState: z.enum(['asked', 'approved', 'refused']).optional(),
  /** Numerators and denominators of the three rates (e1), of closing in time (a5) and of being done again. */
  measure: z.enum(requestMeasures).optional(),
  /** This step of its way is behind it: what the times by step are taken from. */
  step: z.enum(requestSteps).optional(),
  /** Everything as it stood at the end of this past day: the same figures for ever. */
  asOf: day.optional(),
  placeId: idSchema.optional(),
  personId: idSchema.optional(),
  /** The caller of this request, within the half year around it: what the number beside the caller opens. */
  sameCallerAs: idSchema.optional(),
  search: z.string().trim().max(60).optional(),
});

export type RequestFilter = z.output<typeof requestFilter>;

export const requestLine = z.object({
  id: z.string(),
  requestNo: z.string(),
  summary: z.string(),
  state: z.enum(requestStates),
  channel: z.string(),
  channelTitle: z.object({ zh: z.string(), en: z.string() }).nullable(),
  kindCode: z.string().nullable(),
  kindTitle: z.object({ zh: z.string(), en: z.string() }).nullable(),
  countsAs: z.string().nullable(),
  placeText: z.string().nullable(),
  territoryName: z.string(),
  leadName: z.string().nullable(),
  callerName: z.string().nullable(),
  receivedAt: z.date(),
  resolveDueAt: z.date().nullable(),
  closedAt: z.date().nullable(),
  timeCard: z.enum(['none', 'yellow', 'red']),
  isEmergency: z.boolean(),
  isUrgentHardship: z.boolean(),
  isDrill: z.boolean(),
  isExcluded: z.boolean(),
  mergedCount: z.number(),
  relapseCount: z.number(),
  rating: z.number().nullable(),
  isRinging: z.boolean(),
  openDays: z.number(),
});

export type RequestLine = z.output<typeof requestLine>;

export const listRequests = defineQuery({
  name: 'request.list',
  title: { zh: '诉求列表', en: 'Requests' },
  allowed: staff,
  input: requestFilter.extend({ limit: z.int().min(1).max(200).default(50), after: z.string().max(200).optional() }),
  answer: z.object({ rows: z.array(requestLine), next: z.string().nullable() }),
});

export const countRequests = defineQuery({
  name: 'request.counts',
  title: { zh: '各栏件数', en: 'Counts by tab' },
  allowed: staff,
  input: z.object({}),
  answer: z.object({
    mine: z.number(),
    toVerify: z.number(),
    overdue: z.number(),
    approvals: z.number(),
    open: z.number(),
    ringing: z.number(),
  }),
});

export const ringingRequests = defineQuery({
  name: 'request.ringing',
  title: { zh: '正在响铃', en: 'Ringing now' },
  allowed: staff,
  input: z.object({}),
  answer: z.object({
    rows: z.array(
      z.object({
        id: z.string(),
        requestNo: z.string(),
        summary: z.string(),
        placeText: z.string().nullable(),
        isEmergency: z.boolean(),
        isSilent: z.boolean(),
        receivedAt: z.date(),
        pressCount: z.number(),
        callerName: z.string().nullable(),
        callerTags: z.array(z.string()),
        step: z.number(),
      }),
    ),
  }),
});

/** Whoever is expected at someone's door on a day: agreed times, and wished ones that nobody has confirmed yet. */
export const listAppointments = defineQuery({
  name: 'request.appointments',
  title: { zh: '预约', en: 'Appointments' },
  allowed: staff,
  input: z.object({ on: day }),
  answer: z.object({ rows: z.array(requestLine.extend({ appointmentAt: z.date(), isAgreed: z.boolean() })) }),
});
