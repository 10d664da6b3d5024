import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from '#kernel/server/sql.ts';
import { newId } from '#kernel/shared/id.ts';
import sixVisits from '#methods/six-visits/method.ts';
import { planDuties } from '#modules/duties/server/reactions.ts';
import type { ReachMethodInput } from '#modules/methods/shared/reach-method.ts';
import { keepRegisters, layOutMethods } from '#modules/registers/server/reactions.ts';
import { openTestHouse, personIds, type StaffHat, system, unitIds } from '#testing/house.ts';
import type { WeekFigures, WeekPart } from '../shared/queries.ts';

const house = await openTestHouse();
/** Monday 30 March 2026: the turns of March and of the first quarter come due in this week. */
house.clock.set(Date.parse('2026-03-30T09:00:00+08:00'));
const thisWeek = '2026-03-30';

/** Another issuer asks for what the community's form asks already. */
const health: ReachMethodInput = {
  kind: 'reach',
  name: 'health',
  version: '1.0.0',
  title: { zh: '卫健随访', en: 'Health calls' },
  summary: { zh: '卫健随访', en: 'Health calls' },
  effectiveFrom: '2022-01-01',
  fields: [
    {
      home: 'person',
      askAgainAfterDays: 30,
      field: {
        name: 'bloodPressure',
        title: { zh: '血压', en: 'Blood pressure' },
        sensitivity: 'normal',
        type: 'text',
      },
    },
  ],
  forms: [
    {
      code: 'health_call',
      title: { zh: '随访表', en: 'Health call' },
      subject: 'person',
      issuer: { zh: '卫健局', en: 'Health bureau' },
      fields: ['selfCare', 'bloodPressure'],
    },
  ],
};

type Week = { postId: string; weekOn: string; figures: WeekFigures; parts: WeekPart[] };
const week = (as: StaffHat, input: object = {}) => house.ask<Week>('burden.week', input, as);
const east = () => house.as('grid_worker', 'dongzhaEast');
const west = () => house.as('grid_worker', 'dongzhaWest');
const secretary = () => house.as('community_secretary', 'dongzha');

async function turn() {
  await layOutMethods.run(house.hand);
  await keepRegisters.run(house.hand);
  await house.run('duty.lay_out', { districtId: unitIds.district }, system);
  await planDuties.run(house.hand);
}
const visit = async (as: StaffHat, outcome: string, measure?: object) =>
  house.act(
    'visit.record',
    { visitId: newId(), subjectId: personIds.elder, action: 'visit', outcome, ...(measure ? { measure } : {}) },
    as,
  );

before(async () => {
  await Promise.all([east(), west(), house.as('community_desk', 'dongzha'), secretary()]);
  await house.act('method.publish', { methodId: newId(), body: sixVisits }, system);
  await house.act('method.publish', { methodId: newId(), body: health }, system);
  const desk = await house.as('community_desk', 'dongzha');
  for (const flag of ['lone_elder', 'unemployed'])
    await house.act('person.flag', { flagId: newId(), personId: personIds.elder, flag, reason: '入户核实' }, desk);
  await turn();
});

test('a week holds what came due for the post, the work that was done, and what the screen measured', async () => {
  const worker = await east();
  assert.deepEqual((await week(worker)).figures.due, 2);
  await visit(worker, 'not_home', { taps: 2, seconds: 30, asked: 0, prefilled: 0 });
  await visit(worker, 'done', { taps: 9, seconds: 510, asked: 3, prefilled: 5 });
  await visit(worker, 'done');
  const { figures, parts, weekOn } = await week(worker);
  assert.equal(weekOn, thisWeek);
  assert.deepEqual(figures, {
    due: 2,
    done: 2,
    madeUp: 0,
    missed: 0,
    excused: 0,
    open: 0,
    visits: 2,
    attempts: 1,
    measured: 2,
    asked: 3,
    prefilled: 5,
    taps: 11,
    minutes: 9,
  });
  assert.deepEqual(
    parts.map(({ registerCode, issuer, due, done, visits, asked, minutes }) => [
      registerCode,
      issuer?.zh,
      due,
      done,
      visits,
      asked,
      minutes,
    ]),
    [
      ['lone_elder', '社区', 1, 1, 1, 3, 8.5],
      ['unemployed', '社区', 1, 1, 1, 3, 8.5],
    ],
    'one visit closed both: told in each, and once in the sums',
  );
  assert.equal((await week(await west())).figures.due, 0);
});

test('each number opens into what is behind it, as many as it says, also for the leader', async () => {
  const worker = await east();
  const { figures } = await week(worker);
  for (const [what, as] of [
    ['due', worker],
    ['done', worker],
    ['visits', worker],
    ['attempts', worker],
    ['due', await secretary()],
    ['visits', await secretary()],
  ] as const) {
    const { rows, total } = await house.ask<{ rows: { name: string }[]; total: number }>(
      'burden.behind',
      { what, postId: worker.postId },
      as,
    );
    assert.deepEqual([rows.length, total], [figures[what], figures[what]], what);
    assert.ok(rows.every(({ name }) => name === '张桂兰'));
  }
});

test('the leader reads the posts of the area by name, with the very figures the workers read', async () => {
  type Area = { rows: { postId: string; name: string; figures: WeekFigures }[] };
  const { rows } = await house.ask<Area>('burden.area', {}, await secretary());
  assert.ok(rows.length >= 4);
  const byName = await house.asOwner((tx) =>
    tx.all<{ name: string }>(
      sql`select name from unnest(${rows.map(({ name }) => name)}::text[]) as t (name) order by name collate app.natural`,
    ),
  );
  assert.deepEqual(
    rows.map(({ name }) => name),
    byName.map(({ name }) => name),
  );
  const worker = await east();
  assert.deepEqual(rows.find(({ postId }) => postId === worker.postId)?.figures, (await week(worker)).figures);
  const grid = await house.ask<Area>('burden.area', { unitId: unitIds.dongzhaWest }, await secretary());
  assert.deepEqual(
    grid.rows.map(({ postId }) => postId),
    [(await west()).postId],
  );
});

test('a worker reads no other’s week, and a leader none outside the area', async () => {
  const worker = await east();
  const other = await west();
  for (const name of ['burden.week', 'burden.behind'])
    await assert.rejects(house.ask(name, { postId: other.postId, what: 'due' }, worker), /burden\.post_not_found/);
  const elsewhere = await house.as('community_secretary', 'xizha');
  await assert.rejects(week(elsewhere, { postId: worker.postId }), /burden\.post_not_found/);
  await assert.rejects(house.ask('burden.area', { unitId: unitIds.dongzha }, elsewhere), /burden\.area_not_found/);
});

test('a week that is over stays with whoever held the post then, through a change of hands', async () => {
  const first = await west();
  const flag = { flagId: newId(), personId: personIds.neighbour, flag: 'lone_elder', reason: '入户核实' };
  await house.act('person.flag', flag, await house.as('community_desk', 'dongzha'));
  await turn();
  house.clock.set(Date.parse('2026-04-13T09:00:00+08:00'));
  const was = await week(first, { weekOn: thisWeek });
  assert.deepEqual([was.figures.due, was.figures.missed], [1, 1]);
  const second = await house.as('grid_worker', 'dongzhaWest', 2);
  await house.asOwner(async (tx) => {
    await tx.all(sql`update posts set valid = tstzrange(${tx.at}, null) where id = ${second.postId}`);
    await tx.all(sql`update posts set valid = tstzrange(lower(valid), ${tx.at}) where id = ${first.postId}`);
  });
  house.clock.advance(60_000);
  assert.equal((await week(second, { weekOn: thisWeek })).figures.due, 0);
  const leader = await secretary();
  assert.deepEqual((await week(leader, { postId: first.postId, weekOn: thisWeek })).figures, was.figures);
});

test('a field that two issuers want is told with both forms and a sentence to send; an answer while the last is fresh is counted', async () => {
  type Repeats = {
    rows: {
      why: string;
      field: string;
      by: { issuer: { zh: string } | null }[];
      answers: number | null;
      tooEarly: number | null;
      sentence: { zh: string };
    }[];
  };
  const repeats = async () => (await house.ask<Repeats>('burden.repeats', {}, await secretary())).rows;
  const [row, ...others] = await repeats();
  assert.deepEqual(others, [], 'what one form alone asks is no repeat');
  assert.deepEqual([row?.why, row?.field, row?.answers], ['two_issuers', 'selfCare', 0]);
  assert.deepEqual(row?.by.map(({ issuer }) => issuer?.zh).toSorted(), ['卫健局', '社区'].toSorted());
  assert.match(row?.sentence.zh ?? '', /“生活自理”已由(?:社区《走访记录》|卫健局《随访表》)每 180 天采集，请直接取用/);
  const tell = (on: string, replaced: boolean) =>
    house.asOwner((tx) =>
      tx.all(sql`insert into subject_facts (subject_id, field, value, source_kind, observed_on, replaced_at)
        values (${personIds.elder}, 'selfCare', '"full"', 'visit', ${on}::date, ${replaced ? tx.at : null})`),
    );
  await tell('2026-03-01', true);
  await tell('2026-04-10', false);
  const rows = await repeats();
  assert.deepEqual(
    rows.map(({ why, answers, tooEarly }) => [why, answers, tooEarly]),
    [
      ['two_issuers', 2, 1],
      ['too_often', 2, 1],
    ],
  );
  assert.match(rows[1]?.sentence.zh ?? '', /180 天内有效，上月有 1 次在有效期内又问了一遍/);
});

test('a table from above wants the same field: its issuer is told, and what tells whose row it is counts as no question', async () => {
  const mapping = [{ field: 'name' }, { field: 'bloodPressure' }, { empty: true }];
  await house.asOwner((tx) =>
    tx.all(sql`
      insert into upper_tables (id, district_id, unit_id, title, issuer, file_id, file_name, layout, header_digest, subject_kind, mapping)
      values (${newId()}, ${unitIds.district}, ${unitIds.dongzha}, '老年人健康表', '民政局', ${newId()}, 'a.xlsx', '{}', '\\x00', 'person', ${sql.json(mapping)}::jsonb)`),
  );
  type Repeats = { rows: { why: string; field: string; sentence: { zh: string } }[] };
  const rowsOf = async (as: StaffHat) =>
    (await house.ask<Repeats>('burden.repeats', {}, as)).rows.filter(({ why }) => why === 'two_issuers');
  const rows = await rowsOf(await secretary());
  assert.deepEqual(rows.map(({ field }) => field).toSorted(), ['bloodPressure', 'selfCare']);
  assert.match(
    rows.find(({ field }) => field === 'bloodPressure')?.sentence.zh ?? '',
    /“血压”已由卫健局《随访表》每 30 天采集/,
  );
  const elsewhere = await house.as('community_secretary', 'xizha');
  assert.deepEqual(
    (await rowsOf(elsewhere)).map(({ field }) => field),
    ['selfCare'],
  );
});
