// What can be done to the territory: units, places and their grids, who answers for what, redraws. Every change of an owner is dated.
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import type { Allowed, Role } from '#kernel/shared/right.ts';
import { featureCollectionSchema } from './geometry.ts';
import { placeKinds } from './place.ts';
import { redrawPlanSchema } from './redraw.ts';
import { gridKinds, unitKinds } from './unit.ts';

const name = z.string().trim().min(1).max(80);
const moment = z.iso.datetime({ offset: true });

/** Who sets up units, within their own area. */
const planners = [
  'system_admin',
  'district_supervisor',
  'street_supervisor',
  'community_secretary',
] as const satisfies readonly Role[];
/** Who keeps the register of places: those who know the doors. */
const keepers = [
  ...planners,
  'district_dispatcher',
  'street_dispatcher',
  'community_desk',
] as const satisfies readonly Role[];
/** A redraw moves open requests, so its maker must be one who sees them all: never an administrator of accounts. */
export const redrawers: Allowed = { roles: ['district_supervisor', 'street_supervisor', 'community_secretary'] };

export const addUnit = defineCommand({
  name: 'unit.add',
  title: { zh: '新增单元', en: 'Add a unit' },
  input: z.object({
    unitId: idSchema,
    /** `null` founds a district; only the house itself does that. */
    parentId: idSchema.nullable(),
    kind: z.enum(unitKinds),
    name,
    gridLevel: z.union([z.literal(1), z.literal(2)]).optional(),
    gridKind: z.enum(gridKinds).default('basic'),
    shortCode: z.string().trim().max(40).optional(),
    declaredHouseholds: z.number().int().min(0).max(1_000_000).optional(),
    phone: z.string().trim().max(40).optional(),
    divisionCode: z.string().trim().max(12).optional(),
  }),
  allowed: { roles: planners },
});

export const renameUnit = defineCommand({
  name: 'unit.rename',
  title: { zh: '改名', en: 'Rename a unit' },
  input: z.object({ unitId: idSchema, name }),
  allowed: { roles: planners },
});

export const correctUnit = defineCommand({
  name: 'unit.correct',
  title: { zh: '更正单元资料', en: 'Correct a unit' },
  input: z.object({
    unitId: idSchema,
    shortCode: z.string().trim().max(40).nullable().optional(),
    declaredHouseholds: z.number().int().min(0).max(1_000_000).nullable().optional(),
    phone: z.string().trim().max(40).nullable().optional(),
  }),
  allowed: { roles: planners },
});

export const endUnit = defineCommand({
  name: 'unit.end',
  title: { zh: '撤销单元', en: 'End a unit' },
  input: z.object({ unitId: idSchema, reason: z.string().trim().max(400).optional() }),
  allowed: { roles: planners },
});

export const linkDivision = defineCommand({
  name: 'unit.link_division',
  title: { zh: '关联行政区划', en: 'Link a unit to a division code' },
  input: z.object({ unitId: idSchema, divisionCode: z.string().trim().max(12), from: z.iso.date().optional() }),
  allowed: { roles: planners },
});

const placeSchema = z.object({
  placeId: idSchema,
  communityId: idSchema,
  kind: z.enum(placeKinds),
  parentId: idSchema.optional(),
  name,
  /** Left out, a place lies in the grid of what it lies in. */
  gridId: idSchema.optional(),
  isVacant: z.boolean().default(false),
  longitude: z.number().min(-180).max(180).optional(),
  latitude: z.number().min(-90).max(90).optional(),
});
export type NewPlace = z.output<typeof placeSchema>;

export const addPlaces = defineCommand({
  name: 'place.add',
  title: { zh: '新增地点', en: 'Add places' },
  input: z.object({ places: z.array(placeSchema).min(1).max(1000) }),
  allowed: { roles: keepers },
});

export const correctPlace = defineCommand({
  name: 'place.correct',
  title: { zh: '更正地点', en: 'Correct a place' },
  input: z.object({
    placeId: idSchema,
    name: name.optional(),
    isVacant: z.boolean().optional(),
    longitude: z.number().min(-180).max(180).nullable().optional(),
    latitude: z.number().min(-90).max(90).nullable().optional(),
  }),
  allowed: { roles: [...keepers, 'grid_chief', 'grid_worker'] },
  worksOffline: true,
});

export const assignGrid = defineCommand({
  name: 'place.assign_grid',
  title: { zh: '划入网格', en: 'Put places into grids' },
  input: z.object({
    assignments: z
      .array(z.object({ placeId: idSchema, gridId: idSchema }))
      .min(1)
      .max(2000),
    /** With an estate go its buildings, with a building its dwellings, as far as they are in no grid yet. */
    withInside: z.boolean().default(true),
  }),
  allowed: { roles: keepers },
});

export const makeContract = defineCommand({
  name: 'contract.make',
  title: { zh: '落实包保', en: 'Make a contract of responsibility' },
  input: z
    .object({
      contractId: idSchema,
      gridId: idSchema,
      contractorUnitId: idSchema.optional(),
      staffId: idSchema.optional(),
      /** From the beginning of that day; left out, from now on. */
      fromOn: z.iso.date().optional(),
    })
    .refine((input) => input.contractorUnitId !== undefined || input.staffId !== undefined, {
      message: 'contractorUnitId or staffId',
    }),
  allowed: { roles: planners },
});

export const endContract = defineCommand({
  name: 'contract.end',
  title: { zh: '解除包保', en: 'End a contract of responsibility' },
  input: z.object({ contractId: idSchema, reason: z.string().trim().max(400).optional() }),
  allowed: { roles: planners },
});

export const setServiceArea = defineCommand({
  name: 'service_area.set',
  title: { zh: '设定服务范围', en: 'Set whom a handling unit serves' },
  input: z
    .object({
      serviceAreaId: idSchema,
      handlingUnitId: idSchema,
      placeId: idSchema.optional(),
      unitId: idSchema.optional(),
    })
    .refine((input) => (input.placeId === undefined) !== (input.unitId === undefined), {
      message: 'placeId or unitId',
    }),
  allowed: { roles: keepers },
});

export const endServiceArea = defineCommand({
  name: 'service_area.end',
  title: { zh: '结束服务范围', en: 'End a service area' },
  input: z.object({ serviceAreaId: idSchema, reason: z.string().trim().max(400).optional() }),
  allowed: { roles: keepers },
});

export const setOnCall = defineCommand({
  name: 'on_call.set',
  title: { zh: '排班', en: 'Set the on-call roster' },
  input: z.object({
    unitId: idSchema,
    /** The stretch that is set anew: what stood in it before is cut away, what lies outside stays. */
    from: moment,
    until: moment,
    shifts: z
      .array(
        z.object({
          shiftId: idSchema,
          postId: idSchema,
          rank: z.number().int().min(1).max(9).default(1),
          from: moment,
          until: moment,
        }),
      )
      .max(500),
  }),
  allowed: { roles: [...keepers, 'handling_lead'] },
});

export const importGeometry = defineCommand({
  name: 'geometry.import',
  title: { zh: '导入网格边界', en: 'Import polygons of units' },
  input: z.object({
    underUnitId: idSchema,
    geojson: featureCollectionSchema,
    /** Take what fits and report the rest; left out, one polygon that fits no unit refuses them all. */
    onlyMatched: z.boolean().default(false),
  }),
  allowed: { roles: planners },
});

export const rehearseRedrawCommand = defineCommand({
  name: 'redraw.rehearse',
  title: { zh: '预演网格调整', en: 'Rehearse a redraw' },
  input: z.object({
    redrawId: idSchema,
    communityId: idSchema,
    name: z.string().trim().max(80).default(''),
    plan: redrawPlanSchema,
  }),
  allowed: redrawers,
});

export const applyRedraw = defineCommand({
  name: 'redraw.apply',
  title: { zh: '实施网格调整', en: 'Apply a redraw' },
  /** The screens ask for the reason; a scheduled redraw keeps the one given when it was scheduled. */
  input: z.object({ redrawId: idSchema, reason: z.string().trim().min(1).max(400).optional() }),
  allowed: redrawers,
});

/** Issued by the house after a redraw: requests that came in while it ran. */
export const sweepRedraw = defineCommand({
  name: 'redraw.sweep',
  title: { zh: '网格调整后清点', en: 'Sweep up after a redraw' },
  input: z.object({ redrawId: idSchema }),
  allowed: {},
});

/** Issued by the house when a scheduled redraw can no longer be carried out as rehearsed. */
export const blockRedraw = defineCommand({
  name: 'redraw.block',
  title: { zh: '暂停网格调整', en: 'Hold a scheduled redraw' },
  input: z.object({ redrawId: idSchema, reason: z.record(z.string(), z.unknown()) }),
  allowed: {},
});
