// Connects to a broker that a site already has. That broker's word for who sent something is not believed: the device's key travels in the message.
import mqtt from 'mqtt';
import { ackTopic, deviceOfTopic } from '../../shared/signal.ts';
import type { TakeSignal } from '../take-signal.ts';
import { acknowledge, type MqttLog } from './acknowledge.ts';

export type Bridge = { ready: Promise<void>; close(): Promise<void> };

/** Every server process hears every call: the press has one id, so taken twice it is still one, and none waits for a process that just died. */
const calls = 'huying/+/call';

/** `url` may carry user name and password: `mqtts://name:secret@broker.example:8883`. Keeps trying while the broker is away. */
export function openBridge(url: string, { takeSignal, log }: { takeSignal: TakeSignal; log: MqttLog }): Bridge {
  const client = mqtt.connect(url, { protocolVersion: 4, reconnectPeriod: 3000, clean: true });
  client.on('error', (error) => log.error({ err: error.message }, 'mqtt bridge'));
  const ready = new Promise<void>((resolve) => {
    client.on('connect', () => {
      client.subscribeAsync(calls, { qos: 1 }).then(
        () => resolve(),
        (error: Error) => log.error({ err: error.message }, 'mqtt bridge'),
      );
    });
  });
  client.on('message', (topic, payload) => {
    const deviceNo = deviceOfTopic(topic);
    if (!deviceNo) return;
    const credentials = (body: Record<string, unknown>) =>
      ({ as: 'device', deviceNo, key: typeof body['key'] === 'string' ? body['key'] : '' }) as const;
    void acknowledge(payload, credentials, takeSignal, log)
      .then((answer) => client.publishAsync(ackTopic(deviceNo), JSON.stringify(answer), { qos: 1 }))
      .catch((error: Error) => log.error({ err: error.message }, 'mqtt bridge'));
  });
  return { ready, close: () => client.endAsync(true) };
}
