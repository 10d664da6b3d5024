// What a table asks: where one may stand, who may come, what this tablet has open; and what a resident shows there. Instants are texts: answers lie on the tablet as they came.
import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import type { Words } from '#kernel/shared/problem.ts';
import { atTable, onSite } from './commands/shapes.ts';
import { foundBy, keysOf, siteKinds, tubeKinds } from './words.ts';

const instant = z.string();
const maybe = instant.nullable();

/** Sites of campaigns that run, with the rounds that are open there. */
export const mySites = defineQuery({
  name: 'sampling.my_sites',
  title: { zh: '我的采样点', en: 'Sites where I may stand' },
  allowed: atTable,
  input: z.object({}),
  answer: z.object({
    sites: z.array(
      z.object({
        siteId: z.string(),
        siteNo: z.number(),
        title: z.string(),
        kind: z.enum(keysOf(siteKinds)),
        unitName: z.string(),
        tables: z.number(),
        campaignId: z.string(),
        campaignTitle: z.string(),
        isDrill: z.boolean(),
        isOpen: z.boolean(),
        rounds: z.array(
          z.object({ roundId: z.string(), title: z.string(), poolSize: z.number().nullable(), isRetest: z.boolean() }),
        ),
      }),
    ),
  }),
});
export type MySite = z.output<typeof mySites.answer>['sites'][number];

const person = z.object({
  sampleId: z.string(),
  position: z.number(),
  subjectId: z.string().nullable(),
  /** As they said it, where nobody was found; empty where the roster names them. */
  name: z.string(),
  how: z.enum(keysOf(foundBy)),
  isPriority: z.boolean(),
  at: instant,
  unswabReason: z.string().nullable(),
});
const tube = z.object({
  tubeId: z.string(),
  code: z.string(),
  tableNo: z.number(),
  size: z.number(),
  kind: z.enum(keysOf(tubeKinds)),
  householdPlaceId: z.string().nullable(),
  collector: z.string(),
  openedAt: instant,
  closedAt: maybe,
  told: z.number().nullable(),
  shortReason: z.string().nullable(),
  lostAt: maybe,
  lostReason: z.string().nullable(),
  /** In the order of their registering. */
  people: z.array(person),
});
export type TableTube = z.output<typeof tube>;
export type TablePerson = z.output<typeof person>;

/** What one tablet did at a site in the last two days, and what it must know of the site. */
export const tableState = defineQuery({
  name: 'sampling.table',
  title: { zh: '本机在采样点做了什么', en: 'What this tablet did at a site' },
  allowed: atTable,
  input: z.object({ siteId: idSchema, roundId: idSchema, deviceId: idSchema }),
  answer: z.object({
    openedAt: maybe,
    closedAt: maybe,
    disinfectedAt: maybe,
    tubes: z.array(tube),
    /** Of every tablet of the site, as far as the house has heard. */
    holds: z.array(
      z.object({
        holdId: z.string(),
        subjectId: z.string().nullable(),
        description: z.string(),
        temperature: z.number(),
        at: instant,
        endedAt: maybe,
      }),
    ),
    boxes: z.array(z.object({ boxId: z.string(), code: z.string(), codes: z.array(z.string()), at: instant })),
  }),
});
export type TableState = z.output<typeof tableState.answer>;

/** [subjectId, name, initials, idTail, idHash, codeHash, index of the home, flags as letters: p priority, r registered in advance, d done, h home sealed]. */
const rosterRow = z.tuple([
  z.string(),
  z.string(),
  z.string(),
  z.string(),
  z.string(),
  z.string(),
  z.number(),
  z.string(),
]);
/**
 * What a tablet takes along to find people without a network. `idHash`, `codeHash`: first 8 bytes of HMAC-SHA-256 of the document's number and of the personal code under the
 * site's key: what is scanned is found, and none can be read off the tablet. With `since` only what changed.
 */
export const roster = defineQuery({
  name: 'sampling.roster',
  title: { zh: '采样点花名册', en: 'Roster of a site' },
  allowed: atTable,
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
    /** [id of the dwelling or empty, building, room]. */
    homes: z.array(z.tuple([z.string(), z.string(), z.string()])),
    people: z.array(rosterRow),
  }),
});
export type RosterPage = z.output<typeof roster.answer>;

/** As a tablet asks: pages that its memory keeps whole. */
export const rosterPart = 2500;

/** Who has come to a site by its roster of shifts (C14), as the opening on the tablet is filled in; null where no work site has its id. */
export const sitePresent = defineQuery({
  name: 'sampling.present',
  title: { zh: '采样点谁到了', en: 'Who has come to a site' },
  allowed: onSite,
  input: z.object({ siteId: idSchema }),
  answer: z.object({ roster: z.array(z.object({ role: z.string(), names: z.array(z.string()) })).nullable() }),
});

/** What a resident is told of their own sample (C17): nobody is told here that they are positive; whatever is not negative is sampled again, and rung. */
export const ownStandings = {
  waiting: { zh: '等结果', en: 'Waiting for the result' },
  negative: { zh: '阴性', en: 'Negative' },
  again: { zh: '要再采一次', en: 'To be sampled again' },
} as const satisfies Record<string, Words>;
export type OwnStanding = keyof typeof ownStandings;

/** C9: what one's own phone shows at a table, and what became of the last sample. A number that several of a family gave shows a code for each. */
export const myCodes = defineQuery({
  name: 'sampling.my_codes',
  title: { zh: '我的采样码', en: 'My sampling code' },
  allowed: { kinds: ['resident'] },
  input: z.object({}),
  answer: z.object({
    /** There are sites to show it at. */
    isOn: z.boolean(),
    people: z.array(
      z.object({
        name: z.string(),
        code: z.string(),
        last: z.object({ takenAt: z.date(), siteTitle: z.string(), standing: z.enum(keysOf(ownStandings)) }).nullable(),
      }),
    ),
  }),
});
