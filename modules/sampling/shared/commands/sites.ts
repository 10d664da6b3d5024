// A site is set up, opens with its checklist and roles, closes, is disinfected (C5, C13, C14, C17, C23); its labels.
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { leaders } from '#modules/campaigns/shared/commands.ts';
import { keysOf, siteKinds, siteRoles, siteZones } from '../words.ts';
import { moment, note, onSite, power, text } from './shapes.ts';

export const slotSchema = z.object({ title: text(20), fromAt: moment, toAt: moment });

export const setUpSite = defineCommand({
  name: 'site.set_up',
  title: { zh: '设采样点', en: 'Set up a sampling site' },
  allowed: { roles: leaders },
  power,
  input: z.object({
    siteId: idSchema,
    campaignId: idSchema,
    unitId: idSchema,
    title: text(60),
    kind: z.enum(keysOf(siteKinds)).default('fixed'),
    placeId: idSchema.optional(),
    enterpriseId: idSchema.optional(),
    headcount: z.int().min(1).max(200_000).optional(),
    tables: z.int().min(1).max(60).default(1),
    peoplePerHour: z.int().min(10).max(10_000).default(360),
    /** C23: of a firm, when each of its shifts is sampled. */
    slots: z.array(slotSchema).max(6).default([]),
  }),
});

/** C5, C14, C17: the checklist and who is there. */
export const openSite = defineCommand({
  name: 'site.open',
  title: { zh: '开点', en: 'Open a site' },
  allowed: onSite,
  power,
  worksOffline: true,
  input: z.object({
    openingId: idSchema,
    siteId: idSchema,
    zones: z.array(z.enum(keysOf(siteZones))).max(8),
    zonesReason: note,
    hasOneMetreLine: z.boolean(),
    suppliesReady: z.boolean(),
    equipmentTested: z.boolean(),
    note,
    roles: z.array(z.object({ role: z.enum(keysOf(siteRoles)), name: text(40) })).max(60),
  }),
});

export const closeSite = defineCommand({
  name: 'site.close',
  title: { zh: '收点', en: 'Close a site' },
  allowed: onSite,
  power,
  worksOffline: true,
  input: z.object({ closingId: idSchema, siteId: idSchema, note }),
});

/** C13: only this ends a site's day. */
export const disinfectSite = defineCommand({
  name: 'site.disinfect',
  title: { zh: '终末消毒', en: 'Final disinfection' },
  allowed: onSite,
  power,
  worksOffline: true,
  input: z.object({
    disinfectionId: idSchema,
    siteId: idSchema,
    people: text(100),
    agent: text(100),
    protection: z.literal('level_2'),
    fromAt: moment,
    toAt: moment,
  }),
});

export const drawLabels = defineCommand({
  name: 'tube_label.draw',
  title: { zh: '领用管码标签', en: 'Draw tube labels' },
  allowed: { roles: leaders },
  power,
  input: z.object({ drawId: idSchema, siteId: idSchema, count: z.int().min(1).max(500) }),
});
