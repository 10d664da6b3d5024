import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from '#kernel/server/sql.ts';
import { newId } from '#kernel/shared/id.ts';
import { openTestHouse, system, unitIds } from '#testing/house.ts';
import type { Answerable } from '../shared/queries.ts';
import type { RedrawPreview } from '../shared/redraw.ts';
import { applyDueRedraws, sweepAfterRedraw } from './reactions.ts';

const house = await openTestHouse();
const secretary = await house.as('community_secretary', 'dabu');
const minute = 60_000;

/** A community of its own: two estates of ten buildings, each building with `each` dwellings of two people. */
async function settle(name: string, each: number) {
  const communityId = newId();
  await house.act('unit.add', { unitId: communityId, parentId: unitIds.jiezhuang, kind: 'community', name }, system);
  const gridId = newId();
  const other = newId();
  await house.act('unit.add', { unitId: gridId, parentId: communityId, kind: 'grid', name: `${name}一网格` }, system);
  await house.act('unit.add', { unitId: other, parentId: communityId, kind: 'grid', name: `${name}二网格` }, system);
  const estates = [newId(), newId()];
  const buildings = estates.flatMap((parentId) => Array.from({ length: 10 }, () => ({ placeId: newId(), parentId })));
  const dwellings = buildings.flatMap((b) =>
    Array.from({ length: each }, (_, d) => ({ placeId: newId(), parentId: b.placeId, name: String(101 + d) })),
  );
  const at = (more: object) => ({ communityId, gridId, ...more });
  await house.act(
    'place.add',
    { places: estates.map((placeId, i) => at({ placeId, kind: 'estate', name: `${name}${i + 1}期` })) },
    system,
  );
  await house.act(
    'place.add',
    { places: buildings.map((b, i) => at({ ...b, kind: 'building', name: `${(i % 10) + 1}号楼` })) },
    system,
  );
  for (let i = 0; i < dwellings.length; i += 1000)
    await house.act(
      'place.add',
      { places: dwellings.slice(i, i + 1000).map((d) => at({ ...d, kind: 'dwelling' })) },
      system,
    );
  await house.asOwner(async (tx) => {
    const people = dwellings.flatMap(({ placeId }) => [newId(), newId()].map((id) => ({ id, place: placeId })));
    await tx.all(
      sql`insert into people (id, district_id, name) select id, ${unitIds.district}, '张三' from jsonb_to_recordset(${sql.json(people)}::jsonb) as p (id uuid)`,
    );
    await tx.all(sql`insert into stays (id, district_id, person_id, place_id, kind, valid)
      select gen_random_uuid(), ${unitIds.district}, id, place, 'living', daterange(app.today() - 10, null) from jsonb_to_recordset(${sql.json(people)}::jsonb) as p (id uuid, place uuid)`);
  });
  return { communityId, gridId, other, estates, buildings, dwellings };
}

async function addRequest(territoryId: string, communityId: string, placeId: string | null, state = 'dispatched') {
  const id = newId();
  await house.asOwner(async (tx) => {
    const method = newId();
    await tx.all(sql`insert into method_versions (id, name, version, body) values (${method}, ${method}, 1, '{}')`);
    await tx.all(sql`
      insert into requests (id, district_id, request_no, method_version_id, channel, state, territory_id, desk_unit_id, place_id, summary, received_at)
      values (${id}, ${unitIds.district}, ${id.slice(-8)}, ${method}, 'walk_in', ${state}, ${territoryId}, ${communityId}, ${placeId}, '楼道灯不亮', app.now())`);
    await tx.all(
      sql`insert into request_search (request_id, received_at, tokens) values (${id}, app.now(), array_to_tsvector(array['灯', 'u:' || ${territoryId}::text]))`,
    );
  });
  return id;
}
const territoryOf = (id: string) =>
  house.asOwner(
    async (tx) =>
      (
        await tx.first<{ territoryId: string }>(
          sql`select territory_id as "territoryId" from requests where id = ${id}`,
        )
      )?.territoryId,
  );
const refused = async (name: string, input: unknown, as: Parameters<typeof house.run>[2] = system) => {
  const outcome = await house.run(name, input, as);
  return outcome.outcome === 'rejected' ? outcome.problem : undefined;
};

test('[A1] a grid of 3,000 people is split mid-year: each dwelling once, open requests follow, yesterday keeps its owner', async () => {
  const town = await settle('龙湖社区', 75);
  const chiefId = newId();
  await house.asOwner(async (tx) => {
    await tx.all(sql`insert into staff (id, district_id, name) values (${chiefId}, ${unitIds.district}, '高爱华')`);
    await tx.all(
      sql`insert into posts (id, district_id, staff_id, role, unit_id) values (${newId()}, ${unitIds.district}, ${chiefId}, 'grid_chief', ${town.gridId})`,
    );
  });
  await house.act('contract.make', { contractId: newId(), gridId: town.gridId, staffId: chiefId }, system);
  const [homeOfFirst, homeOfSecond] = [town.dwellings[0]?.placeId ?? '', town.dwellings.at(-1)?.placeId ?? ''];
  const inFirst = await addRequest(town.gridId, town.communityId, homeOfFirst);
  const inSecond = await addRequest(town.gridId, town.communityId, homeOfSecond);
  const nowhere = await addRequest(town.gridId, town.communityId, null);
  const closed = await addRequest(town.gridId, town.communityId, homeOfSecond, 'closed');
  house.clock.advance(10 * minute);
  const yesterday = new Date(house.clock.now()).toISOString();
  house.clock.advance(10 * minute);

  const [north, south] = [newId(), newId()];
  const plan = {
    newGrids: [
      { gridId: north, name: '龙湖北网格', level: 1, parentId: town.communityId },
      { gridId: south, name: '龙湖南网格', level: 1, parentId: town.communityId },
    ],
    moves: [
      { buildingIds: [town.estates[0]], toGridId: north },
      { buildingIds: [town.estates[1]], toGridId: south },
    ],
    endGrids: [{ gridId: town.gridId, successorId: north }],
  };
  const redrawId = newId();
  const forgot = await refused('redraw.rehearse', {
    redrawId,
    communityId: town.communityId,
    plan: { ...plan, moves: plan.moves.slice(0, 1) },
  });
  assert.equal(forgot?.code, 'territory.redraw_faulty');
  assert.match(forgot?.title.zh ?? '', /没有划入任何网格 761 处/);
  const doubled = await refused('redraw.rehearse', {
    redrawId,
    communityId: town.communityId,
    plan: { ...plan, moves: [...plan.moves, { buildingIds: [town.estates[1]], toGridId: north }] },
  });
  assert.match(doubled?.title.zh ?? '', /划给了两个网格 761 处（龙湖社区2期/);

  await house.act('redraw.rehearse', { redrawId, communityId: town.communityId, plan }, system);
  const { preview } = await house.ask<{ preview: RedrawPreview }>('redraw.page', { redrawId }, system);
  const figures = Object.fromEntries(
    preview.grids.map((g) => [g.name, [g.before?.people ?? 0, g.after?.people ?? 0, g.after?.required ?? 0]]),
  );
  assert.deepEqual(figures, { 龙湖社区一网格: [3000, 0, 0], 龙湖北网格: [0, 1500, 3], 龙湖南网格: [0, 1500, 3] });
  assert.deepEqual(
    preview.requests.map((r) => [r.id, r.toGridId, r.rule]).sort(),
    [
      [inFirst, north, 'with_its_place'],
      [inSecond, south, 'with_its_place'],
      [nowhere, north, 'to_the_successor'],
    ].sort(),
  );
  assert.deepEqual(
    preview.postsEnded.map((post) => post.staffName),
    ['高爱华'],
  );
  assert.equal(preview.contractsEnded.length, 1);
  assert.deepEqual(preview.vacancies.map((v) => v.gridName).sort(), ['龙湖北网格', '龙湖南网格']);
  assert.equal(await territoryOf(inFirst), town.gridId, 'a rehearsal touches nothing');

  await house.act('redraw.apply', { redrawId }, system);
  assert.deepEqual(await Promise.all([inFirst, inSecond, nowhere, closed].map(territoryOf)), [
    north,
    south,
    north,
    town.gridId,
  ]);
  const now = await house.ask<Answerable>('place.grid_of', { placeId: homeOfSecond }, system);
  const past = await house.ask<Answerable>('place.grid_of', { placeId: homeOfSecond, at: yesterday }, system);
  assert.deepEqual([now.gridName, now.gridChief, now.contracts.length], ['龙湖南网格', null, 0]);
  assert.deepEqual([past.gridName, past.gridChief?.name, past.contracts.length], ['龙湖社区一网格', '高爱华', 1]);
  const people = async (at?: string) => {
    const { units } = await house.ask<{ units: { name: string; figures: { people: number } }[] }>(
      'unit.tree',
      { rootId: town.communityId, ...(at ? { at } : {}) },
      system,
    );
    return Object.fromEntries(units.map((unit) => [unit.name, unit.figures.people]));
  };
  assert.deepEqual(await people(), { 龙湖社区: 3000, 龙湖北网格: 1500, 龙湖南网格: 1500, 龙湖社区二网格: 0 });
  assert.deepEqual(await people(yesterday), { 龙湖社区: 3000, 龙湖社区一网格: 3000, 龙湖社区二网格: 0 });
  const rows = await house.asOwner((tx) =>
    tx.all<{ n: number }>(
      sql`select count(*) as n from place_grids where place_id = ${homeOfSecond} union all select count(*) from place_grids where place_id = ${homeOfSecond} and upper_inf(valid)`,
    ),
  );
  assert.deepEqual(
    rows.map((row) => row.n),
    [2, 1],
    'the old owner stays on record',
  );
  const [found] = await house.asOwner((tx) =>
    tx.all<{ n: number }>(sql`select count(*) as n from request_search where tokens @@ ${`'u:${south}'`}::tsquery`),
  );
  assert.equal(found?.n, 1, 'the post of the new grid finds the request by its words');
  assert.equal((await refused('redraw.apply', { redrawId }))?.code, 'territory.redraw_applied');
  assert.equal(
    (await refused('place.assign_grid', { assignments: [{ placeId: homeOfFirst, gridId: town.gridId }] }))?.code,
    'territory.unit_ended',
  );
});

test('[A1] applying refuses when the ground has shifted, says what did, and a new request is no reason', async () => {
  const town = await settle('凤凰社区', 2);
  const redrawId = newId();
  const plan = { moves: [{ buildingIds: [town.estates[1]], toGridId: town.other }] };
  const rehearse = () => house.act('redraw.rehearse', { redrawId, communityId: town.communityId, plan }, system);
  await rehearse();
  await house.act(
    'place.add',
    {
      places: [
        {
          placeId: newId(),
          communityId: town.communityId,
          parentId: town.buildings[19]?.placeId,
          kind: 'dwelling',
          name: '901',
        },
      ],
    },
    system,
  );
  const stale = await refused('redraw.apply', { redrawId });
  assert.equal(stale?.code, 'territory.redraw_stale');
  assert.match(stale?.title.zh ?? '', /凤凰社区一网格的房屋有变动（原 62 处，现 63 处）/);
  await rehearse();
  await house.act('unit.rename', { unitId: town.other, name: '凤凰新网格' }, system);
  assert.match((await refused('redraw.apply', { redrawId }))?.title.zh ?? '', /网格有变动（凤凰新网格）/);
  await rehearse();
  const late = await addRequest(town.gridId, town.communityId, town.dwellings.at(-1)?.placeId ?? null);
  const result = await house.act('redraw.apply', { redrawId }, system);
  assert.equal((result as { requestsMoved: number }).requestsMoved, 1);
  assert.equal(await territoryOf(late), town.other, 'it followed its place without having been rehearsed');
});

test('who is appointed to a grid after its end was rehearsed must be looked at again', async () => {
  const town = await settle('南泉社区', 1);
  const redrawId = newId();
  const plan = {
    moves: [{ fromGridId: town.gridId, toGridId: town.other }],
    endGrids: [{ gridId: town.gridId, successorId: town.other }],
  };
  await house.act('redraw.rehearse', { redrawId, communityId: town.communityId, plan }, system);
  const [staffId, postId, newPostId] = [newId(), newId(), newId()];
  await house.asOwner(async (tx) => {
    await tx.all(sql`insert into staff (id, district_id, name) values (${staffId}, ${unitIds.district}, '刘晓燕')`);
    await tx.all(
      sql`insert into posts (id, district_id, staff_id, role, unit_id, basis) values (${postId}, ${unitIds.district}, ${staffId}, 'grid_worker', ${town.gridId}, 'contracted')`,
    );
  });
  assert.match((await refused('redraw.apply', { redrawId }))?.title.zh ?? '', /岗位有变动（刘晓燕）/);
  const moved = { ...plan, postMoves: [{ postId, toGridId: town.other, newPostId }] };
  await house.act('redraw.rehearse', { redrawId, communityId: town.communityId, plan: moved }, system);
  await house.act('redraw.apply', { redrawId }, system);
  const posts = await house.asOwner((tx) =>
    tx.all<{ id: string; unitId: string; basis: string; isOver: boolean }>(
      sql`select id, unit_id as "unitId", basis, not upper_inf(valid) as "isOver" from posts where staff_id = ${staffId} order by upper_inf(valid)`,
    ),
  );
  assert.deepEqual(posts, [
    { id: postId, unitId: town.gridId, basis: 'contracted', isOver: true },
    { id: newPostId, unitId: town.other, basis: 'contracted', isOver: false },
  ]);
});

test('a redraw for a day to come waits for it, and is held with the reason when it no longer fits', async () => {
  const town = await settle('石桥社区', 1);
  const effectiveAt = new Date(house.clock.now() + 60 * minute).toISOString();
  const [good, stale] = [newId(), newId()];
  const plan = (building: number) => ({
    effectiveAt,
    moves: [{ buildingIds: [town.buildings[building]?.placeId], toGridId: town.other }],
  });
  for (const [redrawId, building] of [
    [good, 0],
    [stale, 1],
  ] as const) {
    await house.act('redraw.rehearse', { redrawId, communityId: town.communityId, plan: plan(building) }, system);
    await house.act('redraw.apply', { redrawId, reason: '月底一起调整' }, system);
  }
  const reasonOf = async (redrawId: string) =>
    (await house.ask<{ reason: string | null }>('redraw.page', { redrawId }, system)).reason;
  const state = async (redrawId: string) => {
    const page = await house.ask<{
      appliedAt: string | null;
      scheduledAt: string | null;
      blocked: { code?: string } | null;
    }>('redraw.page', { redrawId }, system);
    return [page.appliedAt !== null, page.scheduledAt !== null, page.blocked?.code ?? null];
  };
  await applyDueRedraws.run(house.hand);
  assert.deepEqual(await state(good), [false, true, null], 'not before its time');
  house.clock.advance(61 * minute);
  await applyDueRedraws.run(house.hand);
  assert.deepEqual(await state(good), [true, false, null]);
  assert.equal(await reasonOf(good), '月底一起调整', 'the house carries out what a person decided');
  assert.deepEqual(
    await state(stale),
    [false, false, 'territory.redraw_stale'],
    'the first one changed the grid it was rehearsed on',
  );
  const past = new Date(house.clock.now() - 24 * 60 * minute).toISOString();
  assert.equal(
    (
      await refused('redraw.rehearse', {
        redrawId: newId(),
        communityId: town.communityId,
        plan: { effectiveAt: past, moves: [] },
      })
    )?.code,
    'territory.redraw_in_the_past',
  );
});

test('a level-2 grid that comes under another level-1 grid takes its people along, and the old tree is still there to read', async () => {
  const communityId = newId();
  const ids = { left: newId(), right: newId(), part: newId() };
  await house.act(
    'unit.add',
    { unitId: communityId, parentId: unitIds.jiezhuang, kind: 'village', name: '卜家村' },
    system,
  );
  await house.act('unit.add', { unitId: ids.left, parentId: communityId, kind: 'grid', name: '左网格' }, system);
  await house.act('unit.add', { unitId: ids.right, parentId: communityId, kind: 'grid', name: '右网格' }, system);
  await house.act('unit.add', { unitId: ids.part, parentId: ids.left, kind: 'grid', name: '左一' }, system);
  house.clock.advance(minute);
  const before = new Date(house.clock.now()).toISOString();
  house.clock.advance(minute);
  const redrawId = newId();
  await house.act(
    'redraw.rehearse',
    { redrawId, communityId, plan: { regroups: [{ gridId: ids.part, parentId: ids.right }] } },
    system,
  );
  await house.act('redraw.apply', { redrawId }, system);
  const parentOf = async (at?: string) =>
    (
      await house.ask<{ units: { unitId: string; parentId: string }[] }>(
        'unit.tree',
        { rootId: communityId, ...(at ? { at } : {}) },
        system,
      )
    ).units.find((u) => u.unitId === ids.part)?.parentId;
  assert.equal(await parentOf(), ids.right);
  assert.equal(await parentOf(before), ids.left);
  const [scope] = await house.asOwner((tx) =>
    tx.all<{ members: string[] }>(sql`select member_ids as members from unit_scopes where unit_id = ${ids.left}`),
  );
  assert.deepEqual(scope?.members, [ids.left]);
});

test('a request that slipped into a grid while it ended is brought to the successor', async () => {
  const town = await settle('滨河社区', 1);
  const redrawId = newId();
  const plan = {
    moves: [{ fromGridId: town.gridId, toGridId: town.other }],
    endGrids: [{ gridId: town.gridId, successorId: town.other }],
  };
  await house.act('redraw.rehearse', { redrawId, communityId: town.communityId, plan }, system);
  await house.act('redraw.apply', { redrawId }, system);
  const slipped = await addRequest(town.gridId, town.communityId, null);
  const entry = {
    seq: 1,
    at: new Date(),
    commandId: newId(),
    name: 'redraw.apply',
    subjectId: redrawId,
    territoryId: null,
    unitIds: [],
    districtId: null,
    actorKind: 'system',
    actorId: null,
    isDrill: false,
    events: [],
  };
  await sweepAfterRedraw.react({ type: 'redraw.applied', redrawId }, entry, house.hand);
  assert.equal(await territoryOf(slipped), town.other);
});

test('a redraw is for those who see its requests, within their own area', async () => {
  const plan = { moves: [{ fromGridId: unitIds.dabuGrid, toGridId: unitIds.dabuGrid }] };
  const input = { redrawId: newId(), communityId: unitIds.dabu, plan };
  assert.equal(
    (await refused('redraw.rehearse', input, await house.as('system_admin', 'district')))?.code,
    'kernel.not_permitted',
  );
  assert.equal(
    (await refused('redraw.rehearse', input, await house.as('community_secretary', 'xizha')))?.code,
    'territory.outside_area',
  );
  assert.equal((await refused('redraw.rehearse', input, secretary))?.code, 'territory.redraw_faulty');
  assert.equal((await refused('unit.end', { unitId: unitIds.dabuGrid }, secretary))?.code, 'territory.grid_has_places');
  const split = newId();
  await house.act('unit.add', { unitId: split, parentId: unitIds.dabu, kind: 'grid', name: '龙城二号网格' }, secretary);
  const redrawId = newId();
  await house.act(
    'redraw.rehearse',
    { redrawId, communityId: unitIds.dabu, plan: { moves: [{ fromGridId: unitIds.dabuGrid, toGridId: split }] } },
    secretary,
  );
  const page = await house.ask<{ abilities: { mayApply: boolean } }>(
    'redraw.page',
    { redrawId },
    await house.as('grid_worker', 'dabuGrid'),
  );
  assert.equal(page.abilities.mayApply, false);
  await house.act('redraw.apply', { redrawId, reason: '新建二号网格' }, secretary);
  const done = await house.ask<{ reason: string | null; decidedBy: string | null; madeBy: string | null }>(
    'redraw.page',
    { redrawId },
    secretary,
  );
  assert.equal(done.reason, '新建二号网格');
  assert.ok(done.decidedBy);
  assert.equal(done.decidedBy, done.madeBy);
  const list = (as: Parameters<typeof house.ask>[2]) =>
    house.ask<{ redraws: unknown[]; abilities: { mayRedraw: boolean } }>(
      'redraw.list',
      { communityId: unitIds.dabu },
      as,
    );
  assert.equal((await list(secretary)).redraws.length, 1);
  assert.equal((await list(secretary)).abilities.mayRedraw, true);
  assert.equal((await list(await house.as('community_secretary', 'xizha'))).abilities.mayRedraw, false);
  assert.equal((await list(await house.as('grid_worker', 'dabuGrid'))).abilities.mayRedraw, false);
});
