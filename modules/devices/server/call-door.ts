// POST /api/devices/call — the door of one-key devices. Headers `huying-device` and `huying-device-key` say which device it is.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { malformed } from '#kernel/server/bus-steps.ts';
import { deviceAnswer, deviceSignal } from '../shared/signal.ts';
import type { DeviceCredentials, TakeSignal } from './take-signal.ts';

export function callDoor(app: FastifyInstance, takeSignal: TakeSignal): void {
  app.route({
    method: 'POST',
    url: '/api/devices/call',
    schema: {
      tags: ['devices'],
      summary: '一键呼叫设备：按下、撤回、心跳 A one-key device: press, cancel, heartbeat',
      body: deviceSignal,
      response: { 200: deviceAnswer },
    },
    validatorCompiler: () => () => true,
    // A gateway of many devices stands behind one address; each device has a limit of its own besides.
    config: { rateLimit: { max: 1200, timeWindow: 60_000 } },
    handler: async (request) => {
      const parsed = deviceSignal.safeParse(request.body ?? {});
      if (!parsed.success) throw malformed(parsed.error);
      return takeSignal(parsed.data, credentialsOf(request));
    },
  });
}

function credentialsOf({ headers }: FastifyRequest): DeviceCredentials {
  const read = (name: string) => {
    const value = headers[name];
    return typeof value === 'string' ? value.slice(0, 200) : '';
  };
  return { as: 'device', deviceNo: read('huying-device'), key: read('huying-device-key') };
}
