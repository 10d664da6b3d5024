// A grid of 3,000 people is split in mid-month: no duty is lost or doubled, both halves' coverage is right as it was then and as it is now.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from '#kernel/server/sql.ts';
import { newId } from '#kernel/shared/id.ts';
import type { ReachMethodInput } from '#modules/methods/shared/reach-method.ts';
import { keepRegisters, layOutMethods } from '#modules/registers/server/reactions.ts';
import { openTestHouse, system, unitIds } from '#testing/house.ts';
import { planDuties } from './reactions.ts';

const house = await openTestHouse();
house.clock.set(Date.parse('2026-03-02T08:00:00+08:00'));

const title = { zh: '全体', en: 'Everybody' };
const everybody: ReachMethodInput = {
  kind: 'reach',
  name: 'everybody',
  version: '1.0.0',
  title,
  summary: title,
  effectiveFrom: '2022-01-01',
  registers: [
    {
      code: 'everybody',
      title,
      purpose: title,
      subject: 'person',
      membership: { rule: { field: 'name', isKnown: true } },
      sensitivity: 'normal',
    },
  ],
  rhythms: [
    {
      code: 'monthly',
      title,
      register: 'everybody',
      action: 'visit',
      cadence: { every: 'month' },
      onDayOff: 'same_day',
      role: 'grid_worker',
      rank: 3,
      minutes: 5,
    },
  ],
};

const [communityId, gridId, other, north, south] = [newId(), newId(), newId(), newId(), newId()];
const estates = [newId(), newId()];
const homesEach = 750;

async function settle(): Promise<{ people: { id: string; half: number }[] }> {
  await house.act(
    'unit.add',
    { unitId: communityId, parentId: unitIds.jiezhuang, kind: 'community', name: '龙湖社区' },
    system,
  );
  for (const [unitId, name] of [
    [gridId, '龙湖一网格'],
    [other, '龙湖二网格'],
  ] as const)
    await house.act('unit.add', { unitId, parentId: communityId, kind: 'grid', name }, system);
  await house.act(
    'place.add',
    { places: estates.map((placeId, i) => ({ placeId, communityId, gridId, kind: 'estate', name: `龙湖${i + 1}期` })) },
    system,
  );
  const buildings = estates.map((parentId, i) => ({
    placeId: newId(),
    parentId,
    communityId,
    gridId,
    kind: 'building',
    name: `${i + 1}号楼`,
  }));
  await house.act('place.add', { places: buildings }, system);
  const homes = buildings.flatMap(({ placeId: parentId }, half) =>
    Array.from({ length: homesEach }, (_, n) => ({ placeId: newId(), parentId, half, name: String(101 + n) })),
  );
  for (const half of [0, 1]) {
    const places = homes
      .filter((home) => home.half === half)
      .map(({ placeId, parentId, name }) => ({ placeId, parentId, name, communityId, gridId, kind: 'dwelling' }));
    await house.act('place.add', { places }, system);
  }
  const people = homes.flatMap(({ placeId, half }) => [newId(), newId()].map((id) => ({ id, placeId, half })));
  await house.asOwner(async (tx) => {
    await tx.all(
      sql`insert into people (id, district_id, name) select id, ${unitIds.district}, '张三' from jsonb_to_recordset(${sql.json(people)}::jsonb) as p (id uuid)`,
    );
    await tx.all(sql`insert into stays (id, district_id, person_id, place_id, kind, valid)
      select gen_random_uuid(), ${unitIds.district}, id, "placeId", 'living', daterange(app.today() - 10, null) from jsonb_to_recordset(${sql.json(people)}::jsonb) as p (id uuid, "placeId" uuid)`);
  });
  return { people };
}

async function plan() {
  await layOutMethods.run(house.hand);
  await keepRegisters.run(house.hand);
  await house.run('duty.lay_out', { districtId: unitIds.district }, system);
  await planDuties.run(house.hand);
}

type Coverage = { total: Record<string, number>; rows: { unitId: string; counts: Record<string, number> }[] };

test('a split in mid-month loses and doubles no duty, and tells each half as it was then and as it is now', async () => {
  const { people } = await settle();
  await house.act('method.publish', { methodId: newId(), body: everybody, approvedBy: '区社会工作部' }, system);
  await plan();
  const worker = await house.asOwner(async (tx) =>
    tx.first<{ n: number }>(sql`select count(*) as n from duties d where d.community_id = ${communityId}`),
  );
  assert.equal(worker?.n, 3000);
  const rhythmId =
    (
      await house.asOwner((tx) =>
        tx.first<{ id: string }>(
          sql`select id from duty_rhythms where code = 'monthly' and district_id = ${unitIds.district}`,
        ),
      )
    )?.id ?? '';
  const supervisor = await house.as('street_supervisor', 'jiezhuang');
  const coverage = (unitId: string, asOf?: string) =>
    house.ask<Coverage>('duty.coverage', { rhythmId, slot: '2026-03', unitId, asOf }, supervisor);
  const of = async (unitId: string, asOf?: string) => {
    const { done, open, missed } = (await coverage(unitId, asOf)).total;
    return { done, open, missed };
  };

  // By the 15th a hundred are visited: 60 in what will be the north, 40 in the south.
  house.clock.set(Date.parse('2026-03-15T10:00:00+08:00'));
  const visited = [
    ...people.filter(({ half }) => half === 0).slice(0, 60),
    ...people.filter(({ half }) => half === 1).slice(0, 40),
  ];
  for (const { id } of visited)
    await house.act('visit.record', { visitId: newId(), subjectId: id, action: 'visit', outcome: 'done' }, supervisor);
  house.clock.set(Date.parse('2026-03-15T12:00:00+08:00'));
  const then = new Date(house.clock.now()).toISOString();
  assert.deepEqual(await of(gridId), { done: 100, open: 2900, missed: 0 });

  house.clock.set(Date.parse('2026-03-16T09:00:00+08:00'));
  const redrawId = newId();
  const newGrid = (id: string, name: string) => ({ gridId: id, name, level: 1, parentId: communityId });
  await house.act(
    'redraw.rehearse',
    {
      redrawId,
      communityId,
      plan: {
        newGrids: [newGrid(north, '龙湖北网格'), newGrid(south, '龙湖南网格')],
        moves: [
          { buildingIds: [estates[0]], toGridId: north },
          { buildingIds: [estates[1]], toGridId: south },
        ],
        endGrids: [{ gridId, successorId: north }],
      },
    },
    system,
  );
  await house.act('redraw.apply', { redrawId }, system);
  house.clock.set(Date.parse('2026-03-16T09:10:00+08:00'));
  await plan();

  const all = await house.asOwner((tx) =>
    tx.first<{ n: number; once: number }>(
      sql`select count(*) as n, count(distinct subject_id) as once from duties where rhythm_id = ${rhythmId} and community_id = ${communityId}`,
    ),
  );
  assert.deepEqual(all, { n: 3000, once: 3000 });
  assert.deepEqual(await of(north), { done: 60, open: 1440, missed: 0 });
  assert.deepEqual(await of(south), { done: 40, open: 1460, missed: 0 });
  assert.deepEqual(await of(communityId), { done: 100, open: 2900, missed: 0 });
  // As it was then: one grid with all of it; its halves were not there.
  assert.deepEqual(await of(gridId, then), { done: 100, open: 2900, missed: 0 });
  assert.deepEqual(await of(north, then), { done: 0, open: 0, missed: 0 });
  assert.deepEqual(
    (await coverage(communityId, then)).rows.filter(({ counts }) => (counts.done ?? 0) > 0).map(({ unitId }) => unitId),
    [gridId],
  );

  house.clock.set(Date.parse('2026-04-01T08:00:00+08:00'));
  assert.deepEqual(await of(north), { done: 60, open: 0, missed: 1440 });
  assert.deepEqual(await of(south), { done: 40, open: 0, missed: 1460 });
});
