// One-key devices on a real database and real sockets: B6 with its edges — mis-press, silence, repeated and late presses, lost and retired devices.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import mqtt from 'mqtt';
import { openBus } from '#kernel/server/bus.ts';
import { sql } from '#kernel/server/sql.ts';
import { newId } from '#kernel/shared/id.ts';
import { Problem } from '#kernel/shared/problem.ts';
import method5643 from '#methods/minhu-5643/method.ts';
import { openTestHouse, placeIds, type StaffHat, system, unitIds } from '#testing/house.ts';
import { openSite } from '#testing/over-http.ts';
import type { DeviceRow } from '../shared/queries.ts';
import { ackTopic, callTopic, type DeviceAcknowledgement } from '../shared/signal.ts';
import { openBridge } from './mqtt/bridge.ts';
import { openBroker } from './mqtt/broker.ts';
import { openPressLimit } from './press-limit.ts';
import { signalTaker } from './take-signal.ts';

const house = await openTestHouse();
const site = await openSite(house);
let desk: StaffHat;
let secretary: StaffHat;
let admin: StaffHat;

type Device = { deviceId: string; deviceNo: string; key: string };
type Page = { request: Record<string, unknown>; story: { type: string; text: string | null; deviceAt: Date | null }[] };
type Listed = { rows: DeviceRow[]; counts: Record<string, number>; mayKeep: boolean };
let made = 0;

async function device(more: object = { placeId: placeIds.dwelling101 }): Promise<Device> {
  const one = { deviceId: newId(), deviceNo: `HY-${String(++made).padStart(4, '0')}`, key: `key-${newId()}` };
  await house.act('device.register', { ...one, label: '床头', ...more }, secretary);
  return one;
}

const call = (one: Device, body: object, key = one.key) =>
  site
    .browser()
    .post(
      '/api/devices/call',
      { pressId: newId(), kind: 'press', ...body },
      { 'huying-device': one.deviceNo, 'huying-device-key': key },
    );
const page = (requestId: string) => house.ask<Page>('request.page', { requestId }, desk);
const list = (view: string, as: StaffHat = desk) => house.ask<Listed>('device.list', { view, limit: 200 }, as);

before(async () => {
  await house.act('method.publish', { methodId: newId(), body: method5643 }, system);
  desk = await house.as('community_desk', 'dongzha');
  secretary = await house.as('community_secretary', 'dongzha');
  admin = await house.as('system_admin', 'district');
});

describe('[B6] a press', () => {
  test('rings at the desk of the home where the device stands, as a silent call, and the device is told no more than that it was heard', async () => {
    const one = await device();
    const pressId = newId();
    const answer = await call(one, { pressId });
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    assert.deepEqual(Object.keys(answer.body).sort(), ['pressId', 'requestNo', 'taken']);
    assert.equal(answer.body['taken'], 'called');
    const ringing = await house.ask<{ rows: { id: string; isSilent: boolean; placeText: string }[] }>(
      'request.ringing',
      {},
      desk,
    );
    const row = ringing.rows.find(({ id }) => id === pressId);
    assert.equal(row?.isSilent, true);
    assert.equal(row?.placeText, '盛景花园1号楼1单元101');
  });

  test('sent again because the answer was lost, it is the same press; pressed again, it joins the call that still waits', async () => {
    const one = await device();
    const pressId = newId();
    const first = await call(one, { pressId });
    const again = await call(one, { pressId });
    assert.deepEqual(again.body, first.body);
    const second = await call(one, {});
    assert.equal(second.body['taken'], 'joined');
    assert.equal(second.body['requestNo'], first.body['requestNo']);
    assert.ok((await page(pressId)).story.some((step) => step.type === 'request.pressed_again'));
  });

  test('held long it is an emergency from the first second', async () => {
    const one = await device();
    const pressId = newId();
    await call(one, { pressId, kind: 'long_press' });
    assert.equal((await page(pressId)).request['isEmergency'], true);
  });

  test('with a recording it is not silent, and the desk hears it', async () => {
    const one = await device();
    const pressId = newId();
    const wav = Buffer.concat([
      Buffer.from('RIFF'),
      Buffer.from([36, 0, 0, 0]),
      Buffer.from('WAVEfmt '),
      Buffer.alloc(40),
    ]);
    const form = new FormData();
    form.append('file', new Blob([wav], { type: 'audio/wav' }), 'press.wav');
    const kept = await fetch(`${site.url}/api/files`, {
      method: 'POST',
      body: form,
      headers: { 'huying-as': 'device', 'huying-device': one.deviceNo, 'huying-device-key': one.key },
    });
    const { id } = (await kept.json()) as { id: string };
    assert.equal(kept.status, 200);
    await call(one, { pressId, audio: id });
    const { request, story } = await page(pressId);
    assert.equal(request['isSilent'], false);
    assert.ok(JSON.stringify(story).includes(id));
  });

  test('that lay in the device without a network rings all the same, and says when the button was really pressed', async () => {
    const one = await device();
    const pressId = newId();
    const pressedAt = new Date(house.clock.now() - 11 * 60_000);
    const answer = await call(one, { pressId, at: pressedAt.toISOString() });
    assert.equal(answer.body['isLate'], true);
    const { request, story } = await page(pressId);
    assert.equal(request['isSilent'], true, 'what the house says of it are not the caller’s words');
    assert.equal(story[0]?.deviceAt?.getTime(), pressedAt.getTime());
    assert.ok(story.some((step) => step.text?.includes('按下的时间是')));
    const onTime = await call(await device(), { at: new Date(house.clock.now() - 9 * 60_000).toISOString() });
    assert.equal(onTime.body['isLate'], undefined);
  });
});

describe('[B6] a mis-press', () => {
  test('is taken back on the device within ten seconds and stops ringing', async () => {
    const one = await device();
    const pressId = newId();
    await call(one, { pressId });
    const back = await call(one, { pressId, kind: 'cancel' });
    assert.equal(back.body['taken'], 'cancelled', JSON.stringify(back.body));
    const { request, story } = await page(pressId);
    assert.equal(request['state'], 'withdrawn');
    assert.equal(story.at(-1)?.type, 'request.withdrawn');
    const ringing = await house.ask<{ rows: { id: string }[] }>('request.ringing', {}, desk);
    assert.ok(!ringing.rows.some(({ id }) => id === pressId));
    const twice = await call(one, { pressId, kind: 'cancel' });
    assert.deepEqual(twice.body, back.body);
  });

  test('stays a call once somebody answered, once the ten seconds are over, and once it was pressed again', async () => {
    const one = await device();
    const answered = newId();
    await call(one, { pressId: answered });
    await house.act('request.answer', { requestId: answered }, desk);
    assert.equal((await call(one, { pressId: answered, kind: 'cancel' })).body['code'], 'device.already_answered');

    const other = await device();
    const old = newId();
    await call(other, { pressId: old });
    house.clock.advance(10_001);
    assert.equal((await call(other, { pressId: old, kind: 'cancel' })).body['code'], 'device.too_late');
    house.clock.reset();

    const third = await device();
    const pressed = newId();
    await call(third, { pressId: pressed });
    await call(third, {});
    assert.equal((await call(third, { pressId: pressed, kind: 'cancel' })).body['code'], 'device.pressed_again');
    assert.equal((await page(pressed)).request['state'], 'received');
  });

  test('of another device cannot be taken back', async () => {
    const pressId = newId();
    await call(await device(), { pressId });
    const answer = await call(await device(), { pressId, kind: 'cancel' });
    assert.equal(answer.body['code'], 'device.press_unknown');
    assert.equal((await page(pressId)).request['state'], 'received');
  });
});

describe('who may speak', () => {
  test('a wrong key, an unknown number and a retired device are told so and leave nothing', async () => {
    const one = await device();
    const pressId = newId();
    assert.equal((await call(one, { pressId }, 'wrong-key-000000')).status, 401);
    assert.equal((await call({ ...one, deviceNo: 'HY-none' }, { pressId })).body['code'], 'device.unknown_device');
    await house.act('device.retire', { deviceId: one.deviceId, reason: '拆除' }, secretary);
    assert.equal((await call(one, { pressId })).status, 401);
    assert.equal((await call(one, { pressId, kind: 'heartbeat', battery: 50 })).status, 401);
    const found = await house.asOwner((tx) => tx.all(sql`select 1 from requests where id = ${pressId}`));
    assert.deepEqual(found, []);
  });

  test('a new key makes the old one worthless, and neither lies in the journal in clear', async () => {
    const one = await device();
    const key = `key-${newId()}`;
    await house.act('device.rekey', { deviceId: one.deviceId, key }, secretary);
    assert.equal((await call(one, {})).status, 401);
    assert.equal((await call({ ...one, key }, {})).status, 200);
    const rows = await house.asOwner((tx) =>
      tx.all<{ content: string }>(sql`select content::text as content from journal where subject_id = ${one.deviceId}`),
    );
    assert.ok(rows.length >= 2);
    assert.ok(rows.every(({ content }) => !content.includes(key) && !content.includes(one.key)));
  });

  test('a secretary keeps the devices of their own community, the system administrator those of the district, nobody else any', async () => {
    const input = (more: object) => ({ deviceId: newId(), deviceNo: `X-${newId()}`, key: `key-${newId()}`, ...more });
    const refusal = async (as: StaffHat, more: object) => {
      const outcome = await house.run('device.register', input(more), as);
      return 'problem' in outcome ? outcome.problem.code : outcome.outcome;
    };
    assert.equal(await refusal(secretary, { placeId: placeIds.dabuDwelling }), 'device.outside_area');
    assert.equal(await refusal(secretary, { placeId: placeIds.otherDwelling }), 'device.place_unknown');
    assert.equal(await refusal(secretary, {}), 'device.place_needed');
    assert.equal(await refusal(admin, { communityId: unitIds.dabu }), 'accepted');
    assert.equal(await refusal(desk, { placeId: placeIds.dwelling101 }), 'kernel.not_permitted');
    const taken = await device();
    assert.equal(
      await refusal(secretary, { deviceNo: taken.deviceNo, placeId: placeIds.dwelling101 }),
      'device.number_taken',
    );
    const far = await house.as('community_secretary', 'dabu');
    const outcome = await house.run('device.retire', { deviceId: taken.deviceId, reason: '不归我管' }, far);
    assert.ok('problem' in outcome && outcome.problem.code === 'device.not_found');
  });

  test('thirty signals a minute get through, the next is told to wait, another device is not touched by it', () => {
    const limit = openPressLimit();
    for (let i = 0; i < 30; i++) limit.pass('a', i);
    assert.throws(
      () => limit.pass('a', 1000),
      (error) => error instanceof Problem && error.code === 'device.too_many',
    );
    limit.pass('b', 1000);
    limit.pass('a', 60_001);
  });
});

describe('the list of devices', () => {
  test('shows first what nobody would hear: silent for more than a day, low, never seen', async () => {
    const quiet = await device();
    const well = await device();
    const low = await device();
    const never = await device();
    await call(quiet, { kind: 'heartbeat', battery: 80 });
    house.clock.advance(24 * 3_600_000 + 1000);
    await call(well, { kind: 'heartbeat', battery: 80 });
    await call(low, { kind: 'heartbeat', battery: 19 });
    const { rows, counts, mayKeep } = await list('wanting', secretary);
    const signal = (one: Device) => rows.find((row) => row.deviceId === one.deviceId);
    assert.equal(signal(quiet)?.signal, 'lost');
    assert.equal(signal(never)?.signal, 'never');
    assert.deepEqual([signal(low)?.signal, signal(low)?.isLow, signal(low)?.battery], ['online', true, 19]);
    assert.equal(signal(well), undefined);
    assert.equal(counts['wanting'], rows.length);
    const place = (one: Device) => rows.findIndex((row) => row.deviceId === one.deviceId);
    assert.ok(place(quiet) < place(low) && place(low) < place(never), 'lost, then low, then never heard');
    for (const view of ['lost', 'low', 'never'] as const) {
      const opened = (await list(view, secretary)).rows;
      assert.equal(opened.length, counts[view], `the count of ${view} opens its rows`);
    }
    const opensOnly = async (view: string) => (await list(view, secretary)).rows.map(({ deviceId }) => deviceId);
    assert.ok((await opensOnly('lost')).includes(quiet.deviceId) && !(await opensOnly('lost')).includes(low.deviceId));
    assert.ok(
      (await opensOnly('never')).includes(never.deviceId) && !(await opensOnly('never')).includes(quiet.deviceId),
    );
    assert.equal(mayKeep, true);
    assert.equal((await list('all')).mayKeep, false);
    house.clock.reset();
  });

  test('tells the last press and the calls of the month, in the area of whoever asks and nowhere else', async () => {
    const one = await device();
    await call(one, {});
    const row = (await list('all')).rows.find(({ deviceId }) => deviceId === one.deviceId);
    assert.equal(row?.calls, 1);
    assert.ok(row?.lastPressAt);
    const far = await list('all', await house.as('community_desk', 'dabu'));
    assert.ok(!far.rows.some(({ deviceId }) => deviceId === one.deviceId));
    await house.act('device.move', { deviceId: one.deviceId, placeId: placeIds.dwelling102 }, secretary);
    assert.equal(
      (await list('all')).rows.find(({ deviceId }) => deviceId === one.deviceId)?.address,
      '盛景花园1号楼1单元102',
    );
  });

  test('ordinary heartbeats leave no row in the journal; a step of charge and a battery going low do', async () => {
    const one = await device();
    const noted = async () =>
      (
        await house.asOwner((tx) =>
          tx.all<{ type: string }>(sql`
            select content->'events'->0->>'type' as type from journal where name = 'device.note_battery' and subject_id = ${one.deviceId} order by seq`),
        )
      ).map(({ type }) => type);
    for (const battery of [60, 59, 57, 55, 21, 20, 19, 18, 90]) await call(one, { kind: 'heartbeat', battery });
    assert.deepEqual(await noted(), [
      'device.battery_noted',
      'device.battery_noted',
      'device.battery_noted',
      'device.battery_low',
      'device.battery_well',
    ]);
  });
});

const silent = { error: () => undefined };

async function connect(port: number, one: Device, password = one.key) {
  const client = mqtt.connect(`mqtt://127.0.0.1:${port}`, {
    username: one.deviceNo,
    password,
    reconnectPeriod: 0,
    protocolVersion: 4,
  });
  await new Promise<void>((resolve, reject) => {
    client.once('connect', () => resolve());
    client.once('error', reject);
  });
  return client;
}

/** Publishes and waits for the acknowledgement of this press. */
async function speak(client: mqtt.MqttClient, one: Device, body: object): Promise<DeviceAcknowledgement> {
  const pressId = newId();
  await client.subscribeAsync(ackTopic(one.deviceNo), { qos: 1 });
  const answer = new Promise<DeviceAcknowledgement>((resolve) => {
    client.on('message', (_topic, payload) => {
      const said = JSON.parse(payload.toString()) as DeviceAcknowledgement;
      if (said.pressId === pressId) resolve(said);
    });
  });
  await client.publishAsync(callTopic(one.deviceNo), JSON.stringify({ pressId, kind: 'press', ...body }), { qos: 1 });
  return answer;
}

describe('by MQTT', () => {
  const taker = () => signalTaker(house.house, openBus(house.house), openPressLimit());

  test('the broker lets known devices in, takes their presses as HTTP does and acknowledges on their own topic', async (t) => {
    const broker = await openBroker(
      { port: 0, host: '127.0.0.1' },
      { house: house.house, takeSignal: taker(), log: silent },
    );
    t.after(() => broker.close());
    const one = await device();
    await assert.rejects(connect(broker.port, one, 'wrong-key-000000'));
    const client = await connect(broker.port, one);
    t.after(() => client.endAsync(true));
    const said = await speak(client, one, {});
    assert.ok('taken' in said && said.taken === 'called' && said.requestNo);
    assert.equal((await page(said.pressId)).request['channel'], 'one_key');
    const bad = await speak(client, one, { kind: 'shout' });
    assert.ok('problem' in bad && bad.problem.remedy === 'drop');
    await house.act('device.retire', { deviceId: one.deviceId, reason: '拆除' }, secretary);
    const late = await speak(client, one, {});
    assert.ok('problem' in late && late.problem.code === 'device.unknown_device');
  });

  test('a device cannot call as another, nor listen to another', async (t) => {
    const broker = await openBroker(
      { port: 0, host: '127.0.0.1' },
      { house: house.house, takeSignal: taker(), log: silent },
    );
    t.after(() => broker.close());
    const one = await device();
    const other = await device();
    const client = await connect(broker.port, one);
    t.after(() => client.endAsync(true));
    const granted = await client
      .subscribeAsync([ackTopic(other.deviceNo), '#'], { qos: 0 })
      .catch((error: Error) => error);
    assert.ok(granted instanceof Error || granted.every(({ qos }) => qos === 128));
    const pressId = newId();
    // The broker hangs up on whoever speaks where it may not.
    const closed = new Promise<void>((resolve) => client.once('close', () => resolve()));
    client.publish(callTopic(other.deviceNo), JSON.stringify({ pressId, kind: 'press' }), { qos: 1 });
    await closed;
    const third = await connect(broker.port, other);
    t.after(() => third.endAsync(true));
    await speak(third, other, {});
    const found = await house.asOwner((tx) => tx.all(sql`select 1 from requests where id = ${pressId}`));
    assert.deepEqual(found, []);
  });

  test('over somebody else’s broker the key in the message decides', async (t) => {
    const open = await (await import('aedes')).Aedes.createBroker();
    const { createServer } = await import('node:net');
    const server = createServer(open.handle);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const bridge = openBridge(`mqtt://127.0.0.1:${port}`, { takeSignal: taker(), log: silent });
    const client = mqtt.connect(`mqtt://127.0.0.1:${port}`, { protocolVersion: 4, reconnectPeriod: 0 });
    t.after(async () => {
      await client.endAsync(true);
      await bridge.close();
      await new Promise<void>((resolve) => {
        open.close(() => resolve());
      });
      server.close();
    });
    await bridge.ready;
    const one = await device();
    const refused = await speak(client, one, { key: 'wrong-key-000000' });
    assert.ok('problem' in refused && refused.problem.code === 'device.unknown_device');
    const taken = await speak(client, one, { key: one.key });
    assert.ok('taken' in taken && taken.taken === 'called');
  });
});
