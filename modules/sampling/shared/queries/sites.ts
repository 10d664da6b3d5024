// The board of sites, and one site (C5, C8, C20, C23).
import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { leaders } from '#modules/campaigns/shared/commands.ts';
import { keysOf, siteKinds, siteRoles } from '../words.ts';
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
  }),
});

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
