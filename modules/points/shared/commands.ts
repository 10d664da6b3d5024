// What is done to service points (M3). Everything is dated: what stood before stays on record.
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import type { Allowed, Role } from '#kernel/shared/right.ts';
import { hoursSchema } from './hours.ts';

/** Whoever answers for the homes keeps the list of what they can reach. */
export const pointKeepers = {
  roles: [
    'community_secretary',
    'community_desk',
    'street_supervisor',
    'street_dispatcher',
    'district_supervisor',
    'district_dispatcher',
  ] as const satisfies readonly Role[],
} satisfies Allowed;

/** WGS 84. */
export const positionSchema = z.object({
  longitude: z.number().min(-180).max(180),
  latitude: z.number().min(-90).max(90),
});

const facts = {
  kindCode: z.string().trim().min(1).max(40),
  name: z.string().trim().min(1).max(80),
  /** The shop, the lane or the estate it stands in. */
  placeId: idSchema.nullable(),
  /** As people say it. */
  address: z.string().trim().max(120),
  /** Its own position; left out, it stands where its place stands. */
  position: positionSchema.nullable(),
  phone: z.string().trim().max(40).nullable(),
  link: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .nullable(),
  hours: hoursSchema.nullable(),
  /** 上门: the unit whose homes it comes to. */
  homeUnitId: idSchema.nullable(),
};

export const openPoint = defineCommand({
  name: 'point.open',
  title: { zh: '登记服务点', en: 'Put a service point on the list' },
  input: z.object({
    pointId: idSchema,
    /** The street or community that keeps it. */
    unitId: idSchema,
    kindCode: facts.kindCode,
    name: facts.name,
    placeId: facts.placeId.default(null),
    address: facts.address.default(''),
    position: facts.position.default(null),
    phone: facts.phone.default(null),
    link: facts.link.default(null),
    hours: facts.hours.default(null),
    homeUnitId: facts.homeUnitId.default(null),
    /** First day; left out, today. */
    from: z.iso.date().optional(),
    /** Last day, for what is there for a time only. */
    lastDay: z.iso.date().optional(),
  }),
  allowed: pointKeepers,
});

/** Fields left out stay as they are; null takes away. */
export const changePoint = defineCommand({
  name: 'point.change',
  title: { zh: '更改服务点', en: 'Change a service point' },
  input: z.object({
    pointId: idSchema,
    kindCode: facts.kindCode.optional(),
    name: facts.name.optional(),
    placeId: facts.placeId.optional(),
    address: facts.address.optional(),
    position: facts.position.optional(),
    phone: facts.phone.optional(),
    link: facts.link.optional(),
    hours: facts.hours.optional(),
    homeUnitId: facts.homeUnitId.optional(),
    /** From which day it is so; left out, today. */
    from: z.iso.date().optional(),
  }),
  allowed: pointKeepers,
});

export const endPoint = defineCommand({
  name: 'point.end',
  title: { zh: '停用服务点', en: 'End a service point' },
  input: z.object({
    pointId: idSchema,
    /** The first day on which it is there no more; left out, today. */
    from: z.iso.date().optional(),
    reason: z.string().trim().min(1).max(200),
  }),
  allowed: pointKeepers,
});

/** A kind of one's own, or another title for it: data, no code. */
export const setPointKind = defineCommand({
  name: 'point.set_kind',
  title: { zh: '设定服务类别', en: 'Set a kind of service' },
  input: z.object({
    kindId: idSchema,
    /** Used here and below. */
    unitId: idSchema,
    title: z.object({ zh: z.string().trim().min(1).max(20), en: z.string().trim().max(40).default('') }),
    /** Should every home have one within reach? */
    isExpected: z.boolean().default(true),
  }),
  allowed: pointKeepers,
});

export const endPointKind = defineCommand({
  name: 'point.end_kind',
  title: { zh: '停用服务类别', en: 'End a kind of service' },
  input: z.object({ kindId: idSchema, reason: z.string().trim().min(1).max(200) }),
  allowed: pointKeepers,
});
