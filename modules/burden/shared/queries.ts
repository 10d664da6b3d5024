// What can be asked about burden. Figures are of posts by week; none is a score, none is put in order by itself (国办函〔2026〕12号).
import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { assignedRoles, type Role, territoryRoles } from '#kernel/shared/right.ts';
import { visitActions } from '#modules/duties/shared/visit.ts';

/** Those who lead others' weeks and may see all that these are asked, named duties included. */
export const leaderRoles = [
  'community_secretary',
  'street_supervisor',
  'district_supervisor',
] as const satisfies readonly Role[];
/** Those whose week is counted. */
export const workerRoles: readonly Role[] = [...territoryRoles, ...assignedRoles];

const words = z.object({ zh: z.string(), en: z.string() });

export const simulationAnswer = z.object({
  area: z.object({ unitId: z.string(), name: z.string() }),
  from: z.string(),
  rhythms: z.array(
    z.object({
      key: z.string(),
      title: words,
      role: z.string(),
      action: z.enum(visitActions),
      cadence: words,
      members: z.number(),
      turnsPerWeek: z.number(),
      minutes: z.number(),
      isMeasured: z.boolean(),
      hours: z.number(),
    }),
  ),
  hours: z.object({ alone: z.number(), counted: z.number(), standing: z.number(), total: z.number() }),
  workers: z.array(
    z.object({
      staffId: z.string(),
      name: z.string(),
      posts: z.array(z.object({ role: z.string(), unitName: z.string() })),
      own: z.number(),
      standing: z.number(),
      total: z.number(),
      fullest: z.number(),
    }),
  ),
  vacancies: z.array(z.object({ role: z.string(), unitName: z.string(), hours: z.number() })),
  verdict: z.discriminatedUnion('is', [
    z.object({ is: z.literal('within') }),
    z.object({ is: z.literal('empty') }),
    z.object({ is: z.literal('nobody'), roles: z.array(z.string()) }),
    z.object({ is: z.literal('over'), workers: z.number(), most: z.number() }),
  ]),
});

/** What a method of reach would ask of whom, before it binds anybody. */
export const simulateQuery = defineQuery({
  name: 'burden.simulate',
  title: { zh: '测算工作法', en: 'What a method would cost' },
  input: z.object({ body: z.record(z.string(), z.unknown()), unitId: idSchema.optional() }),
  answer: simulationAnswer,
  allowed: { roles: ['system_admin', ...leaderRoles] },
});

const weekOn = z.iso.date();

/** What one post's week held. Turns are those that came due in it, as they stand now; visits those that happened in it. */
export const weekFigures = z.object({
  due: z.number(),
  done: z.number(),
  madeUp: z.number(),
  missed: z.number(),
  excused: z.number(),
  open: z.number(),
  visits: z.number(),
  attempts: z.number(),
  /** Visits whose screen measured itself; taps and minutes are theirs alone. */
  measured: z.number(),
  asked: z.number(),
  prefilled: z.number(),
  taps: z.number(),
  minutes: z.number(),
});
export type WeekFigures = z.output<typeof weekFigures>;

/** Of which register, asked by whom. A visit that closed turns of two is told in both; the sums above hold it once. */
export const weekPart = z.object({
  registerCode: z.string(),
  registerTitle: words,
  formTitle: words.nullable(),
  issuer: words.nullable(),
  due: z.number(),
  done: z.number(),
  visits: z.number(),
  asked: z.number(),
  prefilled: z.number(),
  minutes: z.number(),
});
export type WeekPart = z.output<typeof weekPart>;

export const postWeek = defineQuery({
  name: 'burden.week',
  title: { zh: '一周的工作量', en: 'The week of a post' },
  input: z.object({ weekOn: weekOn.optional(), postId: idSchema.optional() }),
  answer: z.object({
    postId: z.string(),
    name: z.string(),
    role: z.string(),
    unitName: z.string(),
    /** Its Monday. */
    weekOn: z.string(),
    figures: weekFigures,
    parts: z.array(weekPart),
  }),
  allowed: { roles: workerRoles },
});

export const areaWeek = defineQuery({
  name: 'burden.area',
  title: { zh: '辖区各岗位一周的工作量', en: 'The week of the posts of an area' },
  input: z.object({ weekOn: weekOn.optional(), unitId: idSchema.optional() }),
  answer: z.object({
    unit: z.object({ unitId: z.string(), name: z.string() }),
    below: z.array(z.object({ unitId: z.string(), name: z.string() })),
    weekOn: z.string(),
    /** By name. */
    rows: z.array(
      z.object({ postId: z.string(), name: z.string(), role: z.string(), unitName: z.string(), figures: weekFigures }),
    ),
  }),
  allowed: { roles: leaderRoles },
});

export const behindKinds = ['due', 'done', 'madeUp', 'missed', 'excused', 'open', 'visits', 'attempts'] as const;
export type BehindKind = (typeof behindKinds)[number];

/** The duties or visits behind a number of a post's week. */
export const weekBehind = defineQuery({
  name: 'burden.behind',
  title: { zh: '数字背后的应办和走访', en: 'What is behind a number of a week' },
  input: z.object({ postId: idSchema.optional(), weekOn: weekOn.optional(), what: z.enum(behindKinds) }),
  answer: z.object({
    rows: z.array(
      z.object({
        key: z.string(),
        subjectId: z.string(),
        name: z.string(),
        address: z.string().nullable(),
        /** The rhythm of a turn, what a visit was. */
        what: words,
        /** When it was due, or happened. */
        at: z.date(),
        state: z.string().nullable(),
        outcome: z.string().nullable(),
        asked: z.number().nullable(),
        prefilled: z.number().nullable(),
        taps: z.number().nullable(),
        seconds: z.number().nullable(),
      }),
    ),
    total: z.number(),
  }),
  allowed: { roles: workerRoles },
});

const askedBy = z.object({ form: words, issuer: words.nullable() });

/** Who asks for what twice: the same field wanted by two issuers, or answered again while the answer before was still fresh. */
export const repeatedAsks = defineQuery({
  name: 'burden.repeats',
  title: { zh: '重复采集', en: 'What is asked twice' },
  input: z.object({ unitId: idSchema.optional() }),
  answer: z.object({
    rows: z.array(
      z.object({
        why: z.enum(['two_issuers', 'too_often']),
        home: z.string(),
        field: z.string(),
        title: words,
        freshDays: z.number().nullable(),
        by: z.array(askedBy),
        /** Answers of the last thirty days; null where the house keeps the field itself and counts none. */
        answers: z.number().nullable(),
        /** Of these, how many came while the one before was fresh. */
        tooEarly: z.number().nullable(),
        /** To be sent to the one who asks. */
        sentence: words,
      }),
    ),
  }),
  allowed: { roles: leaderRoles },
});

/** Methods of reach with who answered for them. */
export const reachMethods = defineQuery({
  name: 'burden.methods',
  title: { zh: '走访工作法', en: 'Methods of reach' },
  input: z.object({}),
  answer: z.object({
    methods: z.array(
      z.object({
        methodId: z.string(),
        name: z.string(),
        version: z.string(),
        title: words,
        areaName: z.string().nullable(),
        effectiveFrom: z.string(),
        approvedBy: z.string().nullable(),
        rhythms: z.number(),
      }),
    ),
  }),
  allowed: { roles: leaderRoles },
});
