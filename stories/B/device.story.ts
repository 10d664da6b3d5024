// B6 by a device on a wall: for who has no telephone at all (rule 6 of 1.T). The device speaks the public door of devices and nothing else.

import { newId } from '#kernel/shared/id.ts';
import { registerDevice } from '#modules/devices/shared/commands.ts';
import { listDevices } from '#modules/devices/shared/queries.ts';
import { ringingRequests } from '#modules/requests/shared/queries.ts';
import { elderHome, pageOf, placeOf } from '../support/requests.ts';
import { type Caller, expect, test } from '../support/story.ts';

const key = 'story-device-key-0123456789';

async function hang(secretary: Caller, deviceNo: string): Promise<string> {
  const deviceId = newId();
  const { placeId } = await placeOf(secretary, elderHome);
  await secretary.act(registerDevice, { deviceId, deviceNo, key, label: '床头', placeId });
  return deviceId;
}

const signal = (as: Caller, deviceNo: string, data: object, withKey = key) =>
  as.http.post('/api/devices/call', { data, headers: { 'huying-device': deviceNo, 'huying-device-key': withKey } });

test('[B6] the key at the bed calls without a telephone: the desk sees whose home it is; pressed twice it is one call; taken back within ten seconds it rings no more', async ({
  staff,
  stranger,
  clock,
}) => {
  const [desk, secretary, wall] = await Promise.all([
    staff('desk.jiezhuang'),
    staff('secretary.jiezhuang'),
    stranger(),
  ]);
  await hang(secretary, 'JZ-BED-1');
  const ringing = async () =>
    (await desk.ask(ringingRequests, {})).rows.filter(({ placeText }) => placeText === elderHome);
  const pressId = newId();
  const first = await signal(wall, 'JZ-BED-1', { pressId, kind: 'press', battery: 80 });
  expect(await first.json()).toMatchObject({ pressId, taken: 'called' });
  const again = await signal(wall, 'JZ-BED-1', { pressId: newId(), kind: 'press' });
  expect(await again.json()).toMatchObject({ taken: 'joined' });
  const calls = await ringing();
  expect(calls).toHaveLength(1);
  expect(calls[0]).toMatchObject({ pressCount: 2, isSilent: true });
  await clock.advance({ minutes: 12 });
  const mistaken = newId();
  await hang(secretary, 'JZ-BED-2');
  await signal(wall, 'JZ-BED-2', { pressId: mistaken, kind: 'press' });
  const back = await signal(wall, 'JZ-BED-2', { pressId: mistaken, kind: 'cancel' });
  expect(await back.json()).toMatchObject({ taken: 'cancelled' });
  expect(await ringing()).toHaveLength(1);
});

test('[B6][B4] a long press is a cry for help from the first second; a forged key calls nobody', async ({
  staff,
  stranger,
}) => {
  const [desk, secretary, wall] = await Promise.all([
    staff('desk.jiezhuang'),
    staff('secretary.jiezhuang'),
    stranger(),
  ]);
  await hang(secretary, 'JZ-BED-3');
  const forged = await signal(wall, 'JZ-BED-3', { pressId: newId(), kind: 'press' }, 'another-device-key-0123');
  expect(forged.status()).toBeGreaterThanOrEqual(400);
  const pressId = newId();
  const taken = (await (await signal(wall, 'JZ-BED-3', { pressId, kind: 'long_press', battery: 12 })).json()) as {
    requestNo: string;
  };
  const call = (await desk.ask(ringingRequests, {})).rows.find(({ requestNo }) => requestNo === taken.requestNo);
  expect(call?.isEmergency).toBe(true);
  expect((await pageOf(desk, call?.id ?? '')).request.channel).toBe('one_key');
  const { rows } = await secretary.ask(listDevices, { view: 'all', text: 'JZ-BED-3' });
  expect(rows[0]).toMatchObject({ isLow: true, battery: 12 });
});
