// The board of sites, and one site (C5, C8, C20, C23).
import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { leaders } from '#modules/campaigns/shared/commands.ts';
import { keysOf, results, siteKinds, siteRoles } from '../words.ts';
import { holdLine } from './gate.ts';
import { at, onSite } from './shapes.ts';
import { tubeLine } from './tubes.ts';

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
    /** Sites that are rostered already (shifts): set up under the same id, their people are known at the opening. */
    rostered: z.array(z.object({ siteId: z.string(), unitId: z.string(), title: z.string() })),
  }),
});

const lane = z.object({ people: z.number(), medianMinutes: z.number().nullable() });

const firmSummary = z.object({
  headcount: z.number().nullable(),
  people: z.number(),
  negative: z.number(),
  pending: z.number(),
  bad: z.number(),
  slots: z.array(z.object({ title: z.string(), fromAt: z.string(), toAt: z.string() })),
  /** By tube, without a name: what is handed to the firm. */
  tubes: z.array(z.object({ code: z.string(), people: z.number(), result: z.enum(keysOf(results)).nullable() })),
});
export type FirmSummary = z.output<typeof firmSummary>;

/** C23: the firm's own page: what was taken there and how it came out, and where it may be asked for. */
export const sitesOfFirm = defineQuery({
  name: 'sampling.firm',
  title: { zh: '企业上门采样', en: 'Sampling at a firm' },
  allowed: { roles: leaders },
  input: z.object({ enterpriseId: idSchema }),
  answer: z.object({
    firmName: z.string(),
    sites: z.array(
      z.object({
        siteId: z.string(),
        title: z.string(),
        campaignTitle: z.string(),
        isDrill: z.boolean(),
        setUpAt: z.date(),
        summary: firmSummary,
      }),
    ),
    /** Campaigns that run, and areas in which one may set up. */
    campaigns: z.array(z.object({ campaignId: z.string(), title: z.string(), isDrill: z.boolean() })),
    unitId: z.string().nullable(),
  }),
});

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
        /** `isByWord`: not on the roster as come; the chief said so. Null where the site has no roster. */
        roles: z.array(
          z.object({ role: z.enum(keysOf(siteRoles)), name: z.string(), isByWord: z.boolean().nullable() }),
        ),
      })
      .nullable(),
    /** Who has come to the site of this name on the roster, by role (C14); null where there is none. */
    roster: z.array(z.object({ role: z.string(), names: z.array(z.string()) })).nullable(),
    tubes: z.array(tubeLine),
    tubeCount: z.number(),
    holds: z.array(holdLine),
    /** C20: how long people waited whose arrival was noted. */
    lanes: z.object({ priority: lane, others: lane }),
    /** C23: without names, for the firm. */
    firm: firmSummary.nullable(),
  }),
});
