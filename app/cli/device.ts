// `device press`: a one-key device without the box — it says over HTTP or MQTT what a real one would, and shows what it is told back (B6). For trying a
// site's network and for whoever writes a device's firmware.
import mqtt from 'mqtt';
import { idSchema, newId } from '#kernel/shared/id.ts';
import { ackTopic, callTopic, type DeviceSignal } from '#modules/devices/shared/signal.ts';
import { CallFault, type Command } from './command.ts';

const kinds = { press: 'press', long: 'long_press', cancel: 'cancel', heartbeat: 'heartbeat' } as const;
type Word = keyof typeof kinds;
const isWord = (word: string): word is Word => Object.hasOwn(kinds, word);

/** A device sends again until it hears that it was taken; so long does this one wait for each try. */
const waitsMs = 5000;
const tries = 3;

export const command: Command = {
  about: {
    zh: '模拟一键呼叫设备：按下、长按、撤回、心跳',
    en: 'Stand in for a one-key device: press, long press, cancel, heartbeat',
  },
  usage: [
    'device press --no JZ-BED-1 --key …',
    'device long --no JZ-BED-1 --key … --url https://huying.example',
    'device cancel --press 0198… --no JZ-BED-1 --key …',
    'device press --no JZ-BED-1 --key … --mqtt mqtt://localhost:1883',
  ],
  options: {
    no: { type: 'string', about: { zh: '设备编号', en: 'number of the device' } },
    key: { type: 'string', about: { zh: '登记设备时给的密钥', en: 'its key, given when it was registered' } },
    url: {
      type: 'string',
      about: { zh: '网站地址，默认 http://localhost:8100', en: 'the site; http://localhost:8100 if left out' },
    },
    mqtt: { type: 'string', about: { zh: '改用 MQTT，写服务器地址', en: 'over MQTT instead: the broker’s address' } },
    press: {
      type: 'string',
      about: { zh: '哪一次按下（撤回或重发时）', en: 'which press: to take back, or to send again' },
    },
    battery: { type: 'string', about: { zh: '电量，0–100', en: 'charge, per cent' } },
  },
  help: [
    {
      zh: '同一个 --press 发两次算一次；十秒内可以用 cancel 撤回误按。没有被收下时退出码为 1。',
      en: 'The same --press sent twice is once; a mis-press is taken back with cancel within ten seconds. Exit code 1 when it was not taken.',
    },
  ],
  async run({ values, words }) {
    const [word = '', ...rest] = words;
    if (!isWord(word) || rest.length > 0) throw new CallFault(Object.keys(kinds).join(' | '));
    const deviceNo = String(values['no'] ?? '');
    const key = String(values['key'] ?? '');
    if (!deviceNo || !key) throw new CallFault('--no … --key …');
    const signal = signalOf(kinds[word], values);
    const answer = values['mqtt']
      ? await overMqtt(String(values['mqtt']), deviceNo, key, signal)
      : await overHttp(String(values['url'] ?? 'http://localhost:8100'), deviceNo, key, signal);
    console.log(JSON.stringify(answer));
    return 'taken' in answer ? 0 : 1;
  },
};

function signalOf(kind: DeviceSignal['kind'], values: Record<string, string | boolean | undefined>): DeviceSignal {
  const { press, battery } = values;
  if (kind === 'cancel' && !press) throw new CallFault('cancel --press …');
  if (press !== undefined && !idSchema.safeParse(press).success) throw new CallFault('--press');
  const charge = battery === undefined ? undefined : Number(battery);
  if (charge !== undefined && !(Number.isInteger(charge) && charge >= 0 && charge <= 100))
    throw new CallFault('--battery 0–100');
  return {
    pressId: typeof press === 'string' ? press : newId(),
    at: new Date().toISOString(),
    kind,
    ...(charge === undefined ? {} : { battery: charge }),
  };
}

type Told = Record<string, unknown>;

/** The same press under the same id until an answer comes: twice is once. */
async function overHttp(site: string, deviceNo: string, key: string, signal: DeviceSignal): Promise<Told> {
  for (let n = 1; ; n++) {
    try {
      const answer = await fetch(new URL('/api/devices/call', site), {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'huying-device': deviceNo, 'huying-device-key': key },
        body: JSON.stringify(signal),
        signal: AbortSignal.timeout(waitsMs),
      });
      return (await answer.json()) as Told;
    } catch (error) {
      if (n === tries) return silence(site, signal, error);
    }
  }
}

async function overMqtt(broker: string, deviceNo: string, key: string, signal: DeviceSignal): Promise<Told> {
  let client: mqtt.MqttClient;
  try {
    client = await mqtt.connectAsync(
      broker,
      { username: deviceNo, password: key, protocolVersion: 4, connectTimeout: waitsMs, reconnectPeriod: 0 },
      false,
    );
  } catch (error) {
    return silence(broker, signal, error);
  }
  try {
    await client.subscribeAsync(ackTopic(deviceNo), { qos: 1 });
    for (let n = 1; n <= tries; n++) {
      const heard = nextMessage(client);
      // Over somebody else's broker the key travels in the message; our own does not look at it.
      await client.publishAsync(callTopic(deviceNo), JSON.stringify({ ...signal, key }), { qos: 1 });
      try {
        return JSON.parse(await heard) as Told;
      } catch (error) {
        if (n === tries) return silence(broker, signal, error);
      }
    }
    return silence(broker, signal, undefined);
  } finally {
    await client.endAsync(true);
  }
}

function nextMessage(client: mqtt.MqttClient): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${waitsMs} ms`)), waitsMs);
    client.once('message', (_topic, payload) => {
      clearTimeout(timer);
      resolve(payload.toString('utf8'));
    });
  });
}

const silence = (where: string, { pressId }: DeviceSignal, error: unknown): Told => ({
  pressId,
  problem: { zh: `${where} 没有应答，可以用同一个 --press 再发`, en: 'No answer; send again with the same --press' },
  ...(error instanceof Error ? { detail: error.message } : {}),
});
