// Devices of 接庄社区: one-key buttons in three homes, one of them silent for days, and the 146 cameras over the fourteen courtyards (M5), of which
// some are dark: in one courtyard all of them.
import type { Secrets } from '#kernel/server/secrets.ts';
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { DAY_MS, HOUR_MS } from '#kernel/shared/clock/time.ts';
import { elder } from './elder.ts';
import { districtId, homeCommunity, placeIdOf, seedId, unitIdOf } from './ids.ts';
import { estates } from './places/estates.ts';
import { camerasOf, courtyardsOf } from './places/index.ts';
import { requestIdOf } from './requests/recent/tale.ts';
import { at, bytes, insertRows, type Row } from './rows.ts';

/** Of every button of the demonstration, so that `huying device press` can stand in for it. A real key is made at the desk and shown once. */
export const demoDeviceKey = 'huying-demo-device-key';

type Button = { no: string; label: string; place: string; battery: number; seenBeforeMs: number };

export const buttons: readonly Button[] = [
  { no: 'JZ-0001', label: '床头', place: elder.address, battery: 78, seenBeforeMs: 2 * HOUR_MS },
  { no: 'JZ-0002', label: '门口', place: '永福小区1号楼1单元201', battery: 64, seenBeforeMs: HOUR_MS },
  { no: 'JZ-0003', label: '床头', place: '水岸新居5号楼2单元301', battery: 12, seenBeforeMs: 3 * DAY_MS },
];

const dark: Readonly<Record<string, string>> = {
  盛景花园东院摄像机03: '无画面',
  龙城一号中心院摄像机07: '被树枝挡住',
};
/** Its recorder broke: no camera of it shows anything. */
const darkYard = '水岸新居河岸院';

export async function seedDevices(tx: Tx, secrets: Secrets, now: number): Promise<void> {
  const community_id = unitIdOf(homeCommunity);
  const common = { district_id: districtId, community_id, registered_at: at(now - 90 * DAY_MS) };
  await insertRows(
    tx,
    'call_devices',
    buttons.map(({ no, label, place, battery, seenBeforeMs }) => ({
      ...common,
      id: seedId('record', `device ${no}`),
      device_no: no,
      key_hash: bytes(secrets.hash('device', demoDeviceKey)),
      place_id: placeIdOf(place),
      label,
      battery,
      last_seen_at: at(now - seenBeforeMs),
    })),
  );
  const rows: Row[] = [];
  for (const [index, { address, company }] of courtyardsOf(estates).entries())
    for (const name of camerasOf(index)) {
      const note = address === darkYard ? '录像机损坏，等维修' : (dark[`${address}${name}`] ?? '');
      rows.push({
        ...common,
        id: seedId('record', `camera ${address}${name}`),
        // 370871 is the division of the zone, 132 a network camera (GB/T 28181).
        camera_no: `37087100001320${String(rows.length + 1).padStart(6, '0')}`,
        name,
        place_id: placeIdOf(address),
        owner_unit_id: unitIdOf(company),
        state: note ? 'dead' : 'live',
        state_since: at(note ? now - 2 * DAY_MS : now - 90 * DAY_MS),
        state_note: note,
      });
    }
  await insertRows(tx, 'cameras', rows);
}

/** The request of the drill in the stairwell points to who came and went (B8). Nobody has looked yet: the first look is whoever tries it. */
export async function seedVideo(tx: Tx, now: number): Promise<void> {
  const [from, until] = [4, 2].map((hours) => new Date(now - hours * HOUR_MS));
  await tx.all(sql`
    insert into video_references (id, district_id, request_id, camera_id, from_at, until_at, why, attached_by, attached_post_id, attached_by_name,
                                  attached_unit_name, attached_at)
    select ${seedId('record', 'video of the drill')}, r.district_id, r.id, ${seedId('record', 'camera 龙城一号东院摄像机02')}, ${from}, ${until},
           '看清装修工人几点进出 8 号楼', s.id, p.id, s.name, u.name, ${new Date(now - HOUR_MS)}
      from requests r, posts p join staff s on s.id = p.staff_id join governance_units u on u.id = p.unit_id
     where r.id = ${requestIdOf('noise for the police room')} and p.role = 'community_desk' and p.unit_id = ${unitIdOf(homeCommunity)} and p.valid @> ${new Date(now)}::timestamptz
     order by p.id limit 1
    on conflict (id) do nothing`);
}
