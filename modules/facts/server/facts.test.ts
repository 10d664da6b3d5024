// A fact typed once: asked when missing or stale, sealed, corrected with its history, the same whichever phone tells first.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { sql } from '#kernel/server/sql.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { newId } from '#kernel/shared/id.ts';
import sixVisits from '#methods/six-visits/method.ts';
import { dictionaryInForce, listReachInForce } from '#modules/methods/server/public.ts';
import { openTestHouse, personIds, placeIds, system, unitIds } from '#testing/house.ts';
import { houseFields } from '../shared/dictionary.ts';
import type { GivenFacts } from '../shared/judge.ts';
import type * as q from '../shared/queries.ts';
import { subjectKinds } from '../shared/subject.ts';
import { openForm, recordFacts } from './public.ts';
import { forgetDaily } from './reactions.ts';
import { houseColumnNames, sealedColumnNames } from './store/columns.ts';

const dayMs = 86_400_000;
const house = await openTestHouse();
await house.act('method.publish', { methodId: newId(), body: sixVisits }, system);
const illness = {
  home: 'person' as const,
  field: {
    name: 'illness',
    title: { zh: '病情', en: 'Illness' },
    sensitivity: 'sensitive' as const,
    type: 'text' as const,
  },
  alsoCalled: ['所患疾病'],
  keepDays: 30,
};
const secretary = await house.as('community_secretary', 'dongzha');
await house.act('dictionary.propose', { unitId: unitIds.dongzha, entry: illness, reason: '大病救助' }, secretary);
const desk = await house.as('community_desk', 'dongzha');
const worker = await house.as('grid_worker', 'dongzhaEast');
const stranger = await house.as('grid_worker', 'dongzhaWest');

type Facts = QueryAnswer<typeof q.listFacts>;
type History = QueryAnswer<typeof q.factHistory>;
type Opened = QueryAnswer<typeof q.openFormQuery>;
const factsOf = (subjectId: string, as = worker) => house.ask<Facts>('fact.list', { subjectId }, as);
const heldOf = async (subjectId: string, name: string, as = worker) =>
  (await factsOf(subjectId, as)).facts.find(({ field }) => field.name === name);
const open = (subjectId: string) => house.ask<Opened>('form.open', { form: 'care_visit', subjectId }, worker);

/** As a visit records: by the public function, in the house's own transaction. */
function record(facts: GivenFacts, at: number, sourceId = newId(), subjectId: string = personIds.elder) {
  return house.asOwner(async (tx) =>
    recordFacts(
      tx,
      {
        subjectId,
        subjectKind: 'person',
        facts,
        source: { kind: 'visit', id: sourceId },
        observedOn: dateOf(at),
        observedAt: new Date(at),
        actor: { kind: 'system', name: 'test' },
      },
      house.house.secrets,
      await dictionaryInForce(tx),
    ),
  );
}

test('a form asks what nobody has told; told once, it is shown with source and day; aged, it is asked again', async () => {
  const before = await open(personIds.elder);
  assert.equal(before.asked, 4);
  assert.deepEqual(new Set(before.fields.map(({ ask }) => ask)), new Set(['missing']));
  await record({ selfCare: 'partly', helper: '女儿', careNeeds: '买药', drawsPension: true }, house.clock.now());
  const after = await open(personIds.elder);
  assert.deepEqual([after.asked, after.prefilled], [0, 4]);
  const helper = after.fields.find(({ field }) => field.name === 'helper');
  assert.equal(helper?.held?.value, '女儿');
  assert.equal(helper?.held?.sourceWords.zh, '走访');
  assert.equal(helper?.held?.observedOn, dateOf(house.clock.now()));
  house.clock.advance(31 * dayMs);
  const aged = await open(personIds.elder);
  assert.deepEqual(
    aged.fields.filter(({ ask }) => ask === 'stale').map(({ field }) => field.name),
    ['careNeeds'],
  );
  const exactly = await heldOf(personIds.elder, 'careNeeds');
  assert.equal(exactly?.ageDays, 31);
});

test('on its thirtieth day a field of thirty days is not asked yet', async () => {
  const before = await open(personIds.elder);
  assert.ok(before.fields.some(({ field, ask }) => field.name === 'careNeeds' && ask === 'stale'));
  await record({ careNeeds: '买药' }, house.clock.now());
  house.clock.advance(30 * dayMs);
  assert.equal((await open(personIds.elder)).asked, 0);
});

test('the same told again refreshes its day and is no change; a correction is, and what stood before stays with its own source', async () => {
  const seen = await record({ helper: '女儿' }, house.clock.now());
  assert.deepEqual(seen, [{ field: 'helper', isChange: false, isCurrent: true }]);
  const today = dateOf(house.clock.now());
  assert.equal((await heldOf(personIds.elder, 'helper'))?.held.observedOn, today);
  house.clock.advance(60_000);
  await house.act(
    'fact.correct',
    { subjectId: personIds.elder, field: 'helper', value: '儿子张强', reason: '女儿已外出' },
    worker,
  );
  const { tellings } = await house.ask<History>('fact.history', { subjectId: personIds.elder, field: 'helper' }, desk);
  assert.deepEqual(
    tellings.map(({ value, sourceKind, isChange, isCurrent }) => ({ value, sourceKind, isChange, isCurrent })),
    [
      { value: '儿子张强', sourceKind: 'correction', isChange: true, isCurrent: true },
      { value: '女儿', sourceKind: 'visit', isChange: false, isCurrent: false },
      { value: '女儿', sourceKind: 'visit', isChange: true, isCurrent: false },
    ],
  );
  assert.equal(tellings[0]?.note, '女儿已外出');
  assert.equal(tellings[0]?.byName, worker.name);
});

test('a phone that tells late what it saw earlier takes no place of what was seen later', async () => {
  const now = house.clock.now();
  await record({ selfCare: 'none' }, now);
  const late = await record({ selfCare: 'full' }, now - 2 * 3_600_000);
  assert.deepEqual(late, [{ field: 'selfCare', isChange: false, isCurrent: false }]);
  assert.equal((await heldOf(personIds.elder, 'selfCare'))?.held.value, 'none');
  const { tellings } = await house.ask<History>(
    'fact.history',
    { subjectId: personIds.elder, field: 'selfCare' },
    desk,
  );
  assert.ok(tellings.some(({ value, isCurrent }) => value === 'full' && !isCurrent));
});

test('whatever order the tellings of two phones arrive in, the same fact holds in the end', async () => {
  const base = house.clock.now() - 10 * dayMs;
  const telling = fc.record({
    minute: fc.integer({ min: 0, max: 3 }),
    value: fc.constantFrom('full', 'partly', 'none'),
    source: fc.constantFrom(...Array.from({ length: 3 }, () => newId())),
  });
  await fc.assert(
    fc.asyncProperty(
      fc
        .array(telling, { minLength: 2, maxLength: 5 })
        .chain((all) =>
          fc.tuple(
            fc.shuffledSubarray(all, { minLength: all.length }),
            fc.shuffledSubarray(all, { minLength: all.length }),
          ),
        ),
      async (orders) => {
        const ends: unknown[] = [];
        for (const order of orders) {
          await house.asOwner((tx) => tx.all(sql`delete from subject_facts where subject_id = ${personIds.neighbour}`));
          for (const one of order)
            await record({ selfCare: one.value }, base + one.minute * 60_000, one.source, personIds.neighbour);
          ends.push((await heldOf(personIds.neighbour, 'selfCare', desk))?.held.value);
        }
        assert.equal(ends[0], ends[1]);
      },
    ),
    { numRuns: 15 },
  );
});

test('a clock that runs ahead does not hold its fact against all that comes after', async () => {
  await record({ drawsPension: false }, house.clock.now() + 9 * dayMs);
  house.clock.advance(1000);
  const [told] = await record({ drawsPension: true }, house.clock.now());
  assert.equal(told?.isCurrent, true);
});

test('everything wrong is named at one time, fields of the house with the command that keeps them, and nothing is written', async () => {
  const count = () =>
    house.asOwner((tx) => tx.first<{ n: number }>(sql`select count(*) as n from subject_facts`)).then((row) => row?.n);
  const before = await count();
  await assert.rejects(
    record({ selfCare: '能', bornOn: '1941-03-08', age: 85, shoeSize: 41, helper: '女儿' }, house.clock.now()),
    (problem: { details?: { zh: string; fields: string[] } }) => {
      assert.deepEqual(problem.details?.fields, ['selfCare', 'bornOn', 'age', 'shoeSize']);
      assert.match(problem.details?.zh ?? '', /person\.correct/);
      return true;
    },
  );
  assert.equal(await count(), before);
});

test('a sealed fact lies sealed, shows its mask, and opens to a named duty for ten minutes after a look on record', async () => {
  const subjectId = personIds.elder;
  await house.act('fact.correct', { subjectId, field: 'illness', value: '尿毒症', reason: '本人告知' }, worker);
  const stored = await house.asOwner((tx) =>
    tx.first<{ row: string }>(
      sql`select to_jsonb(f)::text as row from subject_facts f where field = 'illness' and replaced_at is null`,
    ),
  );
  assert.ok(!stored?.row.includes('尿毒症'));
  const journal = await house.asOwner((tx) =>
    tx.all<{ row: string }>(sql`select to_jsonb(j)::text as row from journal j where name = 'fact.correct'`),
  );
  assert.ok(!journal.some(({ row }) => row.includes('尿毒症') || row.includes('儿子张强')));
  const held = await heldOf(subjectId, 'illness', desk);
  assert.deepEqual([held?.held.value, held?.held.mask?.zh], [null, '尿***']);
  const look = { subjectId, field: 'illness', purpose: '申请救助' };
  const refused = await house.run('fact.reveal', look, worker);
  assert.equal('problem' in refused && refused.problem.code, 'fact.not_yours');
  await assert.rejects(house.ask('fact.revealed', { subjectId, field: 'illness' }, desk), /not_found/);
  await house.act('fact.reveal', look, desk);
  const told = await house.ask<{ text: { zh: string } }>('fact.revealed', { subjectId, field: 'illness' }, desk);
  assert.equal(told.text.zh, '尿毒症');
  await assert.rejects(house.ask('fact.revealed', { subjectId, field: 'illness' }, secretary), /not_found/);
  house.clock.advance(10 * 60_000 + 1000);
  await assert.rejects(house.ask('fact.revealed', { subjectId, field: 'illness' }, desk), /not_found/);
});

test('a replaced value is forgotten when its days are over: that it was told stays, what was told is gone; the current one stays', async () => {
  const subjectId = personIds.elder;
  await house.act('fact.correct', { subjectId, field: 'illness', value: '已移植', reason: '术后' }, desk);
  const rows = () =>
    house.asOwner((tx) =>
      tx.all<{ isHeld: boolean; forgotten: boolean }>(sql`
        select cipher is not null as "isHeld", forgotten_at is not null as forgotten from subject_facts where subject_id = ${subjectId} and field = 'illness' order by ordinal`),
    );
  house.clock.advance(29 * dayMs);
  await forgetDaily.run(house.hand);
  assert.deepEqual(
    (await rows()).map(({ isHeld }) => isHeld),
    [true, true],
  );
  house.clock.advance(2 * dayMs);
  await forgetDaily.run(house.hand);
  assert.deepEqual(await rows(), [
    { isHeld: false, forgotten: true },
    { isHeld: true, forgotten: false },
  ]);
  const { tellings } = await house.ask<History>('fact.history', { subjectId, field: 'illness' }, desk);
  assert.deepEqual(
    tellings.map(({ isForgotten, sourceKind }) => [isForgotten, sourceKind]),
    [
      [false, 'correction'],
      [true, 'entry'],
    ],
  );
  await assert.rejects(
    house.database.transact((tx) => tx.all(sql`select app.forget_facts('person', 'helper', 0)`), { writes: true }),
    /only the house forgets/,
  );
});

test('outside one’s area there is no subject: not listed, not opened, not corrected, no history', async () => {
  const subjectId = personIds.elder;
  for (const [name, input] of [
    ['fact.list', { subjectId }],
    ['fact.history', { subjectId, field: 'helper' }],
    ['form.open', { form: 'care_visit', subjectId }],
    ['fact.revealed', { subjectId, field: 'illness' }],
  ] as const)
    await assert.rejects(house.ask(name, input, stranger), /not_found/, name);
  const outcome = await house.run(
    'fact.correct',
    { subjectId, field: 'helper', value: '外人', reason: '试试' },
    stranger,
  );
  assert.equal('problem' in outcome && outcome.problem.code, 'fact.not_found');
});

test('a field of another kind of subject is not taken for a person’s, nor a person’s form opened for a home', async () => {
  await assert.rejects(
    house.ask('form.open', { form: 'care_visit', subjectId: placeIds.dwelling101 }, worker),
    /not_found/,
  );
  const form = (await house.asOwner(listReachInForce)).flatMap(({ method }) => method.forms)[0];
  assert.ok(form);
  await assert.rejects(
    house.asOwner((tx) =>
      openForm(tx, {
        form,
        subjectId: placeIds.dwelling101,
        actor: { kind: 'system', name: 'test' },
        secrets: house.house.secrets,
      }),
    ),
    /not_found/,
  );
});

/** Several codes at once are compared in conditions; they are no field that anybody fills in. */
const lists = ['flags', 'departments'];

test('every field of the house has one column, and every column one field', () => {
  for (const kind of subjectKinds) {
    const fields = houseFields.filter(({ home }) => home === kind).map(({ field }) => field.name);
    const columns = [...houseColumnNames(kind), ...sealedColumnNames(kind)].filter((name) => !lists.includes(name));
    assert.deepEqual(columns.toSorted(), fields.toSorted(), kind);
  }
});
