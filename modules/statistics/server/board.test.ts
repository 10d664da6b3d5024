// Every figure of the board on data whose answer is known, for every post from the district to one grid, and every number opened.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { newId } from '#kernel/shared/id.ts';
import method5643 from '#methods/minhu-5643/method.ts';
import { openTestHouse, type StaffHat, unitIds } from '#testing/house.ts';
import { openAllDoors } from './fixtures/doors.ts';
import { type HandMade, moment, putRequest } from './fixtures/hand-made.ts';

const house = await openTestHouse();
const period = { from: '2026-03-01', to: '2026-03-31' };
let district: StaffHat;
let street: StaffHat;
let secretary: StaffHat;
let worker: StaffHat;
let propertyLead: StaffHat;

type Figure = { value: number; filter: Record<string, unknown> };
type Rate = { numerator: Figure; denominator: Figure; value: number | null };
type Overview = {
  received: Figure;
  today: Figure;
  services: Figure;
  problems: Figure;
  unclassified: Figure;
  byState: (Figure & { state: string })[];
  byChannel: (Figure & { code: string })[];
  byKind: (Figure & { code: string })[];
  leftOut: Record<'merged' | 'withdrawn' | 'drills', Figure>;
  now: Record<string, Figure> & { longestOverdue: { summary: string } | null };
  rates: Record<'response' | 'resolution' | 'satisfaction' | 'onTime' | 'again', Rate> & {
    excluded: Figure;
    appeals: Figure;
    score: number | null;
  };
  consequences: { rows: { summary: string }[]; all: Figure };
};
type Line = { unitId: string; name: string; received: Figure; open: Figure; overdue: Figure; onTime: Rate };
type Units = {
  children: Line[];
  itself: Line | null;
  handling: Line[];
  handlingKinds: { kind: string; open: Figure }[];
};

/** Now is Monday 16 March 2026, 10:00. */
const rows: (HandMade & { why: string })[] = [
  {
    why: 'closed in time, solved, satisfied',
    at: 'dongzhaEast',
    received: '2026-03-02 09:00',
    channel: 'one_key',
    kind: 'pipe_blockage',
    lead: 'property',
    state: 'closed',
    accepted: '2026-03-02 09:10',
    dispatched: '2026-03-02 10:10',
    responded: '2026-03-02 11:10',
    resolved: '2026-03-02 15:10',
    closed: '2026-03-03 09:10',
    responseDue: '2026-03-02 12:10',
    due: '2026-03-03 10:10',
    callback: 'solved',
    satisfied: true,
  },
  {
    why: 'closed late, solved, not satisfied',
    at: 'dongzhaWest',
    received: '2026-03-02 10:00',
    kind: 'pipe_blockage',
    lead: 'property',
    state: 'closed',
    accepted: '2026-03-02 10:20',
    dispatched: '2026-03-02 10:40',
    responded: '2026-03-02 13:40',
    resolved: '2026-03-06 16:00',
    closed: '2026-03-09 09:00',
    responseDue: '2026-03-02 12:40',
    due: '2026-03-03 10:40',
    callback: 'solved',
    satisfied: false,
  },
  {
    why: 'a service, closed in time, done again once, unsolved',
    at: 'dongzhaEast',
    received: '2026-03-04 09:00',
    channel: 'walk_in',
    kind: 'pension_verification',
    countsAs: 'service',
    lead: 'dongzha',
    state: 'closed',
    accepted: '2026-03-04 09:00',
    dispatched: '2026-03-04 09:30',
    responded: '2026-03-04 10:00',
    resolved: '2026-03-05 10:00',
    closed: '2026-03-06 10:00',
    responseDue: '2026-03-05 09:30',
    due: '2026-03-11 17:30',
    callback: 'unsolved',
    satisfied: false,
    relapses: 1,
  },
  {
    why: 'closed, excluded by decision',
    at: 'dongzhaGrid',
    received: '2026-03-05 09:00',
    kind: 'stairwell_leak',
    lead: 'property',
    state: 'closed',
    accepted: '2026-03-05 09:05',
    dispatched: '2026-03-05 09:10',
    responded: '2026-03-09 09:10',
    resolved: '2026-03-10 09:10',
    closed: '2026-03-11 09:10',
    responseDue: '2026-03-05 17:10',
    due: '2026-03-06 17:30',
    callback: 'unsolved',
    satisfied: false,
    excluded: true,
  },
  {
    why: 'overdue by six days, red',
    at: 'dongzhaEast',
    received: '2026-03-06 09:00',
    kind: 'pipe_blockage',
    lead: 'property',
    state: 'in_progress',
    accepted: '2026-03-06 09:10',
    dispatched: '2026-03-06 09:20',
    responded: '2026-03-06 10:20',
    responseDue: '2026-03-06 11:20',
    due: '2026-03-10 09:20',
    card: 'red',
    summary: '六天前就该办完',
  },
  {
    why: 'overdue by an hour, hardship, response late',
    at: 'dabuGrid',
    received: '2026-03-15 09:00',
    kind: 'waterlogging',
    lead: 'dabu',
    state: 'dispatched',
    accepted: '2026-03-15 09:01',
    dispatched: '2026-03-15 09:02',
    responseDue: '2026-03-15 11:02',
    due: '2026-03-16 09:00',
    card: 'red',
    hardship: true,
    summary: '急难愁盼刚超时',
  },
  {
    why: 'due soon, yellow',
    at: 'xizhaGrid',
    received: '2026-03-13 09:00',
    kind: 'stairwell_leak',
    lead: 'repairTeam',
    state: 'in_progress',
    accepted: '2026-03-13 09:10',
    dispatched: '2026-03-13 09:20',
    responded: '2026-03-13 09:50',
    responseDue: '2026-03-13 17:30',
    due: '2026-03-17 17:30',
    card: 'yellow',
    summary: '明天到期',
  },
  {
    why: 'an emergency that rings',
    at: 'dongzhaWest',
    received: '2026-03-16 09:58',
    channel: 'one_key',
    emergency: true,
    summary: '有人晕倒',
  },
  {
    why: 'accepted, not dispatched, no kind',
    at: 'dongzha',
    received: '2026-03-16 08:30',
    channel: 'grid_wechat_group',
    state: 'accepted',
    accepted: '2026-03-16 08:40',
  },
  {
    why: 'suspended since February',
    at: 'dongzhaWest',
    received: '2026-02-03 09:00',
    kind: 'stairwell_leak',
    lead: 'property',
    state: 'suspended',
    accepted: '2026-02-03 09:10',
    dispatched: '2026-02-03 09:20',
    responded: '2026-02-03 10:20',
    responseDue: '2026-02-03 17:20',
    due: '2026-02-17 17:30',
    paused: '2026-02-05 09:00',
  },
  {
    why: 'resolved in time, waits for the checker past its day',
    at: 'dongzhaEast',
    received: '2026-03-09 09:00',
    kind: 'pipe_blockage',
    lead: 'property',
    state: 'resolved',
    accepted: '2026-03-09 09:10',
    dispatched: '2026-03-09 09:20',
    responded: '2026-03-09 09:30',
    resolved: '2026-03-09 15:00',
    responseDue: '2026-03-09 11:20',
    due: '2026-03-10 09:20',
  },
  {
    why: 'sensitive, closed in time',
    at: 'dongzhaEast',
    received: '2026-03-10 09:00',
    channel: 'home_visit',
    kind: 'family_conflict',
    lead: 'policeRoom',
    state: 'closed',
    sensitive: true,
    accepted: '2026-03-10 09:00',
    dispatched: '2026-03-10 09:00',
    responded: '2026-03-10 09:20',
    resolved: '2026-03-10 11:00',
    closed: '2026-03-11 11:00',
    responseDue: '2026-03-10 17:00',
    due: '2026-03-17 17:30',
    callback: 'solved',
    satisfied: true,
  },
  { why: 'mis-press', at: 'dongzhaEast', received: '2026-03-11 09:00', channel: 'one_key', state: 'withdrawn' },
  {
    why: 'told twice',
    at: 'dongzhaEast',
    received: '2026-03-12 09:00',
    kind: 'pipe_blockage',
    state: 'merged',
    accepted: '2026-03-12 09:10',
  },
  {
    why: 'a drill, overdue',
    at: 'dongzhaEast',
    received: '2026-03-12 10:00',
    kind: 'pipe_blockage',
    lead: 'property',
    state: 'in_progress',
    accepted: '2026-03-12 10:10',
    dispatched: '2026-03-12 10:20',
    responded: '2026-03-12 10:30',
    responseDue: '2026-03-12 12:20',
    due: '2026-03-13 10:20',
    card: 'red',
    drill: true,
  },
];

before(async () => {
  house.clock.set(Date.parse('2026-03-16T10:00:00+08:00'));
  await house.act('method.publish', { methodId: newId(), body: method5643 }, { as: 'system', name: 'test' });
  district = await house.as('district_supervisor', 'district');
  street = await house.as('street_supervisor', 'luohe');
  secretary = await house.as('community_secretary', 'dongzha');
  worker = await house.as('grid_worker', 'dongzhaEast');
  propertyLead = await house.as('handling_lead', 'property');
  for (const row of rows) await putRequest(house, row);
});

const overview = (as: StaffHat, more: object = {}) => house.ask<Overview>('board.overview', { ...period, ...more }, as);
const shareOf = (rate: Rate) => `${rate.numerator.value}/${rate.denominator.value}`;
const valuesBy = <K extends string>(key: K, figures: (Figure & Record<K, string>)[]) =>
  Object.fromEntries(figures.map((figure) => [figure[key], figure.value]));

describe('the board of the district', () => {
  test('counts what came in, services and problems apart; a mis-press, a drill and what was told twice never count', async () => {
    const board = await overview(district);
    assert.equal(board.received.value, 11);
    assert.equal(board.services.value, 1);
    assert.equal(board.problems.value, 8);
    assert.equal(board.unclassified.value, 2);
    assert.equal(board.today.value, 2);
    assert.deepEqual(
      [board.leftOut.merged.value, board.leftOut.withdrawn.value, board.leftOut.drills.value],
      [1, 1, 1],
    );
    assert.deepEqual(valuesBy('state', board.byState), {
      received: 1,
      accepted: 1,
      dispatched: 1,
      in_progress: 2,
      resolved: 1,
      closed: 5,
    });
    assert.deepEqual(valuesBy('code', board.byKind), {
      pipe_blockage: 4,
      stairwell_leak: 2,
      family_conflict: 1,
      pension_verification: 1,
      waterlogging: 1,
    });
  });

  test('has exactly the five channels of the method, those with nothing too', async () => {
    const board = await overview(district, { from: '2026-03-02', to: '2026-03-04' });
    assert.deepEqual(valuesBy('code', board.byChannel), {
      one_key: 1,
      hotline: 1,
      grid_wechat_group: 0,
      home_visit: 0,
      walk_in: 1,
    });
  });

  test('gives each rate with what it is made of: excluded ones are left out and counted apart', async () => {
    const { rates } = await overview(district);
    // To respond: 8 were dispatched and not excluded; the one not answered is past its time. Late or never: two of them.
    assert.equal(shareOf(rates.response), '6/8');
    assert.equal(shareOf(rates.resolution), '3/4');
    assert.equal(shareOf(rates.satisfaction), '2/4');
    // Due: four closed, two overdue. Done in time and waiting for the checker is not yet due.
    assert.equal(shareOf(rates.onTime), '3/6');
    assert.equal(shareOf(rates.again), '1/5');
    assert.equal(rates.excluded.value, 1);
    assert.equal(rates.appeals.value, 0);
    assert.ok(Math.abs(rates.score! - (30 * 0.75 + 40 * 0.75 + 30 * 0.5)) < 1e-9);
  });

  test('shows what stands open now, the longest overdue, and what does most harm first', async () => {
    const { now, consequences } = await overview(district);
    const figures = Object.fromEntries(
      Object.entries(now).flatMap(([name, figure]) =>
        name === 'longestOverdue' ? [] : [[name, (figure as Figure).value]],
      ),
    );
    assert.deepEqual(figures, {
      open: 7,
      overdue: 2,
      toVerify: 1,
      yellow: 1,
      red: 2,
      unanswered: 3,
      emergencies: 1,
      hardships: 1,
      longRunning: 1,
      suspended: 1,
    });
    assert.equal(now.longestOverdue?.summary, '六天前就该办完');
    assert.deepEqual(
      consequences.rows.map((row) => row.summary),
      ['有人晕倒', '急难愁盼刚超时', '六天前就该办完', '明天到期'],
    );
  });

  test('says nothing by a share of nothing', async () => {
    const { rates } = await overview(district, { from: '2026-01-01', to: '2026-01-31' });
    assert.equal(rates.response.value, null);
    assert.equal(rates.score, null);
  });
});

describe('every number is a door', () => {
  const questions = ['board.overview', 'board.units', 'board.steps', 'board.trend', 'board.method'] as const;
  for (const [who, hat] of [
    ['the district', () => district],
    ['a street', () => street],
    ['a community', () => secretary],
    ['one grid', () => worker],
    ['a handling unit', () => propertyLead],
  ] as const) {
    test(`for ${who}, now and as of a past day`, async () => {
      let opened = 0;
      for (const name of questions) {
        for (const more of [{}, { asOf: '2026-03-10' }]) {
          opened += await openAllDoors(house, await house.ask(name, { ...period, ...more }, hat()), hat());
        }
      }
      assert.ok(opened > 60, `${opened} numbers were opened`);
      if (hat() !== propertyLead) await openAllDoors(house, await house.ask('board.grids', {}, hat()), hat());
    });
  }
});

describe('narrow and wide', () => {
  test('the parts add up to the whole, level by level', async () => {
    for (const unitId of [unitIds.district, unitIds.luohe, unitIds.dongzha, unitIds.dongzhaGrid]) {
      const whole = await overview(district, { unitId });
      const { children, itself } = await house.ask<Units>('board.units', { ...period, unitId }, district);
      const sum = (of: (line: Line) => number) => [...children, itself!].reduce((total, line) => total + of(line), 0);
      assert.equal(
        sum((line) => line.received.value),
        whole.received.value,
      );
      assert.equal(
        sum((line) => line.open.value),
        whole.now['open']!.value,
      );
      assert.equal(
        sum((line) => line.overdue.value),
        whole.now['overdue']!.value,
      );
      assert.equal(
        sum((line) => line.onTime.denominator.value),
        whole.rates.onTime.denominator.value,
      );
      assert.equal(
        sum((line) => line.onTime.numerator.value),
        whole.rates.onTime.numerator.value,
      );
    }
  });

  test('what a community sees of itself is what the district sees of it', async () => {
    const own = await overview(secretary);
    const fromAbove = await overview(district, { unitId: unitIds.dongzha });
    assert.deepEqual(own.rates, fromAbove.rates);
    assert.equal(own.received.value, fromAbove.received.value);
    assert.equal(own.received.value, 9);
  });

  test('shows every unit below, those with nothing too, and what lies at the unit itself', async () => {
    const { children, itself } = await house.ask<Units>(
      'board.units',
      { ...period, unitId: unitIds.dongzha },
      secretary,
    );
    assert.deepEqual(
      children.map((line) => [line.name, line.received.value]),
      [['盛景花园网格', 8]],
    );
    assert.equal(itself?.received.value, 1);
    const { grids } = await house.ask<{ grids: { name: string; open: Figure; overdue: Figure }[] }>(
      'board.grids',
      {},
      secretary,
    );
    assert.deepEqual(
      grids.map((grid) => [grid.name, grid.open.value, grid.overdue.value]),
      [
        ['盛景花园东网格', 2, 1],
        ['盛景花园西网格', 2, 0],
      ],
    );
  });

  test('who handles: late ones first, and by kind of unit', async () => {
    const { handling, handlingKinds } = await house.ask<Units>('board.units', period, district);
    assert.deepEqual(
      handling.slice(0, 2).map((line) => [line.name, line.open.value, line.overdue.value]),
      [
        ['盛景物业', 3, 1],
        ['大部社区', 1, 1],
      ],
    );
    assert.equal(handlingKinds.find(({ kind }) => kind === 'property_company')?.open.value, 3);
  });

  test('a post that may not see sensitive matters is told so, and its numbers leave them out', async () => {
    const board = await house.ask<Overview & { frame: { seesSensitive: boolean } }>('board.overview', period, worker);
    assert.equal(board.frame.seesSensitive, false);
    assert.equal(board.received.value, 4);
    const above = await overview(secretary, { unitId: unitIds.dongzhaEast });
    assert.equal(above.received.value, 5);
  });

  test('a handling unit has its own board, and no other', async () => {
    const board = await overview(propertyLead);
    assert.equal(board.received.value, 5);
    assert.equal(board.now['overdue']!.value, 1);
    await assert.rejects(overview(propertyLead, { leadUnitId: unitIds.repairTeam }), /outside_scope/);
  });

  test('a unit outside the post is refused instead of shown in part', async () => {
    await assert.rejects(overview(secretary, { unitId: unitIds.dabu }), /outside_scope/);
    await assert.rejects(overview(worker, { unitId: unitIds.dongzha }), /outside_scope/);
    await assert.rejects(overview(district, { unitId: unitIds.otherCommunity }), /outside_scope/);
  });

  test('a period must be one', async () => {
    await assert.rejects(overview(district, { from: '2026-03-02', to: '2026-03-01' }), /period_reversed/);
    await assert.rejects(overview(district, { from: '2020-01-01', to: '2026-03-01' }), /period_too_long/);
  });
});

describe('times and days', () => {
  test('the time of each step, round the clock and while the office is open', async () => {
    type Step = {
      step: string;
      counted: Figure;
      clock: { median: number; p90: number };
      work: { median: number; p90: number };
    };
    const { steps } = await house.ask<{ steps: Step[] }>(
      'board.steps',
      { from: '2026-03-02', to: '2026-03-02' },
      district,
    );
    const resolve = steps.find(({ step }) => step === 'resolve')!;
    // Monday 11:10–15:10, and Monday 13:40 to Friday 16:00 (office 8:30–12:00 and 13:30–17:30).
    assert.equal(resolve.counted.value, 2);
    assert.deepEqual(resolve.clock, { median: 4, p90: 98 + 1 / 3 });
    assert.equal(resolve.work.median, 2.5);
    assert.ok(Math.abs(resolve.work.p90 - (3 + 50 / 60 + 3 * 7.5 + 6)) < 1e-9, String(resolve.work.p90));
    const close = steps.find(({ step }) => step === 'close')!;
    // Friday 16:00 to Monday 9:00 is 65 hours, and two of the office.
    assert.equal(close.clock.p90, 65);
    assert.equal(close.work.median, 2);
    const none = await house.ask<{ steps: Step[] }>('board.steps', { from: '2026-01-01', to: '2026-01-02' }, district);
    assert.deepEqual(none.steps[0]!.clock, { median: null, p90: null });
  });

  test('day by day, with zeros for days on which nothing came and nothing for days to come', async () => {
    type Day = { on: string; services: Figure; problems: Figure; unclassified: Figure; closed: Figure };
    const { days, closed } = await house.ask<{ days: Day[]; closed: Figure }>('board.trend', period, district);
    assert.equal(days.length, 16);
    const on = (day: string) => days.find((d) => d.on === day)!;
    assert.deepEqual(
      [on('2026-03-02').problems.value, on('2026-03-04').services.value, on('2026-03-03').problems.value],
      [2, 1, 0],
    );
    assert.equal(on('2026-03-16').unclassified.value, 2);
    assert.equal(on('2026-03-11').closed.value, 2);
    assert.equal(closed.value, 5);
  });
});

describe('the numbers of the method', () => {
  test('5 channels, 6 groups, 4 matters, each for itself; matters without a first reply are listed', async () => {
    await house.asOwner((tx) =>
      tx.client.query(
        `insert into subject_flags (id, district_id, subject_id, flag, is_sensitive, valid)
         select gen_random_uuid(), district_id, id, unnest(array['lone_elder', 'community_correction']), unnest(array[false, true]), daterange('2026-01-01', null)
           from people where district_id = $1 and name = '张桂兰'`,
        [unitIds.district],
      ),
    );
    type Method = {
      channels: Figure[];
      mustVisitGroups: { code: string; people: number | null }[];
      mustAnswerKinds: { code: string; received: Figure; open: Figure; unanswered: Figure }[];
      unanswered: { rows: { summary: string }[]; all: Figure };
    };
    const seen = await house.ask<Method>('board.method', period, secretary);
    assert.equal(seen.channels.length, 5);
    assert.equal(seen.mustVisitGroups.length, 6);
    assert.equal(seen.mustAnswerKinds.length, 4);
    const people = (answer: Method) =>
      Object.fromEntries(answer.mustVisitGroups.map(({ code, people }) => [code, people]));
    assert.equal(people(seen)['lone_elder'], 1);
    assert.equal(people(seen)['community_correction'], 1);
    assert.equal(people(seen)['left_behind_child'], 0);
    const narrow = await house.ask<Method>('board.method', period, worker);
    assert.equal(people(narrow)['lone_elder'], 1);
    assert.equal(people(narrow)['community_correction'], null);
    const elsewhere = await house.ask<Method>('board.method', period, await house.as('community_secretary', 'dabu'));
    assert.equal(people(elsewhere)['lone_elder'], 0);
    const matters = Object.fromEntries(
      seen.mustAnswerKinds.map(({ code, received, open }) => [code, [received.value, open.value]]),
    );
    assert.deepEqual(matters['family_conflict'], [1, 0]);
    assert.equal(seen.unanswered.all.value, 2);
    assert.deepEqual(seen.unanswered.rows.map(({ summary }) => summary).sort(), ['一件诉求', '有人晕倒'].sort());
  });
});

test('the moment of a hand-made row is Shanghai time', () => {
  assert.equal(moment('2026-03-02 09:00').toISOString(), '2026-03-02T01:00:00.000Z');
});
