// One path for what a device says, whether it came by HTTP or MQTT: who it is, not too often, then commands under ids that derive from the press,
// so that a device may send the same press until it hears that it was taken.
import { v5 } from 'uuid';
import { enter } from '#kernel/server/actor.ts';
import type { Bus } from '#kernel/server/bus-steps.ts';
import type { House } from '#kernel/server/house.ts';
import type { CommandEnvelope } from '#kernel/shared/outcome.ts';
import { kernelProblem, Problem } from '#kernel/shared/problem.ts';
import { isNews, latePressAt } from '../shared/device.ts';
import { deviceProblem } from '../shared/problems.ts';
import type { DeviceAnswer, DeviceSignal } from '../shared/signal.ts';
import type { PressLimit } from './press-limit.ts';
import { readBattery } from './store.ts';

export type DeviceCredentials = { as: 'device'; deviceNo: string; key: string };
export type TakeSignal = (signal: DeviceSignal, who: DeviceCredentials) => Promise<DeviceAnswer>;

export function signalTaker(house: House, bus: Bus, limit: PressLimit): TakeSignal {
  return async (signal, who) => {
    const now = house.database.clock.now();
    limit.pass(who.deviceNo, now);
    const send = async (envelope: CommandEnvelope) => {
      const outcome = await bus.execute(envelope, who).catch((error: unknown) => {
        throw error instanceof Problem && error.code === 'kernel.sign_in_needed'
          ? deviceProblem('unknown_device')
          : error;
      });
      if (outcome.outcome === 'retry') throw kernelProblem('busy');
      return 'result' in outcome
        ? (outcome.result as Partial<{ requestId: string; requestNo: string; joined: true }>)
        : {};
    };
    await hearBattery(house, signal, who, send);
    switch (signal.kind) {
      case 'heartbeat':
        return { pressId: signal.pressId, taken: 'seen' };
      case 'cancel': {
        const { requestNo } = await send({
          id: v5('cancel', signal.pressId),
          name: 'device.cancel_press',
          ...(signal.at ? { at: signal.at } : {}),
          input: { pressId: signal.pressId },
        });
        return { pressId: signal.pressId, taken: 'cancelled', ...(requestNo ? { requestNo } : {}) };
      }
      case 'press':
      case 'long_press':
        return call(signal, now, send);
    }
  };
}

type Send = (envelope: CommandEnvelope) => Promise<Partial<{ requestId: string; requestNo: string; joined: true }>>;

async function call(signal: DeviceSignal, now: number, send: Send): Promise<DeviceAnswer> {
  const { pressId, at } = signal;
  const called = await send({
    id: pressId,
    name: 'request.report',
    ...(at ? { at } : {}),
    input: {
      requestId: pressId,
      channel: 'one_key',
      isEmergency: signal.kind === 'long_press',
      fileIds: signal.audio ? [signal.audio] : [],
    },
  });
  const pressedAt = latePressAt(at, now);
  const requestId = called.requestId ?? pressId;
  if (pressedAt !== undefined) {
    // Best said, but the call counts without it: one that became hidden from the device in this very moment takes no note from it.
    await send({
      id: v5('late', pressId),
      name: 'device.note_late_press',
      input: { requestId, pressedAt: new Date(pressedAt).toISOString() },
    }).catch(onlyProblems);
  }
  return {
    pressId,
    taken: called.joined ? 'joined' : 'called',
    ...(called.requestNo ? { requestNo: called.requestNo } : {}),
    ...(pressedAt === undefined ? {} : { isLate: true }),
  };
}

/** Entering marks the device as seen; the charge is written only when it is news. */
async function hearBattery(house: House, signal: DeviceSignal, who: DeviceCredentials, send: Send): Promise<void> {
  const { battery, pressId } = signal;
  if (battery === undefined && signal.kind !== 'heartbeat') return;
  const before = await house.database.transact(async (tx) => {
    const device = await enter(tx, who, house.secrets).catch(() => undefined);
    if (device?.kind !== 'device') throw deviceProblem('unknown_device');
    return readBattery(tx, device.deviceId);
  });
  if (battery === undefined || !isNews(before, battery)) return;
  await send({ id: v5('battery', pressId), name: 'device.note_battery', input: { battery } });
}

function onlyProblems(error: unknown): void {
  if (!(error instanceof Problem)) throw error;
}
