// 桩桩件件 (A13): what was done is entered once and found from the place and from the person; a look at a place tells its day by itself (M10).
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from '#kernel/server/sql.ts';
import { newId } from '#kernel/shared/id.ts';
import placesBasic from '#methods/places-basic/method.ts';
import { checkReach } from '#modules/methods/shared/check-reach.ts';
import { keepRegisters, layOutMethods } from '#modules/registers/server/reactions.ts';
import { openTestHouse, personIds, placeIds, system, unitIds } from '#testing/house.ts';
import { planDuties } from './reactions.ts';

const house = await openTestHouse();
house.clock.set(Date.parse('2026-03-11T09:00:00+08:00'));
const hazardId = newId();

before(async () => {
  await house.as('grid_worker', 'dongzhaEast');
  await house.act('method.publish', { methodId: newId(), body: placesBasic }, system);
  const desk = await house.as('community_desk', 'dongzha');
  const place = {
    placeId: hazardId,
    communityId: unitIds.dongzha,
    kind: 'hazard_point',
    name: '下凹桥',
    gridId: unitIds.dongzhaEast,
  };
  await house.act('place.add', { places: [place] }, desk);
  await layOutMethods.run(house.hand);
  await keepRegisters.run(house.hand);
  await house.run('duty.lay_out', { districtId: unitIds.district }, system);
  await planDuties.run(house.hand);
});

type Listed = { visits: { visitId: string; note: string; of: { subjectId: string; name: string | null } | null }[] };
const listed = async (subjectId: string, hat: Parameters<typeof house.ask>[2]) =>
  (await house.ask<Listed>('visit.list', { subjectId }, hat)).visits.map(({ note, of }) => [
    note,
    of?.subjectId ?? null,
  ]);
const record = async (subjectId: string, values: Record<string, unknown>) =>
  house.act(
    'visit.record',
    { visitId: newId(), subjectId, action: 'visit', outcome: 'done', ...values },
    await house.as('community_desk', 'dongzha'),
  );

test('a visit to a person stands on the page of the home where they lived on that day, also told after they moved, and on their own', async () => {
  const desk = await house.as('community_desk', 'dongzha');
  await record(personIds.neighbour, { note: '送米面油' });
  await record(placeIds.dwelling201, { note: '查看燃气' });
  assert.deepEqual(await listed(placeIds.dwelling201, desk), [
    ['查看燃气', null],
    ['送米面油', personIds.neighbour],
  ]);
  assert.deepEqual(await listed(personIds.neighbour, desk), [['送米面油', null]]);

  const stay = { stayId: newId(), placeId: placeIds.dwelling102 };
  house.clock.set(Date.parse('2026-03-12T09:00:00+08:00'));
  await house.act('person.move', { personId: personIds.neighbour, stay }, desk);
  await record(personIds.neighbour, { note: '补记昨天', happenedAt: '2026-03-11T10:00:00+08:00' });
  house.clock.set(Date.parse('2026-03-13T09:00:00+08:00'));
  await record(personIds.neighbour, { note: '新家看望' });
  assert.deepEqual(
    (await listed(placeIds.dwelling201, desk)).map(([note]) => note),
    ['补记昨天', '查看燃气', '送米面油'],
  );
  const atNewHome = (await listed(placeIds.dwelling102, desk)).map(([note]) => note);
  assert.ok(atNewHome.includes('新家看望'));
  assert.ok(!atNewHome.includes('补记昨天'));
});

test('who may not see a name reads the visit without it', async () => {
  const street = await house.as('street_supervisor', 'luohe');
  const { visits } = await house.ask<Listed>('visit.list', { subjectId: placeIds.dwelling201 }, street);
  const name = visits.find(({ note }) => note === '送米面油')?.of?.name;
  assert.match(name ?? '', /[*＊某]/);
});

test('a look fills the day of the last look: not a look that leaves out what is needed, an attempt, a drill, or one told late of an earlier day', async () => {
  const inspectedOn = () =>
    house.asOwner((tx) =>
      tx.first<{ value: string; source_kind: string }>(sql`
        select value #>> '{}' as value, source_kind from subject_facts where subject_id = ${hazardId} and field = 'inspectedOn' and replaced_at is null`),
    );
  const look = (values: Record<string, unknown>) => record(hazardId, { action: 'inspect', ...values });
  const told = [{ field: 'hazardState', value: 'none' }];
  await look({});
  await look({ told, isDrill: true });
  await record(hazardId, { note: '路过' });
  assert.equal(await inspectedOn(), undefined);
  await look({ told, outcome: 'found' });
  assert.deepEqual(await inspectedOn(), { value: '2026-03-13', source_kind: 'visit' });
  house.clock.set(Date.parse('2026-03-20T09:00:00+08:00'));
  await look({ told });
  await look({ told, happenedAt: '2026-03-18T09:00:00+08:00' });
  assert.equal((await inspectedOn())?.value, '2026-03-20');
});

test('a field that the work tells is a date of the subject, and no form asks for it', () => {
  const codesOf = (candidate: unknown) => {
    const checked = checkReach(candidate);
    return checked.isValid ? [] : checked.problems.map(({ code }) => code);
  };
  assert.deepEqual(codesOf(placesBasic), []);
  const asks = { ...placesBasic, forms: placesBasic.forms?.map((form) => ({ ...form, fields: ['inspectedOn'] })) };
  assert.deepEqual(
    codesOf(asks),
    placesBasic.forms?.map(() => 'field_of_work'),
    'each form that asks is named',
  );
  const text = placesBasic.fields?.map((entry) =>
    entry.field.name === 'inspectedOn' ? { ...entry, field: { ...entry.field, type: 'text' as const } } : entry,
  );
  assert.ok(codesOf({ ...placesBasic, fields: text }).includes('day_of_work_misplaced'));
});
