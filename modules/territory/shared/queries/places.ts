// Places, and who is answerable for them.
import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { at, nullableText, staff } from './shapes.ts';

export const placeRow = z.object({
  placeId: z.string(),
  kind: z.string(),
  name: z.string(),
  address: z.string(),
  doorNo: nullableText,
  parentId: nullableText,
  communityId: z.string(),
  communityName: z.string(),
  gridId: nullableText,
  gridName: nullableText,
  isVacant: z.boolean(),
});

export type PlaceRow = z.output<typeof placeRow>;

export const searchPlaces = defineQuery({
  name: 'place.search',
  title: { zh: '查地点', en: 'Search places' },
  input: z.object({
    text: z.string().trim().min(1).max(120),
    kinds: z.array(z.string()).max(8).optional(),
    limit: z.number().int().min(1).max(100).default(20),
  }),
  answer: z.object({ places: z.array(placeRow) }),
  allowed: staff,
});

export const listPlaces = defineQuery({
  name: 'place.list',
  title: { zh: '地点清单', en: 'List places' },
  input: z.object({
    communityId: idSchema.optional(),
    gridId: idSchema.optional(),
    parentId: idSchema.optional(),
    kinds: z.array(z.string()).max(8).optional(),
    /** Only what lies in no lowest grid. */
    isUncovered: z.boolean().optional(),
    offset: z.number().int().min(0).default(0),
    limit: z.number().int().min(1).max(500).default(100),
  }),
  answer: z.object({ places: z.array(placeRow), total: z.number(), nextOffset: z.number().nullable() }),
  allowed: staff,
});

export const answerable = z.object({
  gridId: nullableText,
  gridName: nullableText,
  communityId: nullableText,
  communityName: nullableText,
  streetId: nullableText,
  districtId: nullableText,
  gridChief: z.object({ postId: z.string(), staffId: z.string(), name: z.string(), unitId: z.string() }).nullable(),
  gridWorkers: z.array(z.object({ postId: z.string(), staffId: z.string(), name: z.string(), unitId: z.string() })),
  buildingChief: z.object({ postId: z.string(), staffId: z.string(), name: z.string(), unitId: z.string() }).nullable(),
  contracts: z.array(
    z.object({
      contractId: z.string(),
      unitId: nullableText,
      unitName: nullableText,
      staffId: nullableText,
      staffName: nullableText,
      gridId: z.string(),
    }),
  ),
  /** Handling units that serve this place, by kind; the nearest (the place, then its building, its estate, its grid …) first. */
  serviceUnits: z.array(z.object({ kind: z.string(), unitId: z.string(), name: z.string(), nearness: z.number() })),
});

export type Answerable = z.output<typeof answerable>;

export const gridOf = defineQuery({
  name: 'place.grid_of',
  title: { zh: '这里归谁管', en: 'Who answers for this place' },
  input: z
    .object({ placeId: idSchema.optional(), territoryId: idSchema.optional(), at })
    .refine((input) => input.placeId !== undefined || input.territoryId !== undefined, {
      message: 'placeId or territoryId',
    }),
  answer: answerable,
  allowed: staff,
});

export const placePage = defineQuery({
  name: 'place.page',
  title: { zh: '地点页', en: 'One place' },
  input: z.object({ placeId: idSchema, at }),
  answer: z.object({
    place: placeRow.extend({ longitude: z.number().nullable(), latitude: z.number().nullable() }),
    /** Outermost first. */
    chain: z.array(z.object({ placeId: z.string(), kind: z.string(), name: z.string() })),
    insideCounts: z.array(z.object({ kind: z.string(), count: z.number() })),
    grids: z.array(z.object({ gridId: z.string(), name: z.string(), from: z.string(), until: nullableText })),
    answerable,
    /** New places inside it (or beside it in its community), putting it right, giving it a grid while it has none. */
    abilities: z.object({ mayAdd: z.boolean(), mayCorrect: z.boolean(), mayAssign: z.boolean() }),
  }),
  allowed: staff,
});

export const onCallList = defineQuery({
  name: 'on_call.list',
  title: { zh: '值班表', en: 'On-call roster' },
  input: z.object({
    unitId: idSchema,
    from: z.iso.datetime({ offset: true }),
    until: z.iso.datetime({ offset: true }),
  }),
  answer: z.object({
    shifts: z.array(
      z.object({
        shiftId: z.string(),
        postId: z.string(),
        staffName: z.string(),
        role: z.string(),
        rank: z.number(),
        from: z.string(),
        until: nullableText,
      }),
    ),
  }),
  allowed: staff,
});
