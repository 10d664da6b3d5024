// Units, their figures and their pages.
import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { at, nullableText, staff } from './shapes.ts';

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
