import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { enter } from '#kernel/server/actor.ts';
import { sql } from '#kernel/server/sql.ts';
import { formatTime } from '#kernel/shared/clock/format.ts';
import { newId } from '#kernel/shared/id.ts';
import sixVisits from '#methods/six-visits/method.ts';
import type { ReachMethodInput } from '#modules/methods/shared/reach-method.ts';
import { keepRegisters, layOutMethods } from '#modules/registers/server/reactions.ts';
import { openTestHouse, personIds, placeIds, system, unitIds } from '#testing/house.ts';
import type { DutyFacts } from '../shared/duty-state.ts';
import { dutyStateAt } from '../shared/duty-state.ts';
import { dutiesCarried } from './carried.ts';
import { planDuties, rollOnWhenDone } from './reactions.ts';
import { dutyEntries } from './views/calendar-entries.ts';
import { stateAt } from './views/state.ts';

const house = await openTestHouse();
/** A Wednesday morning, so that no test hangs on the hour at which it runs. */
house.clock.set(Date.parse('2026-03-11T09:00:00+08:00'));

const facilities: ReachMethodInput = {
  kind: 'reach',
  name: 'facility-test',
  version: '1.0.0',
  title: { zh: '设施', en: 'Facilities' },
  summary: { zh: '设施', en: 'Facilities' },
  effectiveFrom: '2022-01-01',
  fields: [
    {
      home: 'visit',
      field: { name: 'policySent', title: { zh: '送政策', en: 'Policy sent' }, sensitivity: 'normal', type: 'yes_no' },
    },
    {
      home: 'visit',
      field: {
        name: 'serviceSent',
        title: { zh: '送服务', en: 'Service sent' },
        sensitivity: 'normal',
        type: 'yes_no',
      },
    },
  ],
  registers: [
    {
      code: 'shops',
      title: { zh: '商铺', en: 'Shops' },
      purpose: { zh: '消毒', en: 'Disinfection' },
      subject: 'place',
      membership: { rule: { field: 'placeKind', is: 'shop' } },
      sensitivity: 'normal',
    },
  ],
  forms: [
    {
      code: 'two_sends',
      title: { zh: '一进两送', en: 'One entry, two deliveries' },
      subject: 'place',
      visitFields: ['policySent', 'serviceSent'],
      needed: ['policySent', 'serviceSent'],
    },
  ],
  rhythms: [
    {
      code: 'disinfect',
      title: { zh: '三小时一消毒', en: 'Every three hours' },
      register: 'shops',
      action: 'disinfect',
      cadence: { every: 'hours', hours: 3 },
      openingHours: {
        week: Array.from({ length: 7 }, () => [[480, 1200]] as [number, number][]),
        whileCalendarOff: 'same',
      },
      onDayOff: 'same_day',
      role: 'grid_worker',
      rank: 2,
      minutes: 10,
    },
    {
      code: 'two_sends',
      title: { zh: '一进两送', en: 'Two sends' },
      register: 'shops',
      action: 'visit',
      form: 'two_sends',
      cadence: { every: 'month' },
      onDayOff: 'next_work_day',
      role: 'grid_worker',
      rank: 4,
      minutes: 20,
    },
  ],
};

async function turn() {
  await layOutMethods.run(house.hand);
  await house.asOwner((tx) => tx.all(sql`select 1`));
  const { id } = (await house.asOwner((tx) =>
    tx.first<{ id: string }>(sql`select id from governance_units where id = ${unitIds.district}`),
  ))!;
  await keepRegisters.run(house.hand);
  await house.run('duty.lay_out', { districtId: id }, system);
  await planDuties.run(house.hand);
}

type Mine = {
  subjects: {
    subjectId: string;
    attempts: number;
    duties: { rhythmId: string; slot: string; registerCode: string; state: string; dueAt: Date; action: string }[];
  }[];
  counts: { missed: number; today: number; later: number; doneToday: number };
};
const flag = (personId: string, name: string) =>
  house
    .as('community_desk', 'dongzha')
    .then((desk) => house.act('person.flag', { flagId: newId(), personId, flag: name, reason: '入户核实' }, desk));
const mine = async (role: Parameters<typeof house.as>[0], unit: Parameters<typeof house.as>[1], span = 'open') =>
  house.ask<Mine>('duty.mine', { span }, await house.as(role, unit));
const dutiesOf = (list: Mine, subjectId: string) =>
  list.subjects.find((one) => one.subjectId === subjectId)?.duties ?? [];

before(async () => {
  // A method that asks for work of a post that nobody holds is refused.
  await house.as('grid_worker', 'dongzhaEast');
  await house.act('method.publish', { methodId: newId(), body: sixVisits }, system);
  await house.act('method.publish', { methodId: newId(), body: facilities }, system);
  await flag(personIds.elder, 'lone_elder');
  await flag(personIds.elder, 'hardship_family');
  await turn();
});

test('a person in two groups is one card with two duties; one visit closes both, and an attempt closes nothing', async () => {
  const worker = await house.as('grid_worker', 'dongzhaEast');
  const before = dutiesOf(await mine('grid_worker', 'dongzhaEast'), personIds.elder);
  assert.deepEqual(
    before.map(({ registerCode }) => registerCode),
    ['lone_elder', 'hardship_family'],
  );
  await house.act(
    'visit.record',
    { visitId: newId(), subjectId: personIds.elder, action: 'visit', outcome: 'not_home' },
    worker,
  );
  const tried = (await mine('grid_worker', 'dongzhaEast')).subjects.find(
    ({ subjectId }) => subjectId === personIds.elder,
  );
  assert.equal(tried?.attempts, 1);
  assert.equal(tried?.duties.length, 2);
  const result = await house.act(
    'visit.record',
    { visitId: newId(), subjectId: personIds.elder, action: 'visit', outcome: 'done', note: '一切都好' },
    worker,
  );
  assert.deepEqual(result, { closed: 2, incomplete: [] });
  assert.deepEqual(dutiesOf(await mine('grid_worker', 'dongzhaEast'), personIds.elder), []);
});

test('making the turns again, and again from another process, doubles nothing', async () => {
  const count = () => house.asOwner((tx) => tx.first<{ n: number }>(sql`select count(*) as n from duties`));
  const before = await count();
  await Promise.all([planDuties.run(house.hand), planDuties.run(house.hand)]);
  await planDuties.run(house.hand);
  assert.deepEqual(await count(), before);
});

test('duties are those of the area and of the role: another grid, another role and another district see none', async () => {
  await flag(personIds.neighbour, 'lone_elder');
  await turn();
  assert.equal(dutiesOf(await mine('grid_worker', 'dongzhaWest'), personIds.neighbour).length, 1);
  assert.equal(dutiesOf(await mine('grid_worker', 'dongzhaEast'), personIds.neighbour).length, 0);
  assert.equal(dutiesOf(await mine('community_desk', 'dongzha'), personIds.neighbour).length, 0);
  assert.deepEqual((await mine('grid_worker', 'otherGrid')).counts, { missed: 0, today: 0, later: 0, doneToday: 0 });
  const stranger = await house.as('grid_worker', 'otherGrid');
  const outcome = await house.run(
    'visit.record',
    { visitId: newId(), subjectId: personIds.neighbour, action: 'visit', outcome: 'done' },
    stranger,
  );
  assert.equal(outcome.outcome, 'rejected');
});

test('what rolls on is due three opening hours after the last time done, and the next turn starts with the work', async () => {
  const worker = await house.as('grid_worker', 'dongzhaEast');
  const shopDuty = async () =>
    dutiesOf(await mine('grid_worker', 'dongzhaEast'), placeIds.shop).find(({ action }) => action === 'disinfect');
  assert.equal((await shopDuty())?.dueAt.toISOString(), new Date('2026-03-11T11:00:00+08:00').toISOString());
  house.clock.set(Date.parse('2026-03-11T10:30:00+08:00'));
  await house.act(
    'visit.record',
    {
      visitId: newId(),
      subjectId: placeIds.shop,
      action: 'disinfect',
      outcome: 'done',
      happenedAt: '2026-03-11T10:30:00+08:00',
    },
    worker,
  );
  assert.equal(await shopDuty(), undefined);
  await rollOnWhenDone.react(
    { type: 'visit.recorded', subjectId: placeIds.shop, closed: [{ rhythmId: await rhythmId('disinfect') }] },
    {} as Parameters<typeof rollOnWhenDone.react>[1],
    house.hand,
  );
  assert.equal((await shopDuty())?.dueAt.toISOString(), new Date('2026-03-11T13:30:00+08:00').toISOString());
});

const rhythmId = async (code: string) =>
  (await house.asOwner((tx) => tx.first<{ id: string }>(sql`select id from duty_rhythms where code = ${code}`)))?.id ??
  '';

test('a visit that lacks one of the two sends is on record, says what is missing and closes nothing (O16)', async () => {
  const worker = await house.as('grid_worker', 'dongzhaEast');
  const record = (told: { field: string; value: boolean }[]) =>
    house.act(
      'visit.record',
      { visitId: newId(), subjectId: placeIds.shop, action: 'visit', outcome: 'done', told },
      worker,
    );
  assert.deepEqual(await record([{ field: 'policySent', value: true }]), { closed: 0, incomplete: ['serviceSent'] });
  assert.deepEqual(
    await record([
      { field: 'policySent', value: true },
      { field: 'serviceSent', value: true },
    ]),
    { closed: 1, incomplete: [] },
  );
});

test('an excuse is neither done nor missed, and a second one or one for what is done is refused', async () => {
  const worker = await house.as('grid_worker', 'dongzhaWest');
  const [duty] = dutiesOf(await mine('grid_worker', 'dongzhaWest'), personIds.neighbour);
  assert.ok(duty);
  const key = { rhythmId: duty.rhythmId, subjectId: personIds.neighbour, slot: duty.slot };
  await house.act('duty.excuse', { ...key, reasonCode: 'hospital' }, worker);
  assert.deepEqual(dutiesOf(await mine('grid_worker', 'dongzhaWest'), personIds.neighbour), []);
  const again = await house.run('duty.excuse', { ...key, reasonCode: 'away' }, worker);
  assert.equal('problem' in again && again.problem.code, 'duty.over');
  const coverage = await house.ask<Coverage>(
    'duty.coverage',
    { rhythmId: duty.rhythmId },
    await house.as('community_desk', 'dongzha'),
  );
  assert.deepEqual([coverage.total.done, coverage.total.excused, coverage.total.missed], [1, 1, 0]);
});

type Coverage = {
  total: Record<string, number>;
  rows: { unitId: string; name: string; counts: Record<string, number> }[];
  elsewhere: Record<string, number>;
};

test('whoever leaves the register before the turn is due is asked no more', async () => {
  await flag(personIds.neighbour, 'unemployed');
  await turn();
  const desk = await house.as('community_desk', 'dongzha');
  const asked = async () =>
    dutiesOf(await mine('grid_worker', 'dongzhaWest'), personIds.neighbour).filter(
      ({ registerCode }) => registerCode === 'unemployed',
    ).length;
  assert.equal(await asked(), 1);
  const leave = async () => {
    const row = await house.asOwner((tx) =>
      tx.first<{ id: string }>(
        sql`select id from subject_flags where subject_id = ${personIds.neighbour} and flag = 'unemployed' and upper_inf(valid)`,
      ),
    );
    await house.act('person.unflag', { flagId: row?.id, reason: '已就业' }, desk);
    await turn();
  };
  await leave();
  assert.equal(await asked(), 0);
  // Back within the same turn: asked again for it, once; what was called off stays on record.
  house.clock.advance(60_000);
  await flag(personIds.neighbour, 'unemployed');
  await turn();
  await turn();
  assert.equal(await asked(), 1);
  await leave();
  assert.equal(await asked(), 0);
});

test('a place that shuts and is used again on the same day is asked again that day; the clock stood still while it was shut (E7)', async () => {
  const of = sql`subject_id = ${placeIds.shop} and register_id in (select id from subject_registers where code = 'shops')`;
  const shut = () =>
    house.asOwner((tx) => tx.all(sql`update register_members set to_at = ${tx.at} where to_at is null and ${of}`));
  const use = () =>
    house.asOwner((tx) =>
      tx.all(sql`
        insert into register_members (register_id, subject_id, from_at, area_id, place_id, name_key, place_key)
        select distinct on (register_id, subject_id) register_id, subject_id, ${tx.at}::timestamptz, area_id, place_id, name_key, place_key from register_members where ${of}`),
    );
  const asked = async () =>
    dutiesOf(await mine('grid_worker', 'dongzhaEast'), placeIds.shop)
      .filter(({ action, state }) => action === 'disinfect' && state === 'open')
      .map(({ dueAt }) => formatTime(dueAt.getTime()));
  const at = (time: string) => new Date(`2026-03-11T${time}+08:00`);
  house.clock.set(at('11:30').getTime());
  await planDuties.run(house.hand);
  assert.deepEqual(await asked(), ['13:30']);
  await shut();
  await planDuties.run(house.hand);
  assert.deepEqual(await asked(), []);
  // Used again within the minute, and again after the time at which it would have been due.
  house.clock.set(at('11:30:20').getTime());
  await use();
  await planDuties.run(house.hand);
  assert.deepEqual(await asked(), ['13:30']);
  await shut();
  await planDuties.run(house.hand);
  house.clock.set(at('15:00:20').getTime());
  await use();
  await planDuties.run(house.hand);
  await planDuties.run(house.hand);
  assert.deepEqual(await asked(), ['17:00'], 'two of the three hours are left');
});

test('somebody who moves takes along what is still to be done, and leaves what is over where it was', async () => {
  await flag(personIds.neighbour, 'empty_nest_elder');
  await turn();
  const desk = await house.as('community_desk', 'dongzha');
  await house.act(
    'person.move',
    { personId: personIds.neighbour, stay: { stayId: newId(), placeId: placeIds.dwelling102 } },
    desk,
  );
  assert.equal(dutiesOf(await mine('grid_worker', 'dongzhaWest'), personIds.neighbour).length, 0);
  assert.deepEqual(
    dutiesOf(await mine('grid_worker', 'dongzhaEast'), personIds.neighbour).map(({ registerCode }) => registerCode),
    ['empty_nest_elder'],
  );
  const excused = await house.asOwner((tx) =>
    tx.first<{ id: string }>(
      sql`select place_id as id from duties where subject_id = ${personIds.neighbour} and excused_at is not null`,
    ),
  );
  assert.equal(excused?.id, placeIds.dwelling201);
});

test('a turn that was missed is a record; one visit makes up for the last of them, and a past figure still tells it as missed', async () => {
  const worker = await house.as('grid_worker', 'dongzhaEast');
  const desk = await house.as('community_desk', 'dongzha');
  const rhythm = await rhythmId('empty_nest_elder_visit');
  house.clock.set(Date.parse('2026-04-02T09:00:00+08:00'));
  const missedAt = new Date(house.clock.now()).toISOString();
  await turn();
  const first = { rhythmId: rhythm, slot: '2026-Q1' };
  const told = async (asOf?: string) => (await house.ask<Coverage>('duty.coverage', { ...first, asOf }, desk)).total;
  assert.equal((await told()).missed, 1);
  house.clock.advance(3_600_000);
  await house.act(
    'visit.record',
    {
      visitId: newId(),
      subjectId: personIds.neighbour,
      action: 'visit',
      outcome: 'done',
      happenedAt: '2026-03-31T10:00:00+08:00',
    },
    worker,
  );
  assert.deepEqual(
    [(await told()).done, (await told(missedAt)).missed],
    [1, 1],
    'done in time, but told later: the figure of that morning stands',
  );
});

test('a subject with a named owner is asked of nobody else, and goes over with its owner’s post (L8, O3)', async () => {
  const [named, successor] = [
    await house.as('community_desk', 'dongzha'),
    await house.as('community_desk', 'dongzha', 2),
  ];
  const listOf = (hat: typeof named) =>
    house.ask<Mine>('duty.mine', { span: 'open' }, hat).then((list) => dutiesOf(list, placeIds.shop));
  const before = dutiesOf(await mine('grid_worker', 'dongzhaEast'), placeIds.shop);
  assert.ok(before.length > 0);
  await house.asOwner((tx) =>
    tx.all(
      sql`insert into subject_owners (id, district_id, subject_id, post_id) values (${newId()}, ${unitIds.district}, ${placeIds.shop}, ${named.postId})`,
    ),
  );
  assert.deepEqual(dutiesOf(await mine('grid_worker', 'dongzhaEast'), placeIds.shop), []);
  assert.equal((await listOf(named)).length, before.length);
  const handOf = (hat: typeof named) => ({
    postId: hat.postId,
    staffId: hat.staffId,
    role: hat.role,
    unitId: hat.unitId,
    districtId: hat.districtId,
  });
  const carrier = dutiesCarried.find((one) => one.name === 'duties.owned_subject');
  assert.ok(carrier?.by === 'hand');
  const moved = await house.asOwner(async (tx) => {
    const from = { ...handOf(named), takesRest: true };
    return carrier.handOver(tx, await carrier.find(tx, from), from, { ...handOf(successor), until: null });
  });
  assert.equal(moved.length, 1);
  assert.deepEqual(await listOf(named), []);
  assert.equal((await listOf(successor)).length, before.length);
});

test('the calendar of a post tells its rounds by count, without a name', async () => {
  const worker = await house.as('grid_worker', 'dongzhaEast');
  const entries = await house.database.transact(async (tx) => {
    const actor = await enter(tx, worker, house.house.secrets);
    assert.ok(actor.kind === 'staff');
    return dutyEntries(tx, actor, '2026-03-01', '2026-06-30');
  });
  assert.ok(entries.length > 2);
  assert.doesNotMatch(JSON.stringify(entries), /王|李|张|盛景/);
  assert.ok(
    entries.some(({ title }) => title.zh.startsWith('✓ ')),
    'a round that is over is told as over',
  );
});

test('a house that slept finds what came and went meanwhile: it is made, and told as missed; whoever came later is not asked for it', async () => {
  const desk = await house.as('community_desk', 'dongzha');
  const total = async (code: string, slot: string) =>
    (await house.ask<Coverage>('duty.coverage', { rhythmId: await rhythmId(code), slot }, desk)).total;
  house.clock.set(Date.parse('2026-08-03T09:00:00+08:00'));
  await flag(personIds.elder, 'unemployed');
  await turn();
  for (const slot of ['2026-05', '2026-06', '2026-07']) {
    const { missed, open } = await total('lone_elder_visit', slot);
    assert.deepEqual([missed, open], [2, 0], slot);
  }
  assert.equal((await total('lone_elder_visit', '2026-08')).open, 2);
  assert.equal((await total('unemployed_visit', '2026-Q2')).missed, 0);
  assert.equal((await total('unemployed_visit', '2026-Q3')).open, 1);
});

test('what is tallied by community with every change is what counting one by one gives, for every rhythm', async () => {
  house.clock.set(Date.parse('2026-09-02T09:00:00+08:00'));
  const supervisor = await house.as('district_supervisor', 'district');
  const rhythms = await house.asOwner((tx) =>
    tx.all<{ rhythmId: string; slot: string }>(
      sql`select distinct rhythm_id as "rhythmId", slot from duties d join duty_rounds using (rhythm_id, slot)`,
    ),
  );
  assert.ok(rhythms.length > 5);
  const seen = new Set<string>();
  for (const round of rhythms) {
    const tallied = await house.ask<Coverage>('duty.coverage', { ...round, unitId: unitIds.district }, supervisor);
    const counted = await house.ask<Coverage>(
      'duty.coverage',
      { ...round, unitId: unitIds.district, asOf: new Date(house.clock.now() + 1000).toISOString() },
      supervisor,
    );
    assert.deepEqual([tallied.total, tallied.rows], [counted.total, counted.rows]);
    for (const [state, count] of Object.entries(tallied.total)) if (count > 0) seen.add(state);
  }
  assert.deepEqual([...seen].toSorted(), ['done', 'ended', 'excused', 'missed', 'open']);
});

test('the state told by the database is the state told by the rule, at any moment and for any facts', async () => {
  const day = 86_400_000;
  const base = Date.parse('2026-01-01T00:00:00Z');
  const moments = [null, base - day, base, base + day, base + 2 * day, base + 3 * day];
  const cases: (DutyFacts & { at: number })[] = [];
  for (const doneAt of moments)
    for (const late of [0, day])
      for (const excusedAt of moments)
        for (const endedAt of moments)
          for (const at of [base - day, base, base + day, base + 2 * day, base + 4 * day])
            cases.push({
              opensAt: base,
              dueAt: base + 2 * day,
              doneAt,
              toldAt: doneAt === null ? null : doneAt + late,
              excusedAt,
              endedAt,
              at,
            });
  const rows = await house.asOwner((tx) =>
    tx.all<{ state: string }>(sql`
      select ${stateAt(sql`d.at`)} as state from (
        select n, to_timestamp("opensAt" / 1000) as opens_at, to_timestamp("dueAt" / 1000) as due_at, to_timestamp("doneAt" / 1000) as done_at, to_timestamp("toldAt" / 1000) as told_at,
               to_timestamp("excusedAt" / 1000) as excused_at, to_timestamp("endedAt" / 1000) as ended_at, to_timestamp("at" / 1000) as at
          from rows from (jsonb_to_recordset(${sql.json(cases)}::jsonb) as ("opensAt" float8, "dueAt" float8, "doneAt" float8, "toldAt" float8, "excusedAt" float8, "endedAt" float8, "at" float8))
            with ordinality as t ("opensAt", "dueAt", "doneAt", "toldAt", "excusedAt", "endedAt", "at", n)) d order by n`),
  );
  assert.deepEqual(
    rows.map(({ state }) => state),
    cases.map(({ at, ...facts }) => dutyStateAt(facts, at)),
  );
});

test('a rhythm that the next version of its method no longer names asks nothing more; what was missed by then stays a record', async () => {
  const desk = await house.as('community_desk', 'dongzha');
  const before = await house.ask<Coverage>(
    'duty.coverage',
    { rhythmId: await rhythmId('lone_elder_visit'), slot: '2026-08' },
    desk,
  );
  const rhythms = sixVisits.rhythms?.filter(({ code }) => code !== 'lone_elder_visit');
  const asked = async () =>
    dutiesOf(await mine('grid_worker', 'dongzhaEast'), personIds.elder)
      .filter(({ state }) => state === 'open')
      .map(({ registerCode }) => registerCode);
  house.clock.advance(60_000);
  await turn();
  assert.ok((await asked()).includes('lone_elder'));
  house.clock.advance(60_000);
  await house.act('method.publish', { methodId: newId(), body: { ...sixVisits, version: '1.0.1', rhythms } }, system);
  await turn();
  await planDuties.run(house.hand);
  assert.ok(!(await asked()).includes('lone_elder'));
  const after = await house.ask<Coverage>(
    'duty.coverage',
    { rhythmId: await rhythmId('lone_elder_visit'), slot: '2026-08' },
    desk,
  );
  assert.deepEqual(after.total, before.total);
});
