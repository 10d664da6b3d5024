// What can be asked of mass testing, each post within its own area.
import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { territoryRoles } from '#kernel/shared/right.ts';
import { leaders } from '#modules/campaigns/shared/commands.ts';
import { clockStates } from './box-clock.ts';
import { flags, foundBy, homeOutcomes, keysOf, results, siteKinds, siteRoles, tubeKinds } from './words.ts';

const onSite = { roles: territoryRoles };
const at = z.date().nullable();

/** C: how many sites, tables and samplers, with the figures they come from. */
export const proposeSites = defineQuery({
  name: 'sampling.propose',
  title: { zh: '测算采样点', en: 'Work out the sites' },
  allowed: { roles: leaders },
  input: z.object({
    unitId: idSchema,
    peoplePerSite: z.int().min(100).max(20_000).optional(),
    peoplePerTable: z.int().min(50).max(10_000).optional(),
    peoplePerSampler: z.int().min(10).max(5000).optional(),
  }),
  answer: z.object({
    unitName: z.string(),
    people: z.number(),
    peoplePerSite: z.number(),
    peoplePerTable: z.number(),
    peoplePerSampler: z.number(),
    sites: z.number(),
    tables: z.number(),
    samplers: z.number(),
  }),
});

export const siteStates = ['waiting', 'open', 'closed', 'over'] as const;
const siteLine = z.object({
  siteId: z.string(),
  siteNo: z.number(),
  title: z.string(),
  kind: z.enum(keysOf(siteKinds)),
  unitId: z.string(),
  unitName: z.string(),
  firmName: z.string().nullable(),
  headcount: z.number().nullable(),
  tables: z.number(),
  peoplePerHour: z.number(),
  /** Today: not open yet; open; closed and not disinfected; its day is over. */
  state: z.enum(siteStates),
  openedAt: at,
  closedAt: at,
  /** Earlier days on which it closed and nobody told of the disinfection (C13). */
  undisinfected: z.array(z.string()),
  people: z.number(),
  lastHour: z.number(),
  openTubes: z.number(),
  tubes: z.number(),
  held: z.number(),
  /** The first swab of the oldest tube that no box holds: its four hours run as well. */
  oldestUnboxedAt: at,
});
export type SiteLine = z.output<typeof siteLine>;
const roundLine = z.object({ roundId: z.string(), title: z.string(), isRetest: z.boolean(), endedAt: at });

export const listSites = defineQuery({
  name: 'sampling.sites',
  title: { zh: '采样点', en: 'Sampling sites' },
  allowed: onSite,
  input: z.object({ campaignId: idSchema }),
  answer: z.object({
    title: z.string(),
    isDrill: z.boolean(),
    endedAt: at,
    rounds: z.array(roundLine),
    sites: z.array(siteLine),
    mayOrganise: z.boolean(),
    areas: z.array(z.object({ unitId: z.string(), name: z.string() })),
  }),
});

export const tubeLine = z.object({
  tubeId: z.string(),
  code: z.string(),
  tableNo: z.number(),
  size: z.number(),
  kind: z.enum(keysOf(tubeKinds)),
  collector: z.string(),
  openedAt: z.date(),
  closedAt: at,
  told: z.number().nullable(),
  people: z.number(),
  shortReason: z.string().nullable(),
  lostAt: at,
  lostReason: z.string().nullable(),
  result: z.enum(keysOf(results)).nullable(),
  boxCode: z.string().nullable(),
});
export type TubeLine = z.output<typeof tubeLine>;
const lane = z.object({ people: z.number(), medianMinutes: z.number().nullable() });

export const sitePage = defineQuery({
  name: 'sampling.site',
  title: { zh: '一个采样点', en: 'A sampling site' },
  allowed: onSite,
  input: z.object({ siteId: idSchema, roundId: idSchema.optional() }),
  answer: z.object({
    campaignId: z.string(),
    campaignTitle: z.string(),
    isDrill: z.boolean(),
    site: siteLine,
    rounds: z.array(roundLine),
    opening: z
      .object({
        openedAt: z.date(),
        byName: z.string(),
        zones: z.array(z.string()),
        zonesReason: z.string(),
        note: z.string(),
        roles: z.array(z.object({ role: z.enum(keysOf(siteRoles)), name: z.string() })),
      })
      .nullable(),
    tubes: z.array(tubeLine),
    holds: z.array(
      z.object({
        holdId: z.string(),
        name: z.string(),
        temperature: z.number(),
        heldAt: z.date(),
        byName: z.string(),
        endedAt: at,
        outcome: z.enum(['released', 'taken_over']).nullable(),
        reason: z.string().nullable(),
      }),
    ),
    /** C20: how long people waited whose arrival was noted. */
    lanes: z.object({ priority: lane, others: lane }),
    /** C23: without names, for the firm. */
    firm: z
      .object({
        headcount: z.number().nullable(),
        people: z.number(),
        negative: z.number(),
        pending: z.number(),
        bad: z.number(),
      })
      .nullable(),
  }),
});

export const tubePage = defineQuery({
  name: 'sampling.tube',
  title: { zh: '一支试管', en: 'A tube' },
  allowed: onSite,
  input: z.object({ tubeId: idSchema }),
  answer: z.object({
    tube: tubeLine,
    people: z.array(
      z.object({
        sampleId: z.string(),
        /** In the tube, from 1; null: registered and not swabbed. */
        no: z.number().nullable(),
        subjectId: z.string().nullable(),
        name: z.string(),
        address: z.string(),
        how: z.enum(keysOf(foundBy)),
        proxyName: z.string().nullable(),
        isPriority: z.boolean(),
        takenAt: z.date(),
        byName: z.string(),
        lateReason: z.string().nullable(),
        unswabReason: z.string().nullable(),
      }),
    ),
  }),
});

const handover = z.object({
  handoverId: z.string(),
  step: z.enum(['hand_over', 'receive']),
  fromName: z.string(),
  toName: z.string(),
  fromCount: z.number(),
  toCount: z.number(),
  temperature: z.number(),
  isSealIntact: z.boolean(),
  lab: z.string().nullable(),
  reason: z.string(),
  happenedAt: z.date(),
});
export const boxLine = z.object({
  boxId: z.string(),
  siteId: z.string(),
  siteTitle: z.string(),
  roundId: z.string(),
  code: z.string(),
  sealNo: z.string(),
  lab: z.string(),
  packedAt: z.date(),
  packedByName: z.string(),
  told: z.number(),
  codes: z.array(z.string()),
  people: z.number(),
  reason: z.string(),
  firstAt: at,
  /** When the four hours are over. */
  dueAt: at,
  arrivedAt: at,
  clock: z.enum(clockStates),
  handovers: z.array(handover),
  /** Codes in it that no tablet has told of. */
  unknown: z.array(z.string()),
  /** Every count is the same: scanned, told, known, and both sides of each hand-over. */
  isMatched: z.boolean(),
});
export type BoxLine = z.output<typeof boxLine>;

export const listBoxes = defineQuery({
  name: 'sampling.boxes',
  title: { zh: '转运箱', en: 'Transport boxes' },
  allowed: onSite,
  input: z.object({ campaignId: idSchema }),
  answer: z.object({
    title: z.string(),
    isDrill: z.boolean(),
    boxes: z.array(boxLine),
    /** Closed tubes that are in no box, by site: the missing ones by name. */
    unboxed: z.array(z.object({ siteId: z.string(), siteTitle: z.string(), codes: z.array(z.string()), firstAt: at })),
  }),
});

/** For the line over the desk's and the field's pages: what is warned of or over. */
export const boxAlarms = defineQuery({
  name: 'sampling.alarms',
  title: { zh: '转运时限', en: 'Boxes short of time' },
  allowed: onSite,
  input: z.object({}),
  answer: z.object({
    boxes: z.array(
      z.object({
        boxId: z.string(),
        campaignId: z.string(),
        code: z.string(),
        siteTitle: z.string(),
        dueAt: z.date(),
        clock: z.enum(['warned', 'over']),
        isDrill: z.boolean(),
      }),
    ),
  }),
});

const retestPerson = z.object({
  sampleId: z.string(),
  subjectId: z.string().nullable(),
  name: z.string(),
  address: z.string(),
  phoneTail: z.string().nullable(),
  codes: z.array(z.string()),
  result: z.enum(['positive', 'invalid']),
  sampledAgainAt: at,
});
export const roundResults = defineQuery({
  name: 'sampling.results',
  title: { zh: '检测结果与复采名单', en: 'Results and the retest list' },
  allowed: { roles: leaders },
  input: z.object({ roundId: idSchema }),
  answer: z.object({
    roundTitle: z.string(),
    campaignId: z.string(),
    campaignTitle: z.string(),
    isDrill: z.boolean(),
    retestRoundId: z.string().nullable(),
    tubes: z.object({
      all: z.number(),
      negative: z.number(),
      positive: z.number(),
      invalid: z.number(),
      pending: z.number(),
    }),
    people: z.array(retestPerson),
    /** Of results told: codes that two tubes bear, and that none does yet. */
    twice: z.array(z.string()),
    unknown: z.array(z.string()),
  }),
});

export const listFlags = defineQuery({
  name: 'sampling.flags',
  title: { zh: '要核对的', en: 'To be looked at' },
  allowed: onSite,
  input: z.object({ roundId: idSchema, siteId: idSchema.optional() }),
  answer: z.object({
    flags: z.array(
      z.object({
        flag: z.enum(keysOf(flags)),
        tubeId: z.string(),
        code: z.string(),
        siteTitle: z.string(),
        tableNo: z.number(),
        sampleId: z.string().nullable(),
        subjectId: z.string().nullable(),
        name: z.string(),
        takenAt: at,
      }),
    ),
  }),
});

/**
 * What a tablet takes along to find people without a network. `idHash`: first 8 bytes of HMAC-SHA-256 of the document's number under the site's key: a scanned number is found,
 * and none can be read off the tablet. With `since` only what changed.
 */
export const roster = defineQuery({
  name: 'sampling.roster',
  title: { zh: '采样点花名册', en: 'Roster of a site' },
  allowed: onSite,
  input: z.object({
    roundId: idSchema,
    siteId: idSchema,
    since: z.iso.datetime({ offset: true }).optional(),
    after: idSchema.optional(),
    limit: z.int().min(1).max(5000).default(5000),
  }),
  answer: z.object({
    key: z.string(),
    /** To be given as `since` next time. */
    at: z.date(),
    next: z.string().nullable(),
    buildings: z.array(z.string()),
    /** [subjectId, name, initials, idTail, idHash, index of the building, room, flags as letters: p priority, r registered in advance, d done, h home sealed]. */
    people: z.array(
      z.tuple([z.string(), z.string(), z.string(), z.string(), z.string(), z.number(), z.string(), z.string()]),
    ),
  }),
});

/** C: what a person may be told, at the desk, of themselves. */
export const samplesOfPerson = defineQuery({
  name: 'sampling.of_person',
  title: { zh: '某人的采样和结果', en: 'Somebody’s samples and results' },
  allowed: { roles: leaders },
  input: z.object({ subjectId: idSchema }),
  answer: z.object({
    samples: z.array(
      z.object({
        sampleId: z.string(),
        roundTitle: z.string(),
        siteTitle: z.string(),
        code: z.string(),
        takenAt: z.date(),
        result: z.enum(keysOf(results)).nullable(),
        testedAt: at,
      }),
    ),
  }),
});

export const listHome = defineQuery({
  name: 'sampling.home',
  title: { zh: '上门采样和预登记', en: 'Home sampling and registrations in advance' },
  allowed: onSite,
  input: z.object({ roundId: idSchema }),
  answer: z.object({
    requests: z.array(
      z.object({
        requestId: z.string(),
        subjectId: z.string().nullable(),
        name: z.string(),
        address: z.string(),
        reason: z.string(),
        slotFrom: at,
        slotTo: at,
        askedAt: z.date(),
        byName: z.string(),
        doneAt: at,
        outcome: z.enum(keysOf(homeOutcomes)).nullable(),
        note: z.string().nullable(),
      }),
    ),
    preRegistered: z.array(
      z.object({
        id: z.string(),
        subjectId: z.string(),
        name: z.string(),
        byName: z.string(),
        madeAt: z.date(),
        doneAt: at,
      }),
    ),
  }),
});
