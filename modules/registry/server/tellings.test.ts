// Columns of a person told by several: the later look holds whichever arrives first, two who did not know of each other stand before the desk that keeps the person and no other, and
// a number is seen whole by nobody without a look on record (ADR 10, ADR 11, rule 10).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { enter, type StaffActor } from '#kernel/server/actor.ts';
import { sql } from '#kernel/server/sql.ts';
import { addDays, dateOf, HOUR_MS, MINUTE_MS } from '#kernel/shared/clock/time.ts';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { newId } from '#kernel/shared/id.ts';
import { residentIdCheckDigit } from '#kernel/shared/identity/resident-id.ts';
import { compareTellings } from '#kernel/shared/tellings.ts';
import type * as fq from '#modules/facts/shared/queries.ts';
import { leasePhone } from '#modules/phones/server/fixtures/phone.ts';
import { openTestHouse, personIds, placeIds, type StaffHat } from '#testing/house.ts';
import { openSite } from '#testing/over-http.ts';
import type * as q from '../shared/queries.ts';
import { valuesOf } from './facts.ts';
import { findPerson } from './store.ts';
import { correct } from './tellings/correct.ts';

const house = await openTestHouse();
const { url } = await openSite(house);
const desk = await house.as('community_desk', 'dongzha');
const elsewhere = await house.as('community_desk', 'xizha');
const street = await house.as('street_supervisor', 'luohe');
const workers = await Promise.all([1, 2, 3].map((n) => house.as('grid_worker', 'dongzhaEast', n)));
const [one, two] = [workers[0]!, workers[1]!];

const contested = (as: StaffHat = desk) => house.ask<QueryAnswer<typeof fq.listContested>>('fact.contested', {}, as);
const page = (personId: string, as: StaffHat = desk) =>
  house.ask<QueryAnswer<typeof q.personPage>>('person.page', { personId }, as);
const history = async (personId: string, field: string) =>
  (await house.ask<QueryAnswer<typeof fq.factHistory>>('fact.history', { subjectId: personId, field }, desk)).tellings;
const code = async (name: string, input: unknown, as: StaffHat) => {
  const outcome = await house.run(name, input, as);
  return 'problem' in outcome ? outcome.problem.code : outcome.outcome;
};
const card = `37990019520304001${residentIdCheckDigit('37990019520304001')}`;
const since = (ms: number) => new Date(ms).toISOString();
async function resident(name: string): Promise<string> {
  const personId = newId();
  await house.act('person.add', { personId, name, stay: { stayId: newId(), placeId: placeIds.dwelling101 } }, desk);
  house.clock.advance(MINUTE_MS);
  return personId;
}
async function toldTwice(name: string): Promise<string> {
  const personId = await resident(name);
  const knownAt = since(house.clock.now());
  for (const [phone, by] of [
    ['19900056430', one],
    ['19900066430', two],
  ] as const) {
    house.clock.advance(MINUTE_MS);
    await house.act('person.correct', { personId, phone, knownAt }, by);
  }
  return personId;
}

test('a correction made off line that comes in after a later one is kept as history and takes nothing back', async () => {
  const personId = await resident('迟到甲');
  const nine = house.clock.now();
  const phone = await leasePhone(house, url, one);
  house.clock.advance(HOUR_MS);
  await house.act('person.correct', { personId, phone: '19900012222', knownAt: since(nine + HOUR_MS) }, two);
  house.clock.advance(HOUR_MS);
  const told = { personId, phone: '19900011111', note: '腿脚不便', knownAt: since(nine - HOUR_MS) };
  const { outcomes } = await phone.send({ name: 'person.correct', at: nine + MINUTE_MS, input: told });
  assert.deepEqual(
    outcomes.map(({ outcome }) => outcome),
    ['accepted'],
    'the note of it holds',
  );
  const { person, contested: marked } = await page(personId);
  assert.deepEqual([person.phoneMasked, person.note, marked], ['199****2222', '腿脚不便', ['phone']]);
  assert.deepEqual(
    (await history(personId, 'phone')).map(({ mask, byName, isCurrent }) => [mask?.zh, byName, isCurrent]),
    [
      ['199****2222', two.name, true],
      ['199****1111', one.name, false],
    ],
  );
  const found = async (text: string) =>
    (await house.ask<QueryAnswer<typeof q.findPersons>>('person.find', { text }, desk)).people.map(({ name }) => name);
  assert.deepEqual([await found('2222'), await found('1111')], [['迟到甲'], []], 'found by what holds');
  const { outcomes: again } = await phone.send({
    name: 'person.correct',
    at: nine + 2 * MINUTE_MS,
    input: { personId, phone: '19900011111' },
  });
  assert.deepEqual(
    again.map(({ outcome }) => outcome),
    ['superseded'],
    'nothing of it holds',
  );
});

test('two who did not know of each other stand before the desk with both numbers masked; one press decides, and both stay in the history', async () => {
  const personId = await toldTwice('两号乙');
  const row = (await contested()).contested.find(({ subject }) => subject.subjectId === personId);
  assert.deepEqual(
    row?.tellings.map(({ value, mask, byName, isCurrent, phone }) => [value, mask?.zh, byName, isCurrent, phone]),
    [
      [null, '199****6430', two.name, true, null],
      [null, '199****6430', one.name, false, null],
    ],
  );
  assert.deepEqual([row?.subject.name, row?.field.name], ['两号乙', 'phone']);
  const stored = await house.asOwner((tx) =>
    tx.all<{ row: string }>(
      sql`select to_jsonb(t)::text as row from person_tellings t where person_id = ${personId} and field = 'phone'`,
    ),
  );
  assert.equal(stored.length, 2);
  assert.ok(stored.every(({ row: text }) => !/19900/.test(text)));
  // The number that does not hold is seen whole by a look on record, as the one that does.
  const first = row?.tellings[1]?.telling ?? 0;
  const look = { personId, field: 'phone', purpose: '核定说法不一', telling: first };
  const { token } = (await house.act('person.reveal', look, desk)) as { token: string };
  assert.equal((await house.ask<{ value: string }>('person.revealed', { token }, desk)).value, '19900056430');
  const forged = token.replace(`.${first}.`, '..');
  await assert.rejects(house.ask('person.revealed', { token: forged }, desk), /reveal_over/);
  assert.deepEqual(
    (await page(personId)).looks.map(({ field, purpose, byName }) => [field, purpose, byName]),
    [['phone', '核定说法不一', desk.name]],
  );
  const other = await resident('别人丙');
  assert.equal(await code('person.reveal', { ...look, personId: other }, desk), 'registry.nothing_to_reveal');

  house.clock.advance(MINUTE_MS);
  const confirm = { subjectId: personId, field: 'phone', telling: first, reason: '打电话问过' };
  assert.equal(await code('fact.confirm', { ...confirm, field: 'name' }, desk), 'fact.not_told');
  assert.equal(await code('fact.confirm', { ...confirm, subjectId: other }, desk), 'fact.not_told');
  assert.equal(await code('fact.confirm', confirm, one), 'kernel.not_permitted');
  assert.equal(await code('fact.confirm', confirm, elsewhere), 'fact.not_found');
  await house.act('fact.confirm', confirm, desk);
  assert.deepEqual((await page(personId)).contested, []);
  assert.deepEqual(
    (await history(personId, 'phone')).map(({ byName, isCurrent, note }) => [byName, isCurrent, note]),
    [
      [desk.name, true, '打电话问过'],
      [two.name, false, ''],
      [one.name, false, ''],
    ],
  );
  const { token: held } = (await house.act(
    'person.reveal',
    { personId, field: 'phone', purpose: '核对资料' },
    desk,
  )) as { token: string };
  assert.equal((await house.ask<{ value: string }>('person.revealed', { token: held }, desk)).value, '19900056430');
});

test('asked again, it stays a question until somebody tells that column, and not another; whoever knew both ends it', async () => {
  const personId = await toldTwice('再问丁');
  const standing = async () =>
    (await contested()).contested.find(({ subject }) => subject.subjectId === personId)?.askedUntil;
  const dueOn = addDays(dateOf(house.clock.now()), 30);
  await house.act('fact.ask_again', { subjectId: personId, field: 'phone', dueOn }, desk);
  assert.equal(
    await code('fact.ask_again', { subjectId: personId, field: 'age', dueOn }, desk),
    'fact.not_found',
    'what is worked out is asked of nobody',
  );
  house.clock.advance(MINUTE_MS);
  await house.act('person.correct', { personId, note: '听力不好' }, one);
  assert.equal(await standing(), dueOn);
  await house.act('person.correct', { personId, phone: '19900066430' }, one);
  assert.equal(await standing(), undefined);
});

test('who saw what the other told contradicts nobody; nor do words, a list, or the card, which has the last word on birth', async () => {
  const personId = await resident('不争戊');
  const before = since(house.clock.now());
  for (const [input, by] of [
    [{ note: '白天不在家', knownAt: before }, one],
    [{ note: '晚上在家', knownAt: before }, two],
    [{ bornOn: '1951-02-03', knownAt: before }, one],
    [{ document: { number: card }, knownAt: before }, two],
    [{ political: 'masses', knownAt: before }, one],
  ] as const) {
    house.clock.advance(MINUTE_MS);
    await house.act('person.correct', { personId, ...input }, by);
  }
  house.clock.advance(MINUTE_MS);
  await house.act('person.correct', { personId, political: 'party_member', knownAt: since(house.clock.now()) }, two);
  const { contested: marked, person } = await page(personId);
  assert.deepEqual([marked, person.bornOn, person.political], [[], '1952-03-04', 'party_member']);
  // Whatever else writes the column (a list taken over) is told by nobody, and an older look takes none of it back.
  const phone = await leasePhone(house, url, one);
  const looked = house.clock.now();
  house.clock.advance(HOUR_MS);
  const { secrets } = house.house;
  const [cipher, hash] = [secrets.seal('19900033333'), secrets.hash('phone', '19900033333')];
  await house.database.transact(
    async (tx) => {
      await enter(tx, desk, secrets);
      tx.write(sql`update people set phone_cipher = ${cipher}, phone_hash = ${hash} where id = ${personId}`);
    },
    { writes: true },
  );
  await phone.send({ name: 'person.correct', at: looked, input: { personId, phone: '19900044444', knownAt: before } });
  assert.deepEqual(
    (await history(personId, 'phone')).map(({ mask, byName, isCurrent }) => [mask?.zh, byName, isCurrent]),
    [
      ['199****3333', null, true],
      ['199****4444', one.name, false],
    ],
  );
  assert.deepEqual((await page(personId)).contested, []);
});

test('another community sees nothing of it and writes nothing into it; the street reads names by their masks', async () => {
  const personId = await toldTwice('隔壁己');
  await house.act('person.correct', { personId, name: '隔壁庚', knownAt: since(house.clock.now() - HOUR_MS) }, one);
  assert.deepEqual((await contested(elsewhere)).contested, []);
  assert.equal((await contested(elsewhere)).total, 0);
  const seen = (await contested(street)).contested.filter(({ subject }) => subject.subjectId === personId);
  assert.ok(seen.length > 0);
  for (const { subject, tellings } of seen) {
    assert.equal(subject.name, '隔*庚');
    assert.ok(tellings.every(({ value }) => value === null || !value.toString().includes('隔壁')));
  }
  const rows = async (
    as: StaffHat,
    write?: (tx: Parameters<Parameters<typeof house.database.transact>[0]>[0]) => void,
  ) =>
    house.database.transact(
      async (tx) => {
        await enter(tx, as, house.house.secrets);
        write?.(tx);
        return (await tx.all(sql`select 1 as n from person_tellings where person_id = ${personId}`)).length;
      },
      { writes: write !== undefined },
    );
  assert.ok((await rows(desk)) > 0);
  assert.equal(await rows(elsewhere), 0);
  const forge = sql`insert into person_tellings (person_id, field, value, source_kind, observed_at) values (${personId}, 'note', '冒写', 'correction', app.now())`;
  await assert.rejects(
    rows(elsewhere, (tx) => tx.write(forge)),
    /row-level security/,
  );
  const rewrite = sql`update person_tellings set value = '改写' where person_id = ${personId}`;
  await assert.rejects(
    rows(desk, (tx) => tx.write(rewrite)),
    /permission denied/,
  );
});

const actorOf = ({ as: _, token: __, name, ...hat }: StaffHat): StaffActor => ({
  ...hat,
  kind: 'staff',
  staffName: name,
  reach: 'territory',
  unitName: '',
  unitKind: 'grid',
});

test('whatever order phones come in, the same values hold and the same tellings contradict each other', async () => {
  const personId = personIds.neighbour;
  const { secrets } = house.house;
  const telling = fc.record({
    phone: fc.constantFrom('19900010001', '19900010002', null),
    bornOn: fc.constantFrom(undefined, '1950-01-01', '1951-01-01'),
    by: fc.integer({ min: 0, max: 2 }),
    minute: fc.integer({ min: 0, max: 5 }),
  });
  const base = house.clock.now();
  await fc.assert(
    fc.asyncProperty(
      fc.array(telling, { minLength: 2, maxLength: 4 }).chain((all) => {
        const named = all.map((each) => ({ ...each, commandId: newId() }));
        return fc.tuple(fc.constant(named), fc.shuffledSubarray(named, { minLength: named.length }));
      }),
      async (orders) => {
        const ends: unknown[] = [];
        for (const order of orders) {
          await house.asOwner((tx) => tx.all(sql`delete from person_tellings where person_id = ${personId}`));
          house.clock.set(base + 2 * HOUR_MS);
          for (const { phone, bornOn, by, minute, commandId } of order) {
            house.clock.advance(1000);
            await house.asOwner(async (tx) => {
              const person = await findPerson(tx, personId);
              assert.ok(person);
              const values = await valuesOf({ phone, bornOn }, secrets);
              const context = { tx, actor: actorOf(workers[by]!), secrets, now: tx.now, commandId };
              const doneAt = base + minute * MINUTE_MS;
              await correct({ ...context, doneAt }, { person, values, note: '', knownAt: since(base) });
            });
          }
          const { person, contested: marked } = await page(personId);
          const open = (await contested()).contested
            .filter(({ subject }) => subject.subjectId === personId)
            .map(({ field, tellings }) => [
              field.name,
              tellings
                .map(({ doneAt, byName, value, mask }) => `${doneAt.getTime()} ${byName} ${value} ${mask?.zh}`)
                .toSorted(),
            ])
            .toSorted();
          assert.ok(
            open.every(([, tellings]) => (tellings?.length ?? 0) > 1),
            'both sides are told',
          );
          ends.push([person.phoneMasked, person.bornOn, marked, open]);
          const last = order
            .map(({ phone: value, minute, commandId }) => ({ value, observedAt: minute, sourceId: commandId }))
            .toSorted(compareTellings)
            .at(-1);
          assert.equal(person.phoneMasked?.slice(-1), last?.value?.slice(-1), 'the latest look holds');
        }
        assert.deepEqual(ends[0], ends[1]);
      },
    ),
    { numRuns: 15 },
  );
});
