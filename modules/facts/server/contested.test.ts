// Told two ways: found as it comes in, before the desk that keeps the subject and no other, decided with both kept, asked again by a visit that is due anyway.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { enter, type StaffActor } from '#kernel/server/actor.ts';
import { type Sql, sql } from '#kernel/server/sql.ts';
import { addDays, dateOf, HOUR_MS, MINUTE_MS } from '#kernel/shared/clock/time.ts';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { newId } from '#kernel/shared/id.ts';
import sixVisits from '#methods/six-visits/method.ts';
import { dictionaryInForce } from '#modules/methods/server/public.ts';
import { openTestHouse, personIds, type StaffHat, system, unitIds } from '#testing/house.ts';
import type * as q from '../shared/queries.ts';
import { recordFacts } from './public.ts';

const house = await openTestHouse();
await house.act('method.publish', { methodId: newId(), body: sixVisits }, system);
const desk = await house.as('community_desk', 'dongzha');
const secretary = await house.as('community_secretary', 'dongzha');
const workers = [1, 2, 3].map((n) => house.as('grid_worker', 'dongzhaEast', n));
const [one, two] = [await workers[0]!, await workers[1]!];

type Contested = QueryAnswer<typeof q.listContested>;
type Facts = QueryAnswer<typeof q.listFacts>;
const contested = (as: StaffHat = desk) => house.ask<Contested>('fact.contested', {}, as);
const subjectId = personIds.elder;

/** At a door, from a form that was opened when `knownAt` says. */
const tell = (value: string, by: StaffHat, knownAt: number, field = 'selfCare') =>
  house.act(
    'visit.record',
    {
      visitId: newId(),
      subjectId,
      action: 'visit',
      outcome: 'done',
      told: [{ field, value }],
      knownAt: new Date(knownAt).toISOString(),
    },
    by,
  );

test('two who did not know of each other stand before the desk with both values; the one it confirms holds, both stay in the history', async () => {
  const morning = house.clock.now();
  house.clock.advance(HOUR_MS);
  await tell('full', one, morning);
  house.clock.advance(MINUTE_MS);
  await tell('none', two, morning);
  const { contested: open, total } = await contested();
  assert.equal(total, 1);
  assert.deepEqual(
    open[0]?.tellings.map(({ value, byName, isCurrent, phone }) => [value, byName, isCurrent, phone]),
    [
      ['none', two.name, true, null],
      ['full', one.name, false, null],
    ],
  );
  const marked = await house.ask<Facts>('fact.list', { subjectId }, desk);
  assert.deepEqual(
    marked.facts.filter(({ isContested }) => isContested).map(({ field }) => field.name),
    ['selfCare'],
  );
  house.clock.advance(MINUTE_MS);
  const first = open[0]?.tellings.find(({ value }) => value === 'full');
  await house.act(
    'fact.confirm',
    { subjectId, field: 'selfCare', telling: first?.telling, reason: '打电话问过' },
    desk,
  );
  assert.equal((await contested()).total, 0);
  const held = (await house.ask<Facts>('fact.list', { subjectId }, desk)).facts.find(
    ({ field }) => field.name === 'selfCare',
  );
  assert.deepEqual([held?.held.value, held?.isContested, held?.earlier], ['full', false, 2]);
  const { tellings } = await house.ask<QueryAnswer<typeof q.factHistory>>(
    'fact.history',
    { subjectId, field: 'selfCare' },
    desk,
  );
  assert.deepEqual(
    tellings.map(({ value, byName, note }) => [value, byName, note]),
    [
      ['full', desk.name, '打电话问过'],
      ['none', two.name, ''],
      ['full', one.name, ''],
    ],
  );
});

test('who saw what the other told changes it and contradicts nobody; a later look of somebody who knew both decides by itself', async () => {
  house.clock.advance(HOUR_MS);
  await tell('partly', two, house.clock.now());
  assert.equal((await contested()).total, 0);
  const before = house.clock.now() - MINUTE_MS;
  house.clock.advance(MINUTE_MS);
  await tell('full', one, before);
  assert.equal((await contested()).total, 1);
  house.clock.advance(MINUTE_MS);
  // Comes in later, and knew of neither: no word on the matter, but one more that does not agree.
  await tell('none', await workers[2]!, before);
  assert.deepEqual(
    (await contested()).contested[0]?.tellings.map(({ value }) => value),
    ['none', 'full', 'partly'],
  );
  house.clock.advance(MINUTE_MS);
  await tell('full', one, house.clock.now());
  assert.equal((await contested()).total, 0);
});

test('a field whose truth changes by the day, and words, are told two ways without anybody deciding', async () => {
  const before = house.clock.now();
  house.clock.advance(MINUTE_MS);
  await tell('女儿', one, before, 'helper');
  await tell('儿子', two, before, 'helper');
  assert.equal((await contested()).total, 0);
});

test('asked again, the next form brings the question, even after it was answered once; whoever answers it knowing both ends it', async () => {
  const before = house.clock.now();
  house.clock.advance(MINUTE_MS);
  await tell('partly', one, before);
  house.clock.advance(MINUTE_MS);
  await tell('none', two, before);
  const asked = { subjectId, field: 'selfCare', dueOn: addDays(dateOf(house.clock.now()), 30) };
  await house.act('fact.ask_again', asked, desk);
  assert.equal((await contested()).contested[0]?.askedUntil, asked.dueOn);
  const open = () =>
    house.ask<QueryAnswer<typeof q.openFormQuery>>('form.open', { form: 'care_visit', subjectId }, one);
  const form = await open();
  assert.equal(form.fields.find(({ field }) => field.name === 'selfCare')?.ask, 'stale');
  // Somebody who had not seen them answers first: the question is answered, the contradiction is not over.
  house.clock.advance(MINUTE_MS);
  await tell('full', await workers[2]!, before);
  assert.equal((await contested()).contested[0]?.askedUntil, null);
  await house.act('fact.ask_again', asked, desk);
  assert.equal((await contested()).contested[0]?.askedUntil, asked.dueOn);
  house.clock.advance(MINUTE_MS);
  await tell('partly', one, new Date((await open()).knownAt).getTime());
  assert.equal((await contested()).total, 0);
  assert.notEqual((await open()).fields.find(({ field }) => field.name === 'selfCare')?.ask, 'stale');
});

test('a sealed value is decided without being seen: it is told again as it was, and stays sealed', async () => {
  const entry = {
    home: 'person' as const,
    field: {
      name: 'bloodType',
      title: { zh: '血型', en: 'Blood type' },
      sensitivity: 'sensitive' as const,
      type: 'text' as const,
    },
    steadyDays: 3650,
  };
  await house.act('dictionary.propose', { unitId: unitIds.dongzha, entry, reason: '急救' }, secretary);
  const before = house.clock.now();
  house.clock.advance(MINUTE_MS);
  await tell('甲型血', one, before, 'bloodType');
  await tell('乙型血', two, before, 'bloodType');
  const row = (await contested()).contested.find(({ field }) => field.name === 'bloodType');
  assert.deepEqual(
    row?.tellings.map(({ value }) => value),
    [null, null],
  );
  house.clock.advance(MINUTE_MS);
  const telling = row?.tellings.find(({ byName }) => byName === one.name)?.telling;
  await house.act('fact.confirm', { subjectId, field: 'bloodType', telling, reason: '看过证件' }, desk);
  await house.act('fact.reveal', { subjectId, field: 'bloodType', purpose: '核对' }, desk);
  const told = await house.ask<{ text: { zh: string } }>('fact.revealed', { subjectId, field: 'bloodType' }, desk);
  assert.equal(told.text.zh, '甲型血');
  const stored = await house.asOwner((tx) =>
    tx.all<{ row: string }>(sql`select to_jsonb(f)::text as row from subject_facts f where field = 'bloodType'`),
  );
  assert.equal(stored.length, 3);
  assert.ok(stored.every(({ row: text }) => !text.includes('型血')));
});

test('another community’s desk sees and decides nothing of it; a worker has no such page; a client may ask anew and never say that it was answered', async () => {
  const before = house.clock.now();
  house.clock.advance(MINUTE_MS);
  await tell('partly', one, before);
  await tell('none', two, before);
  const [row] = (await contested()).contested;
  const elsewhere = await house.as('community_desk', 'xizha');
  assert.deepEqual((await contested(elsewhere)).contested, []);
  assert.equal((await contested(elsewhere)).total, 0);
  const confirm = { subjectId, field: 'selfCare', telling: row?.tellings[0]?.telling, reason: '试试看' };
  const code = async (name: string, input: unknown, as: StaffHat) => {
    const outcome = await house.run(name, input, as);
    return 'problem' in outcome ? outcome.problem.code : 'accepted';
  };
  assert.equal(await code('fact.confirm', confirm, elsewhere), 'fact.not_found');
  const ask = { subjectId, field: 'selfCare', dueOn: dateOf(house.clock.now()) };
  assert.equal(await code('fact.ask_again', ask, elsewhere), 'fact.not_found');
  assert.equal(await code('fact.confirm', confirm, one), 'kernel.not_permitted');
  await assert.rejects(contested(one), /not_permitted/);
  // A telling of another field, or none at all, is no choice.
  assert.equal(await code('fact.confirm', { ...confirm, field: 'helper' }, desk), 'fact.not_told');
  assert.equal(await code('fact.confirm', { ...confirm, telling: 999_999_999 }, desk), 'fact.not_told');
  await house.act('fact.ask_again', ask, desk);
  const write = (change: Sql) =>
    house.database.transact(
      async (tx) => {
        await enter(tx, desk, house.house.secrets);
        return tx.all(
          sql`update subject_questions set ${change} where subject_id = ${subjectId} and table_id is null returning 1 as n`,
        );
      },
      { writes: true },
    );
  assert.equal((await write(sql`due_on = app.today()`)).length, 1, 'the desk reaches the row');
  await assert.rejects(write(sql`closed_at = app.now()`), /row-level security/);
});

const actorOf = ({ as: _, token: __, name, ...hat }: StaffHat): StaffActor => ({
  ...hat,
  kind: 'staff',
  staffName: name,
  reach: 'territory',
  unitName: '',
  unitKind: 'grid',
});

test('whatever order phones come in, the same tellings contradict each other in the house', async () => {
  const hats = await Promise.all(workers);
  const person = personIds.neighbour;
  const telling = fc.record({
    value: fc.constantFrom('full', 'partly', 'none'),
    by: fc.integer({ min: 0, max: 2 }),
    minute: fc.integer({ min: 0, max: 90 }),
  });
  const base = house.clock.now();
  await fc.assert(
    fc.asyncProperty(
      fc.array(telling, { minLength: 2, maxLength: 4 }).chain((all) => {
        const named = all.map((each) => ({ ...each, source: newId() }));
        return fc.tuple(fc.constant(named), fc.shuffledSubarray(named, { minLength: named.length }));
      }),
      async (orders) => {
        const ends: string[][] = [];
        for (const order of orders) {
          await house.asOwner((tx) => tx.all(sql`delete from subject_facts where subject_id = ${person}`));
          house.clock.set(base + 2 * HOUR_MS);
          for (const { value, by, minute, source } of order) {
            house.clock.advance(1000);
            await house.asOwner(async (tx) =>
              recordFacts(
                tx,
                {
                  subjectId: person,
                  subjectKind: 'person',
                  facts: { selfCare: value },
                  source: { kind: 'visit', id: source },
                  observedOn: dateOf(base + minute * MINUTE_MS),
                  observedAt: new Date(base + minute * MINUTE_MS),
                  knownAt: new Date(base),
                  actor: actorOf(hats[by]!),
                },
                house.house.secrets,
                await dictionaryInForce(tx),
              ),
            );
          }
          const row = (await contested()).contested.find(({ subject }) => subject.subjectId === person);
          ends.push(
            (row?.tellings ?? [])
              .map(({ value, byName, doneAt }) => `${doneAt.getTime()} ${byName} ${value}`)
              .toSorted(),
          );
        }
        assert.deepEqual(ends[0], ends[1]);
      },
    ),
    { numRuns: 12 },
  );
});
