// What can be asked about residents, each post within its own area.
import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { territoryRoles } from '#kernel/shared/right.ts';
import { flagCodes } from './person.ts';
import { toldColumns } from './tellings.ts';

const allowed = { roles: territoryRoles };
const nullableText = z.string().nullable();

const flagShown = z.object({
  flagId: z.string(),
  flag: z.string(),
  isSensitive: z.boolean(),
  from: z.string(),
  reason: nullableText,
});

export const personLine = z.object({
  personId: z.string(),
  /** Whole for those who stand at the doors, masked from the street upwards. */
  name: z.string(),
  isNameMasked: z.boolean(),
  sex: z.enum(['male', 'female']).nullable(),
  age: z.number().nullable(),
  phone: nullableText,
  placeId: nullableText,
  address: nullableText,
  communityName: nullableText,
  gridName: nullableText,
  relation: nullableText,
  flags: z.array(z.string()),
});
export type PersonLine = z.output<typeof personLine>;

export const findPersons = defineQuery({
  name: 'person.find',
  title: { zh: '查居民', en: 'Find residents' },
  input: z.object({ text: z.string().trim().min(1).max(80), limit: z.number().int().min(1).max(100).default(30) }),
  answer: z.object({ people: z.array(personLine), hasMore: z.boolean() }),
  allowed,
});

export const listPersons = defineQuery({
  name: 'person.list',
  title: { zh: '居民名单', en: 'List residents' },
  input: z.object({
    unitId: idSchema.optional(),
    placeId: idSchema.optional(),
    flags: z.array(z.enum(flagCodes)).max(12).optional(),
    offset: z.number().int().min(0).default(0),
    limit: z.number().int().min(1).max(500).default(100),
  }),
  answer: z.object({
    people: z.array(personLine),
    total: z.number(),
    /** Where the next page begins; null at the end. */
    nextOffset: z.number().nullable(),
  }),
  allowed,
});

export const personPage = defineQuery({
  name: 'person.page',
  title: { zh: '居民页', en: 'One resident' },
  input: z.object({ personId: idSchema }),
  answer: z.object({
    person: z.object({
      /** The kept record's, where a merged one was asked for. */
      personId: z.string(),
      name: z.string(),
      isNameMasked: z.boolean(),
      sex: z.enum(['male', 'female']).nullable(),
      age: z.number().nullable(),
      bornOn: nullableText,
      registeredPlace: nullableText,
      documentKind: nullableText,
      documentMasked: nullableText,
      phoneMasked: nullableText,
      political: nullableText,
      note: nullableText,
      recordedAt: z.string(),
    }),
    /** Columns that two told otherwise without knowing of each other, and nobody has decided (说法不一). */
    contested: z.array(z.enum(toldColumns)),
    /** Of the house's clock: what is told from this answer was told knowing so much. */
    knownAt: z.string(),
    stays: z.array(
      z.object({
        stayId: z.string(),
        placeId: z.string(),
        address: z.string(),
        communityName: z.string(),
        gridName: nullableText,
        kind: z.string(),
        relation: nullableText,
        from: z.string(),
        until: nullableText,
        reason: nullableText,
        endReason: nullableText,
      }),
    ),
    /** Told from the dated stays, never typed (GB/T 31000-2015). */
    population: z.object({
      kind: z.enum(['usual', 'registered', 'floating']).nullable(),
      residesAtRegistered: z.boolean().nullable(),
    }),
    /** Records that were brought together into this one, latest first; those taken back stay in the story. */
    merges: z.array(
      z.object({
        mergeId: z.string(),
        name: z.string(),
        at: z.string(),
        byName: z.string(),
        reason: z.string(),
        undone: z.object({ at: z.string(), byName: z.string(), reason: z.string(), stayed: z.number() }).nullable(),
        mayUndo: z.boolean(),
      }),
    ),
    /** With whom they were told apart. */
    distinctions: z.array(
      z.object({ otherId: z.string(), name: z.string(), at: z.string(), byName: z.string(), reason: z.string() }),
    ),
    flags: z.array(flagShown),
    endedFlags: z.array(flagShown.extend({ until: z.string(), endReason: nullableText })),
    household: z.array(personLine),
    requests: z.object({ open: z.number(), all: z.number() }),
    /** Who opened what of this person, latest first (rule 10: the log can be read by the person concerned). */
    looks: z.array(z.object({ at: z.string(), field: z.string(), purpose: z.string(), byName: nullableText })),
    abilities: z.object({ mayCorrect: z.boolean(), mayReveal: z.boolean(), maySeeSensitive: z.boolean() }),
  }),
  allowed,
});

/** At the door: what a worker puts right there, also without a network. No more of the person lies on a phone for it than the mask of a number. */
export const personAtDoor = defineQuery({
  name: 'person.at_door',
  title: { zh: '上门时的居民资料', en: 'A resident at the door' },
  input: z.object({ personId: idSchema }),
  answer: z.object({
    personId: z.string(),
    phoneMasked: nullableText,
    isContested: z.boolean(),
    mayCorrect: z.boolean(),
    /** As of `person.page`. */
    knownAt: z.string(),
  }),
  allowed,
});

export const revealed = defineQuery({
  name: 'person.revealed',
  title: { zh: '已获准查看的信息', en: 'What a logged look opens' },
  input: z.object({ token: z.string().max(400) }),
  answer: z.object({ personId: z.string(), field: z.string(), value: z.string(), until: z.string() }),
  allowed,
});

export const householdPage = defineQuery({
  name: 'household.page',
  title: { zh: '一户人家', en: 'One household' },
  /** `on`: who lived there on that day, and what they were to the head then; left out, now. */
  input: z.object({ placeId: idSchema, on: z.iso.date().optional() }),
  answer: z.object({
    on: nullableText,
    place: z.object({
      placeId: z.string(),
      address: z.string(),
      communityName: z.string(),
      gridId: nullableText,
      gridName: nullableText,
      isVacant: z.boolean(),
    }),
    people: z.array(personLine),
    /** How many more lived here that day whom this post may not name: they answer to another area now. */
    unnamed: z.number(),
    /** Who works here. */
    workers: z.array(personLine),
    /** Changes of the head, latest first. */
    headChanges: z.array(z.object({ on: z.string(), name: z.string(), reason: nullableText })),
    /** Who lived here before. */
    former: z.array(z.object({ personId: z.string(), name: z.string(), from: z.string(), until: z.string() })),
    abilities: z.object({ mayAdd: z.boolean(), mayChangeHead: z.boolean() }),
  }),
  allowed,
});

export const personCounts = defineQuery({
  name: 'person.counts',
  title: { zh: '人口底数', en: 'Counts of residents by flag' },
  input: z.object({ unitId: idSchema.optional() }),
  answer: z.object({
    people: z.number(),
    homes: z.number(),
    byFlag: z.array(z.object({ flag: z.string(), count: z.number() })),
  }),
  allowed,
});
