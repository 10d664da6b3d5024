// Service points of the demonstration (M3): made-up shops and stations in and around 接庄社区. Some homes have everything within ten minutes, some lack a
// pharmacy or a canteen: that is what the coverage is there to show.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { addDays, dateOf } from '#kernel/shared/clock/time.ts';
import type { Hours } from '#modules/points/shared/hours.ts';
import { readWeek } from '#modules/points/shared/hours-words.ts';
import { districtId, homeCommunity, placeIdOf, seedId, unitIdOf } from './ids.ts';
import { insertRows, type Row } from './rows.ts';

const street = '接庄街道';

type Point = {
  kind: string;
  name: string;
  /** A shop of the register, by its address. */
  shop?: string;
  /** So many metres east and north of a building. */
  near?: readonly [building: string, east: number, north: number];
  address?: string;
  hours?: string;
  keepsHolidays?: true;
  phone?: string;
  link?: string;
  /** Comes to the homes of this unit. */
  comesTo?: string;
  unit?: string;
  /** Days from the day of the seed. */
  from?: number;
  until?: number;
};

const shopHours = '8:00-21:00';
const officeHours = '周一至周五 8:30-12:00 13:30-17:30';
const pharmacyHours = '8:00-12:00 14:00-20:30';

const points: readonly Point[] = [
  { kind: 'grocery', name: '利民超市', shop: '接庄大街10号利民超市', hours: '7:00-21:30' },
  { kind: 'grocery', name: '惠民便利店', shop: '圣贤路14号惠民便利店', hours: '24小时' },
  { kind: 'grocery', name: '万家福超市', shop: '圣贤路26号万家福超市', hours: shopHours },
  { kind: 'grocery', name: '好邻居生鲜', shop: '崇文大道18号好邻居生鲜', hours: '6:30-20:00' },
  {
    kind: 'grocery',
    name: '盛景便民菜店',
    near: ['盛景花园6号楼', 40, -60],
    address: '盛景花园南门',
    hours: '6:00-19:00',
  },
  {
    kind: 'grocery',
    name: '水岸生活超市',
    near: ['水岸新居7号楼', -50, 30],
    address: '水岸新居东门',
    hours: shopHours,
  },
  {
    kind: 'pharmacy',
    name: '益康大药房',
    near: ['盛景花园7号楼', 30, -80],
    address: '接庄大街14号',
    hours: pharmacyHours,
  },
  {
    kind: 'pharmacy',
    name: '百草堂药店',
    near: ['永福小区6号楼', -60, 40],
    address: '圣贤路18号',
    hours: pharmacyHours,
  },
  {
    kind: 'clinic',
    name: '接庄社区卫生服务站',
    near: ['盛景花园2号楼', 60, -120],
    address: '接庄大街30号',
    hours: '周一至周六 8:00-12:00 14:00-18:00',
    keepsHolidays: true,
  },
  { kind: 'clinic', name: '龙城卫生室', near: ['龙城一号7号楼', 0, 90], address: '龙城一号北门', hours: '8:00-18:00' },
  { kind: 'clinic', name: '水岸卫生室', near: ['水岸新居3号楼', 80, 0], address: '水岸新居西门', hours: '8:00-18:00' },
  { kind: 'barber', name: '小燕理发店', shop: '接庄大街18号小燕理发店', hours: '周二至周日 9:00-20:00' },
  { kind: 'barber', name: '永福理发室', near: ['永福小区2号楼', 20, 40], address: '永福小区南院', hours: '9:00-19:00' },
  { kind: 'barber', name: '流动理发车', address: '逢周三到各小区门口', hours: '周三 8:30-11:30' },
  { kind: 'repair', name: '宏达五金', shop: '接庄大街22号宏达五金', hours: '7:30-19:00' },
  { kind: 'repair', name: '诚信手机维修', shop: '圣贤路42号诚信手机维修', hours: '9:00-20:00' },
  {
    kind: 'repair',
    name: '安居便民维修队',
    near: ['龙城一号2号楼', -40, 0],
    address: '安居物业院内',
    hours: '8:00-18:00',
    comesTo: homeCommunity,
  },
  { kind: 'parcel', name: '接庄邮政便民点', shop: '接庄大街30号接庄邮政便民点', hours: '8:30-18:00' },
  {
    kind: 'parcel',
    name: '东郊菜鸟驿站',
    near: ['永福小区10号楼', 60, 0],
    address: '崇文大道14号',
    hours: '8:00-21:00',
  },
  {
    kind: 'parcel',
    name: '顺丰驿站海川店',
    near: ['水岸新居10号楼', 0, -40],
    address: '海川路18号',
    hours: '8:30-20:30',
  },
  { kind: 'parcel', name: '盛景快递柜', near: ['盛景花园5号楼', 10, 10], address: '盛景花园北门', hours: '24小时' },
  {
    kind: 'canteen',
    name: '盛景幸福食堂',
    near: ['盛景花园10号楼', -30, 20],
    address: '盛景花园西院',
    hours: '10:30-13:00 16:30-18:30',
    phone: '19900003021',
  },
  {
    kind: 'canteen',
    name: '水岸长者助餐点',
    near: ['水岸新居6号楼', 20, -20],
    address: '水岸新居河岸院',
    hours: '10:30-13:00',
  },
  {
    kind: 'payment',
    name: '接庄供电所缴费点',
    near: ['龙城一号11号楼', 90, 60],
    address: '接庄大街42号',
    hours: officeHours,
    keepsHolidays: true,
    link: 'https://www.95598.cn/',
  },
  {
    kind: 'payment',
    name: '永福代收缴费点',
    near: ['永福小区7号楼', 0, -50],
    address: '永福小区东门',
    hours: shopHours,
  },
  {
    kind: 'government',
    name: '接庄社区党群服务中心',
    near: ['盛景花园3号楼', 90, 40],
    address: '接庄大街2号',
    hours: officeHours,
    keepsHolidays: true,
    phone: '19900003001',
  },
  {
    kind: 'government',
    name: '接庄街道便民服务中心',
    near: ['龙城一号4号楼', 260, 120],
    address: '崇文大道1号',
    hours: '周一至周五 8:30-12:00 13:30-17:30；周六 9:00-12:00',
    keepsHolidays: true,
    unit: street,
  },
  {
    kind: 'government',
    name: '帮办代办流动服务',
    comesTo: `${homeCommunity}1-1`,
    hours: '周二、周四 9:00-11:30',
    phone: '19900003002',
  },
  {
    kind: 'pharmacy',
    name: '龙城便民药店',
    near: ['龙城一号6号楼', 0, 40],
    address: '龙城一号商业街',
    hours: pharmacyHours,
    from: 21,
  },
  {
    kind: 'canteen',
    name: '龙城社区食堂',
    near: ['龙城一号5号楼', 0, 0],
    address: '龙城一号中心院',
    hours: '10:30-13:00',
    from: -500,
    until: -40,
  },
];

const opened = -400;

export async function seedPoints(tx: Tx, now: number): Promise<void> {
  const today = dateOf(now);
  const positions = await positionsOf(tx);
  const rows = points.map((point, n): Row => {
    const [longitude, latitude] = point.near ? besides(positions, point.near) : [null, null];
    return {
      point_id: seedId('point', point.name),
      valid: `[${addDays(today, point.from ?? opened)},${point.until === undefined ? '' : addDays(today, point.until)})`,
      district_id: districtId,
      unit_id: unitIdOf(point.unit ?? homeCommunity),
      kind_code: point.kind,
      name: point.name,
      place_id: point.shop ? placeIdOf(point.shop) : null,
      address: point.address ?? '',
      longitude,
      latitude,
      phone: point.phone ?? `199000031${String(n).padStart(2, '0')}`,
      link: point.link ?? null,
      hours: point.hours ? hoursOf(point) : null,
      home_unit_id: point.comesTo ? unitIdOf(point.comesTo) : null,
      end_reason: point.until === undefined ? null : '租约到期',
      made_at: new Date(now).toISOString(),
    };
  });
  await insertRows(tx, 'service_points', rows);
}

function hoursOf({ hours = '', keepsHolidays }: Point): Hours {
  const week = readWeek(hours);
  if (!week) throw new Error(`seed: ${hours}`);
  return { week, daysOff: keepsHolidays ? 'shut' : 'as_usual' };
}

type Positions = ReadonlyMap<string, { longitude: number; latitude: number }>;

async function positionsOf(tx: Tx): Promise<Positions> {
  const names = points.flatMap(({ near }) => near?.[0] ?? []);
  const rows = await tx.all<{ id: string; longitude: number; latitude: number }>(
    sql`select id, longitude, latitude from places where id = any (${names.map(placeIdOf)}::uuid[]) and longitude is not null`,
  );
  return new Map(rows.map(({ id, ...at }) => [id, at]));
}

/** Metres to degrees, near enough for a shop's door. */
function besides(positions: Positions, [building, east, north]: NonNullable<Point['near']>): [number, number] {
  const at = positions.get(placeIdOf(building));
  if (!at) throw new Error(`seed: ${building}`);
  return [at.longitude + east / 90_600, at.latitude + north / 111_200];
}
