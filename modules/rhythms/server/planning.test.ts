// B5: the rhythms are laid out ahead for every unit by the calendar of days off; what is over is never touched by planning again.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { sql } from '#kernel/server/sql.ts';
import { newId } from '#kernel/shared/id.ts';
import method5643 from '#methods/minhu-5643/method.ts';
import { openTestHouse, type StaffHat, unitIds } from '#testing/house.ts';
import { markYesterday, planAhead, prepareToday } from './reactions.ts';
import { type PlannedRound, planOccurrences } from './store/planning.ts';

const house = await openTestHouse();
let district: StaffHat;

type Line = {
  id: string;
  code: string;
  unitName: string;
  unitId: string;
  nominalOn: string;
  dueOn: string;
  periodFrom: string;
  periodTo: string;
  state: string;
  holders: string[];
};
const clockTo = (text: string) => house.clock.set(Date.parse(`${text.replace(' ', 'T')}:00+08:00`));
const list = async (filter: object) =>
  (await house.ask<{ rows: Line[] }>('rhythm.list', { ...filter, limit: 200 }, district)).rows;
const plans = async () =>
  house.asOwner((tx) => tx.all<{ name: string }>(sql`select name from journal where name = 'rhythm.plan'`));

before(async () => {
  // Wednesday 22 April 2026: the weeks ahead hold Labour Day, 1–5 May, and the working Saturday 9 May.
  clockTo('2026-04-22 09:00');
  await house.act('method.publish', { methodId: newId(), body: method5643 }, { as: 'system', name: 'test' });
  district = await house.as('district_supervisor', 'district');
  await planAhead.run(house.hand);
});

describe('planning ahead', () => {
  test('the calendar by day and unit counts the very rows of the list, each in one cell of one unit', async () => {
    type Cell = { on: string; code: string; total: number; due: number; occurrenceId: string | null };
    const span = { from: '2026-05-01', to: '2026-05-31' };
    const { units, to } = await house.ask<{ to: string; units: { name: string; isItself: boolean; cells: Cell[] }[] }>(
      'rhythm.calendar',
      { unitId: unitIds.dongzha, ...span },
      district,
    );
    const rows = await list({ unitId: unitIds.dongzha, ...span });
    const cells = units.flatMap((unit) => unit.cells);
    assert.ok(rows.length > 0);
    assert.equal(
      cells.reduce((sum, { total }) => sum + total, 0),
      rows.length,
    );
    assert.deepEqual(
      [...new Set(cells.map(({ on, code }) => `${on} ${code}`))].sort(),
      [...new Set(rows.map(({ dueOn, code }) => `${dueOn} ${code}`))].sort(),
    );
    assert.equal(units[0]?.isItself, true);
    const own = units[0]?.cells.find(({ code }) => code === 'month_register');
    assert.equal(own?.occurrenceId, rows.find(({ code }) => code === 'month_register')?.id);
    assert.equal(to, '2026-05-31');
    const year = await house.ask<{ to: string }>('rhythm.calendar', { from: '2026-01-01', to: '2026-12-31' }, district);
    assert.equal(year.to, '2026-04-02');
  });

  test('gives every lowest grid its Mondays, every community its half months and its register, and nobody else anything', async () => {
    const rows = await list({});
    const unitsOf = (code: string) =>
      [...new Set(rows.filter((row) => row.code === code).map((row) => row.unitName))].sort();
    assert.deepEqual(unitsOf('week_sweep'), ['盛景花园东网格', '盛景花园西网格', '西闸一网格', '龙城一号网格'].sort());
    assert.deepEqual(unitsOf('half_month_meeting'), ['东闸社区', '大部社区', '西闸社区'].sort());
    assert.deepEqual(unitsOf('month_register'), ['东闸社区', '大部社区', '西闸社区'].sort());
    assert.ok(rows.every((row) => row.state === 'due' && row.dueOn >= '2026-04-22'));
  });

  test('moves what a holiday covers to the next working day of its own week or half month', async () => {
    const sweeps = await list({ unitId: unitIds.dongzhaEast, code: 'week_sweep' });
    assert.deepEqual(sweeps.map(({ nominalOn, dueOn }) => [nominalOn, dueOn]).sort(), [
      ['2026-04-27', '2026-04-27'],
      ['2026-05-04', '2026-05-06'],
      ['2026-05-11', '2026-05-11'],
      ['2026-05-18', '2026-05-18'],
      ['2026-05-25', '2026-05-25'],
    ]);
    const meetings = await list({ unitId: unitIds.dongzha, code: 'half_month_meeting' });
    assert.deepEqual(
      meetings.map(({ nominalOn, dueOn, periodFrom, periodTo }) => [nominalOn, dueOn, periodFrom, periodTo]).sort(),
      [
        ['2026-05-01', '2026-05-06', '2026-05-01', '2026-05-15'],
        // A Saturday.
        ['2026-05-16', '2026-05-18', '2026-05-16', '2026-05-31'],
      ],
    );
    const [register] = await list({ unitId: unitIds.dongzha, code: 'month_register' });
    assert.deepEqual(
      [register?.nominalOn, register?.dueOn, register?.periodFrom, register?.periodTo],
      ['2026-05-01', '2026-05-06', '2026-04-01', '2026-04-30'],
    );
  });

  test('runs once for one state of affairs, however often time comes by, and after a restart', async () => {
    const count = (await plans()).length;
    await planAhead.run(house.hand);
    const again = await house.hand.issue('another process', 'rhythm.plan', {
      districtId: unitIds.district,
      on: '2026-04-22',
      through: '2026-05-27',
    });
    assert.equal(again.outcome, 'accepted');
    assert.deepEqual('result' in again && again.result, { made: 0, moved: 0, leftOut: 0 });
    assert.equal((await plans()).length, count + 1);
  });

  test('gives a new grid its sweeps from the day it is there, none from before', async () => {
    clockTo('2026-04-28 09:00');
    const gridId = newId();
    await house.asOwner((tx) =>
      tx.all(sql`
        insert into governance_units (id, district_id, parent_id, kind, grid_level, name, valid)
        values (${gridId}, ${unitIds.district}, ${unitIds.xizha}, 'grid', 1, '西闸二网格', tstzrange(app.now(), null))`),
    );
    await planAhead.run(house.hand);
    assert.deepEqual((await list({ unitId: gridId })).map(({ dueOn }) => dueOn).sort()[0], '2026-05-06');
  });

  test('shows a vacancy instead of hiding it', async () => {
    const worker = await house.as('grid_worker', 'dongzhaEast');
    const rows = await list({ code: 'week_sweep', from: '2026-05-06', to: '2026-05-06' });
    assert.deepEqual(rows.find((row) => row.unitId === unitIds.dongzhaEast)?.holders, [worker.name]);
    assert.deepEqual(rows.find((row) => row.unitId === unitIds.dongzhaWest)?.holders, []);
  });
});

describe('a plan made again', () => {
  const round = (more: Partial<PlannedRound>): PlannedRound => ({
    methodId: '',
    code: 'week_sweep',
    record: 'sweep',
    role: 'grid_worker',
    level: 'grid',
    periodFrom: '2026-05-18',
    periodTo: '2026-05-24',
    nominalOn: '2026-05-18',
    dueOn: '2026-05-18',
    isLeftOut: false,
    ...more,
  });
  const plan = (rounds: readonly PlannedRound[], on = '2026-04-28', through = '2026-05-24') =>
    house.asOwner(async (tx) => {
      const { id } = (await tx.first<{ id: string }>(sql`select id from method_versions`))!;
      return planOccurrences(tx, {
        districtId: unitIds.district,
        on,
        through,
        rounds: rounds.map((r) => ({ ...r, methodId: id })),
      });
    });
  const stateOf = async (dueOn: string) =>
    (await list({ unitId: unitIds.dongzhaEast, code: 'week_sweep', from: dueOn, to: dueOn })).map(({ state }) => state);

  test('follows the calendar when a day off is entered later', async () => {
    assert.deepEqual(await stateOf('2026-05-18'), ['due']);
    await plan(
      [
        round({ dueOn: '2026-05-19' }),
        round({ periodFrom: '2026-05-11', periodTo: '2026-05-17', nominalOn: '2026-05-11', dueOn: '2026-05-11' }),
        round({ periodFrom: '2026-05-04', periodTo: '2026-05-10', nominalOn: '2026-05-04', dueOn: '2026-05-06' }),
      ],
      '2026-04-28',
      '2026-05-20',
    );
    assert.deepEqual(await stateOf('2026-05-19'), ['due']);
    assert.deepEqual(await stateOf('2026-05-18'), []);
  });

  test('leaves out, on record, what no method asks for any more and what has no working day', async () => {
    await plan([round({ dueOn: '2026-05-18', isLeftOut: true })], '2026-05-15', '2026-05-24');
    assert.deepEqual(await stateOf('2026-05-18'), ['left_out']);
    const next = await list({
      unitId: unitIds.dongzha,
      code: 'half_month_meeting',
      from: '2026-05-16',
      to: '2026-05-24',
    });
    assert.deepEqual(
      next.map(({ state }) => state),
      ['left_out'],
    );
  });
});

describe('the day itself', () => {
  test('a day nobody proved is missed on the next, whether or not the house has put it down yet', async () => {
    clockTo('2026-05-06 23:59');
    const due = { code: 'week_sweep', from: '2026-05-06', to: '2026-05-06' };
    await prepareToday.run(house.hand);
    assert.ok((await list(due)).every(({ state }) => state === 'due'));
    clockTo('2026-05-07 00:00');
    assert.ok((await list(due)).every(({ state }) => state === 'missed'));
    await markYesterday.run(house.hand);
    await markYesterday.run(house.hand);
    const stored = await house.asOwner((tx) =>
      tx.all<{ state: string; count: number }>(
        sql`select state, count(*) as count from rhythm_occurrences where due_on = '2026-05-06' and record = 'sweep' and district_id = ${unitIds.district} group by 1`,
      ),
    );
    assert.deepEqual(stored, [{ state: 'missed', count: 5 }]);
    const journal = await house.asOwner((tx) =>
      tx.all(sql`select 1 from journal where name = 'rhythm.mark_missed' and subject_id = ${unitIds.district}`),
    );
    assert.equal(journal.length, 1);
  });

  test('what is over can be changed by nobody, not even past all rights', async () => {
    for (const change of [
      sql`update rhythm_occurrences set state = 'done', missed_at = null, done_at = now() where state = 'missed'`,
      sql`update rhythm_occurrences set due_on = due_on + 1, period_from = period_from + 1 where state = 'missed'`,
      sql`update rhythm_occurrences set state = 'due' where state = 'left_out'`,
      sql`delete from rhythm_occurrences`,
    ]) {
      await assert.rejects(
        house.asOwner((tx) => tx.all(change)),
        /never (changed|deleted)/,
      );
    }
  });

  test('and planning goes on without touching it', async () => {
    clockTo('2026-05-08 09:00');
    await planAhead.run(house.hand);
    const states = (await list({ code: 'week_sweep', from: '2026-05-06', to: '2026-05-06' })).map(({ state }) => state);
    assert.ok(states.length === 5 && states.every((state) => state === 'missed'));
  });
});
