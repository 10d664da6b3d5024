// Health told at a visit (PIPL art. 28): nowhere in the clear at rest, whole for the named duty, withheld from everybody else, whoever told it.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from '#kernel/server/sql.ts';
import { newId } from '#kernel/shared/id.ts';
import campus from '#methods/campus-health/method.ts';
import { keepRegisters, layOutMethods } from '#modules/registers/server/reactions.ts';
import { openTestHouse, personIds, system, unitIds } from '#testing/house.ts';
import { planDuties } from './reactions.ts';
import { lockStanding } from './store/withdrawals.ts';

const house = await openTestHouse();
house.clock.set(Date.parse('2026-03-11T13:00:00+08:00'));

type Told = {
  told: Record<string, unknown>;
  isSealed: boolean;
  answers: { title: { zh: string }; value: { zh: string } }[];
};
type Visits = { visits: Told[]; next: { title: { zh: string }; opensAt: Date }[] };
const visitsOf = async (subjectId: string, as: Parameters<typeof house.ask>[2]) =>
  house.ask<Visits>('visit.list', { subjectId }, as);
const cause = '甲型流感，住在二院';

before(async () => {
  await house.act('method.publish', { methodId: newId(), body: campus }, system);
  await layOutMethods.run(house.hand);
  await house.asOwner((tx) =>
    tx.all(sql`
      insert into subject_flags (id, district_id, subject_id, subject_kind, flag, reason, valid)
      values (${newId()}, ${unitIds.district}, ${personIds.neighbour}, 'person', 'campus_student', '名册', daterange(app.today(), null))`),
  );
  await keepRegisters.run(house.hand);
  await house.run('duty.lay_out', { districtId: unitIds.district }, system);
  await planDuties.run(house.hand);
});

const record = (
  as: Parameters<typeof house.act>[2],
  action: string,
  told: Record<string, unknown>,
  more: object = {},
) =>
  house.act(
    'visit.record',
    {
      visitId: newId(),
      subjectId: personIds.neighbour,
      action,
      outcome: 'done',
      told: Object.entries(told).map(([field, value]) => ({ field, value })),
      ...more,
    },
    as,
  );

test('the clear text of what is sensitive is nowhere in the row or in the journal, and its field is not named; what is not sensitive stands as it was told', async () => {
  const desk = await house.as('community_desk', 'dongzha');
  await record(desk, 'call', { absenceCause: cause, symptom: 'fever', returnedOn: '2026-03-12' });
  const row = await house.asOwner((tx) =>
    tx.first<{ text: string; told: object; cipher: Buffer; isSensitive: boolean }>(sql`
      select v::text as text, told, told_cipher as cipher, is_sensitive as "isSensitive" from visits v where subject_id = ${personIds.neighbour} and action = 'call'`),
  );
  assert.ok(row);
  assert.deepEqual(row.told, { returnedOn: '2026-03-12' });
  assert.equal(row.isSensitive, true);
  const journal = await house.asOwner((tx) =>
    tx.all<{ text: string }>(sql`select content::text as text from journal where name = 'visit.record'`),
  );
  assert.ok(journal.length > 0);
  for (const text of [row.text, row.cipher.toString('latin1'), ...journal.map((entry) => entry.text)])
    for (const clear of [
      cause,
      Buffer.from(cause).toString('hex'),
      Buffer.from(cause).toString('latin1'),
      'fever',
      'absenceCause',
    ])
      assert.ok(!text.includes(clear), clear);
  const { visits } = await visitsOf(personIds.neighbour, desk);
  assert.deepEqual(visits[0]?.told, { absenceCause: cause, symptom: 'fever', returnedOn: '2026-03-12' });
  assert.equal(visits[0]?.isSealed, false);
});

test('who told it without the duty sees that something is sealed, and not what; the duty sees it in words; the next door sees nothing', async () => {
  const worker = await house.as('grid_worker', 'dongzhaWest');
  const secretary = await house.as('community_secretary', 'dongzha');
  await record(worker, 'check', { temperature: 38.6 });
  const own = (await visitsOf(personIds.neighbour, worker)).visits;
  assert.deepEqual(
    own.map(({ told, isSealed, answers }) => [told, isSealed, answers]),
    [[{}, true, []]],
    'the call of the desk is not even there',
  );
  const [seen] = (await visitsOf(personIds.neighbour, secretary)).visits;
  assert.deepEqual(seen?.told, { temperature: 38.6 });
  assert.deepEqual(
    seen?.answers.map(({ title, value }) => [title.zh, value.zh]),
    [['体温', '38.6 ℃']],
  );
  const other = await house.as('grid_worker', 'dongzhaEast');
  assert.deepEqual((await visitsOf(personIds.neighbour, other)).visits, []);
});

test('the names behind a round tell results to the duty alone', async () => {
  const worker = await house.as('grid_worker', 'dongzhaWest');
  const desk = await house.as('community_desk', 'dongzha');
  const { rhythms } = await house.ask<{ rhythms: { code: string; rhythmId: string }[] }>('duty.rhythms', {}, desk);
  const rhythmId = rhythms.find(({ code }) => code === 'campus_student_checks')?.rhythmId;
  const rows = async (as: typeof worker) =>
    (await house.ask<{ rows: Told[] }>('duty.list', { rhythmId, slot: '2026-03-11#2', states: ['done'] }, as)).rows;
  assert.deepEqual(
    (await rows(desk)).map(({ answers, isSealed }) => [answers.map(({ value }) => value.zh), isSealed]),
    [[['38.6 ℃'], false]],
  );
  assert.deepEqual(
    (await rows(worker)).map(({ answers, isSealed }) => [answers, isSealed]),
    [[[], true]],
  );
});

test('a visit with sealed answers told more than how it came out, and is not unmade', async () => {
  const desk = await house.as('community_desk', 'dongzha');
  const [bare, sealed] = [newId(), newId()];
  await record(desk, 'call', {}, { visitId: bare });
  await record(desk, 'call', { symptom: 'fever' }, { visitId: sealed });
  const toldMore = (visitId: string) => house.asOwner(async (tx) => (await lockStanding(tx, visitId))?.toldMore);
  assert.deepEqual([await toldMore(bare), await toldMore(sealed)], [false, true]);
});

test('a turn that is closed says when it comes round again, though it is not made yet', async () => {
  const worker = await house.as('grid_worker', 'dongzhaWest');
  const { next } = await visitsOf(personIds.neighbour, worker);
  assert.deepEqual(
    next.map(({ title, opensAt }) => [title.zh, opensAt.toISOString()]),
    [['学生一日三检', '2026-03-11T11:00:00.000Z']],
  );
});

test('a drill is on record as one, whatever the phone said of it', async () => {
  const worker = await house.as('grid_worker', 'dongzhaWest');
  await house.act(
    'visit.record',
    { visitId: newId(), subjectId: unitIds.dongzhaWest, action: 'drill', outcome: 'done' },
    worker,
  );
  const { visits } = await house.ask<{ visits: { isDrill: boolean }[] }>(
    'visit.list',
    { subjectId: unitIds.dongzhaWest },
    worker,
  );
  assert.deepEqual(
    visits.map(({ isDrill }) => isDrill),
    [true],
  );
});
