// An MQTT broker inside the house, for devices that speak nothing else. It lets in only known devices (user name = device number, password = key),
// each to its own two topics, and keeps nothing: a press counts when its acknowledgement has come, and until then the device sends it again.
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { Aedes, type Client } from 'aedes';
import { enter } from '#kernel/server/actor.ts';
import type { House } from '#kernel/server/house.ts';
import { Problem } from '#kernel/shared/problem.ts';
import { ackTopic, callTopic, deviceOfTopic } from '../../shared/signal.ts';
import type { DeviceCredentials, TakeSignal } from '../take-signal.ts';
import { acknowledge, type MqttLog } from './acknowledge.ts';

export type Broker = { port: number; close(): Promise<void> };

const largestMessage = 4096;
/** 3 server unavailable · 4 bad user name or password · 5 not authorised (MQTT 3.1.1, table 3.1). */
const refused = (code: 3 | 4 | 5) => Object.assign(new Error('refused'), { returnCode: code });

export async function openBroker(
  options: { port: number; host?: string },
  { house, takeSignal, log }: { house: House; takeSignal: TakeSignal; log: MqttLog },
): Promise<Broker> {
  const known = new WeakMap<Client, DeviceCredentials>();
  const aedes = await Aedes.createBroker({
    connectTimeout: 10_000,
    maxClientsIdLength: 64,
    queueLimit: 20,
    authenticate(client, username, password, done) {
      const who = { as: 'device', deviceNo: username ?? '', key: password?.toString('utf8') ?? '' } as const;
      house.database
        .transact((tx) => enter(tx, who, house.secrets))
        .then(
          () => {
            known.set(client, who);
            done(null, true);
          },
          (error: unknown) => done(refused(error instanceof Problem ? 4 : 3), false),
        );
    },
    authorizePublish(client, packet, done) {
      const own = client && known.get(client)?.deviceNo;
      const isOwn = own !== undefined && own !== null && packet.topic === callTopic(own) && !packet.retain;
      done(isOwn && packet.payload.length <= largestMessage ? null : refused(5));
    },
    authorizeSubscribe(client, subscription, done) {
      const own = known.get(client)?.deviceNo;
      done(null, own !== undefined && subscription.topic === ackTopic(own) ? subscription : null);
    },
  });
  aedes.on('publish', (packet, client) => {
    const who = client ? known.get(client) : undefined;
    const deviceNo = deviceOfTopic(packet.topic);
    if (!client || !who || deviceNo !== who.deviceNo) return;
    // The key is looked at anew with every signal: a device retired while connected is heard no more.
    void acknowledge(Buffer.from(packet.payload), () => who, takeSignal, log).then((answer) =>
      aedes.publish(
        {
          cmd: 'publish',
          topic: ackTopic(deviceNo),
          payload: JSON.stringify(answer),
          qos: 1,
          retain: false,
          dup: false,
        },
        (error) => {
          if (error) log.error({ err: error }, 'mqtt acknowledgement');
        },
      ),
    );
  });
  const server = createServer(aedes.handle);
  server.listen(options.port, options.host ?? '0.0.0.0');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      await new Promise<void>((resolve) => aedes.close(() => resolve()));
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
