// The methods of reach driven through a whole house: a rhythm makes a duty, work closes it, coverage tells it.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from '#kernel/server/sql.ts';
import { newId } from '#kernel/shared/id.ts';
import { planDuties } from '#modules/duties/server/reactions.ts';
import { keepRegisters, layOutMethods } from '#modules/registers/server/reactions.ts';
import { openTestHouse, personIds, placeIds, type StaffHat, system, unitIds } from '#testing/house.ts';
import campus from './campus-health/method.ts';
import enterprises from './enterprise-service/method.ts';
import facilities from './facility-care/method.ts';
import fourContacts from './four-contacts/method.ts';
import sixVisits from './six-visits/method.ts';
import volunteers from './volunteer-care/method.ts';

const house = await openTestHouse();
/** The clock only goes on from test to test, as it does for whoever plans. */
house.clock.set(Date.parse('2025-10-02T08:00:00+08:00'));
const moment = (text: string) => house.clock.set(Date.parse(`${text}+08:00`));

async function turn() {
  await layOutMethods.run(house.hand);
  await keepRegisters.run(house.hand);
  await house.run('duty.lay_out', { districtId: unitIds.district }, system);
  await planDuties.run(house.hand);
}
const enter = (subjectId: string, code: string, kind = 'person', isSensitive = false) =>
  house.asOwner((tx) =>
    tx.all(sql`
      insert into subject_flags (id, district_id, subject_id, subject_kind, flag, is_sensitive, reason, valid)
      values (${newId()}, ${unitIds.district}, ${subjectId}, ${kind}, ${code}, ${isSensitive}, '摸排', daterange(app.today(), null))`),
  );
const tell = (subjectId: string, field: string, value: string) =>
  house.asOwner((tx) =>
    tx.all(sql`
      insert into subject_facts (subject_id, field, value, source_kind, observed_on) values (${subjectId}, ${field}, ${sql.json(value)}::jsonb, 'visit', app.today())`),
  );
const moveIn = async (personId: string, name: string) => {
  await house.asOwner((tx) =>
    tx.all(
      sql`insert into people (id, district_id, name, initials, pinyin, made_at) values (${personId}, ${unitIds.district}, ${name}, '', '', app.now())`,
    ),
  );
  await house.asOwner((tx) =>
    tx.all(sql`
      insert into stays (id, district_id, person_id, place_id, kind, valid)
      values (${newId()}, ${unitIds.district}, ${personId}, ${placeIds.dwelling102}, 'living', daterange('2025-01-01', null))`),
  );
};
const work = (subjectId: string, action: string, as: StaffHat, told: Record<string, unknown> = {}, outcome = 'done') =>
  house.act(
    'visit.record',
    {
      visitId: newId(),
      subjectId,
      action,
      outcome,
      told: Object.entries(told).map(([field, value]) => ({ field, value })),
    },
    as,
  );
type Mine = {
  subjects: {
    subjectId: string;
    duties: { rhythmId: string; slot: string; registerCode: string; action: string; title: { zh: string } }[];
  }[];
};
const owed = async (as: StaffHat, subjectId: string) =>
  (await house.ask<Mine>('duty.mine', { span: 'open' }, as)).subjects.find((one) => one.subjectId === subjectId)
    ?.duties ?? [];
const titles = async (as: StaffHat, subjectId: string) =>
  (await owed(as, subjectId)).map(({ title }) => title.zh).toSorted();
const rhythmId = async (code: string) =>
  (await house.asOwner((tx) =>
    tx.first<{ id: string }>(
      sql`select id from duty_rhythms where code = ${code} and district_id = ${unitIds.district}`,
    ),
  ))!.id;
const coverage = async (code: string, as: StaffHat, slot?: string) =>
  (await house.ask<{ total: Record<string, number> }>('duty.coverage', { rhythmId: await rhythmId(code), slot }, as))
    .total;

before(async () => {
  for (const body of [campus, enterprises, facilities, fourContacts, sixVisits, volunteers])
    await house.act('method.publish', { methodId: newId(), body }, system);
  await turn();
});

test('whoever comes home is called within three days, and one call in the days of two festivals closes both (I2)', async () => {
  const secretary = await house.as('community_secretary', 'dongzha');
  await enter(personIds.elder, 'mobile_party_member');
  await enter(personIds.elder, 'home_coming');
  await turn();
  assert.deepEqual(await titles(secretary, personIds.elder), [
    '外出返乡必联',
    '失联再联系',
    '组织生活必联',
    // Mid-autumn is on 6 October in the leap year 2025: its days and those of National Day overlap.
    '逢年过节必联',
    '逢年过节必联',
  ]);
  assert.equal((await coverage('home_coming_contact', secretary)).open, 1);
  assert.deepEqual(await work(personIds.elder, 'call', secretary, {}, 'no_answer'), { closed: 0, incomplete: [] });
  assert.deepEqual(await work(personIds.elder, 'call', secretary), { closed: 4, incomplete: [] });
  assert.deepEqual(await titles(secretary, personIds.elder), ['组织生活必联']);
  assert.equal((await coverage('home_coming_contact', secretary)).done, 1);
});

test('who was not heard of for ninety days is on a list of its own, and off it with the next contact (I1)', async () => {
  const members = async () =>
    (
      await house.asOwner((tx) =>
        tx.all<{ id: string }>(sql`
          select m.subject_id as id from register_members m join subject_registers r on r.id = m.register_id
           where r.code = 'member_out_of_touch' and r.district_id = ${unitIds.district} and m.to_at is null`),
      )
    ).map(({ id }) => id);
  assert.deepEqual(await members(), [personIds.elder]);
  await tell(personIds.elder, 'lastContactOn', '2025-10-02');
  await turn();
  assert.deepEqual(await members(), []);
  moment('2025-12-31T09:00:00');
  await turn();
  assert.deepEqual(await members(), [], 'on the ninetieth day it is not stale yet');
  moment('2026-01-01T09:00:00');
  await turn();
  assert.deepEqual(await members(), [personIds.elder]);
});

test('logistics staff not tested by ten are missed, and the list names them; a test without a result closes nothing (E13)', async () => {
  moment('2026-03-11T08:00:00');
  const worker = await house.as('grid_worker', 'dongzhaWest');
  const desk = await house.as('community_desk', 'dongzha');
  await enter(personIds.neighbour, 'campus_logistics');
  await turn();
  assert.deepEqual(await work(personIds.neighbour, 'test', worker), { closed: 0, incomplete: ['testResult'] });
  moment('2026-03-11T10:01:00');
  assert.equal((await coverage('logistics_test', desk, '2026-03-11')).missed, 1);
  const list = await house.ask<{ rows: { subjectId: string }[] }>(
    'duty.list',
    { rhythmId: await rhythmId('logistics_test'), slot: '2026-03-11', states: ['missed'] },
    desk,
  );
  assert.deepEqual(
    list.rows.map(({ subjectId }) => subjectId),
    [personIds.neighbour],
  );
  await work(personIds.neighbour, 'test', worker, { testResult: 'negative' });
  assert.equal((await coverage('logistics_test', desk, '2026-03-11')).made_up, 1);
});

test('a facility is asked of its grid, or of whoever is named for it alone; a check that does not say in what state it is closes nothing (L8–L11)', async () => {
  const worker = await house.as('grid_worker', 'dongzhaEast');
  moment('2026-03-11T11:00:00');
  await tell(placeIds.shop, 'careHours', 'office_days');
  await turn();
  assert.deepEqual(await titles(worker, placeIds.shop), ['服务设施三小时一消毒', '服务设施每日一检查']);
  assert.deepEqual(await work(placeIds.shop, 'inspect', worker), { closed: 0, incomplete: ['facilityState'] });
  assert.deepEqual(await work(placeIds.shop, 'inspect', worker, { facilityState: 'worn' }, 'found'), {
    closed: 1,
    incomplete: [],
  });
  // Named for somebody, it is asked of nobody else.
  const owner = await house.as('grid_worker', 'dongzhaWest');
  await house.asOwner((tx) =>
    tx.all(sql`
      insert into subject_owners (id, district_id, subject_id, register_code, post_id) values (${newId()}, ${unitIds.district}, ${placeIds.shop}, 'service_facility', ${owner.postId})`),
  );
  assert.deepEqual(await titles(worker, placeIds.shop), []);
  assert.ok((await titles(owner, placeIds.shop)).includes('服务设施三小时一消毒'));
});

test('a firm is visited by its named helper; one send alone leaves the month open (O3, O16), and its department comes each quarter (O5)', async () => {
  moment('2026-03-11T12:00:00');
  const firm = newId();
  const desk = await house.as('community_desk', 'dongzha');
  await house.act(
    'enterprise.add',
    {
      enterpriseId: firm,
      name: '济宁试验机械有限公司',
      places: [{ recordId: newId(), placeId: placeIds.shop, kind: 'working' }],
    },
    desk,
  );
  for (const code of ['key_enterprise', 'paired_enterprise']) await enter(firm, code, 'enterprise');
  await turn();
  const helper = await house.as('seconded_cadre', 'dongzhaWest');
  const officer = await house.as('department_officer', 'housing');
  assert.deepEqual(await titles(desk, firm), ['一进两送']);
  await house.asOwner((tx) =>
    tx.all(sql`
      insert into subject_owners (id, district_id, subject_id, register_code, post_id)
      values (${newId()}, ${unitIds.district}, ${firm}, 'key_enterprise', ${helper.postId}), (${newId()}, ${unitIds.district}, ${firm}, 'paired_enterprise', ${officer.postId})`),
  );
  assert.deepEqual(
    [await titles(desk, firm), await titles(helper, firm), await titles(officer, firm)],
    [[], ['一进两送'], ['部门联系包保']],
  );
  // One visit is one visit: the department's turn asks for no send and is closed with it; the month is not.
  assert.deepEqual(await work(firm, 'visit', helper, { policySent: true, serviceSent: false }), {
    closed: 1,
    incomplete: ['serviceSent'],
  });
  assert.deepEqual(await titles(helper, firm), ['一进两送']);
  assert.deepEqual(await work(firm, 'visit', helper, { policySent: true, serviceSent: true }), {
    closed: 1,
    incomplete: [],
  });
});

test('an elder living alone is on both lists by one flag; the visit that tells the mood closes both (J10)', async () => {
  moment('2026-03-11T13:00:00');
  const worker = await house.as('grid_worker', 'dongzhaEast');
  await enter(personIds.elder, 'lone_elder');
  await turn();
  assert.deepEqual(
    (await titles(worker, personIds.elder)).filter((title) => /老人/.test(title)),
    ['走访独居老人', '陪伴老人'],
  );
  assert.deepEqual(await work(personIds.elder, 'visit', worker, {}, 'not_home'), { closed: 0, incomplete: ['mood'] });
  assert.deepEqual(
    await work(personIds.elder, 'visit', worker, { mood: 'low', fraudWarned: true, needTold: '想有人陪着说话' }),
    {
      closed: 2,
      incomplete: [],
    },
  );
});
test('absence through illness is for the named duty, wants cause and symptom each day, and three of one class are a cluster (E10)', async () => {
  moment('2026-03-11T14:00:00');
  const desk = await house.as('community_desk', 'dongzha');
  const worker = await house.as('grid_worker', 'dongzhaEast');
  const pupils = ['宋小雨', '孟晓', '秦朗'].map((name) => ({ id: newId(), name }));
  const [first, second, third] = pupils.map(({ id }) => id) as [string, string, string];
  for (const { id, name } of pupils) await moveIn(id, name);
  for (const { id } of pupils) {
    await enter(id, 'ill_absent', 'person', true);
    await tell(id, 'classOrDepartment', '高一3班');
  }
  await turn();
  assert.deepEqual(
    (await owed(worker, first)).filter(({ registerCode }) => registerCode === 'ill_absent'),
    [],
  );
  assert.deepEqual(await work(first, 'call', desk, { symptom: 'fever' }), {
    closed: 0,
    incomplete: ['absenceCause'],
  });
  const told = { symptom: 'fever', absenceCause: '流感' };
  assert.deepEqual(await work(first, 'call', desk, told), { closed: 1, incomplete: [] });
  const clusters = async (as = desk) =>
    (
      await house.ask<{ clusters: { within: string; told: { zh: string }; people: unknown[] }[] }>(
        'cluster.list',
        {},
        as,
      )
    ).clusters;
  moment('2026-03-12T09:00:00');
  await turn();
  await work(second, 'call', desk, told);
  assert.deepEqual(await clusters(), []);
  moment('2026-03-13T09:00:00');
  await turn();
  await work(third, 'call', desk, told);
  assert.deepEqual(
    (await clusters()).map(({ within, told, people }) => [within, told.zh, people.length]),
    [['高一3班', '发热', 3]],
  );
  assert.deepEqual(await clusters(await house.as('community_desk', 'xizha')), []);
  await assert.rejects(clusters(worker), { code: 'kernel.not_permitted' });
  const seen = await house.ask<{ visits: unknown[] }>('visit.list', { subjectId: third }, worker);
  assert.deepEqual(seen.visits, [], 'what tells of health is not read by the grid');
});

test('a drill of the month is told with its plan and its result, and the next comes with the next month (E16)', async () => {
  moment('2026-03-16T09:00:00');
  const worker = await house.as('grid_worker', 'dongzhaEast');
  await enter(unitIds.dongzhaEast, 'campus_unit', 'unit');
  await turn();
  assert.deepEqual(await titles(worker, unitIds.dongzhaEast), ['每月一练']);
  assert.deepEqual(await work(unitIds.dongzhaEast, 'drill', worker, { drillPlan: '发热处置' }), {
    closed: 0,
    incomplete: ['drillResult'],
  });
  await work(unitIds.dongzhaEast, 'drill', worker, { drillPlan: '发热处置', drillResult: '十二分钟到位，广播不清' });
  assert.deepEqual(await titles(worker, unitIds.dongzhaEast), []);
  moment('2026-04-01T09:00:00');
  await turn();
  assert.deepEqual(await titles(worker, unitIds.dongzhaEast), ['每月一练']);
});

test('on National Day a service room is shut and asked nothing, and on Monday maintenance is due (L10, L11)', async () => {
  const owner = await house.as('grid_worker', 'dongzhaWest');
  moment('2026-09-28T09:00:00');
  await turn();
  assert.ok((await titles(owner, placeIds.shop)).includes('服务设施每周一维护'));
  await work(placeIds.shop, 'maintain', owner);
  moment('2026-10-02T10:00:00');
  await turn();
  const today = (await owed(owner, placeIds.shop)).filter(({ slot }) => slot.startsWith('2026-10-02'));
  assert.deepEqual(today, [], 'shut on National Day');
});
