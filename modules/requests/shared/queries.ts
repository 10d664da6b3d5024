// What can be asked about requests. Every count here is the count of rows that `request.list` lists under the same filter.
import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { type Allowed, assignedRoles, territoryRoles } from '#kernel/shared/right.ts';
import { askShape, bookingShape, shownFact } from './facts.ts';
import { requestStates } from './request-chart.ts';
import { fileShape, wordsShape } from './shapes.ts';

export * from './caller-queries.ts';

const staff: Allowed = { roles: [...territoryRoles, ...assignedRoles] };
const day = z.iso.date();

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

const stepShape = z.object({
  at: z.date(),
  deviceAt: z.date().nullable(),
  type: z.string(),
  by: z.string().nullable(),
  unitName: z.string().nullable(),
  facts: z.record(z.string(), z.unknown()),
  text: z.string().nullable(),
  files: z.array(fileShape),
});

export const requestPage = defineQuery({
  name: 'request.page',
  title: { zh: '诉求', en: 'A request with its story' },
  allowed: staff,
  input: z.object({ requestId: idSchema }),
  answer: z.object({
    request: requestLine.extend({
      text: z.string(),
      territoryId: z.string(),
      deskUnitId: z.string(),
      deskName: z.string(),
      placeId: z.string().nullable(),
      leadUnitId: z.string().nullable(),
      leadPostName: z.string().nullable(),
      assisting: z.array(z.object({ unitId: z.string(), name: z.string() })),
      dispatchRule: z.string().nullable(),
      firstAskedName: z.string().nullable(),
      gridChain: z.string(),
      gridWorker: z.string().nullable(),
      callerPhone: z.string().nullable(),
      callerAge: z.number().nullable(),
      callerSex: z.number().nullable(),
      callerTags: z.array(z.string()),
      callerPersonId: z.string().nullable(),
      /** Requests of the same caller in the half year before it, this one included; listed by `sameCallerAs`. */
      recentCount: z.number(),
      proxy: z.object({ name: z.string(), relation: z.string() }).nullable(),
      isAnonymous: z.boolean(),
      isSilent: z.boolean(),
      sensitivity: z.string(),
      classification: z.record(z.string(), z.unknown()).nullable(),
      /** When the yellow card is raised (one working day before it is due, e1); the red one is raised once it is due. */
      yellowAt: z.date().nullable(),
      responseDueAt: z.date().nullable(),
      respondedAt: z.date().nullable(),
      dispatchedAt: z.date().nullable(),
      resolvedAt: z.date().nullable(),
      pausedAt: z.date().nullable(),
      extendedDays: z.number(),
      callbackResult: z.string().nullable(),
      isSatisfied: z.boolean().nullable(),
      ratingComment: z.string().nullable(),
      /** L13: lists of what is wanting that the caller was given, and those given against the rule of one time. */
      tellings: z.number(),
      breaches: z.number(),
      /** L14: how often the caller came for it. */
      visits: z.number(),
      mergedInto: z.object({ id: z.string(), requestNo: z.string() }).nullable(),
      closingCondition: wordsShape.nullable(),
      limitText: wordsShape.nullable(),
      longitude: z.number().nullable(),
      latitude: z.number().nullable(),
    }),
    story: z.array(stepShape),
    sources: z.array(
      z.object({
        id: z.string(),
        requestNo: z.string(),
        channel: z.string(),
        receivedAt: z.date(),
        summary: z.string(),
        text: z.string(),
        callerName: z.string().nullable(),
      }),
    ),
    approvals: z.array(
      z.object({
        id: z.string(),
        kind: z.string(),
        reason: z.string(),
        amount: z.number().nullable(),
        state: z.string(),
        askedBy: z.string().nullable(),
        askedAt: z.date(),
        decidedBy: z.string().nullable(),
        note: z.string().nullable(),
      }),
    ),
    supervisions: z.array(
      z.object({
        id: z.string(),
        kind: z.string(),
        reason: z.string(),
        at: z.date(),
        dueAt: z.date().nullable(),
        answeredAt: z.date().nullable(),
        answer: z.string().nullable(),
        fromUnit: z.string().nullable(),
        toUnit: z.string().nullable(),
      }),
    ),
    similar: z.array(
      z.object({
        id: z.string(),
        requestNo: z.string(),
        summary: z.string(),
        channel: z.string(),
        receivedAt: z.date(),
        state: z.string(),
        reasons: z.array(wordsShape),
        score: z.number(),
      }),
    ),
    abilities: z.array(z.object({ act: z.string(), may: z.boolean(), whyNot: wordsShape.optional() })),
    /** B7: what is known of it by the field dictionary, what its kind asks for, and the two times of its booking. */
    facts: z.array(shownFact),
    asks: z.array(askShape),
    booking: bookingShape.nullable(),
    /** An emergency is never held up by a field: what is asked may stay open. */
    mayHoldUp: z.boolean(),
    maySeeSealed: z.boolean(),
  }),
});

/** What a dispatch would do, before it is done: the rule shown. */
export const dispatchPreview = defineQuery({
  name: 'request.dispatch_preview',
  title: { zh: '派单预览', en: 'Dispatch preview' },
  allowed: staff,
  /** `placeId`: where it would be, when the desk has corrected the place and not filed it yet. */
  input: z.object({ requestId: idSchema, kindCode: z.string().max(60), placeId: idSchema.optional() }),
  answer: z.object({
    leadUnitId: z.string().nullable(),
    leadName: z.string().nullable(),
    rule: z.string(),
    assisting: z.array(z.object({ unitId: z.string(), name: z.string() })),
    resolveDueAt: z.date().nullable(),
    problem: wordsShape.nullable(),
    /** What this kind asks for before it is dispatched; held up by none of it if it is an emergency. */
    asks: z.array(askShape),
    mayHoldUp: z.boolean(),
    choices: z.array(z.object({ unitId: z.string(), name: z.string(), kind: z.string() })),
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

export const suggestKindQuery = defineQuery({
  name: 'request.suggest_kind',
  title: { zh: '类别建议', en: 'Suggest a kind' },
  allowed: staff,
  input: z.object({ text: z.string().max(20_000), unitId: idSchema.optional() }),
  answer: z.object({
    suggestions: z.array(
      z.object({
        kindCode: z.string(),
        title: wordsShape,
        confidence: z.number(),
        because: z.array(z.object({ word: z.string(), from: z.string(), weight: z.number() })),
      }),
    ),
    isEmergency: z.boolean(),
    emergencyWords: z.array(z.string()),
  }),
});

/** The hotline's pop-up: who has this number and what they asked before, within what the post may see. */
export const callerHistory = defineQuery({
  name: 'request.caller_history',
  title: { zh: '来电历史', en: 'Caller history' },
  allowed: staff,
  input: z.object({ phone: z.string().max(30) }),
  answer: z.object({
    person: z
      .object({
        id: z.string(),
        name: z.string(),
        address: z.string().nullable(),
        placeId: z.string().nullable(),
        tags: z.array(z.string()),
      })
      .nullable(),
    rows: z.array(requestLine),
  }),
});

/** A pasted group chat as matters to confirm one by one; what was left out stays in sight with the reason (B2). */
export const splitChatQuery = defineQuery({
  name: 'request.split_chat',
  title: { zh: '拆分群聊', en: 'Split a group chat' },
  allowed: staff,
  input: z.object({ text: z.string().max(200_000), unitId: idSchema.optional() }),
  answer: z.object({
    matters: z.array(
      z.object({
        text: z.string(),
        speaker: z.string().nullable(),
        at: z.date().nullable(),
        placeText: z.string().nullable(),
        placeId: z.string().nullable(),
        /** `name`: taken from how the speaker is called, so their home and perhaps not the place meant. */
        placeFrom: z.enum(['text', 'name']).nullable(),
        phone: z.string().nullable(),
        kindCode: z.string().nullable(),
        kindTitle: wordsShape.nullable(),
        confidence: z.number(),
        because: z.array(z.string()),
        isEmergency: z.boolean(),
        /** Pictures and voice that came with it, by name; they cannot be pasted. */
        media: z.array(z.string()),
        /** The index of the earlier matter it may be one with. */
        duplicateOf: z.number().nullable(),
        duplicateWhy: z.enum(['agrees', 'replies', 'continues', 'repeats', 'alike']).nullable(),
        lines: z.tuple([z.number(), z.number()]),
      }),
    ),
    dropped: z.array(
      z.object({
        lines: z.tuple([z.number(), z.number()]),
        text: z.string(),
        why: z.string(),
        speaker: z.string().nullable(),
      }),
    ),
  }),
});

export const revealedFact = defineQuery({
  name: 'request.revealed_fact',
  title: { zh: '显示的信息', en: 'The revealed fact' },
  allowed: staff,
  input: z.object({ requestId: idSchema, field: z.string().max(40) }),
  answer: z.object({ text: wordsShape, files: z.array(fileShape) }),
});

export const revealedCaller = defineQuery({
  name: 'request.revealed',
  title: { zh: '来电号码', en: 'The revealed number' },
  allowed: staff,
  input: z.object({ requestId: idSchema }),
  answer: z.object({ phone: z.string().nullable(), name: z.string().nullable() }),
});
