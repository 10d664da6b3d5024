// What can be asked about the territory. The map and its posts are open to all staff of a district: "who is answerable here"
// must be one look-up for whoever needs to know it. `at` reads any past moment as it was then (1.T rule 8).
import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { redrawPlanSchema, redrawPreviewSchema } from './redraw.ts';
import { staffingSchema } from './staffing.ts';

const at = z.iso.datetime({ offset: true }).optional();
const staff = { anyStaff: true } as const;
const nullableText = z.string().nullable();

const unitRef = z.object({ unitId: z.string(), name: z.string(), kind: z.string() });
export type UnitRef = z.output<typeof unitRef>;

export const listDivisions = defineQuery({
  name: 'division.list',
  title: { zh: '行政区划', en: 'Administrative divisions' },
  input: z.object({ parentCode: z.string().max(12).optional(), text: z.string().trim().max(40).optional() }),
  answer: z.object({
    divisions: z.array(z.object({ code: z.string(), name: z.string(), level: z.string(), parentCode: nullableText })),
  }),
  allowed: staff,
});

export const householdFigures = z.object({
  declared: z.number().nullable(),
  dwellings: z.number(),
  vacant: z.number(),
  shops: z.number(),
  estates: z.number(),
  people: z.number(),
  households: z.number(),
  basis: z.enum(['declared', 'registered']),
  required: z.number(),
  actual: z.number(),
  shortfall: z.number(),
});
export type HouseholdFigures = z.output<typeof householdFigures>;

export const unitNode = unitRef.extend({
  parentId: nullableText,
  gridLevel: z.number().nullable(),
  gridKind: z.string(),
  posts: z.number(),
  vacancies: z.number(),
  contracts: z.number(),
  isLowest: z.boolean(),
  figures: householdFigures.nullable(),
});
export type UnitNode = z.output<typeof unitNode>;

export const unitTree = defineQuery({
  name: 'unit.tree',
  title: { zh: '治理单元', en: 'Tree of units' },
  input: z.object({
    /** Left out: from the unit of the post asking (an assigned post: from its district). */
    rootId: idSchema.optional(),
    at,
    withFigures: z.boolean().default(true),
  }),
  answer: z.object({ rootId: z.string(), units: z.array(unitNode) }),
  allowed: staff,
});

export const listUnits = defineQuery({
  name: 'unit.list',
  title: { zh: '查找单元', en: 'Find units' },
  input: z.object({
    kinds: z.array(z.string()).max(20).optional(),
    underId: idSchema.optional(),
    text: z.string().trim().max(40).optional(),
    limit: z.number().int().min(1).max(500).default(100),
  }),
  answer: z.object({
    units: z.array(unitRef.extend({ parentId: nullableText, gridLevel: z.number().nullable(), path: z.string() })),
  }),
  allowed: staff,
});

const contractAnswer = z.object({
  contractId: z.string(),
  contractorUnitId: nullableText,
  contractorUnitName: nullableText,
  staffId: nullableText,
  staffName: nullableText,
  from: z.string(),
  until: nullableText,
});

export const unitPage = defineQuery({
  name: 'unit.page',
  title: { zh: '单元页', en: 'One unit' },
  input: z.object({ unitId: idSchema, at }),
  answer: z.object({
    unit: unitRef.extend({
      gridLevel: z.number().nullable(),
      gridKind: z.string(),
      shortCode: nullableText,
      phone: nullableText,
      geometry: z.unknown().nullable(),
      from: z.string(),
      until: nullableText,
      isLowest: z.boolean(),
    }),
    division: z.object({ code: z.string(), name: z.string() }).nullable(),
    /** From the district down to the unit's parent. */
    chain: z.array(unitRef),
    children: z.array(unitRef.extend({ gridLevel: z.number().nullable() })),
    posts: z.array(
      z.object({
        postId: z.string(),
        role: z.string(),
        basis: z.string(),
        staffId: z.string(),
        staffName: z.string(),
        title: nullableText,
        homeUnitName: nullableText,
        from: z.string(),
        until: nullableText,
        mayEnd: z.boolean(),
      }),
    ),
    /** Appointed already, not begun yet; asked of the present only. */
    postsToCome: z.array(
      z.object({ postId: z.string(), role: z.string(), basis: z.string(), staffName: z.string(), from: z.string() }),
    ),
    /** Roles nobody holds; `lastHeld` tells by whom and until when, if anybody ever did. */
    vacancies: z.array(
      z.object({
        roles: z.array(z.string()),
        lastHeld: z.object({ staffName: z.string(), until: z.string() }).nullable(),
      }),
    ),
    contracts: z.array(contractAnswer),
    /** Agreed, not begun yet, and the last that are over; asked of the present only. */
    contractsToCome: z.array(contractAnswer),
    contractsPast: z.array(contractAnswer),
    /** 包保: `none` a gap, `double` two or more; `ok` otherwise. Only lowest grids are judged. */
    contractState: z.enum(['none', 'double', 'ok', 'not_judged']),
    serviceUnits: z.array(
      z.object({
        serviceAreaId: z.string(),
        unitId: z.string(),
        name: z.string(),
        kind: z.string(),
        forName: z.string(),
      }),
    ),
    figures: householdFigures,
    earlierNames: z.array(z.object({ name: z.string(), from: z.string(), until: nullableText })),
    abilities: z.object({
      maySetUp: z.boolean(),
      mayRedraw: z.boolean(),
      mayKeepPlaces: z.boolean(),
      mayContract: z.boolean(),
      /** Roles the asking post may give here, and those of them a cadre may be sent down as (A5, A6). */
      appointable: z.array(z.string()),
      secondable: z.array(z.string()),
    }),
  }),
  allowed: staff,
});

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

export const coverage = defineQuery({
  name: 'territory.coverage',
  title: { zh: '网格覆盖', en: 'Coverage by grids' },
  input: z.object({ unitId: idSchema.optional() }),
  answer: z.object({
    communities: z.array(
      z.object({
        communityId: z.string(),
        name: z.string(),
        estates: z.number(),
        dwellings: z.number(),
        shops: z.number(),
        grids: z.number(),
        /** In no grid, or in one that is divided further: named by `place.list {isUncovered}`. */
        uncovered: z.object({ estates: z.number(), dwellings: z.number(), shops: z.number() }),
        /** In two lowest grids at once: zero by constraint, counted all the same. */
        doubled: z.number(),
      }),
    ),
  }),
  allowed: staff,
});

export const staffingTable = defineQuery({
  name: 'staffing.table',
  title: { zh: '人员配备', en: 'Staff required and actual' },
  input: z.object({ unitId: idSchema.optional(), at }),
  answer: z.object({
    staffing: staffingSchema,
    rows: z.array(
      z.object({
        unitId: z.string(),
        name: z.string(),
        gridLevel: z.number().nullable(),
        communityId: z.string(),
        communityName: z.string(),
        parentId: nullableText,
        isLowest: z.boolean(),
        figures: householdFigures,
      }),
    ),
    totals: z.object({ households: z.number(), required: z.number(), actual: z.number(), shortfall: z.number() }),
  }),
  allowed: staff,
});

export const contractGaps = defineQuery({
  name: 'contract.gaps',
  title: { zh: '包保缺口', en: 'Gaps and doubles of contracts' },
  input: z.object({ unitId: idSchema.optional(), at }),
  answer: z.object({
    judged: z.number(),
    gaps: z.array(
      z.object({
        gridId: z.string(),
        name: z.string(),
        communityName: z.string(),
        state: z.enum(['none', 'double']),
        contractors: z.array(z.string()),
      }),
    ),
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

export const redrawPage = defineQuery({
  name: 'redraw.page',
  title: { zh: '网格调整', en: 'One redraw' },
  input: z.object({ redrawId: idSchema }),
  answer: z.object({
    redrawId: z.string(),
    name: z.string(),
    communityId: z.string(),
    communityName: z.string(),
    plan: redrawPlanSchema,
    preview: redrawPreviewSchema,
    rehearsedAt: z.string(),
    effectiveAt: nullableText,
    scheduledAt: nullableText,
    appliedAt: nullableText,
    blocked: z.unknown().nullable(),
    madeBy: nullableText,
    /** Who carried it out or scheduled it, and why. */
    decidedBy: nullableText,
    reason: nullableText,
    abilities: z.object({ mayApply: z.boolean() }),
  }),
  allowed: staff,
});

export const listRedraws = defineQuery({
  name: 'redraw.list',
  title: { zh: '网格调整记录', en: 'Redraws of a community' },
  input: z.object({ communityId: idSchema }),
  answer: z.object({
    redraws: z.array(
      z.object({
        redrawId: z.string(),
        name: z.string(),
        rehearsedAt: z.string(),
        effectiveAt: nullableText,
        scheduledAt: nullableText,
        appliedAt: nullableText,
        isBlocked: z.boolean(),
        placesMoved: z.number(),
      }),
    ),
    abilities: z.object({ mayRedraw: z.boolean() }),
  }),
  allowed: staff,
});

export const redrawGround = defineQuery({
  name: 'redraw.ground',
  title: { zh: '网格调整底数', en: 'What a redraw can work on' },
  input: z.object({ communityId: idSchema }),
  answer: z.object({
    grids: z.array(
      z.object({
        gridId: z.string(),
        parentId: z.string(),
        name: z.string(),
        level: z.number(),
        isLowest: z.boolean(),
        households: z.number(),
        people: z.number(),
        openRequests: z.number(),
      }),
    ),
    /** Estates, buildings and what lies in none of them, with the grid and the count of dwellings inside. */
    blocks: z.array(
      z.object({
        placeId: z.string(),
        kind: z.string(),
        address: z.string(),
        parentId: nullableText,
        gridIds: z.array(z.string()),
        dwellings: z.number(),
        people: z.number(),
      }),
    ),
    posts: z.array(z.object({ postId: z.string(), gridId: z.string(), role: z.string(), staffName: z.string() })),
    contracts: z.array(z.object({ contractId: z.string(), gridId: z.string(), contractor: z.string() })),
  }),
  allowed: staff,
});
