// What is done to one-key devices (B6). The presses themselves are requests: `request.report`, issued by the device's door.
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import type { Allowed } from '#kernel/shared/right.ts';

/** Whoever answers for the homes, or sets up the whole district. */
export const deviceKeepers = {
  roles: ['system_admin', 'community_secretary'],
} as const satisfies Allowed;

const onDevice = { deviceId: idSchema };
/** As printed on the device. */
export const deviceNoSchema = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{2,39}$/);
/** Made by whoever registers the device and shown to them once; only its keyed hash is kept. */
export const deviceKeySchema = z.string().min(16).max(100);
const standing = {
  /** Where it stands. Its community follows from the place. */
  placeId: idSchema.optional(),
  /** For a device that hangs in the open: the community alone. */
  communityId: idSchema.optional(),
};

export const registerDevice = defineCommand({
  name: 'device.register',
  title: { zh: '登记一键呼叫设备', en: 'Register a one-key device' },
  allowed: deviceKeepers,
  input: z.object({
    ...onDevice,
    deviceNo: deviceNoSchema,
    key: deviceKeySchema,
    label: z.string().trim().max(60).default(''),
    ...standing,
  }),
  secretFields: ['key'],
});

export const moveDevice = defineCommand({
  name: 'device.move',
  title: { zh: '移装设备', en: 'Move a device' },
  allowed: deviceKeepers,
  input: z.object({ ...onDevice, label: z.string().trim().max(60).optional(), ...standing }),
});

/** The old key is worthless from then on: a device that was lost, or a key that was seen. */
export const rekeyDevice = defineCommand({
  name: 'device.rekey',
  title: { zh: '更换设备密钥', en: 'Change a device’s key' },
  allowed: deviceKeepers,
  input: z.object({ ...onDevice, key: deviceKeySchema }),
  secretFields: ['key'],
});

export const retireDevice = defineCommand({
  name: 'device.retire',
  title: { zh: '停用设备', en: 'Retire a device' },
  allowed: deviceKeepers,
  input: z.object({ ...onDevice, reason: z.string().trim().min(1).max(200) }),
});

/** B6, mis-press: taken back on the device within ten seconds, unless somebody has already answered. */
export const cancelPress = defineCommand({
  name: 'device.cancel_press',
  title: { zh: '撤回误按', en: 'Take back a press' },
  allowed: { kinds: ['device'] },
  input: z.object({ pressId: idSchema }),
});

/** A press that lay in the device without a network: said on the call, so that nobody rings back as if it had just been pressed. */
export const noteLatePress = defineCommand({
  name: 'device.note_late_press',
  title: { zh: '迟到的呼叫', en: 'A call that came late' },
  allowed: { kinds: ['device'] },
  input: z.object({ requestId: idSchema, pressedAt: z.iso.datetime({ offset: true }) }),
});

/** Issued by the device's door when the charge it reports is news; an ordinary heartbeat leaves only "last seen". */
export const noteBattery = defineCommand({
  name: 'device.note_battery',
  title: { zh: '设备电量', en: 'Charge of a device' },
  allowed: { kinds: ['device'] },
  input: z.object({ battery: z.int().min(0).max(100) }),
});
