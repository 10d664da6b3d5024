import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { sql } from '#kernel/server/sql.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import campusHealth from '#methods/campus-health/method.ts';
import { planDuties } from '#modules/duties/server/reactions.ts';
import { keepRegisters, layOutMethods } from '#modules/registers/server/reactions.ts';
import { openSampling } from '#modules/sampling/server/fixtures/sampling.ts';
import { placeIds, type StaffHat, system, unitIds } from '#testing/house.ts';
import { type InjectionTimes, stateOf } from '../shared/act.ts';
import type { DrillPage } from '../shared/queries.ts';
import { turnDrills } from './index.ts';

const s = await openSampling();
const { house, desk, worker, otherDesk } = s;
await house.act('method.publish', { methodId: newId(), body: campusHealth }, system);
await layOutMethods.run(house.hand);
await house.act('duty.lay_out', { districtId: unitIds.district }, system);

const iso = (hours = 0) => new Date(house.clock.now() + hours * HOUR_MS).toISOString();
const injection = (atMinute: number, expects: string, more: object = {}) => ({
  injectionId: newId(),
  atMinute,
  text: `第 ${atMinute} 分钟`,
  expects,
  withinMinutes: 10,
  ...more,
});
async function plan(injections: object[], as: StaffHat = desk, more: object = {}): Promise<string> {
  const drillId = newId();
  await house.act(
    'drill.plan',
    { drillId, title: '春季演练', scenario: '冷链员工阳性', plannedAt: iso(1), injections, ...more },
    as,
  );
  return drillId;
}
const begin = async (drillId: string) => {
  await house.act('drill.begin', { drillId }, desk);
  await turn();
};
/** As the house's second hand: what is due comes, what was done is seen. */
const turn = async (minutes = 0) => {
  house.clock.advance(minutes * MINUTE_MS);
  await house.settled();
  await turnDrills.run(house.hand);
};
const page = (drillId: string, as: StaffHat = desk) => house.ask<DrillPage>('drill.page', { drillId }, as);
const states = async (drillId: string) => (await page(drillId)).injections.map(({ state }) => state);
type Mine = { drills: { drillId: string; injections: { injectionId: string; expects: string }[] }[] };
const mine = async (drillId: string, as: StaffHat) =>
  (await house.ask<Mine>('drill.mine', {}, as)).drills
    .find((one) => one.drillId === drillId)
    ?.injections.map(({ expects }) => expects);
const codeOf = async (name: string, input: object, as: StaffHat = desk) => {
  const outcome = await house.run(name, input, as);
  return 'problem' in outcome ? outcome.problem.code : outcome.outcome;
};
const openCase = async (subjectId: string | undefined, isDrill: boolean) =>
  house.act('trace.open_case', { traceId: newId(), subjectId, sampledAt: iso(-1), symptom: 'none', isDrill }, desk);

describe('a drill (C1)', () => {
  test('each injection comes at its minute to whom it concerns; the time of the act is the journal’s; what was done in earnest is not taken for it', async () => {
    const people = await s.people(3, placeIds.dwelling101);
    const toGrid = injection(20, 'by_hand', { forUnitId: unitIds.dongzhaEast, forRole: 'grid_worker' });
    const drillId = await plan([toGrid, injection(0, 'open_case'), injection(40, 'name_contact')]);
    assert.equal(await codeOf('drill.page', { drillId }, otherDesk), 'kernel.unknown_command');
    await assert.rejects(page(drillId, otherDesk));
    assert.deepEqual(await mine(drillId, desk), undefined);
    await begin(drillId);
    assert.deepEqual(await mine(drillId, desk), ['open_case']);
    assert.deepEqual(await mine(drillId, worker), []);
    await openCase(people[0], false);
    await turn(3);
    assert.deepEqual(await states(drillId), ['open', 'waiting', 'waiting']);
    await openCase(people[1], true);
    const actedAt = house.clock.now();
    await turn(2);
    assert.deepEqual(await states(drillId), ['in_time', 'waiting', 'waiting']);
    const [first] = (await page(drillId)).injections;
    assert.ok(Math.abs((first?.actedAt?.getTime() ?? 0) - actedAt) < MINUTE_MS);
    assert.equal(first?.actedByName, desk.name);
    await turn(16);
    assert.deepEqual(await mine(drillId, worker), ['by_hand']);
    assert.equal(await codeOf('drill.done', { injectionId: toGrid.injectionId }), 'drill.not_yours');
    await turn(12);
    assert.deepEqual(await states(drillId), ['in_time', 'overdue', 'waiting']);
    await house.act('drill.done', { injectionId: toGrid.injectionId }, worker);
    await turn(10);
    assert.deepEqual(await states(drillId), ['in_time', 'late', 'open']);
    await house.act('drill.end', { drillId }, desk);
    assert.deepEqual(await states(drillId), ['in_time', 'late', 'missed']);
    assert.equal(await mine(drillId, worker), undefined);
    assert.equal(await codeOf('drill.end', { drillId }), 'drill.not_running');
  });

  test('one act in the journal answers one injection, and a drill’s act before the injection answers none', async () => {
    const people = await s.people(3, placeIds.dwelling101);
    await openCase(people[0], true);
    house.clock.advance(MINUTE_MS);
    const drillId = await plan([injection(0, 'open_case'), injection(0, 'open_case')]);
    await begin(drillId);
    await turn(1);
    assert.deepEqual(await states(drillId), ['open', 'open']);
    await openCase(people[1], true);
    await turn(1);
    await turn(1);
    assert.deepEqual((await states(drillId)).toSorted(), ['in_time', 'open']);
    await openCase(people[2], true);
    await turn(1);
    assert.deepEqual(await states(drillId), ['in_time', 'in_time']);
    await house.act('drill.end', { drillId }, desk);
  });

  test('gaps are given to somebody by a day, and go on until they are mended', async () => {
    const drillId = await plan([injection(0, 'ring')]);
    await begin(drillId);
    await house.act('drill.end', { drillId }, desk);
    const left = async () =>
      (await house.ask<{ drills: { drillId: string; gapsLeft: number }[] }>('drill.list', {}, desk)).drills.find(
        (one) => one.drillId === drillId,
      )?.gapsLeft;
    assert.equal(await left(), 1);
    const gapId = newId();
    const [missed] = (await page(drillId)).injections;
    const gap = {
      drillId,
      gapId,
      injectionId: missed?.injectionId,
      text: '没有呼叫',
      menderName: '王主任',
      mendBy: iso(24).slice(0, 10),
    };
    await house.act('drill.name_gap', gap, desk);
    assert.equal(await left(), 1);
    // Somebody of the unit is chosen, and stands with their post; somebody of another unit is not, and nobody goes without a mender.
    const { menderName: _, ...chosen } = { ...gap, gapId: newId(), injectionId: undefined };
    await house.act('drill.name_gap', { ...chosen, menderId: worker.staffId }, desk);
    assert.equal((await page(drillId)).gaps.find((one) => one.gapId === chosen.gapId)?.menderName, worker.name);
    assert.equal(
      await codeOf('drill.name_gap', { ...chosen, gapId: newId(), menderId: otherDesk.staffId }),
      'drill.mender_elsewhere',
    );
    assert.equal(await codeOf('drill.name_gap', { ...chosen, gapId: newId() }), 'kernel.malformed');
    await house.act('drill.mend', { gapId: chosen.gapId, note: '补了' }, desk);
    house.clock.advance(3 * DAY_MS);
    assert.ok((await page(drillId)).gaps[0]?.isLate);
    await house.act('drill.mend', { gapId, note: '补了值守表' }, desk);
    assert.equal(await left(), 0);
    assert.equal(await codeOf('drill.mend', { gapId, note: '又一次' }), 'drill.mended_already');
  });

  test('a unit outside the area is not drilled; what has begun is not cancelled', async () => {
    const outside = {
      drillId: newId(),
      title: '演',
      scenario: '练',
      plannedAt: iso(),
      injections: [injection(0, 'by_hand', { forUnitId: unitIds.dabu })],
    };
    assert.equal(await codeOf('drill.plan', outside), 'drill.out_of_area');
    const drillId = await plan([injection(0, 'by_hand')]);
    await begin(drillId);
    assert.equal(await codeOf('drill.cancel', { drillId, reason: '下雨' }), 'drill.begun_already');
    await house.act('drill.end', { drillId }, desk);
  });
});

test('[E16] ending a drill tells the monthly one, once, and says when the next is due', async () => {
  const { registers } = await house.ask<{ registers: { registerId: string; code: string }[] }>(
    'register.list',
    {},
    desk,
  );
  const registerId = registers.find(({ code }) => code === 'campus_unit')?.registerId;
  await house.act('register.enter', { entryId: newId(), registerId, subjectId: unitIds.dongzha, reason: '校园' }, desk);
  await keepRegisters.run(house.hand);
  await planDuties.run(house.hand);
  type Monthly = { monthly: { unitId: string; dueAt: Date; isNext: boolean; isLate: boolean }[] };
  const owed = async () =>
    (await house.ask<Monthly>('drill.list', {}, desk)).monthly.find(({ unitId }) => unitId === unitIds.dongzha);
  const before = await owed();
  assert.equal(before?.isNext, false);
  const drillId = await plan([injection(0, 'by_hand')]);
  await begin(drillId);
  await house.act('drill.end', { drillId }, desk);
  const after = await owed();
  assert.equal(after?.isNext, true);
  assert.ok((after?.dueAt.getTime() ?? 0) > (before?.dueAt.getTime() ?? 0) - 31 * DAY_MS);
  const visits = await house.asOwner((tx) =>
    tx.all<{ isDrill: boolean; told: Record<string, string> }>(
      sql`select is_drill as "isDrill", told from visits where subject_id = ${unitIds.dongzha} and action = 'drill'`,
    ),
  );
  assert.equal(visits.length, 1);
  assert.match(visits[0]?.told['drillPlan'] ?? '', /春季演练/);
  assert.match(visits[0]?.told['drillResult'] ?? '', /1 项没有按时/);
});

test('the state of an injection is one of its times alone, and never goes back to waiting', () => {
  const minute = fc.integer({ min: 0, max: 60 });
  fc.assert(
    fc.property(minute, fc.option(minute), minute, minute, (injected, acted, within, now) => {
      const times: InjectionTimes = {
        injectedAt: new Date(injected * MINUTE_MS),
        actedAt: acted === null ? null : new Date((injected + acted) * MINUTE_MS),
        withinMinutes: within,
      };
      const state = stateOf(times, null, (injected + now) * MINUTE_MS);
      assert.equal(state, acted === null ? (now > within ? 'overdue' : 'open') : acted <= within ? 'in_time' : 'late');
      const ended = stateOf(times, new Date(), 0);
      assert.ok(ended === 'missed' || acted !== null);
    }),
  );
});
