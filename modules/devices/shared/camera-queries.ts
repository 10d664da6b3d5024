import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { deskRoles, supervisorRoles } from '#kernel/shared/right.ts';
import { cameraStates, lookers } from './camera.ts';

/** The first is what somebody must see to. */
export const cameraViews = ['dead', 'live', 'retired', 'all'] as const;

export const cameraRow = z.object({
  cameraId: z.string(),
  cameraNo: z.string(),
  name: z.string(),
  placeId: z.string(),
  placeName: z.string(),
  communityId: z.string(),
  communityName: z.string(),
  ownerUnitId: z.string().nullable(),
  ownerName: z.string().nullable(),
  state: z.enum(cameraStates),
  stateSince: z.date(),
  stateNote: z.string(),
  registeredAt: z.date(),
  retiredAt: z.date().nullable(),
  retiredReason: z.string().nullable(),
});
export type CameraRow = z.output<typeof cameraRow>;

const watching = {
  roles: [...deskRoles, ...supervisorRoles, 'grid_worker', 'grid_chief', 'system_admin'],
} as const;

export const listCameras = defineQuery({
  name: 'camera.list',
  title: { zh: '摄像头', en: 'Cameras' },
  allowed: watching,
  input: z.object({
    view: z.enum(cameraViews).default('dead'),
    /** A unit and everything below it. */
    unitId: idSchema.optional(),
    /** One courtyard. */
    placeId: idSchema.optional(),
    text: z.string().trim().max(40).optional(),
    limit: z.int().min(1).max(200).default(60),
    offset: z.int().min(0).default(0),
  }),
  answer: z.object({
    rows: z.array(cameraRow),
    total: z.number(),
    nextOffset: z.number().nullable(),
    counts: z.object({ dead: z.number(), live: z.number(), retired: z.number(), all: z.number() }),
    /** May this post register, change and retire? */
    mayKeep: z.boolean(),
    /** May it say which one works? */
    mayMark: z.boolean(),
  }),
});

/** M5: every courtyard with what hangs over it, those without a live camera first. */
export const listYards = defineQuery({
  name: 'camera.yards',
  title: { zh: '庭院与摄像头', en: 'Courtyards and their cameras' },
  allowed: watching,
  input: z.object({ unitId: idSchema.optional() }),
  answer: z.object({
    yards: z.array(
      z.object({
        placeId: z.string(),
        name: z.string(),
        communityId: z.string(),
        communityName: z.string(),
        live: z.number(),
        dead: z.number(),
        isUncovered: z.boolean(),
      }),
    ),
    uncovered: z.number(),
    /** There are more than are listed. */
    hasMore: z.boolean(),
  }),
});

const look = z.object({
  lookId: z.string(),
  at: z.date(),
  staffName: z.string(),
  unitName: z.string(),
  role: z.string(),
  purpose: z.string(),
});

export const videoOfRequest = defineQuery({
  name: 'video.of_request',
  title: { zh: '诉求关联的录像', en: 'Recordings a request points to' },
  allowed: { anyStaff: true },
  input: z.object({ requestId: idSchema }),
  answer: z.object({
    references: z.array(
      z.object({
        referenceId: z.string(),
        cameraName: z.string(),
        cameraNo: z.string(),
        placeName: z.string(),
        isCameraDead: z.boolean(),
        from: z.date(),
        until: z.date(),
        mayBeGone: z.boolean(),
        why: z.string(),
        attachedByName: z.string(),
        attachedUnitName: z.string(),
        attachedAt: z.date(),
        /** Newest first. */
        looks: z.array(look),
      }),
    ),
    mayAttach: z.boolean(),
    mayLook: z.boolean(),
  }),
});
export type VideoReference = z.output<typeof videoOfRequest.answer>['references'][number];

/** Which cameras one may name in this request: those of its community, the ones of its own estate first. */
export const camerasNear = defineQuery({
  name: 'camera.near',
  title: { zh: '诉求附近的摄像头', en: 'Cameras near a request' },
  allowed: { anyStaff: true },
  input: z.object({ requestId: idSchema }),
  answer: z.object({
    cameras: z.array(
      z.object({
        cameraId: z.string(),
        name: z.string(),
        placeName: z.string(),
        state: z.enum(cameraStates),
        isNear: z.boolean(),
      }),
    ),
  }),
});

/** The address behind one's own look, while the look lasts. */
export const videoOfLook = defineQuery({
  name: 'video.address',
  title: { zh: '录像地址', en: 'Address of a recording' },
  allowed: { roles: lookers },
  input: z.object({ lookId: idSchema }),
  answer: z.object({
    /** Null where no video platform is connected. */
    address: z.string().nullable(),
    cameraNo: z.string(),
    cameraName: z.string(),
    from: z.date(),
    until: z.date(),
    /** Until when it may be asked for again without another look. */
    lastsUntil: z.date(),
  }),
});

export const lookRow = look.extend({
  requestId: z.string(),
  requestNo: z.string(),
  cameraNo: z.string(),
  cameraName: z.string(),
  communityName: z.string(),
  from: z.date(),
  until: z.date(),
  hasPlatform: z.boolean(),
});
export type LookRow = z.output<typeof lookRow>;

export const listLooks = defineQuery({
  name: 'video.looks',
  title: { zh: '录像调阅记录', en: 'Looks at recordings' },
  allowed: { roles: ['audit_admin'] },
  input: z.object({
    staffId: idSchema.optional(),
    unitId: idSchema.optional(),
    /** A request's number, a camera's number or name. */
    text: z.string().trim().max(60).optional(),
    from: z.iso.datetime({ offset: true }).optional(),
    until: z.iso.datetime({ offset: true }).optional(),
    after: z.string().max(80).optional(),
    limit: z.int().min(1).max(200).default(60),
  }),
  answer: z.object({ rows: z.array(lookRow), total: z.number(), next: z.string().nullable() }),
});
