// What is done to cameras (M5), and to what a request points to in their recordings (B8).
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import type { Allowed } from '#kernel/shared/right.ts';
import { attachers, cameraStates, lookers } from './camera.ts';
import { deviceKeepers } from './commands.ts';

const onCamera = { cameraId: idSchema };
const moment = z.iso.datetime({ offset: true });
const reason = z.string().trim().min(2).max(200);
const name = z.string().trim().min(1).max(60);
/** Twenty digits; which twenty is judged by `cameraNoFault`. */
export const cameraNoSchema = z
  .string()
  .trim()
  .regex(/^\d{20}$/);

/** Whoever passes under it sees that it is dark. */
export const cameraWatchers = {
  roles: [...deviceKeepers.roles, 'community_desk', 'grid_chief', 'grid_worker'],
} as const satisfies Allowed;

export const registerCamera = defineCommand({
  name: 'camera.register',
  title: { zh: '登记摄像头', en: 'Register a camera' },
  allowed: deviceKeepers,
  input: z.object({
    ...onCamera,
    cameraNo: cameraNoSchema,
    name,
    /** A courtyard, or an estate. */
    placeId: idSchema,
    ownerUnitId: idSchema.nullable().default(null),
    state: z.enum(cameraStates).default('live'),
  }),
});

/** Hung elsewhere, named otherwise, owned by somebody else; its number is the platform's and stays. */
export const changeCamera = defineCommand({
  name: 'camera.change',
  title: { zh: '修改摄像头', en: 'Change a camera' },
  allowed: deviceKeepers,
  input: z.object({ ...onCamera, name, placeId: idSchema, ownerUnitId: idSchema.nullable() }),
});

export const markCamera = defineCommand({
  name: 'camera.mark',
  title: { zh: '登记摄像头好坏', en: 'Say whether a camera works' },
  allowed: cameraWatchers,
  input: z.object({
    ...onCamera,
    state: z.enum(cameraStates),
    /** Since when, if not just now. */
    since: moment.optional(),
    note: z.string().trim().max(200).default(''),
  }),
});

export const retireCamera = defineCommand({
  name: 'camera.retire',
  title: { zh: '停用摄像头', en: 'Retire a camera' },
  allowed: deviceKeepers,
  input: z.object({ ...onCamera, reason }),
});

export const attachVideo = defineCommand({
  name: 'video.attach',
  title: { zh: '关联录像', en: 'Point to a recording' },
  allowed: { roles: attachers },
  input: z.object({
    referenceId: idSchema,
    requestId: idSchema,
    cameraId: idSchema,
    from: moment,
    until: moment,
    why: reason,
  }),
  secretFields: ['why'],
});

/** A wrong camera, a wrong hour. The reference and the looks at it stay on record. */
export const removeVideo = defineCommand({
  name: 'video.remove',
  title: { zh: '撤下录像关联', en: 'Take a reference to a recording back' },
  allowed: { roles: attachers },
  input: z.object({ referenceId: idSchema, reason }),
});

/** Puts a look on record. Only then is there an address to ask for (`video.address`). */
export const openVideo = defineCommand({
  name: 'video.open',
  title: { zh: '调阅录像', en: 'Look at a recording' },
  allowed: { roles: lookers },
  input: z.object({ lookId: idSchema, referenceId: idSchema, purpose: reason }),
  secretFields: ['purpose'],
});
