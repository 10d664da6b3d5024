import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { meansKinds, neighbourKinds, neighbourSenses, noteKinds } from './board-commands.ts';
import { planners } from './commands.ts';

/** C24: what there is, where it is, what is asked and not there. Shortage first. */
export const meansBoard = defineQuery({
  name: 'means.board',
  title: { zh: '资源调度', en: 'Means' },
  input: z.object({}),
  answer: z.object({
    rows: z.array(
      z.object({
        meansId: z.string(),
        kind: z.enum(meansKinds),
        title: z.string(),
        measure: z.string(),
        unitName: z.string(),
        quantity: z.number(),
        free: z.number(),
        asked: z.number(),
        /** Asked more than is free. */
        short: z.number(),
        uses: z.array(
          z.object({
            useId: z.string(),
            siteTitle: z.string(),
            quantity: z.number(),
            askedAt: z.date(),
            givenAt: z.date().nullable(),
            byName: z.string(),
            /** Of the area of the site, or of whose means they are. */
            mayRelease: z.boolean(),
          }),
        ),
        mayGive: z.boolean(),
      }),
    ),
    sites: z.array(z.object({ siteId: z.string(), title: z.string() })),
  }),
  allowed: { roles: planners },
});

export const giftList = defineQuery({
  name: 'gift.list',
  title: { zh: '慰问品登记', en: 'Gifts' },
  input: z.object({}),
  answer: z.object({
    rows: z.array(
      z.object({
        giftId: z.string(),
        what: z.string(),
        fromName: z.string(),
        toName: z.string(),
        valueYuan: z.number(),
        doneWith: z.string(),
        siteTitle: z.string().nullable(),
        unitName: z.string(),
        receivedAt: z.date(),
        toldByName: z.string(),
        needsLeader: z.boolean(),
        seenByName: z.string().nullable(),
        /** A leader, and not who wrote it down. */
        maySee: z.boolean(),
      }),
    ),
    leaderYuan: z.number(),
    sites: z.array(z.object({ siteId: z.string(), title: z.string() })),
  }),
  allowed: { roles: planners },
});

const neighbour = z.object({
  neighbourId: z.string(),
  sense: z.enum(neighbourSenses),
  kind: z.enum(neighbourKinds),
  title: z.string(),
  until: z.date(),
  isMatched: z.boolean(),
  isMine: z.boolean(),
});
/**
 * What neighbours of one community have and want; never whose it is. Without a community: that of the last post of one's own, else the one that one
 * volunteers for. Where the board is shut (a setting), nothing is told but that.
 */
export const neighbourBoard = defineQuery({
  name: 'neighbour.board',
  title: { zh: '邻里互助', en: 'Between neighbours' },
  input: z.object({ unitId: idSchema.optional() }),
  answer: z.object({
    isOpen: z.boolean(),
    unitId: z.string().nullable(),
    communities: z.array(z.object({ unitId: z.string(), name: z.string() })),
    rows: z.array(neighbour),
  }),
  allowed: { kinds: ['resident'] },
});
/** For the desk, which brings two together: with masked numbers. */
export const neighbourDesk = defineQuery({
  name: 'neighbour.desk',
  title: { zh: '邻里互助（工作台）', en: 'Between neighbours, for the desk' },
  input: z.object({}),
  answer: z.object({
    isOpen: z.boolean(),
    rows: z.array(neighbour.extend({ phone: z.string(), unitName: z.string(), matchedTitle: z.string().nullable() })),
  }),
  allowed: { roles: planners },
});

/** C15: what happened at the sites of one's area, the latest first. */
export const siteNotes = defineQuery({
  name: 'site_note.list',
  title: { zh: '现场情况', en: 'Notes of the sites' },
  input: z.object({ kind: z.enum(noteKinds).optional() }),
  answer: z.object({
    rows: z.array(
      z.object({
        noteId: z.string(),
        siteTitle: z.string(),
        kind: z.enum(noteKinds),
        told: z.string(),
        done: z.string().nullable(),
        happenedAt: z.date(),
        byName: z.string(),
        isDrill: z.boolean(),
      }),
    ),
    /** Of the last week, as the rows are. */
    counts: z.array(z.object({ kind: z.enum(noteKinds), count: z.number() })),
    sites: z.array(z.object({ siteId: z.string(), title: z.string() })),
  }),
  allowed: { roles: planners },
});

export const neighbourNumber = defineQuery({
  name: 'neighbour.number',
  title: { zh: '互助居民电话', en: 'A neighbour’s number' },
  input: z.object({ token: z.string().max(600) }),
  answer: z.object({ phone: z.string() }),
  allowed: { roles: planners },
});
