import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from '#kernel/server/sql.ts';
import { newId } from '#kernel/shared/id.ts';
import campus from '#methods/campus-health/method.ts';
import fourContacts from '#methods/four-contacts/method.ts';
import volunteers from '#methods/volunteer-care/method.ts';
import { planDuties } from '#modules/duties/server/reactions.ts';
import { keepRegisters, layOutMethods } from '#modules/registers/server/reactions.ts';
import { openTestHouse, personIds, type StaffHat, system, unitIds } from '#testing/house.ts';
import { type GatheringKind, gatheringKinds, gatheringState } from '../shared/gathering.ts';
import { stateSql } from './views.ts';

const house = await openTestHouse();
house.clock.set(Date.parse('2026-03-11T09:00:00+08:00'));

const member = personIds.elder;
const second = personIds.neighbour;
let secretary: StaffHat;

async function turn() {
  await layOutMethods.run(house.hand);
  await keepRegisters.run(house.hand);
  await house.run('duty.lay_out', { districtId: unitIds.district }, system);
  await planDuties.run(house.hand);
}
const flag = (personId: string, code: string) =>
  house.asOwner((tx) =>
    tx.all(sql`
      insert into subject_flags (id, district_id, subject_id, flag, is_sensitive, reason, valid)
      values (${newId()}, ${unitIds.district}, ${personId}, ${code}, false, '摸排', daterange('2026-01-01', null))`),
  );
const idOf = async (table: 'subject_registers' | 'duty_rhythms', code: string) =>
  (await house.asOwner((tx) =>
    tx.first<{ id: string }>(
      sql`select id from ${sql.raw(table)} where code = ${code} and district_id = ${unitIds.district}`,
    ),
  ))!.id;
const plan = async (what: Record<string, unknown>, as: StaffHat = secretary) => {
  const gatheringId = newId();
  await house.act(
    'gathering.plan',
    { gatheringId, kind: 'organisation_life', topic: '三月主题党日', startsAt: '2026-03-11T08:30:00+08:00', ...what },
    as,
  );
  return gatheringId;
};
const came = (personId: string, mode = 'on_spot', hours?: number) => ({ personId, visitId: newId(), mode, hours });
const problemOf = async (name: string, input: unknown, as: StaffHat = secretary) => {
  const outcome = await house.run(name, input, as);
  return 'problem' in outcome ? outcome.problem.code : null;
};
type Page = {
  gathering: { state: string; came: number };
  people: { personId: string; mode: string; closed: boolean; hours: number | null }[];
  readings: { resultId: string; value: string; isAbnormal: boolean; toldAt: Date | null }[] | null;
};
const page = (gatheringId: string, as: StaffHat = secretary) => house.ask<Page>('gathering.page', { gatheringId }, as);

before(async () => {
  secretary = await house.as('community_secretary', 'dongzha');
  for (const body of [fourContacts, volunteers, campus])
    await house.act('method.publish', { methodId: newId(), body }, system);
  await flag(member, 'mobile_party_member');
  await flag(second, 'mobile_party_member');
  await turn();
});

test('who came is told in one save and closes organisation life, whatever the mode; learning closes none of it (I3, I6)', async () => {
  const registerId = await idOf('subject_registers', 'mobile_party_member');
  const rhythmId = await idOf('duty_rhythms', 'organisation_life');
  const learning = await plan({ kind: 'learning', topic: '读书会', registerId });
  assert.deepEqual(await house.act('gathering.hold', { gatheringId: learning, came: [came(member)] }, secretary), {
    came: 1,
    closed: 0,
  });
  const meeting = await plan({ mode: 'both', registerId, rhythmId });
  const roll = () =>
    house.ask<{ rows: { personId: string; hasCome: boolean }[]; total: number; came: number }>(
      'gathering.roll',
      { gatheringId: meeting },
      secretary,
    );
  assert.deepEqual([(await roll()).total, (await roll()).came], [2, 0]);
  assert.deepEqual(
    await house.act('gathering.hold', { gatheringId: meeting, came: [came(member, 'online')] }, secretary),
    { came: 1, closed: 1 },
  );
  // Told in April of March: it makes up for the March turn, and April's stays open.
  house.clock.set(Date.parse('2026-04-02T09:00:00+08:00'));
  await turn();
  assert.deepEqual(
    await house.act('gathering.hold', { gatheringId: meeting, came: [came(second, 'afterwards')] }, secretary),
    { came: 1, closed: 1 },
  );
  const turns = await house.asOwner((tx) =>
    tx.all<{ slot: string; isDone: boolean; isLate: boolean }>(sql`
      select slot, done_at is not null as "isDone", done_at > due_at as "isLate" from duties where rhythm_id = ${rhythmId} and subject_id = ${second} order by slot`),
  );
  assert.deepEqual(turns, [
    { slot: '2026-03', isDone: true, isLate: true },
    { slot: '2026-04', isDone: false, isLate: null },
  ]);
  assert.deepEqual(
    (await roll()).rows.map(({ hasCome }) => hasCome),
    [true, true],
  );
  assert.deepEqual((await page(meeting)).people.map(({ mode, closed }) => [mode, closed]).toSorted(), [
    ['afterwards', true],
    ['online', true],
  ]);
});

test('what cannot be is refused by its reason', async () => {
  const later = await plan({ startsAt: '2026-12-01T09:00:00+08:00' });
  assert.equal(await problemOf('gathering.hold', { gatheringId: later, came: [came(member)] }), 'gathering.not_yet');
  const talk = await plan({ kind: 'talk', topic: '健康宣讲' });
  const hold = (what: object) => problemOf('gathering.hold', { gatheringId: talk, came: [], ...what });
  assert.equal(await hold({}), 'gathering.nobody');
  assert.equal(await hold({ came: [came(member), came(member)] }), 'gathering.person_twice');
  assert.equal(await hold({ came: [came(member, 'online')] }), 'gathering.mode_unfit');
  assert.equal(await hold({ came: [came(member, 'on_spot', 2)] }), 'gathering.hours_unfit');
  assert.equal(await hold({ came: [came(personIds.stranger)] }), 'duty.subject_not_found');
  assert.equal(await hold({ publicCount: 46, came: [came(member)] }), null);
  assert.equal(await hold({ came: [came(member)] }), 'gathering.came_already');
  assert.equal((await page(talk)).gathering.came, 47);
  assert.equal(
    await problemOf('gathering.tell_result', { gatheringId: talk, beneficiary: '大家', result: '好' }),
    'gathering.result_unfit',
  );
  assert.equal(await problemOf('gathering.cancel', { gatheringId: talk, reason: '下雨' }), 'gathering.over');
  const rhythmId = await idOf('duty_rhythms', 'festival_contact');
  const registerId = await idOf('subject_registers', 'mobile_party_member');
  const planned = { gatheringId: newId(), kind: 'talk', topic: '甲', startsAt: '2026-03-11T08:30:00+08:00' };
  assert.equal(await problemOf('gathering.plan', { ...planned, registerId, rhythmId }), 'gathering.rhythm_unfit');
  const sensitive = await idOf('subject_registers', 'ill_absent');
  assert.equal(await problemOf('gathering.plan', { ...planned, registerId: sensitive }), 'gathering.register_unfit');
  assert.equal(await problemOf('gathering.plan', { ...planned, unitId: unitIds.xizha }), 'gathering.outside_area');
});

test('a deed is open until whom it was for and what came of it are told (I19); service hours count wherever they were given (I5)', async () => {
  const deed = await plan({ kind: 'deed', topic: '给三单元装扶手' });
  await house.act('gathering.hold', { gatheringId: deed, came: [] }, secretary);
  assert.equal((await page(deed)).gathering.state, 'open');
  await house.act(
    'gathering.tell_result',
    { gatheringId: deed, beneficiary: '三单元老人', result: '扶手装好' },
    secretary,
  );
  assert.equal((await page(deed)).gathering.state, 'over');
  const registerId = await idOf('subject_registers', 'mobile_party_member');
  const service = await plan({
    kind: 'service',
    topic: '青岛社区志愿服务',
    placeText: '青岛市',
    serviceGroup: 'public',
    need: '缺人手',
  });
  await house.act('gathering.hold', { gatheringId: service, came: [came(member, 'on_spot', 2.5)] }, secretary);
  const giving = await house.ask<{ hours: { personId: string; hours: number }[] }>(
    'gathering.member_giving',
    { registerId, from: '2026-01-01', to: '2026-12-31' },
    secretary,
  );
  assert.deepEqual(
    giving.hours.map(({ personId, hours }) => [personId, hours]),
    [[member, 2.5]],
  );
});

test('what members gave is told by name where they are known by name, masked from the street upwards, and never of a sensitive register', async () => {
  const span = { from: '2026-01-01', to: '2026-12-31' };
  const registerId = await idOf('subject_registers', 'mobile_party_member');
  const namesFor = async (hat: Parameters<typeof house.ask>[2]) =>
    (await house.ask<{ hours: { name: string }[] }>('gathering.member_giving', { registerId, ...span }, hat)).hours.map(
      ({ name }) => name,
    );
  const [whole] = await namesFor(secretary);
  assert.doesNotMatch(whole ?? '*', /\*/);
  assert.match((await namesFor(await house.as('street_supervisor', 'luohe')))[0] ?? '', /\*/);
  const sensitive = await idOf('subject_registers', 'ill_absent');
  await assert.rejects(
    house.ask('gathering.member_giving', { registerId: sensitive, ...span }, secretary),
    ({ code }: { code: string }) => code === 'gathering.register_unfit',
  );
});

test('a post sees what its own area holds (J9, J12): of the community’s gathering, whose roll and needs are of all its grids, a grid’s worker is told nothing; its own the community sees', async () => {
  const worker = await house.as('grid_worker', 'dongzhaEast');
  const topics = async (hat: Parameters<typeof house.ask>[2]) =>
    (await house.ask<{ rows: { topic: string }[] }>('gathering.list', { tab: 'all' }, hat)).rows.map(
      ({ topic }) => topic,
    );
  const check = await plan({ kind: 'free_check', topic: '社区义诊' });
  await assert.rejects(page(check, worker), ({ code }: { code: string }) => code === 'gathering.not_found');
  assert.ok(!(await topics(worker)).includes('社区义诊'));
  const roll = house.ask('gathering.roll', { gatheringId: check }, worker);
  await assert.rejects(roll, ({ code }: { code: string }) => code === 'gathering.not_found');
  const own = { gatheringId: newId(), kind: 'outreach', topic: '网格服务点', startsAt: '2026-03-11T08:30:00+08:00' };
  await house.act('gathering.plan', own, worker);
  assert.ok((await topics(worker)).includes('网格服务点'));
  assert.ok((await topics(secretary)).includes('网格服务点'));
});

test('a reading is sealed and for the named duty alone; an abnormal one is followed up within a week, once (J9)', async () => {
  const check = await plan({ kind: 'free_check', topic: '义诊' });
  await house.act('gathering.hold', { gatheringId: check, came: [came(member)] }, secretary);
  const reading = (what: object) => ({
    resultId: newId(),
    gatheringId: check,
    personId: member,
    item: 'blood_pressure',
    value: '168/102',
    isAbnormal: true,
    advice: '到卫生院复查',
    entryId: newId(),
    ...what,
  });
  const first = reading({});
  assert.deepEqual(await house.act('gathering.record_reading', first, secretary), { isFollowed: true });
  assert.deepEqual(await house.act('gathering.record_reading', reading({ item: 'ecg' }), secretary), {
    isFollowed: false,
  });
  assert.equal(await problemOf('gathering.record_reading', reading({ personId: second })), 'gathering.not_there');
  const shown = (await page(check)).readings;
  assert.deepEqual(
    shown?.map(({ value }) => value),
    ['168/102', '168/102'],
  );
  await house.act('gathering.tell_reading', { resultId: first.resultId }, secretary);
  assert.equal(await problemOf('gathering.tell_reading', { resultId: first.resultId }), 'gathering.told_already');
  const worker = await house.as('grid_chief', 'dongzha');
  assert.equal((await page(check, worker)).readings, null);
  const plain = await house.asOwner((tx) =>
    tx.all<{ bytes: string }>(sql`select encode(value_cipher, 'escape') as bytes from check_results`),
  );
  assert.ok(plain.length === 2 && plain.every(({ bytes }) => !bytes.includes('168')));
  await turn();
  const due = await house.asOwner((tx) =>
    tx.all<{ on: string }>(sql`
      select (d.due_at at time zone 'Asia/Shanghai')::date as "on" from duties d join duty_rhythms y on y.id = d.rhythm_id
       where y.code = 'health_follow_up' and d.subject_id = ${member}`),
  );
  // 2 April and seven days; the Thursday is a working day.
  assert.deepEqual(due, [{ on: '2026-04-09' }]);
});

test('a gathering is seen within its area, and by nobody of another', async () => {
  const gatheringId = await plan({});
  const stranger = await house.as('community_secretary', 'otherCommunity');
  const neighbour = await house.as('community_secretary', 'xizha');
  for (const hat of [stranger, neighbour]) {
    await assert.rejects(page(gatheringId, hat), { code: 'gathering.not_found' });
    assert.equal(await problemOf('gathering.hold', { gatheringId, came: [came(member)] }, hat), 'gathering.not_found');
  }
  assert.equal((await page(gatheringId, await house.as('street_supervisor', 'luohe'))).gathering.state, 'planned');
});

test('the state told by the database is the state told by the rule', async () => {
  const moment = new Date('2026-03-11T01:00:00Z');
  const cases = gatheringKinds.flatMap((kind: GatheringKind) =>
    [null, moment].flatMap((heldAt) =>
      [null, moment].flatMap((cancelledAt) =>
        [null, '张奶奶'].flatMap((beneficiary) =>
          [null, '办好'].map((result) => ({ kind, heldAt, cancelledAt, beneficiary, result })),
        ),
      ),
    ),
  );
  const rows = await house.asOwner((tx) =>
    tx.all<{ state: string }>(sql`
      select ${stateSql} as state from (
        select n, kind, "heldAt" as held_at, "cancelledAt" as cancelled_at, beneficiary, result
          from rows from (jsonb_to_recordset(${sql.json(cases)}::jsonb) as (kind text, "heldAt" timestamptz, "cancelledAt" timestamptz, beneficiary text, result text))
            with ordinality as t (kind, "heldAt", "cancelledAt", beneficiary, result, n)) g order by n`),
  );
  assert.deepEqual(
    rows.map(({ state }) => state),
    cases.map((facts) => gatheringState(facts)),
  );
});
