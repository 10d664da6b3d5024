// The little world of the database tests: one zone with two streets down to dwellings, its handling units, three residents, and a strip of
// another district that must never be seen. Written by direct SQL as the owner, so that no module needs to work for another's test to run.

import { v5 } from 'uuid';
import type { Secrets } from '#kernel/server/secrets.ts';
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { listSeedDays } from '#kernel/shared/clock/china.ts';
import { residentIdCheckDigit } from '#kernel/shared/identity/resident-id.ts';

const NAMESPACE = '0d1b6f1c-52b1-4d0e-9a35-6f1f6f5b7c11';
/** The same handle is the same id in every run, so that a failing test can be read twice. */
const idOf = (kind: string, handle: string): string => v5(`${kind} ${handle}`, NAMESPACE);

/** Units, places and posts of the test house stand from here on, so that a test may set its clock to any later day. */
export const TERRITORY_SINCE = '2020-01-01T00:00:00+08:00';

type UnitRow = {
  parent: string | null;
  kind: string;
  name: string;
  gridLevel?: 1 | 2;
  households?: number;
};

const unitRows = {
  district: { parent: null, kind: 'zone', name: '济宁高新区' },
  luohe: { parent: 'district', kind: 'subdistrict', name: '洸河街道' },
  dongzha: { parent: 'luohe', kind: 'community', name: '东闸社区', households: 901 },
  dongzhaGrid: { parent: 'dongzha', kind: 'grid', name: '盛景花园网格', gridLevel: 1 },
  dongzhaEast: { parent: 'dongzhaGrid', kind: 'grid', name: '盛景花园东网格', gridLevel: 2, households: 300 },
  dongzhaWest: { parent: 'dongzhaGrid', kind: 'grid', name: '盛景花园西网格', gridLevel: 2, households: 301 },
  xizha: { parent: 'luohe', kind: 'community', name: '西闸社区' },
  xizhaGrid: { parent: 'xizha', kind: 'grid', name: '西闸一网格', gridLevel: 1 },
  jiezhuang: { parent: 'district', kind: 'subdistrict', name: '接庄街道' },
  dabu: { parent: 'jiezhuang', kind: 'community', name: '大部社区' },
  dabuGrid: { parent: 'dabu', kind: 'grid', name: '龙城一号网格', gridLevel: 1 },
  property: { parent: 'dongzha', kind: 'property_company', name: '盛景物业' },
  clinic: { parent: 'dongzha', kind: 'clinic', name: '东闸社区卫生服务站' },
  policeRoom: { parent: 'dongzha', kind: 'police_room', name: '东闸社区警务室' },
  repairTeam: { parent: 'luohe', kind: 'repair_team', name: '洸河维修队' },
  mediation: { parent: 'luohe', kind: 'mediation_committee', name: '洸河街道调委会' },
  housing: { parent: 'district', kind: 'department', name: '住房建设局' },
  otherDistrict: { parent: null, kind: 'district', name: '任城区' },
  otherStreet: { parent: 'otherDistrict', kind: 'subdistrict', name: '许庄街道' },
  otherCommunity: { parent: 'otherStreet', kind: 'community', name: '许庄社区' },
  otherGrid: { parent: 'otherCommunity', kind: 'grid', name: '许庄一网格', gridLevel: 1 },
  otherProperty: { parent: 'otherCommunity', kind: 'property_company', name: '许庄物业' },
} as const satisfies Record<string, UnitRow>;

export type UnitHandle = keyof typeof unitRows;

type PlaceRow = {
  community: UnitHandle;
  grid: UnitHandle | null;
  kind: string;
  parent: string | null;
  name: string;
  address: string;
};

const placeRows = {
  estate: {
    community: 'dongzha',
    grid: 'dongzhaEast',
    kind: 'estate',
    parent: null,
    name: '盛景花园',
    address: '盛景花园',
  },
  building1: {
    community: 'dongzha',
    grid: 'dongzhaEast',
    kind: 'building',
    parent: 'estate',
    name: '1号楼',
    address: '盛景花园1号楼',
  },
  unit1: {
    community: 'dongzha',
    grid: 'dongzhaEast',
    kind: 'building_unit',
    parent: 'building1',
    name: '1单元',
    address: '盛景花园1号楼1单元',
  },
  dwelling101: {
    community: 'dongzha',
    grid: 'dongzhaEast',
    kind: 'dwelling',
    parent: 'unit1',
    name: '101',
    address: '盛景花园1号楼1单元101',
  },
  dwelling102: {
    community: 'dongzha',
    grid: 'dongzhaEast',
    kind: 'dwelling',
    parent: 'unit1',
    name: '102',
    address: '盛景花园1号楼1单元102',
  },
  building2: {
    community: 'dongzha',
    grid: 'dongzhaWest',
    kind: 'building',
    parent: 'estate',
    name: '2号楼',
    address: '盛景花园2号楼',
  },
  dwelling201: {
    community: 'dongzha',
    grid: 'dongzhaWest',
    kind: 'dwelling',
    parent: 'building2',
    name: '201',
    address: '盛景花园2号楼201',
  },
  shop: {
    community: 'dongzha',
    grid: 'dongzhaEast',
    kind: 'shop',
    parent: null,
    name: '老孟粥铺',
    address: '洸河路18号老孟粥铺',
  },
  dabuEstate: {
    community: 'dabu',
    grid: 'dabuGrid',
    kind: 'estate',
    parent: null,
    name: '龙城小区',
    address: '龙城小区',
  },
  dabuDwelling: {
    community: 'dabu',
    grid: 'dabuGrid',
    kind: 'dwelling',
    parent: 'dabuEstate',
    name: '501',
    address: '龙城小区5号楼501',
  },
  otherEstate: {
    community: 'otherCommunity',
    grid: 'otherGrid',
    kind: 'estate',
    parent: null,
    name: '许庄花苑',
    address: '许庄花苑',
  },
  otherDwelling: {
    community: 'otherCommunity',
    grid: 'otherGrid',
    kind: 'dwelling',
    parent: 'otherEstate',
    name: '101',
    address: '许庄花苑1号楼101',
  },
} as const satisfies Record<string, PlaceRow>;

export type PlaceHandle = keyof typeof placeRows;

type PersonRow = {
  place: PlaceHandle;
  name: string;
  initials: string;
  pinyin: string;
  sex: 1 | 2;
  bornOn: string;
  phone: string;
};

const personRows = {
  elder: {
    place: 'dwelling101',
    name: '张桂兰',
    initials: 'zgl',
    pinyin: 'zhangguilan',
    sex: 2,
    bornOn: '1941-03-08',
    phone: '19900000001',
  },
  neighbour: {
    place: 'dwelling201',
    name: '李建国',
    initials: 'ljg',
    pinyin: 'lijianguo',
    sex: 1,
    bornOn: '1968-10-01',
    phone: '19900000002',
  },
  dabuResident: {
    place: 'dabuDwelling',
    name: '王芳',
    initials: 'wf',
    pinyin: 'wangfang',
    sex: 2,
    bornOn: '1990-05-20',
    phone: '19900000003',
  },
  stranger: {
    place: 'otherDwelling',
    name: '赵铁柱',
    initials: 'ztz',
    pinyin: 'zhaotiezhu',
    sex: 1,
    bornOn: '1975-12-31',
    phone: '19900000004',
  },
} as const satisfies Record<string, PersonRow>;

export type PersonHandle = keyof typeof personRows;

function ids<H extends string>(kind: string, rows: Record<H, unknown>): Readonly<Record<H, string>> {
  return Object.fromEntries(Object.keys(rows).map((handle) => [handle, idOf(kind, handle)])) as Record<H, string>;
}

export const unitIds = ids<UnitHandle>('unit', unitRows);
export const placeIds = ids<PlaceHandle>('place', placeRows);
export const personIds = ids<PersonHandle>('person', personRows);
export const unitNames = Object.fromEntries(Object.entries(unitRows).map(([h, row]) => [h, row.name])) as Record<
  UnitHandle,
  string
>;
export const phones = Object.fromEntries(Object.entries(personRows).map(([h, row]) => [h, row.phone])) as Record<
  PersonHandle,
  string
>;

/** The district a unit lies in: `district` or `otherDistrict`. */
export function districtOf(unit: UnitHandle): UnitHandle {
  const parent: UnitHandle | null = unitRows[unit].parent;
  return parent === null ? unit : districtOf(parent);
}

function estateOf(handle: PlaceHandle): PlaceHandle | null {
  const row: PlaceRow = placeRows[handle];
  if (row.kind === 'estate') return handle;
  return row.parent ? estateOf(row.parent as PlaceHandle) : null;
}

export async function seedSmallDistrict(tx: Tx, secrets: Secrets): Promise<void> {
  for (const [handle, row] of Object.entries(unitRows) as [UnitHandle, UnitRow][]) {
    // The first root by date is the installation's own district: the other one is younger.
    const since = districtOf(handle) === 'district' ? TERRITORY_SINCE : '2020-06-01T00:00:00+08:00';
    await tx.all(sql`
      insert into governance_units (id, district_id, parent_id, kind, grid_level, name, declared_households, valid)
      values (${unitIds[handle]}, ${unitIds[districtOf(handle)]}, ${row.parent ? idOf('unit', row.parent) : null}, ${row.kind},
        ${row.gridLevel ?? null}, ${row.name}, ${row.households ?? null}, tstzrange(${since}, null))`);
  }
  for (const [handle, row] of Object.entries(placeRows) as [PlaceHandle, PlaceRow][]) {
    const estate = estateOf(handle);
    await tx.all(sql`
      insert into places (id, district_id, community_id, kind, parent_id, estate_id, name, address)
      values (${placeIds[handle]}, ${unitIds[districtOf(row.community)]}, ${unitIds[row.community]}, ${row.kind},
        ${row.parent ? idOf('place', row.parent) : null}, ${estate ? placeIds[estate] : null}, ${row.name}, ${row.address})`);
    if (row.grid) {
      await tx.all(sql`
        insert into place_grids (place_id, grid_id, valid)
        values (${placeIds[handle]}, ${unitIds[row.grid]}, tstzrange(${TERRITORY_SINCE}, null))`);
    }
  }
  await seedServiceAreas(tx);
  await seedPeople(tx, secrets);
  await seedCalendar(tx);
}

async function seedServiceAreas(tx: Tx): Promise<void> {
  const serve = (unit: UnitHandle, place: PlaceHandle | null, area: UnitHandle | null) =>
    tx.all(sql`
      insert into service_areas (id, district_id, handling_unit_id, place_id, unit_id, valid)
      values (${idOf('service', unit)}, ${unitIds[districtOf(unit)]}, ${unitIds[unit]}, ${place ? placeIds[place] : null}, ${area ? unitIds[area] : null},
        tstzrange(${TERRITORY_SINCE}, null))`);
  await serve('property', 'estate', null);
  await serve('clinic', null, 'dongzha');
  await serve('policeRoom', null, 'dongzha');
  await serve('repairTeam', null, 'luohe');
  await serve('otherProperty', 'otherEstate', null);
}

/** An identity number under the division that no place has (STYLE.md), whose check digit is right. */
function syntheticId(bornOn: string, sex: 1 | 2): string {
  const first17 = `379900${bornOn.replaceAll('-', '')}01${sex}`;
  return first17 + residentIdCheckDigit(first17);
}

async function seedPeople(tx: Tx, secrets: Secrets): Promise<void> {
  for (const [handle, row] of Object.entries(personRows) as [PersonHandle, PersonRow][]) {
    const districtId = unitIds[districtOf(placeRows[row.place].community)];
    const idNumber = syntheticId(row.bornOn, row.sex);
    await tx.all(sql`
      insert into people (id, district_id, name, initials, pinyin, sex, born_on, id_kind, id_cipher, id_hash, phone_cipher, phone_hash, phone_tail)
      values (${personIds[handle]}, ${districtId}, ${row.name}, ${row.initials}, ${row.pinyin}, ${row.sex}, ${row.bornOn}, 'resident_id',
        ${secrets.seal(idNumber)}, ${secrets.hash('id', idNumber)}, ${secrets.seal(row.phone)}, ${secrets.hash('phone', row.phone)},
        ${row.phone.slice(-4)})`);
    await tx.all(sql`
      insert into stays (id, district_id, person_id, place_id, kind, valid)
      values (${idOf('stay', handle)}, ${districtId}, ${personIds[handle]}, ${placeIds[row.place]}, 'living', daterange('2020-01-01', null))`);
  }
}

async function seedCalendar(tx: Tx): Promise<void> {
  const days = listSeedDays();
  await tx.all(sql`
    insert into calendar_days (on_date, kind, name)
    select * from unnest(${days.map((d) => d.on)}::date[], ${days.map((d) => d.kind)}::text[], ${days.map((d) => d.name)}::text[])`);
  await tx.all(sql`insert into calendar_years (year) select generate_series(2004, 2026)`);
}
