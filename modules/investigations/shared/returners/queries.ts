// What can be asked about returners, each post within its own area (F5).
import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { traceRoles, tracers } from '../commands.ts';
import { keysOf } from '../trace.ts';
import { returnerStatuses } from './returner.ts';
import { riskLevels } from './risk.ts';

const allowed = { roles: traceRoles };
const level = z.enum(keysOf(riskLevels));

const returnerLine = z.object({
  returnerId: z.string(),
  subjectId: z.string().nullable(),
  name: z.string(),
  phoneTail: z.string().nullable(),
  unitName: z.string(),
  firmName: z.string().nullable(),
  place: z.string(),
  code: z.string().nullable(),
  leftOn: z.string(),
  arrivedOn: z.string(),
  toldAt: z.date(),
  byName: z.string(),
  status: z.enum(keysOf(returnerStatuses)),
  risk: z.object({ since: z.string(), level, areaName: z.string(), isVague: z.boolean() }).nullable(),
  isNewToday: z.boolean(),
  /** The limit to ask them is past, a test is late, or they are not well. */
  isLate: z.boolean(),
  isUnwell: z.boolean(),
  reachBy: z.date().nullable(),
  until: z.string(),
  unwatched: z.number(),
  tests: z.array(
    z.object({
      day: z.number(),
      on: z.string(),
      state: z.enum(['ahead', 'due', 'late', 'pending', 'negative', 'missed']),
    }),
  ),
  acts: z.array(
    z.object({
      what: z.enum(['screen', 'watch', 'test']),
      at: z.date(),
      result: z.enum(['well', 'unwell', 'pending', 'negative', 'positive', 'invalid']).nullable(),
      byName: z.string(),
    }),
  ),
  releaseReason: z.string().nullable(),
});
export type ReturnerLine = z.output<typeof returnerLine>;

export const returnerViews = ['open', 'released', 'no_risk'] as const;
export type ReturnerView = (typeof returnerViews)[number];
export const listReturners = defineQuery({
  name: 'returner.list',
  title: { zh: '返回人员', en: 'Returners' },
  allowed,
  input: z.object({ view: z.enum(returnerViews).default('open') }),
  answer: z.object({
    rows: z.array(returnerLine),
    counts: z.object({
      open: z.number(),
      toReach: z.number(),
      newToday: z.number(),
      released: z.number(),
      no_risk: z.number(),
    }),
    mayTrace: z.boolean(),
  }),
});

/** The state of a day, as it was known at the end of it or is known now. */
export const riskAreas = defineQuery({
  name: 'risk.areas',
  title: { zh: '风险地区', en: 'Risk areas' },
  allowed: { anyStaff: true },
  input: z.object({ on: z.iso.date().optional() }),
  answer: z.object({
    on: z.string(),
    areas: z.array(
      z.object({
        name: z.string(),
        code: z.string().nullable(),
        level,
        from: z.string(),
        to: z.string().nullable(),
        isNew: z.boolean(),
      }),
    ),
    lists: z.array(
      z.object({
        listId: z.string(),
        issuedAt: z.date(),
        document: z.string(),
        isWhole: z.boolean(),
        areas: z.number(),
        toldAt: z.date(),
        byName: z.string(),
      }),
    ),
    mayTell: z.boolean(),
  }),
});

/** 应查尽查: what every firm answered, by name: those not asked yet first. */
export const returnerFirms = defineQuery({
  name: 'returner.firms',
  title: { zh: '企业答复', en: 'What firms answered' },
  allowed,
  input: z.object({ roundId: idSchema.optional() }),
  answer: z.object({
    rounds: z.array(z.object({ roundId: z.string(), campaignId: z.string(), title: z.string(), isOver: z.boolean() })),
    roundId: z.string().nullable(),
    counts: z.object({ all: z.number(), notYet: z.number(), none: z.number(), some: z.number(), excused: z.number() }),
    firms: z.array(
      z.object({
        enterpriseId: z.string(),
        name: z.string(),
        park: z.string(),
        answer: z.enum(['not_yet', 'none', 'some', 'excused']),
        /** How many they said there are, and how many of them were told by name. */
        said: z.number().nullable(),
        told: z.number(),
      }),
    ),
  }),
});
export type FirmAnswer = z.output<typeof returnerFirms.answer>['firms'][number];

export const returnerPhone = defineQuery({
  name: 'returner.phone',
  title: { zh: '已打开的电话', en: 'The number opened' },
  allowed: { roles: tracers },
  input: z.object({ actId: idSchema }),
  answer: z.object({ phone: z.string() }),
});
