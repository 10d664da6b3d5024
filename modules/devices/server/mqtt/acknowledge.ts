// A message on a call topic, from text to acknowledgement. Shared by the broker of our own and the bridge to somebody else's.
import { Problem } from '#kernel/shared/problem.ts';
import { type DeviceAcknowledgement, deviceSignal } from '../../shared/signal.ts';
import type { DeviceCredentials, TakeSignal } from '../take-signal.ts';

export type MqttLog = { error(about: object, message: string): void };

/** Never throws: what cannot be taken is told to the device, which decides by `remedy` whether to send again. */
export async function acknowledge(
  payload: Buffer,
  credentials: (body: Record<string, unknown>) => DeviceCredentials,
  takeSignal: TakeSignal,
  log: MqttLog,
): Promise<DeviceAcknowledgement> {
  let body: unknown;
  try {
    body = JSON.parse(payload.toString('utf8'));
  } catch {
    body = undefined;
  }
  const parsed = deviceSignal.safeParse(body);
  if (!parsed.success) {
    const title = { zh: '消息不对，没有登记', en: 'The message is not right; nothing was recorded' };
    return { pressId: pressIdOf(body), problem: { code: 'kernel.malformed', title, remedy: 'drop' } };
  }
  try {
    return await takeSignal(parsed.data, credentials(body as Record<string, unknown>));
  } catch (error) {
    const { pressId } = parsed.data;
    if (!(error instanceof Problem)) {
      log.error({ err: error }, 'mqtt');
      const title = { zh: '系统出了错，请再发', en: 'A fault on our side; send it again' };
      return { pressId, problem: { code: 'kernel.bug', title, remedy: 'retry' } };
    }
    const { code, title, remedy } = error.body();
    return { pressId, problem: { code, title, remedy } };
  }
}

function pressIdOf(body: unknown): string | null {
  const { pressId } = (body ?? {}) as { pressId?: unknown };
  return typeof pressId === 'string' ? pressId.slice(0, 64) : null;
}
