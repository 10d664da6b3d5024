// Whom the methods of reach reach in the demonstration: mobile party members of the home community, facilities and hazard points with their hours, a small campus,
// and gatherings of this week. Residents are those of the roster; nobody new is made up.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { addDays, dateOf, instantAt } from '#kernel/shared/clock/time.ts';
import { districtId, homeCommunity, placeIdOf, seedId, unitIdOf } from './ids.ts';
import type { Pinyin } from './names.ts';
import { at, insertRows, type Row } from './rows.ts';

const members = 20;
const pupils = 12;
const cities = ['青岛市', '苏州市', '杭州市', '天津市', '深圳市'] as const;
const trades = ['建筑', '物流', '电子厂', '餐饮', '装修'] as const;
const branches = ['第一党支部', '第二党支部'] as const;

type Facility = { name: string; kind: string; hours: 'office_days' | 'every_day' };
/** In each of two estates, in its grid. */
const facilities: readonly Facility[] = [
  { name: '母婴室', kind: 'mother_baby', hours: 'office_days' },
  { name: '便老服务角', kind: 'elder_aid', hours: 'office_days' },
  { name: '微型消防站', kind: 'fire', hours: 'office_days' },
  { name: '公厕', kind: 'toilet', hours: 'every_day' },
];
const hazards = ['北门低洼处', '车棚充电区'] as const;

type Home = { personId: string };
type Estate = { placeId: string; address: string; gridId: string; longitude: number | null; latitude: number | null };

export async function seedReach(tx: Tx, pinyin: Pinyin, now: number): Promise<void> {
  const today = dateOf(now);
  const flags: Row[] = [];
  const facts: Row[] = [];
  const enter = (subjectId: string, kind: string, flag: string, from: string, reason: string) =>
    flags.push({
      id: seedId('flag', `${subjectId} ${flag}`),
      district_id: districtId,
      subject_id: subjectId,
      subject_kind: kind,
      flag,
      is_sensitive: false,
      reason,
      valid: `[${from},)`,
    });
  const tell = (subjectId: string, field: string, value: unknown, on: string) =>
    facts.push({ subject_id: subjectId, field, value, observed_on: on });

  for (const [n, { personId }] of (await listPeople(tx, 25, 55, members)).entries()) {
    enter(personId, 'person', 'mobile_party_member', addDays(today, -200), '流动党员摸排');
    // One in four has not been heard of for a season.
    const heardOn = addDays(today, n % 4 === 0 ? -(95 + n) : -(5 + n));
    tell(personId, 'homeBranch', `${homeCommunity}${branches[n % 2]}`, addDays(today, -200));
    tell(personId, 'whereNow', cities[n % cities.length], heardOn);
    tell(personId, 'jobThere', trades[n % trades.length], heardOn);
    tell(personId, 'lastContactOn', heardOn, heardOn);
    tell(personId, 'joinedGroup', n % 5 !== 0, heardOn);
    if (n < 2) enter(personId, 'person', 'home_coming', today, n === 0 ? '电话里说这周回来' : '网格员发现已经回来');
  }
  await seedPlaces(tx, pinyin, tell, today);
  for (const [n, { personId }] of (await listPeople(tx, 12, 17, pupils)).entries()) {
    enter(personId, 'person', 'campus_student', addDays(today, -90), '学籍名册');
    tell(personId, 'classOrDepartment', `初二（${1 + (n % 2)}）班`, addDays(today, -90));
  }
  for (const { personId } of await listPeople(tx, 57, 59, 2)) {
    enter(personId, 'person', 'campus_logistics', addDays(today, -90), '学校后勤名册');
    tell(personId, 'classOrDepartment', '食堂', addDays(today, -90));
  }
  await insertRows(tx, 'subject_flags', flags);
  await tx.all(sql`
    insert into subject_facts (subject_id, field, value, source_kind, observed_on)
    select r.subject_id, r.field, r.value, 'import', r.observed_on
      from jsonb_to_recordset(${sql.json(facts)}::jsonb) as r (subject_id uuid, field text, value jsonb, observed_on date)`);
  await seedGatherings(tx, now);
}

/** Residents of the home community between two ages, the same ones in every run. */
function listPeople(tx: Tx, from: number, to: number, most: number): Promise<Home[]> {
  return tx.all<Home>(sql`
    select p.id as "personId" from people p join subjects s on s.id = p.id
     where s.community_id = ${unitIdOf(homeCommunity)} and p.merged_into_id is null and extract(year from age(app.today(), p.born_on)) between ${from} and ${to}
       and not exists (select from subject_flags k where k.subject_id = p.id)
     order by p.id limit ${most}`);
}

async function seedPlaces(
  tx: Tx,
  pinyin: Pinyin,
  tell: (subjectId: string, field: string, value: unknown, on: string) => void,
  today: string,
): Promise<void> {
  const estates = await tx.all<Estate>(sql`
    select p.id as "placeId", p.address, g.grid_id as "gridId", p.longitude, p.latitude from places p join place_grids g on g.place_id = p.id and upper_inf(g.valid)
     where p.kind = 'estate' and p.community_id = ${unitIdOf(homeCommunity)} order by p.address limit 2`);
  const rows: Row[] = [];
  const grids: Row[] = [];
  const add = (estate: Estate, kind: 'facility' | 'hazard_point', name: string, nth: number): string => {
    const address = `${estate.address}${name}`;
    rows.push({
      id: placeIdOf(address),
      district_id: districtId,
      community_id: unitIdOf(homeCommunity),
      kind,
      parent_id: estate.placeId,
      estate_id: estate.placeId,
      name,
      address,
      initials: pinyin.ofText(address),
      is_vacant: false,
      longitude: estate.longitude && estate.longitude + nth * 0.0004,
      latitude: estate.latitude && estate.latitude - 0.0003,
    });
    grids.push({ place_id: placeIdOf(address), grid_id: estate.gridId, valid: '[2022-01-01T00:00:00+08:00,)' });
    return placeIdOf(address);
  };
  for (const estate of estates) {
    for (const [n, { name, kind, hours }] of facilities.entries()) {
      const placeId = add(estate, 'facility', name, n);
      tell(placeId, 'facilityKind', kind, addDays(today, -60));
      tell(placeId, 'careHours', hours, addDays(today, -60));
    }
    for (const [n, name] of hazards.entries()) {
      const placeId = add(estate, 'hazard_point', name, facilities.length + n);
      tell(placeId, 'hazardKind', n === 0 ? 'flooding' : 'electric', addDays(today, -60));
      tell(placeId, 'hazardLevel', n === 0 ? 'high' : 'medium', addDays(today, -60));
    }
  }
  await insertRows(tx, 'places', rows);
  await insertRows(tx, 'place_grids', grids);
}

async function seedGatherings(tx: Tx, now: number): Promise<void> {
  const holder = await tx.first<{ postId: string; staffId: string; name: string }>(sql`
    select p.id as "postId", s.id as "staffId", s.name from posts p join staff s on s.id = p.staff_id
     where p.role = 'community_secretary' and p.unit_id = ${unitIdOf(homeCommunity)} and upper_inf(p.valid) order by p.id limit 1`);
  if (!holder) return;
  const today = dateOf(now);
  const gathering = (handle: string, row: Row): Row => ({
    id: seedId('record', `gathering ${handle}`),
    district_id: districtId,
    unit_id: unitIdOf(homeCommunity),
    mode: 'on_spot',
    place_text: '社区党群服务中心',
    held_at: null,
    public_count: null,
    beneficiary: null,
    is_drill: false,
    made_by_staff_id: holder.staffId,
    made_by_post_id: holder.postId,
    made_by_name: holder.name,
    made_at: at(now),
    ...row,
  });
  const on = (days: number, minutes: number) => at(instantAt(addDays(today, days), minutes));
  await insertRows(tx, 'gatherings', [
    gathering('fraud', {
      kind: 'fraud_talk',
      topic: '老年人防诈骗宣讲',
      place_text: '盛景花园凉亭',
      starts_at: on(-6, 570),
      held_at: on(-6, 570),
      public_count: 43,
    }),
    gathering('deed', {
      kind: 'deed',
      topic: '给3号楼楼道装扶手',
      starts_at: on(-3, 600),
      held_at: on(-3, 600),
      beneficiary: '3号楼的老人',
    }),
    gathering('talk', { kind: 'talk', topic: '秋冬健康知识宣讲', starts_at: on(3, 900) }),
  ]);
}
