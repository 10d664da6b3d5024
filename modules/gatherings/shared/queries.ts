import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { territoryRoles } from '#kernel/shared/right.ts';
import {
  attendModes,
  checkItems,
  gatheringKinds,
  gatheringModes,
  gatheringStates,
  serviceGroups,
} from './gathering.ts';

const words = z.object({ zh: z.string(), en: z.string() });
const allowed = { roles: territoryRoles };

/** What still wants somebody comes first. */
export const gatheringTabs = ['planned', 'open', 'over', 'all'] as const;
export type GatheringTab = (typeof gatheringTabs)[number];

export const gatheringLine = z.object({
  gatheringId: z.string(),
  kind: z.enum(gatheringKinds),
  topic: z.string(),
  mode: z.enum(gatheringModes),
  placeText: z.string(),
  unitName: z.string(),
  startsAt: z.date(),
  heldAt: z.date().nullable(),
  state: z.enum(gatheringStates),
  /** People by name and the public by number. */
  came: z.number(),
  isDrill: z.boolean(),
});
export type GatheringLine = z.output<typeof gatheringLine>;

export const listGatherings = defineQuery({
  name: 'gathering.list',
  title: { zh: '活动', en: 'Gatherings' },
  input: z.object({
    tab: z.enum(gatheringTabs).default('planned'),
    kind: z.enum(gatheringKinds).optional(),
    offset: z.int().min(0).max(100_000).default(0),
    limit: z.int().min(1).max(500).default(100),
  }),
  answer: z.object({
    rows: z.array(gatheringLine),
    counts: z.object({ planned: z.number(), open: z.number(), over: z.number(), all: z.number() }),
    nextOffset: z.number().nullable(),
  }),
  allowed,
});

export const gatheringPage = defineQuery({
  name: 'gathering.page',
  title: { zh: '一次活动', en: 'One gathering' },
  input: z.object({ gatheringId: idSchema }),
  answer: z.object({
    gathering: gatheringLine.extend({
      registerTitle: words.nullable(),
      rhythmTitle: words.nullable(),
      serviceGroup: z.enum(serviceGroups).nullable(),
      beneficiary: z.string().nullable(),
      need: z.string().nullable(),
      result: z.string().nullable(),
      publicCount: z.number().nullable(),
      cancelReason: z.string().nullable(),
      byName: z.string(),
    }),
    people: z.array(
      z.object({
        personId: z.string(),
        name: z.string(),
        mode: z.enum(attendModes),
        hours: z.number().nullable(),
        /** Closed a turn of the rhythm. */
        closed: z.boolean(),
      }),
    ),
    /** Of a free check, for the named duty alone; null for others. */
    readings: z
      .array(
        z.object({
          resultId: z.string(),
          personId: z.string(),
          name: z.string(),
          item: z.enum(checkItems),
          value: z.string(),
          isAbnormal: z.boolean(),
          advice: z.string().nullable(),
          toldAt: z.date().nullable(),
        }),
      )
      .nullable(),
  }),
  allowed,
});

/** Whom a gathering is for, who has not come first: one tap each. */
export const gatheringRoll = defineQuery({
  name: 'gathering.roll',
  title: { zh: '点名', en: 'The roll of a gathering' },
  input: z.object({ gatheringId: idSchema, text: z.string().trim().max(40).default('') }),
  answer: z.object({
    rows: z.array(
      z.object({ personId: z.string(), name: z.string(), address: z.string().nullable(), hasCome: z.boolean() }),
    ),
    total: z.number(),
    came: z.number(),
  }),
  allowed,
});

/** Registers of people and, of each, the rhythms that coming together closes. */
export const gatheringChoices = defineQuery({
  name: 'gathering.choices',
  title: { zh: '活动可选的对象', en: 'Whom a gathering may be for' },
  input: z.object({}),
  answer: z.object({
    registers: z.array(
      z.object({
        registerId: z.string(),
        title: words,
        rhythms: z.array(z.object({ rhythmId: z.string(), title: words })),
      }),
    ),
  }),
  allowed,
});

/** What members gave: hours of service, and suggestions with whether they were answered (I5). */
export const memberGiving = defineQuery({
  name: 'gathering.member_giving',
  title: { zh: '作用发挥', en: 'What members gave' },
  input: z.object({ registerId: idSchema, from: z.iso.date(), to: z.iso.date() }),
  answer: z.object({
    hours: z.array(z.object({ personId: z.string(), name: z.string(), hours: z.number(), times: z.number() })),
    suggestions: z.array(
      z.object({
        requestId: z.string(),
        requestNo: z.string(),
        personId: z.string(),
        name: z.string(),
        summary: z.string(),
        receivedAt: z.date(),
        isAnswered: z.boolean(),
      }),
    ),
  }),
  allowed,
});
export type GatheringPage = z.output<typeof gatheringPage.answer>;
