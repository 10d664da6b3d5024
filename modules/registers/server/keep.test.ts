import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from '#kernel/server/sql.ts';
import { newId } from '#kernel/shared/id.ts';
import sixVisits from '#methods/six-visits/method.ts';
import { openTestHouse, personIds, placeIds, system } from '#testing/house.ts';
import { keepRegisters, layOutMethods } from './reactions.ts';
import { forgetTouched, readTouched } from './store/keep.ts';

const house = await openTestHouse();

const membersOf = (code: string, at = 'infinity') =>
  house
    .asOwner((tx) =>
      tx.all<{ id: string }>(sql`
        select m.subject_id as id from register_members m join subject_registers r on r.id = m.register_id
         where r.code = ${code} and m.from_at <= ${at === 'infinity' ? new Date(house.clock.now()) : new Date(at)}
           and (m.to_at is null or m.to_at > ${at === 'infinity' ? new Date(house.clock.now()) : new Date(at)}) order by 1`),
    )
    .then((rows) => rows.map(({ id }) => id));

async function kept() {
  await layOutMethods.run(house.hand);
  await keepRegisters.run(house.hand);
}

before(async () => {
  await house.act('method.publish', { methodId: newId(), body: sixVisits }, system);
  await kept();
});

test('a flag puts a person on the register kept by it, and its end takes them off with the time', async () => {
  const desk = await house.as('community_desk', 'dongzha');
  assert.deepEqual(await membersOf('weak'), []);
  const flagId = newId();
  const beforeAt = new Date(house.clock.now()).toISOString();
  await house.act('person.flag', { flagId, personId: personIds.elder, flag: 'weak', reason: '体弱' }, desk);
  await kept();
  assert.deepEqual(await membersOf('weak'), [personIds.elder]);
  const betweenAt = new Date(house.clock.now()).toISOString();
  await house.act('person.unflag', { flagId, reason: '康复' }, desk);
  await kept();
  assert.deepEqual(await membersOf('weak'), []);
  assert.deepEqual(await membersOf('weak', beforeAt), []);
  assert.deepEqual(await membersOf('weak', betweenAt), [personIds.elder]);
});

test('a register by rule is worked out from facts: whoever turns eighty is on it the next morning', async () => {
  await house.asOwner((tx) =>
    tx.all(
      sql`update people set born_on = app.today() - interval '80 years' + interval '1 day' where id = ${personIds.elder}`,
    ),
  );
  await kept();
  assert.ok(!(await membersOf('elder_80')).includes(personIds.elder));
  house.clock.advance(24 * 3_600_000);
  await kept();
  assert.ok((await membersOf('elder_80')).includes(personIds.elder));
});

test('a subject stands for each person, dwelling, shop and unit, at its place, and follows a move at once', async () => {
  const rows = await house.asOwner((tx) =>
    tx.all<{ kind: string; count: number }>(sql`select kind, count(*) as count from subjects group by 1 order by 1`),
  );
  assert.deepEqual(
    rows.map(({ kind }) => kind),
    ['household', 'person', 'place', 'unit'],
  );
  const place = () =>
    house.asOwner((tx) =>
      tx.first<{ id: string }>(sql`select place_id as id from subjects where id = ${personIds.elder}`),
    );
  const home = (await place())?.id;
  const desk = await house.as('community_desk', 'dongzha');
  await house.act(
    'person.move',
    { personId: personIds.elder, stay: { stayId: newId(), placeId: placeIds.dwelling201, relation: 'head' } },
    desk,
  );
  assert.notEqual((await place())?.id, home);
  assert.equal((await place())?.id, placeIds.dwelling201);
});

test('after an import of a district everybody is looked at once, and what was touched meanwhile is not forgotten', async () => {
  const desk = await house.as('community_desk', 'dongzha');
  const flag = (personId: string) =>
    house.act('person.flag', { flagId: newId(), personId, flag: 'unemployed', reason: '入户核实' }, desk);
  await flag(personIds.elder);
  await house.asOwner((tx) =>
    tx.all(sql`insert into touched_subjects (subject_id) select ${personIds.elder} from generate_series(1, 20001)`),
  );
  await kept();
  assert.deepEqual(await membersOf('unemployed'), [personIds.elder]);
  const left = () => house.asOwner((tx) => tx.all(sql`select subject_id from touched_subjects`));
  assert.deepEqual(await left(), []);
  const snapshot = await house.asOwner((tx) => readTouched(tx, 1));
  await flag(personIds.neighbour);
  await house.asOwner(async (tx) => forgetTouched(tx, snapshot.snapshot));
  assert.notDeepEqual(await left(), []);
  await kept();
  assert.deepEqual(await membersOf('unemployed'), [personIds.elder, personIds.neighbour].toSorted());
});
