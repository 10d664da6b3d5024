// What may be asked of service points (M3). Where services are is public; how many homes reach them is for staff.
import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import type { Allowed } from '#kernel/shared/right.ts';
import { hoursSchema } from './hours.ts';
import { coverStates, paces, reachSchema } from './reach.ts';

const anybody: Allowed = { anyStaff: true, kinds: ['resident', 'anonymous'] };
const words = z.object({ zh: z.string(), en: z.string() });
const nullableText = z.string().nullable();

export const pointKind = z.object({
  kindCode: z.string(),
  title: words,
  isExpected: z.boolean(),
  /** Null: one of the usual kinds. */
  unitId: nullableText,
  unitName: nullableText,
});
export type PointKind = z.output<typeof pointKind>;

/** Whether it is open at the moment of asking. Null: its hours are not known. */
const standing = z
  .discriminatedUnion('isOpen', [
    z.object({ isOpen: z.literal(true), until: z.date().nullable() }),
    z.object({ isOpen: z.literal(false), opensAt: z.date().nullable() }),
  ])
  .nullable();

const pointFacts = {
  pointId: z.string(),
  kindCode: z.string(),
  kindTitle: words,
  name: z.string(),
  placeId: nullableText,
  /** As written; else that of the place. */
  address: z.string(),
  phone: nullableText,
  link: nullableText,
  hours: hoursSchema.nullable(),
  homeUnitId: nullableText,
  homeUnitName: nullableText,
  standing,
};

export const nearPoint = z.object({
  ...pointFacts,
  /** Straight line. Null: one of the two is not located. */
  metres: z.number().nullable(),
  /** On foot, rounded up. */
  minutes: z.number().nullable(),
  /** Within the minutes that count, or it comes to this home. */
  isWithin: z.boolean(),
  comesHome: z.boolean(),
});
export type NearPoint = z.output<typeof nearPoint>;

export const nearPoints = defineQuery({
  name: 'point.near',
  title: { zh: '身边服务', en: 'Services near a home' },
  input: z.object({
    /** A home, a building, an estate. */
    placeId: idSchema.optional(),
    /** A community, where no place in it is known: everything in it, without minutes. */
    unitId: idSchema.optional(),
    pace: z.enum(paces).default('usual'),
  }),
  answer: z.object({
    /** From where it is reckoned, and which kind of place gave the position; null when nobody knows where it stands. */
    from: z.object({ address: z.string(), locatedBy: nullableText }),
    reach: reachSchema,
    /** Each kind that homes here should have, nearest first; with none, the nearest beyond reach is still in `points`. */
    kinds: z.array(pointKind.extend({ withinCount: z.number(), minutes: z.number().nullable() })),
    points: z.array(nearPoint),
  }),
  allowed: anybody,
  perMinute: 120,
});

/** The first is what somebody must see to. */
export const pointViews = ['unlocated', 'current', 'coming', 'ended'] as const;
export type PointView = (typeof pointViews)[number];

export const pointRow = z.object({
  ...pointFacts,
  unitId: z.string(),
  unitName: z.string(),
  longitude: z.number().nullable(),
  latitude: z.number().nullable(),
  from: z.string(),
  /** The first day on which it is there no more. */
  until: nullableText,
  endReason: nullableText,
});
export type PointRow = z.output<typeof pointRow>;

export const listPoints = defineQuery({
  name: 'point.list',
  title: { zh: '服务点', en: 'Service points' },
  input: z.object({
    view: z.enum(pointViews).default('current'),
    /** A unit and everything below it; left out, the whole district. */
    unitId: idSchema.optional(),
    kindCode: z.string().trim().max(40).optional(),
    text: z.string().trim().max(40).optional(),
    limit: z.int().min(1).max(500).default(100),
    offset: z.int().min(0).max(100_000).default(0),
  }),
  answer: z.object({
    rows: z.array(pointRow),
    counts: z.object({ unlocated: z.number(), current: z.number(), coming: z.number(), ended: z.number() }),
    total: z.number(),
    nextOffset: z.number().nullable(),
    mayKeep: z.boolean(),
  }),
  allowed: anybody,
  perMinute: 120,
});

export const pointPage = defineQuery({
  name: 'point.page',
  title: { zh: '服务点详情', en: 'One service point' },
  input: z.object({ pointId: idSchema }),
  answer: z.object({
    /** The newest state first. */
    states: z.array(pointRow),
    locatedBy: nullableText,
    isOver: z.boolean(),
    mayKeep: z.boolean(),
  }),
  allowed: { anyStaff: true },
});

export const pointKinds = defineQuery({
  name: 'point.kinds',
  title: { zh: '服务类别', en: 'Kinds of service' },
  input: z.object({ unitId: idSchema.optional() }),
  answer: z.object({ kinds: z.array(pointKind), mayKeep: z.boolean() }),
  allowed: anybody,
  perMinute: 120,
});

const cover = z.object({ kindCode: z.string(), within: z.number(), without: z.number() });
export const coverageRow = z.object({
  unitId: nullableText,
  name: z.string(),
  communityName: nullableText,
  /** Homes that are lived in or may be: vacant ones are left out. */
  homes: z.number(),
  /** Nobody knows where they stand: neither with nor without, save where a service comes to them. */
  unlocated: z.number(),
  kinds: z.array(cover),
});
export type CoverageRow = z.output<typeof coverageRow>;

/** Rows by community, or by grid within one community; those with the most homes without come first. */
export const pointCoverage = defineQuery({
  name: 'point.coverage',
  title: { zh: '十分钟服务覆盖', en: 'Coverage within ten minutes' },
  input: z.object({ unitId: idSchema.optional(), pace: z.enum(paces).default('usual') }),
  answer: z.object({
    unitId: z.string(),
    unitName: z.string(),
    /** The way up to the post's own unit. */
    path: z.array(z.object({ unitId: z.string(), name: z.string() })),
    by: z.enum(['community', 'grid']),
    reach: reachSchema,
    kinds: z.array(pointKind),
    rows: z.array(coverageRow),
    total: coverageRow,
  }),
  allowed: { anyStaff: true },
});

/** `all`: every home that is counted. */
export const buildingStates = [...coverStates, 'all'] as const;
export type BuildingState = (typeof buildingStates)[number];

export const buildingRow = z.object({
  placeId: z.string(),
  address: z.string(),
  communityName: z.string(),
  gridId: nullableText,
  gridName: nullableText,
  homes: z.number(),
  state: z.enum(buildingStates),
  /** The nearest of the kind, within reach or not. */
  nearest: z.object({ pointId: z.string(), name: z.string(), metres: z.number(), minutes: z.number() }).nullable(),
  /** Served at home by it. */
  comesHome: nullableText,
  /** Which kind of place gave the position: the dwelling itself, its building, its estate. */
  locatedBy: nullableText,
});
export type BuildingRow = z.output<typeof buildingRow>;

/** The rows behind every number of `point.coverage`: buildings by name, with how many homes. */
export const coverageBuildings = defineQuery({
  name: 'point.buildings',
  title: { zh: '服务覆盖楼栋', en: 'Buildings behind the coverage' },
  input: z.object({
    unitId: idSchema.optional(),
    /** Needed for `within` and `without`; without it, `unlocated` is all homes of which nobody knows where they stand. */
    kindCode: z.string().trim().max(40).optional(),
    state: z.enum(buildingStates).default('without'),
    pace: z.enum(paces).default('usual'),
    limit: z.int().min(1).max(500).default(100),
    offset: z.int().min(0).max(1_000_000).default(0),
  }),
  answer: z.object({
    unitId: z.string(),
    unitName: z.string(),
    kind: pointKind.nullable(),
    rows: z.array(buildingRow),
    /** Buildings and homes in all of them. */
    total: z.number(),
    homes: z.number(),
    nextOffset: z.number().nullable(),
  }),
  allowed: { anyStaff: true },
});
