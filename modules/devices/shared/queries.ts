import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { deskRoles, supervisorRoles } from '#kernel/shared/right.ts';
import { signals } from './device.ts';

/** What somebody must see to, whole and by its three reasons, worst first; then the rest. */
export const deviceViews = ['wanting', 'lost', 'low', 'never', 'online', 'retired', 'all'] as const;
export type DeviceView = (typeof deviceViews)[number];

export const deviceRow = z.object({
  deviceId: z.string(),
  deviceNo: z.string(),
  label: z.string(),
  address: z.string().nullable(),
  placeId: z.string().nullable(),
  communityId: z.string(),
  communityName: z.string(),
  signal: z.enum(signals),
  isLow: z.boolean(),
  battery: z.number().nullable(),
  lastSeenAt: z.date().nullable(),
  lastPressAt: z.date().nullable(),
  /** Calls of the last thirty days, mis-presses included. */
  calls: z.number(),
  registeredAt: z.date(),
  retiredAt: z.date().nullable(),
  retiredReason: z.string().nullable(),
});
export type DeviceRow = z.output<typeof deviceRow>;

export const listDevices = defineQuery({
  name: 'device.list',
  title: { zh: '一键呼叫设备', en: 'One-key devices' },
  allowed: { roles: [...deskRoles, ...supervisorRoles, 'grid_worker', 'grid_chief', 'system_admin'] },
  input: z.object({
    view: z.enum(deviceViews).default('wanting'),
    /** A unit and everything below it. */
    unitId: idSchema.optional(),
    /** One place: what hangs in this home. */
    placeId: idSchema.optional(),
    text: z.string().trim().max(40).optional(),
    limit: z.int().min(1).max(200).default(60),
    offset: z.int().min(0).default(0),
  }),
  answer: z.object({
    rows: z.array(deviceRow),
    total: z.number(),
    nextOffset: z.number().nullable(),
    counts: z.object({
      wanting: z.number(),
      lost: z.number(),
      low: z.number(),
      never: z.number(),
      online: z.number(),
      retired: z.number(),
      all: z.number(),
    }),
    /** May this post register, move and retire? */
    mayKeep: z.boolean(),
  }),
});

/** One device with its last presses, each a request; those the asker may not see are only counted. */
export const devicePage = defineQuery({
  name: 'device.page',
  title: { zh: '一台设备', en: 'One device' },
  allowed: listDevices.allowed,
  input: z.object({ deviceId: idSchema }),
  answer: z.object({
    device: deviceRow,
    presses: z.array(
      z.object({
        requestId: z.string(),
        requestNo: z.string(),
        summary: z.string(),
        state: z.string(),
        receivedAt: z.date(),
        pressCount: z.number(),
        isEmergency: z.boolean(),
      }),
    ),
    /** Of the last thirty days, so many are not this post's to see. */
    unseenCalls: z.number(),
    mayKeep: z.boolean(),
  }),
});
