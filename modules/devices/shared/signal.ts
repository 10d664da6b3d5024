// What a device says, by HTTP or MQTT alike, and what it is told back. The answer carries no word of the matter: whoever stands beside the device
// may read its little screen (N3).
import { z } from 'zod';
import { idSchema } from '#kernel/shared/id.ts';
import type { Words } from '#kernel/shared/problem.ts';

export const deviceSignal = z.object({
  /** Made by the device, once per press; the same id again is the same press. With `cancel` the press that is taken back. */
  pressId: idSchema,
  /** The device's clock. A recorded fact, never the judge. */
  at: z.iso.datetime({ offset: true }).optional(),
  /** `long_press` is a cry for help: an emergency from the first second. */
  kind: z.enum(['press', 'long_press', 'cancel', 'heartbeat']),
  /** Per cent. */
  battery: z.int().min(0).max(100).optional(),
  /** A recording, uploaded before through `/api/files`. */
  audio: idSchema.optional(),
});
export type DeviceSignal = z.output<typeof deviceSignal>;

export const deviceAnswer = z.object({
  pressId: z.string(),
  /** `joined`: the call of an earlier press is still waiting and now shows one press more. */
  taken: z.enum(['called', 'joined', 'cancelled', 'seen']),
  requestNo: z.string().optional(),
  isLate: z.boolean().optional(),
});
export type DeviceAnswer = z.output<typeof deviceAnswer>;

/** The same over MQTT, where there is no status: what could not be taken comes as a problem with its code. */
export type DeviceAcknowledgement =
  | DeviceAnswer
  | { pressId: string | null; problem: { code: string; title: Words; remedy: string } };

export const callTopic = (deviceNo: string): string => `huying/${deviceNo}/call`;
export const ackTopic = (deviceNo: string): string => `huying/${deviceNo}/ack`;

/** The number of the device in a topic that it calls on. */
export function deviceOfTopic(topic: string): string | undefined {
  return /^huying\/([^/+#]+)\/call$/.exec(topic)?.[1];
}
