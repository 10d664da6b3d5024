// What can be asked about campaigns, each post within its own area.
import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { territoryRoles } from '#kernel/shared/right.ts';
import { subjectKinds } from '#modules/facts/shared/subject.ts';
import { channels } from './calls.ts';
import { campaignReaders, leaders } from './commands.ts';
import { roundSorts } from './kind.ts';

const words = z.object({ zh: z.string(), en: z.string() });

/** As far as the asker's area goes: what a street is told is the street's. */
export const figures = z.object({
  listed: z.number(),
  done: z.number(),
  excused: z.number(),
  notYet: z.number(),
  /** Found on no list, and of these done. */
  found: z.number(),
  foundDone: z.number(),
});
export type Figures = z.output<typeof figures>;

export const roundHead = z.object({
  roundId: z.string(),
  campaignId: z.string(),
  roundNo: z.number(),
  title: z.string(),
  units: z.array(z.object({ unitId: z.string(), name: z.string() })),
  opensAt: z.date(),
  dueAt: z.date(),
  frozenAt: z.date(),
  /** The whole list, whoever asks. */
  listed: z.number(),
  poolSize: z.number().nullable(),
  isRetest: z.boolean(),
  startedAt: z.date().nullable(),
  endedAt: z.date().nullable(),
  figures,
});
export type RoundHead = z.output<typeof roundHead>;

export const campaignHead = z.object({
  campaignId: z.string(),
  kind: z.string(),
  kindTitle: words,
  subject: z.enum(subjectKinds),
  sort: z.enum(roundSorts),
  title: z.string(),
  purpose: z.string(),
  unitId: z.string(),
  unitName: z.string(),
  isDrill: z.boolean(),
  begunAt: z.date(),
  begunByName: z.string(),
  endedAt: z.date().nullable(),
  endedByName: z.string().nullable(),
  report: z.string().nullable(),
  /** What done and not yet are called. */
  coverage: z.object({ done: words, notYet: words }),
  beginsByOrder: z.boolean(),
  isByBuilding: z.boolean(),
  /** Its list stands in parts of departments and parks (F14). */
  byDepartment: z.boolean(),
  /** Done is told with a place (M9). */
  whereabouts: z.boolean(),
  /** Whom a survey met is counted person by person (A8). */
  meetsPeople: z.boolean(),
  /** How long a round is open where nobody says otherwise. */
  windowHours: z.number(),
});
export type CampaignHead = z.output<typeof campaignHead>;

export const listCampaigns = defineQuery({
  name: 'campaign.list',
  title: { zh: '行动', en: 'Campaigns' },
  allowed: { roles: campaignReaders },
  input: z.object({ state: z.enum(['running', 'over']).default('running') }),
  answer: z.object({
    campaigns: z.array(campaignHead.extend({ rounds: z.number(), last: roundHead.nullable() })),
    /** What may be begun here, and where. */
    begin: z
      .object({
        kinds: z.array(
          z.object({
            code: z.string(),
            title: words,
            subject: z.enum(subjectKinds),
            sort: z.enum(roundSorts),
            power: z.string().nullable(),
          }),
        ),
        units: z.array(z.object({ unitId: z.string(), name: z.string(), kind: z.string() })),
        registers: z.array(z.object({ registerId: z.string(), title: words, subject: z.enum(subjectKinds) })),
      })
      .nullable(),
  }),
});

const receipt = z.object({
  unitId: z.string(),
  name: z.string(),
  receivedAt: z.date().nullable(),
  receivedByName: z.string().nullable(),
  startedAt: z.date().nullable(),
  startedByName: z.string().nullable(),
});

export const orderLine = z.object({
  orderId: z.string(),
  roundId: z.string(),
  roundTitle: z.string(),
  campaignTitle: z.string(),
  orderNo: z.number(),
  fromUnitName: z.string(),
  text: z.string(),
  reportedUpAt: z.date().nullable(),
  reportedUpTo: z.string().nullable(),
  isDrill: z.boolean(),
  sentAt: z.date(),
  sentByName: z.string(),
  cancelledAt: z.date().nullable(),
  cancelReason: z.string().nullable(),
  cancelledByName: z.string().nullable(),
  /** Those who have not received it first. */
  receipts: z.array(receipt),
  mayReceive: z.boolean(),
  mayStart: z.boolean(),
  mayCancel: z.boolean(),
});
export type OrderLine = z.output<typeof orderLine>;

export const campaignPage = defineQuery({
  name: 'campaign.page',
  title: { zh: '一个行动', en: 'A campaign' },
  allowed: { roles: campaignReaders },
  input: z.object({ campaignId: idSchema }),
  answer: z.object({
    campaign: campaignHead,
    rounds: z.array(roundHead),
    orders: z.array(orderLine),
    abilities: z.object({
      mayOpenRound: z.boolean(),
      mayOrder: z.boolean(),
      mayEnd: z.boolean(),
      reportsUpFirst: z.boolean(),
    }),
    /** Units directly below its area, for which a round may be opened instead of the whole. */
    units: z.array(z.object({ unitId: z.string(), name: z.string(), kind: z.string() })),
    /** Units directly below the asker's, whom an order goes to. */
    below: z.array(z.object({ unitId: z.string(), name: z.string() })),
  }),
});

/** Orders that wait for this very unit: to be received, or received and not yet started. */
export const waitingOrders = defineQuery({
  name: 'campaign.waiting',
  title: { zh: '等本单位签收的指令', en: 'Orders that wait for this unit' },
  allowed: { roles: leaders },
  input: z.object({}),
  answer: z.object({ orders: z.array(orderLine) }),
});

export const campaignRound = defineQuery({
  name: 'campaign.round',
  title: { zh: '一轮', en: 'A round of a campaign' },
  allowed: { roles: campaignReaders },
  input: z.object({ roundId: idSchema }),
  answer: z.object({
    campaign: campaignHead,
    round: roundHead,
    /** Found on no list, the latest first. */
    found: z.array(
      z.object({
        subjectId: z.string(),
        name: z.string(),
        address: z.string().nullable(),
        foundAt: z.date(),
        byName: z.string(),
        doneAt: z.date().nullable(),
      }),
    ),
    unit: z.object({ unitId: z.string(), name: z.string() }),
    abilities: z.object({ mayEnd: z.boolean(), mayCall: z.boolean() }),
  }),
});

export const roundBuildings = defineQuery({
  name: 'campaign.buildings',
  title: { zh: '按楼栋', en: 'A round by building' },
  allowed: { roles: territoryRoles },
  input: z.object({ roundId: idSchema, unitId: idSchema.optional() }),
  answer: z.object({
    unit: z.object({ unitId: z.string(), name: z.string() }),
    /** Communities of the round within the asker's area: buildings are told one community at a time. */
    communities: z.array(z.object({ unitId: z.string(), name: z.string() })),
    rows: z.array(
      z.object({
        placeId: z.string(),
        name: z.string(),
        listed: z.number(),
        done: z.number(),
        excused: z.number(),
        notYet: z.number(),
        call: z
          .object({
            position: z.number(),
            slotFrom: z.date(),
            slotTo: z.date(),
            isAtDoor: z.boolean(),
            notifiedAt: z.date().nullable(),
            notifiedByName: z.string().nullable(),
            channel: z.enum(channels).nullable(),
            /** What to say there (C25). */
            text: words,
          })
          .nullable(),
      }),
    ),
    peoplePerHour: z.number(),
  }),
});

/** The draw of a cycle (E12): each with the key by which it can be worked out again. */
export const rotationDraw = defineQuery({
  name: 'campaign.rotation',
  title: { zh: '轮检抽取名单', en: 'The draw of a rotation' },
  allowed: { roles: territoryRoles },
  input: z.object({ campaignId: idSchema, cycleNo: z.int().min(1).optional() }),
  answer: z.object({
    cycleNo: z.number().nullable(),
    cycles: z.number(),
    days: z.number(),
    parts: z.array(
      z.object({
        partNo: z.number(),
        roundId: z.string().nullable(),
        heldOn: z.string().nullable(),
        drawn: z.number(),
        done: z.number(),
      }),
    ),
    names: z.array(
      z.object({
        subjectId: z.string(),
        name: z.string(),
        partNo: z.number(),
        key: z.string(),
        isCarried: z.boolean(),
        isLate: z.boolean(),
        /** On which day of the cycle it was done. */
        doneOn: z.string().nullable(),
        /** Left the register since. */
        hasLeft: z.boolean(),
      }),
    ),
  }),
});

export const listForces = defineQuery({
  name: 'taskforce.list',
  title: { zh: '专班', en: 'Task forces' },
  allowed: { roles: territoryRoles },
  input: z.object({ campaignId: idSchema.optional() }),
  answer: z.object({
    forces: z.array(
      z.object({
        taskForceId: z.string(),
        campaignId: z.string().nullable(),
        unitName: z.string(),
        name: z.string(),
        goal: z.string(),
        fromOn: z.string(),
        toOn: z.string(),
        setUpByName: z.string(),
        endedAt: z.date().nullable(),
        endedByName: z.string().nullable(),
        report: z.string().nullable(),
        members: z.array(z.object({ postId: z.string(), name: z.string(), unitName: z.string(), part: z.string() })),
        mayEnd: z.boolean(),
      }),
    ),
    mayGiveTo: z.array(z.object({ postId: z.string(), name: z.string(), unitName: z.string() })),
  }),
});
