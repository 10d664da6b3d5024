import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from '#kernel/server/sql.ts';
import { newId } from '#kernel/shared/id.ts';
import type { ReachMethodInput } from '#modules/methods/shared/reach-method.ts';
import { keepRegisters, layOutMethods } from '#modules/registers/server/reactions.ts';
import { openTestHouse, personIds, placeIds, type StaffHat, unitIds } from '#testing/house.ts';
import type { Simulation } from '../shared/simulation.ts';
import { enoughMeasured } from './simulate.ts';

const house = await openTestHouse();
/** A Wednesday: the four weeks begin on Monday 16 March, and Qingming lies in them. */
house.clock.set(Date.parse('2026-03-11T09:00:00+08:00'));

type Rhythm = NonNullable<ReachMethodInput['rhythms']>[number];
type Register = NonNullable<ReachMethodInput['registers']>[number];
const words = (zh: string) => ({ zh, en: zh });

const grownUps: Register = {
  code: 'grown_ups',
  title: words('成年人'),
  purpose: words('测算'),
  subject: 'person',
  membership: { rule: { field: 'bornOn', agedAtLeast: 18 } },
  sensitivity: 'normal',
};
const elders: Register = { ...grownUps, code: 'elders', membership: { rule: { field: 'bornOn', agedAtLeast: 80 } } };
const homes: Register = {
  ...grownUps,
  code: 'homes',
  subject: 'household',
  membership: { rule: { field: 'householdSize', atLeast: 0 } },
};
const nobody: Register = {
  ...grownUps,
  code: 'centenarians',
  membership: { rule: { field: 'bornOn', agedAtLeast: 120 } },
};

const daily = (code: string, register: string, minutes: number, more: Partial<Rhythm> = {}): Rhythm => ({
  code,
  title: words(code),
  register,
  action: 'visit',
  cadence: { every: 'day' },
  onDayOff: 'same_day',
  role: 'grid_worker',
  rank: 3,
  minutes,
  ...more,
});
const weekly = (code: string, action: Rhythm['action'], minutes: number): Rhythm =>
  daily(code, 'elders', minutes, { action, cadence: { every: 'week', weekday: 3 } });

const method = (name: string, registers: Register[], rhythms: Rhythm[]): ReachMethodInput => ({
  kind: 'reach',
  name,
  version: '1.0.0',
  title: words(name),
  summary: words(name),
  effectiveFrom: '2022-01-01',
  registers,
  rhythms,
});

const east = () => house.as('grid_worker', 'dongzhaEast');
const west = () => house.as('grid_worker', 'dongzhaWest');
const supervisor = () => house.as('district_supervisor', 'district');
const weigh = async (body: ReachMethodInput, unitId: string = unitIds.dongzha, as?: StaffHat) =>
  house.ask<Simulation>('burden.simulate', { body, unitId }, as ?? (await supervisor()));
const hoursOf = (simulation: Simulation, who: StaffHat) =>
  simulation.workers.find(({ staffId }) => staffId === who.staffId);
const near = (actual: number | undefined, expected: number): void =>
  assert.ok(actual !== undefined && Math.abs(actual - expected) < 1e-6, `${actual} is not ${expected}`);
const publish = async (body: ReachMethodInput, more: { approvedBy?: string; areaUnitId?: string } = {}) =>
  house.run('method.publish', { methodId: newId(), body, ...more }, await supervisor());
const codeOf = (outcome: Awaited<ReturnType<typeof publish>>) =>
  'problem' in outcome ? outcome.problem.code : outcome.outcome;

test('with nobody at all in the post it is refused with the vacancy named, however few the hours; approved by name it holds', async () => {
  const one = method('vacant', [elders], [weekly('look', 'visit', 15)]);
  const weighed = await weigh(one);
  assert.deepEqual(weighed.verdict, { is: 'nobody', roles: ['grid_worker'] });
  assert.deepEqual(
    weighed.vacancies.map(({ role, unitName, hours }) => [role, unitName, hours]),
    [['grid_worker', '盛景花园东网格', 0.25]],
  );
  const outcome = await publish(one, { areaUnitId: unitIds.dongzha });
  assert.equal(codeOf(outcome), 'burden.nobody');
  assert.match('problem' in outcome ? outcome.problem.title.zh : '', /东闸社区的“网格员”岗位空缺/);
});

test('hours of each by hand: members by rule × turns × minutes, in the grid where they live', async () => {
  await Promise.all([east(), west()]);
  const weighed = await weigh(method('daily', [grownUps], [daily('look', 'grown_ups', 20)]));
  assert.deepEqual(
    weighed.rhythms.map(({ members, turnsPerWeek, isMeasured }) => [members, turnsPerWeek, isMeasured]),
    [[2, 14, false]],
  );
  near(hoursOf(weighed, await east())?.own, (7 * 20) / 60);
  near(hoursOf(weighed, await west())?.own, (7 * 20) / 60);
  assert.deepEqual(weighed.verdict, { is: 'within' });
  const names = weighed.workers.map(({ name }) => name);
  assert.deepEqual(
    names,
    names.toSorted((a, b) => a.localeCompare(b, 'zh')),
    'by name, never by hours',
  );
});

test('a person on two registers is visited once; for the rest, the table tells each as if alone', async () => {
  const both = method('both', [grownUps, elders], [daily('look', 'grown_ups', 20), daily('elder_look', 'elders', 30)]);
  const weighed = await weigh(both);
  near(hoursOf(weighed, await east())?.own, (7 * 30) / 60);
  near(hoursOf(weighed, await west())?.own, (7 * 20) / 60);
  near(weighed.hours.alone, (7 * (20 + 20 + 30)) / 60);
  near(weighed.hours.counted, (7 * (30 + 20)) / 60);
});

test('two homes of one building on one day are one way; a vacancy beside a held post is told and refuses nothing', async () => {
  const weighed = await weigh(method('homes', [homes], [daily('look', 'homes', 20)]), unitIds.luohe);
  near(hoursOf(weighed, await east())?.own, (7 * (20 + 15)) / 60);
  near(hoursOf(weighed, await west())?.own, (7 * 20) / 60);
  assert.deepEqual(weighed.verdict, { is: 'within' });
  const wide = await weigh(method('homes', [homes], [daily('look', 'homes', 20)]), unitIds.district);
  assert.deepEqual(
    wide.vacancies.map(({ unitName }) => unitName),
    ['龙城一号网格'],
  );
  assert.deepEqual(wide.verdict, { is: 'within' });
});

test('two workers over one grid share it, and a post named for somebody has the whole of it', async () => {
  const second = await house.as('grid_worker', 'dongzhaEast', 2);
  const body = method('shared', [elders], [weekly('look', 'visit', 120)]);
  const shared = await weigh(body);
  near(hoursOf(shared, await east())?.own, 1);
  near(hoursOf(shared, second)?.own, 1);
  const ownerId = newId();
  await house.asOwner((tx) =>
    tx.all(
      sql`insert into subject_owners (id, district_id, subject_id, register_code, post_id) values (${ownerId}, ${unitIds.district}, ${personIds.elder}, 'elders', ${second.postId})`,
    ),
  );
  const named = await weigh(body);
  near(hoursOf(named, second)?.own, 2);
  assert.equal(hoursOf(named, await east()), undefined);
  await house.asOwner(async (tx) => {
    await tx.all(sql`delete from subject_owners where id = ${ownerId}`);
    await tx.all(sql`update posts set valid = tstzrange(lower(valid), ${tx.at}) where id = ${second.postId}`);
  });
});

const actions = ['visit', 'inspect', 'check', 'test', 'attend'] as const;
const forty = actions.map((action) => weekly(action, action, 480));

describe('forty hours', () => {
  test('exactly forty are within, half a minute more is over', async () => {
    const exact = await weigh(method('exact', [elders], forty));
    near(hoursOf(exact, await east())?.own, 40);
    assert.deepEqual(exact.verdict, { is: 'within' });
    const more = await weigh(method('more', [elders], [...forty, weekly('drill', 'drill', 0.5)]));
    assert.equal(more.verdict.is, 'over');
    assert.equal(more.verdict.is === 'over' && more.verdict.workers, 1);
  });

  test('over it is published with an approver’s name only, which is kept and shown', async () => {
    const body = method('much', [elders], [...forty, weekly('drill', 'drill', 60)]);
    const area = { areaUnitId: unitIds.dongzha };
    const refused = await publish(body, area);
    assert.equal(codeOf(refused), 'burden.over_hours');
    assert.match('problem' in refused ? refused.problem.title.zh : '', /1 人每周会超过 40 小时，最多的 41\.0 小时/);
    assert.equal(codeOf(await publish(body, { ...area, approvedBy: '周书记' })), 'accepted');
    const { methods } = await house.ask<{ methods: { name: string; approvedBy: string | null }[] }>(
      'burden.methods',
      {},
      await supervisor(),
    );
    assert.deepEqual(
      methods.map(({ name, approvedBy }) => [name, approvedBy]),
      [['much', '周书记']],
    );
  });

  test('what is in force already counts in: an hour more is too much, a new version of the same method takes its place', async () => {
    const extra = method(
      'extra',
      [{ ...elders, code: 'elders_two' }],
      [daily('ring', 'elders_two', 60, { action: 'call', cadence: { every: 'week', weekday: 1 } })],
    );
    const weighed = await weigh(extra);
    near(hoursOf(weighed, await east())?.own, 1);
    near(hoursOf(weighed, await east())?.standing, 41);
    near(hoursOf(weighed, await east())?.total, 42);
    assert.equal(weighed.verdict.is, 'over');
    const less = await weigh({ ...method('much', [elders], forty.slice(0, 2)), version: '2.0.0' });
    near(hoursOf(less, await east())?.total, 16);
    assert.deepEqual(less.verdict, { is: 'within' });
  });

  test('laid out and kept, its members are those of the register, and the figures stay', async () => {
    await layOutMethods.run(house.hand);
    await keepRegisters.run(house.hand);
    const weighed = await weigh(method('idle', [nobody], []));
    assert.deepEqual(weighed.verdict, { is: 'empty' });
    near(weighed.hours.standing, 41);
  });
});

test('empty registers are 0 hours, said so, and hold nothing up', async () => {
  const body = method('empty', [nobody], [daily('look', 'centenarians', 20)]);
  const weighed = await weigh(body);
  assert.deepEqual(weighed.verdict, { is: 'empty' });
  assert.deepEqual(
    weighed.rhythms.map(({ members, hours }) => [members, hours]),
    [[0, 0]],
  );
  assert.equal(codeOf(await publish(body)), 'accepted');
});

test('once twenty visits were measured their median stands for what the method declares', async () => {
  const worker = await east();
  const body = method('measured', [grownUps], [daily('look', 'grown_ups', 20, { action: 'disinfect' })]);
  const record = (seconds: number) =>
    house.act(
      'visit.record',
      {
        visitId: newId(),
        subjectId: placeIds.shop,
        action: 'disinfect',
        outcome: 'done',
        measure: { taps: 5, seconds, asked: 0, prefilled: 0 },
      },
      worker,
    );
  for (let n = 0; n < enoughMeasured - 1; n++) await record(n < 10 ? 300 : 600);
  assert.equal((await weigh(body)).rhythms[0]?.minutes, 20);
  await record(600);
  const { rhythms } = await weigh(body);
  assert.deepEqual([rhythms[0]?.minutes, rhythms[0]?.isMeasured], [7.5, true]);
});

test('nobody weighs outside the area; an administrator, who sees no resident, gets the same figures and no name of one', async () => {
  const body = method('rights', [grownUps], [daily('look', 'grown_ups', 20, { action: 'call' })]);
  const secretary = await house.as('community_secretary', 'xizha');
  await assert.rejects(weigh(body, unitIds.dongzha, secretary), /burden\.area_not_found/);
  await assert.rejects(weigh(body, unitIds.otherDistrict), /burden\.area_not_found/);
  const admin = await house.as('system_admin', 'district');
  const told = await weigh(body, unitIds.dongzha, admin);
  assert.deepEqual(told, await weigh(body));
  assert.ok(!JSON.stringify(told).includes('张桂兰'));
  // Afterwards the asker is the asker again.
  const outcome = await house.run(
    'person.flag',
    { flagId: newId(), personId: personIds.elder, flag: 'weak', reason: '体弱' },
    admin,
  );
  assert.equal(outcome.outcome, 'rejected');
});
