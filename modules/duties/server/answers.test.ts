// What the screens are told beside the turns themselves: who it is, masked where it must be, whom one has been to, and the names behind every number.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from '#kernel/server/sql.ts';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { newId } from '#kernel/shared/id.ts';
import sixVisits from '#methods/six-visits/method.ts';
import { keepRegisters } from '#modules/registers/server/reactions.ts';
import { openTestHouse, personIds, system, unitIds } from '#testing/house.ts';
import type { dutyCoverage, listDuties, listVisits, myDuties } from '../shared/queries.ts';
import { planDuties } from './reactions.ts';

const house = await openTestHouse();
type Mine = QueryAnswer<typeof myDuties>;
type Story = QueryAnswer<typeof listVisits>;
type Coverage = QueryAnswer<typeof dutyCoverage>;
type Names = QueryAnswer<typeof listDuties>;
const subjectId = personIds.elder;

before(async () => {
  await house.act('method.publish', { methodId: newId(), body: sixVisits }, system);
  const desk = await house.as('community_desk', 'dongzha');
  await house.act(
    'person.flag',
    { flagId: newId(), personId: subjectId, flag: 'lone_elder', reason: '入户核实' },
    desk,
  );
  await house.act('register.lay_out', { districtId: unitIds.district }, system);
  await keepRegisters.run(house.hand);
  await house.act('duty.lay_out', { districtId: unitIds.district }, system);
  await planDuties.run(house.hand);
});

test('the one at the door sees the name and its initials; the street sees neither', async () => {
  const worker = await house.as('grid_worker', 'dongzhaEast');
  const mine = await house.ask<Mine>('duty.mine', { span: 'open' }, worker);
  const elder = mine.subjects.find((one) => one.subjectId === subjectId);
  assert.ok(elder?.initials && elder.placeId && !elder.isNameMasked);
  const street = await house.as('street_supervisor', 'luohe');
  const { subject } = await house.ask<Story>('visit.list', { subjectId }, street);
  assert.equal(subject?.isNameMasked, true);
  assert.notEqual(subject?.name, elder.name);
  assert.equal(subject && 'initials' in subject ? subject.initials : null, null);
});

test('nobody of another district is told that there is such a person', async () => {
  const other = await house.as('grid_worker', 'otherGrid');
  const { subject, visits, open } = await house.ask<Story>('visit.list', { subjectId }, other);
  assert.deepEqual([subject, visits, open], [null, [], []]);
});

test('turns of a place without a grid are counted elsewhere, and the number opens exactly those', async () => {
  const desk = await house.as('community_desk', 'dongzha');
  const row = await house.asOwner((tx) =>
    tx.first<{ rhythmId: string; slot: string; placeId: string }>(sql`
      select d.rhythm_id as "rhythmId", d.slot, d.place_id as "placeId" from duties d join duty_rhythms y on y.id = d.rhythm_id
       where y.code = 'lone_elder_visit' and d.subject_id = ${subjectId} limit 1`),
  );
  const { rhythmId, slot, placeId } = row!;
  const coverage = () => house.ask<Coverage>('duty.coverage', { rhythmId, slot }, desk);
  const names = async (isElsewhere: boolean) => {
    const { rows, total } = await house.ask<Names>('duty.list', { rhythmId, slot, isElsewhere }, desk);
    assert.equal(rows.length, total);
    return rows.map((one) => one.subjectId);
  };
  assert.equal((await coverage()).elsewhere.open, 0);
  assert.deepEqual(await names(true), []);
  await house.asOwner((tx) => tx.all(sql`delete from place_grids where place_id = ${placeId}`));
  const now = await coverage();
  assert.equal(now.elsewhere.open, (await names(true)).length);
  assert.deepEqual(await names(true), [subjectId]);
  assert.ok((await names(false)).includes(subjectId));
});

test('whom one has been to today is one row each, with what it closed; a try in vain is none', async () => {
  const desk = await house.as('community_desk', 'dongzha');
  const done = async () => (await house.ask<Mine>('duty.mine', {}, desk)).done;
  const visit = (outcome: string) =>
    house.act('visit.record', { visitId: newId(), subjectId, action: 'visit', outcome }, desk);
  await visit('not_home');
  assert.deepEqual(await done(), []);
  await visit('done');
  await visit('done');
  const [only, ...others] = await done();
  assert.deepEqual([only?.subjectId, only?.outcome, others], [subjectId, 'done', []]);
  const { visits } = await house.ask<Story>('visit.list', { subjectId }, desk);
  assert.deepEqual(visits.map(({ closed }) => closed.map(({ zh }) => zh)).toReversed(), [[], ['走访独居老人'], []]);
});
