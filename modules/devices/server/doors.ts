// Opens the ways in for devices: always HTTP; MQTT where the site asks for it by HUYING_MQTT_PORT (a broker of our own) or HUYING_MQTT_URL (theirs).
import type { FastifyInstance } from 'fastify';
import { openBus } from '#kernel/server/bus.ts';
import type { House } from '#kernel/server/house.ts';
import { callDoor } from './call-door.ts';
import { openBridge } from './mqtt/bridge.ts';
import { openBroker } from './mqtt/broker.ts';
import { openPressLimit } from './press-limit.ts';
import { signalTaker } from './take-signal.ts';

export async function deviceDoors(app: FastifyInstance, house: House): Promise<void> {
  const takeSignal = signalTaker(house, openBus(house), openPressLimit());
  callDoor(app, takeSignal);
  const port = process.env['HUYING_MQTT_PORT'];
  const url = process.env['HUYING_MQTT_URL'];
  const parts = { house, takeSignal, log: app.log };
  if (port) {
    const broker = await openBroker({ port: Number(port) }, parts);
    app.addHook('onClose', () => broker.close());
  }
  if (url) {
    const bridge = openBridge(url, parts);
    app.addHook('onClose', () => bridge.close());
  }
}
