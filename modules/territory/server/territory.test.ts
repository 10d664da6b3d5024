import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from '#kernel/server/sql.ts';
import { addDays, dateOf, instantAt } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { openTestHouse, placeIds, system, unitIds } from '#testing/house.ts';
import type { Answerable, UnitNode } from '../shared/queries.ts';
import { loadDivisions } from './divisions/store.ts';

const house = await openTestHouse();
const secretary = await house.as('community_secretary', 'dongzha');
const street = await house.as('street_supervisor', 'luohe');
const refused = async (name: string, input: unknown, as: Parameters<typeof house.run>[2]) => {
  const outcome = await house.run(name, input, as);
  return outcome.outcome === 'rejected' ? outcome.problem.code : outcome.outcome;
};

test('units are set up within the own area only, in the right order of kinds', async () => {
  const unitId = newId();
  await house.act('unit.add', { unitId, parentId: unitIds.dongzha, kind: 'grid', name: '东闸三网格' }, secretary);
  const add = (more: object) => ({
    unitId: newId(),
    parentId: unitIds.luohe,
    kind: 'community',
    name: '新社区',
    ...more,
  });
  assert.equal(
    await refused('unit.add', add({ parentId: unitIds.dabu, kind: 'grid' }), secretary),
    'territory.outside_area',
  );
  assert.equal(await refused('unit.add', add({ kind: 'grid' }), street), 'territory.wrong_parent');
  assert.equal(
    await refused('unit.add', add({ parentId: unitId, kind: 'grid', gridLevel: 1 }), street),
    'territory.grid_level',
  );
  assert.equal(
    await refused('unit.add', add({ parentId: unitIds.dongzha, kind: 'grid', name: '东闸三网格' }), street),
    'territory.name_taken',
  );
  assert.equal(await refused('unit.add', add({ parentId: null, kind: 'district' }), street), 'territory.outside_area');
  const worker = await house.as('grid_worker', 'dongzhaEast');
  assert.equal(await refused('unit.add', add({}), worker), 'kernel.not_permitted');
  // A part of it would leave the places of the grid in no lowest grid.
  assert.equal(await refused('unit.add', add({ parentId: unitIds.xizhaGrid, kind: 'grid' }), street), 'accepted');
  assert.equal(
    await refused('unit.add', add({ parentId: unitIds.dabuGrid, kind: 'grid', name: '甲' }), system),
    'territory.grid_has_places',
  );
});

test('two people adding units at the same moment both find theirs in the scope of the street', async () => {
  const ids = Array.from({ length: 8 }, () => newId());
  await Promise.all(
    ids.map((unitId, i) =>
      house.act('unit.add', { unitId, parentId: unitIds.luohe, kind: 'community', name: `并行${i}社区` }, street),
    ),
  );
  const [row] = await house.asOwner((tx) =>
    tx.all<{ members: string[] }>(sql`select member_ids as members from unit_scopes where unit_id = ${unitIds.luohe}`),
  );
  assert.deepEqual(
    ids.filter((id) => !row?.members.includes(id)),
    [],
  );
});

test('a name that changes keeps the earlier one, and the tree of a past day shows it', async () => {
  const unitId = newId();
  await house.act('unit.add', { unitId, parentId: unitIds.luohe, kind: 'community', name: '旧名社区' }, street);
  const before = new Date(house.clock.now() + 60_000).toISOString();
  house.clock.advance(3_600_000);
  await house.act('unit.rename', { unitId, name: '新名社区' }, street);
  const names = async (at?: string) => {
    const { units } = await house.ask<{ units: UnitNode[] }>(
      'unit.tree',
      { rootId: unitIds.luohe, ...(at ? { at } : {}) },
      street,
    );
    return units.find((unit) => unit.unitId === unitId)?.name;
  };
  assert.equal(await names(), '新名社区');
  assert.equal(await names(before), '旧名社区');
  const page = await house.ask<{ earlierNames: { name: string }[]; abilities: { maySetUp: boolean } }>(
    'unit.page',
    { unitId },
    street,
  );
  assert.deepEqual(
    page.earlierNames.map((earlier) => earlier.name),
    ['旧名社区'],
  );
  assert.equal(page.abilities.maySetUp, true);
  await house.act('unit.end', { unitId }, street);
  assert.equal(await names(), undefined);
  assert.equal(await names(before), '旧名社区');
  assert.equal(await refused('unit.rename', { unitId, name: '再改' }, street), 'territory.unit_ended');
});

test('[A1] a place lies in one lowest grid: the one of what it lies in, and never in two', async () => {
  const buildingId = newId();
  const dwellingId = newId();
  const place = (more: object) => ({ communityId: unitIds.dongzha, ...more });
  await house.act(
    'place.add',
    {
      places: [
        place({ placeId: dwellingId, parentId: buildingId, kind: 'dwelling', name: '301' }),
        place({ placeId: buildingId, parentId: placeIds.estate, kind: 'building', name: '3号楼' }),
      ],
    },
    secretary,
  );
  const where = await house.ask<Answerable>('place.grid_of', { placeId: dwellingId }, secretary);
  assert.equal(where.gridId, unitIds.dongzhaEast);
  assert.equal(
    await refused(
      'place.assign_grid',
      { assignments: [{ placeId: dwellingId, gridId: unitIds.dongzhaWest }] },
      secretary,
    ),
    'territory.already_in_grid',
  );

  const loose = newId();
  await house.act(
    'place.add',
    { places: [place({ placeId: loose, kind: 'shop', name: '洸河路20号面馆' })] },
    secretary,
  );
  const assign = (gridId: string) => ({ assignments: [{ placeId: loose, gridId }] });
  assert.equal(await refused('place.assign_grid', assign(unitIds.dongzhaGrid), secretary), 'territory.not_lowest_grid');
  assert.equal(await refused('place.assign_grid', assign(unitIds.xizhaGrid), street), 'territory.not_lowest_grid');
  assert.equal(await refused('place.assign_grid', assign(unitIds.dabuGrid), system), 'territory.grid_elsewhere');
  assert.equal(await refused('place.assign_grid', assign(unitIds.property), street), 'territory.not_a_grid');
  const twice = {
    assignments: [...assign(unitIds.dongzhaEast).assignments, ...assign(unitIds.dongzhaWest).assignments],
  };
  assert.equal(await refused('place.assign_grid', twice, secretary), 'territory.assigned_twice');
  await house.act('place.assign_grid', assign(unitIds.dongzhaWest), secretary);
  assert.equal(
    await refused(
      'place.add',
      { places: [place({ placeId: newId(), kind: 'shop', name: '洸河路20号面馆' })] },
      secretary,
    ),
    'territory.address_taken',
  );
  assert.equal(
    await refused(
      'place.add',
      { places: [place({ placeId: newId(), kind: 'dwelling', parentId: placeIds.shop, name: '1' })] },
      secretary,
    ),
    'territory.wrong_place_parent',
  );
  // The database's own word, past all handlers.
  await assert.rejects(
    house.asOwner((tx) =>
      tx.all(sql`insert into place_grids (place_id, grid_id) values (${loose}, ${unitIds.dongzhaEast})`),
    ),
    /place_grids_(once|current)/,
  );
});

test('[A2] thirteen estates in four macro grids: all mapped, none twice, and one added later is seen to be in none', async () => {
  const communityId = newId();
  await house.act(
    'unit.add',
    { unitId: communityId, parentId: unitIds.luohe, kind: 'community', name: '郝山峰社区' },
    street,
  );
  const grids = await Promise.all(
    ['一', '二', '三', '四'].map(async (n) => {
      const unitId = newId();
      await house.act(
        'unit.add',
        { unitId, parentId: communityId, kind: 'grid', gridKind: 'macro', name: `第${n}大网格` },
        street,
      );
      return unitId;
    }),
  );
  const estates = Array.from({ length: 13 }, (_, i) => ({
    placeId: newId(),
    communityId,
    kind: 'estate',
    name: `小区${i + 1}`,
  }));
  await house.act('place.add', { places: estates }, street);
  const assignments = estates.map(({ placeId }, i) => ({ placeId, gridId: grids[i % 4] }));
  await house.act('place.assign_grid', { assignments }, street);
  type Row = { communityId: string; estates: number; grids: number; uncovered: { estates: number }; doubled: number };
  const look = async () => {
    const { communities } = await house.ask<{ communities: Row[] }>(
      'territory.coverage',
      { unitId: communityId },
      street,
    );
    return communities[0];
  };
  assert.deepEqual(
    (({ estates: e, grids: g, uncovered, doubled }) => [e, g, uncovered.estates, doubled])((await look())!),
    [13, 4, 0, 0],
  );
  await house.act(
    'place.add',
    { places: [{ placeId: newId(), communityId, kind: 'estate', name: '新落成小区' }] },
    street,
  );
  assert.equal((await look())?.uncovered.estates, 1);
  const { places } = await house.ask<{ places: { address: string }[] }>(
    'place.list',
    { communityId, isUncovered: true },
    street,
  );
  assert.deepEqual(
    places.map((place) => place.address),
    ['新落成小区'],
  );
  const counts = await house.asOwner((tx) =>
    tx.all<{ n: number }>(
      sql`select count(*) as n from place_grids where grid_id = any (${grids}::uuid[]) group by grid_id order by 1`,
    ),
  );
  assert.deepEqual(
    counts.map((row) => row.n),
    [3, 3, 3, 4],
  );
});

test('[A3] the 301st household needs a second worker; who is missing shows, and vacant homes can be left out', async () => {
  type Row = {
    unitId: string;
    figures: { households: number; required: number; actual: number; shortfall: number; basis: string };
  };
  const row = async (unit: 'dongzhaEast' | 'dongzhaWest') => {
    const { rows } = await house.ask<{ rows: Row[] }>('staffing.table', { unitId: unitIds.dongzha }, street);
    return rows.find((r) => r.unitId === unitIds[unit])?.figures;
  };
  await house.as('grid_worker', 'dongzhaEast');
  await house.as('grid_worker', 'dongzhaWest');
  assert.deepEqual(
    (({ households, required, actual, shortfall }) => [households, required, actual, shortfall])(
      (await row('dongzhaEast'))!,
    ),
    [300, 1, 1, 0],
  );
  assert.deepEqual(
    (({ households, required, actual, shortfall }) => [households, required, actual, shortfall])(
      (await row('dongzhaWest'))!,
    ),
    [301, 2, 1, 1],
  );
  await house.asOwner((tx) =>
    tx.all(
      sql`insert into settings (name, value) values ('staffing', '{"householdsPerWorker": 100, "countsVacant": true, "countedRoles": ["grid_worker"]}')`,
    ),
  );
  assert.equal((await row('dongzhaWest'))?.required, 4);
  await house.asOwner((tx) => tx.all(sql`delete from settings where name = 'staffing'`));
});

test('[A7] any place names its grid, its people, its contract and its handling units in one look-up, and a gap or a double shows', async () => {
  const chief = await house.as('grid_chief', 'dongzhaGrid');
  const worker = await house.as('grid_worker', 'dongzhaWest');
  const agencyId = newId();
  await house.act(
    'unit.add',
    { unitId: agencyId, parentId: unitIds.district, kind: 'agency', name: '园区发展服务中心' },
    system,
  );
  const contractId = newId();
  await house.act('contract.make', { contractId, gridId: unitIds.dongzhaWest, contractorUnitId: agencyId }, secretary);
  assert.equal(
    await refused(
      'contract.make',
      { contractId: newId(), gridId: unitIds.dongzhaWest, contractorUnitId: agencyId },
      secretary,
    ),
    'territory.contract_exists',
  );
  const who = await house.ask<Answerable>('place.grid_of', { placeId: placeIds.dwelling201 }, worker);
  assert.equal(who.gridName, '盛景花园西网格');
  assert.equal(who.gridChief?.postId, chief.postId);
  assert.ok(who.gridWorkers.some((w) => w.postId === worker.postId));
  assert.deepEqual(
    who.contracts.map((contract) => contract.unitName),
    ['园区发展服务中心'],
  );
  assert.deepEqual([who.communityId, who.streetId, who.districtId], [unitIds.dongzha, unitIds.luohe, unitIds.district]);
  const serving = Object.fromEntries(who.serviceUnits.map((unit) => [unit.kind, unit.name]));
  assert.deepEqual(serving, {
    property_company: '盛景物业',
    clinic: '东闸社区卫生服务站',
    police_room: '东闸社区警务室',
    repair_team: '洸河维修队',
  });
  assert.deepEqual(
    await house
      .ask('place.grid_of', { territoryId: unitIds.dongzhaWest }, worker)
      .then((a) => (a as Answerable).gridChief?.name),
    chief.name,
  );

  type Gaps = { gaps: { gridId: string; state: string; contractors: string[] }[] };
  const gaps = async () =>
    new Map(
      (await house.ask<Gaps>('contract.gaps', { unitId: unitIds.dongzha }, street)).gaps.map((gap) => [
        gap.gridId,
        gap,
      ]),
    );
  assert.equal((await gaps()).get(unitIds.dongzhaEast)?.state, 'none');
  assert.equal((await gaps()).has(unitIds.dongzhaWest), false);
  await house.act(
    'contract.make',
    { contractId: newId(), gridId: unitIds.dongzhaWest, staffId: worker.staffId },
    secretary,
  );
  assert.deepEqual((await gaps()).get(unitIds.dongzhaWest)?.contractors.length, 2);
  assert.equal((await gaps()).get(unitIds.dongzhaWest)?.state, 'double');
  house.clock.advance(60_000);
  const during = new Date(house.clock.now()).toISOString();
  house.clock.advance(60_000);
  await house.act('contract.end', { contractId }, secretary);
  const past = await house.ask<Answerable>('place.grid_of', { placeId: placeIds.dwelling201, at: during }, worker);
  assert.equal(past.contracts.length, 2);
  const now = await house.ask<Answerable>('place.grid_of', { placeId: placeIds.dwelling201 }, worker);
  assert.equal(now.contracts.length, 1);
});

test('[A5] an empty post is a vacancy that says who held it last', async () => {
  const unitId = newId();
  await house.act('unit.add', { unitId, parentId: unitIds.dongzha, kind: 'grid', name: '空缺网格' }, secretary);
  type Page = { vacancies: { roles: string[]; lastHeld: { staffName: string } | null }[]; contractState: string };
  const page = () => house.ask<Page>('unit.page', { unitId }, street);
  assert.deepEqual((await page()).vacancies, [{ roles: ['grid_chief', 'grid_worker'], lastHeld: null }]);
  assert.equal((await page()).contractState, 'none');
  const staffId = newId();
  await house.asOwner(async (tx) => {
    await tx.all(sql`insert into staff (id, district_id, name) values (${staffId}, ${unitIds.district}, '闫志强')`);
    await tx.all(sql`insert into posts (id, district_id, staff_id, role, unit_id, valid)
      values (${newId()}, ${unitIds.district}, ${staffId}, 'grid_chief', ${unitId}, tstzrange(${tx.at}, ${tx.at}::timestamptz + interval '1 hour'))`);
  });
  assert.deepEqual((await page()).vacancies, []);
  house.clock.advance(2 * 3_600_000);
  assert.equal((await page()).vacancies[0]?.lastHeld?.staffName, '闫志强');
});

test('places are found by door, name and initials, the own area first, and never another district’s', async () => {
  const worker = await house.as('grid_worker', 'dongzhaEast');
  const found = async (text: string) =>
    (
      await house.ask<{ places: { address: string; gridName: string | null }[] }>('place.search', { text }, worker)
    ).places.map((p) => p.address);
  await house.asOwner((tx) => tx.all(sql`update places set door_no = '1-1-101' where id = ${placeIds.dwelling101}`));
  assert.deepEqual(await found('1-1-101'), ['盛景花园1号楼1单元101']);
  assert.deepEqual(await found('盛景 102'), ['盛景花园1号楼1单元102']);
  assert.deepEqual(await found('粥铺'), ['洸河路18号老孟粥铺']);
  assert.deepEqual(await found('许庄'), []);
  assert.deepEqual(await found('%'), []);
  const estateId = newId();
  await house.act(
    'place.add',
    { places: [{ placeId: estateId, communityId: unitIds.dongzha, kind: 'estate', name: '水岸新居' }] },
    secretary,
  );
  assert.deepEqual(await found('sax'), ['水岸新居']);
  const other = await house.as('grid_worker', 'otherGrid');
  assert.deepEqual(
    (await house.ask<{ places: { address: string }[] }>('place.search', { text: '盛景' }, other)).places,
    [],
  );
  assert.equal(
    await refused('place.correct', { placeId: placeIds.dabuDwelling, isVacant: true }, worker),
    'territory.outside_area',
  );
});

test('a place that is renamed takes everything inside along', async () => {
  const [estate, building, dwelling] = [newId(), newId(), newId()];
  const place = (placeId: string, kind: string, name: string, parentId?: string) => ({
    placeId,
    communityId: unitIds.dongzha,
    kind,
    name,
    ...(parentId ? { parentId } : {}),
  });
  await house.act(
    'place.add',
    {
      places: [
        place(estate, 'estate', '永福'),
        place(building, 'building', '1号楼', estate),
        place(dwelling, 'dwelling', '101', building),
      ],
    },
    secretary,
  );
  await house.act('place.correct', { placeId: estate, name: '永福小区' }, secretary);
  const page = await house.ask<{ place: { address: string }; chain: { name: string }[] }>(
    'place.page',
    { placeId: dwelling },
    secretary,
  );
  assert.equal(page.place.address, '永福小区1号楼101');
  assert.deepEqual(
    page.chain.map((step) => step.name),
    ['永福小区', '1号楼'],
  );
  assert.equal(
    await refused('place.correct', { placeId: estate, name: '盛景花园' }, secretary),
    'territory.address_taken',
  );
});

test('an estate has one property company at a time, a street many departments', async () => {
  const [companyId, areaId] = [newId(), newId()];
  await house.act(
    'unit.add',
    { unitId: companyId, parentId: unitIds.dongzha, kind: 'property_company', name: '新物业' },
    secretary,
  );
  await house.act(
    'service_area.set',
    { serviceAreaId: areaId, handlingUnitId: companyId, placeId: placeIds.estate },
    secretary,
  );
  const names = async () =>
    (await house.ask<Answerable>('place.grid_of', { placeId: placeIds.dwelling101 }, secretary)).serviceUnits
      .filter((u) => u.kind === 'property_company')
      .map((u) => u.name);
  assert.deepEqual(await names(), ['新物业']);
  await house.act('service_area.end', { serviceAreaId: areaId }, secretary);
  assert.deepEqual(await names(), []);
  assert.equal(
    await refused(
      'service_area.set',
      { serviceAreaId: newId(), handlingUnitId: unitIds.dabu, placeId: placeIds.estate },
      secretary,
    ),
    'territory.not_a_handling_unit',
  );
  assert.equal(
    await refused(
      'service_area.set',
      { serviceAreaId: newId(), handlingUnitId: companyId, placeId: placeIds.dabuEstate },
      secretary,
    ),
    'territory.outside_area',
  );
  const other = newId();
  await house.act('unit.add', { unitId: other, parentId: unitIds.luohe, kind: 'department', name: '执法中队' }, street);
  for (const handlingUnitId of [unitIds.housing, other])
    await house.act('service_area.set', { serviceAreaId: newId(), handlingUnitId, unitId: unitIds.luohe }, street);
  const served = await house.ask<Answerable>('place.grid_of', { placeId: placeIds.dwelling101 }, secretary);
  assert.deepEqual(
    served.serviceUnits
      .filter((u) => u.kind === 'department')
      .map((u) => u.name)
      .sort(),
    ['住房建设局', '执法中队'],
  );
});

test('a stretch of the roster is set anew; what lies outside of it stays, on both sides', async () => {
  const lead = await house.as('handling_lead', 'property');
  const hour = (h: number) => new Date(Date.UTC(2027, 0, 1, h)).toISOString();
  const shift = (from: number, until: number, postId = lead.postId) => ({
    shiftId: newId(),
    postId,
    from: hour(from),
    until: hour(until),
  });
  const roster = async () =>
    (
      await house.ask<{ shifts: { from: string; until: string }[] }>(
        'on_call.list',
        { unitId: unitIds.property, from: hour(0), until: hour(23) },
        lead,
      )
    ).shifts.map((s) => `${new Date(s.from).getUTCHours()}-${new Date(s.until).getUTCHours()}`);
  await house.act(
    'on_call.set',
    { unitId: unitIds.property, from: hour(0), until: hour(23), shifts: [shift(0, 12), shift(12, 20)] },
    lead,
  );
  await house.act(
    'on_call.set',
    { unitId: unitIds.property, from: hour(8), until: hour(10), shifts: [shift(8, 9)] },
    lead,
  );
  assert.deepEqual(await roster(), ['0-8', '8-9', '10-12', '12-20']);
  assert.equal(
    await refused(
      'on_call.set',
      { unitId: unitIds.property, from: hour(8), until: hour(10), shifts: [shift(7, 9)] },
      lead,
    ),
    'territory.shift_outside',
  );
  const stranger = await house.as('handler', 'clinic');
  assert.equal(
    await refused(
      'on_call.set',
      { unitId: unitIds.property, from: hour(8), until: hour(10), shifts: [shift(8, 9, stranger.postId)] },
      lead,
    ),
    'territory.post_elsewhere',
  );
  assert.equal(
    await refused('on_call.set', { unitId: unitIds.clinic, from: hour(8), until: hour(10), shifts: [] }, lead),
    'territory.outside_area',
  );
});

test('polygons come in by the names of grids, and one that fits no grid stops all', async () => {
  const ring = [
    [116.55, 35.41],
    [116.56, 35.41],
    [116.56, 35.42],
    [116.55, 35.41],
  ];
  const feature = (name: string, coordinates: number[][][]) => ({
    type: 'Feature',
    properties: { name },
    geometry: { type: 'Polygon', coordinates },
  });
  const geojson = (...features: object[]) => ({
    underUnitId: unitIds.dongzha,
    geojson: { type: 'FeatureCollection', features },
  });
  assert.equal(
    await refused(
      'geometry.import',
      geojson(feature('盛景花园东网格', [ring]), feature('没有的网格', [ring])),
      secretary,
    ),
    'territory.geometry_unmatched',
  );
  assert.equal(
    await refused('geometry.import', geojson(feature('盛景花园东网格', [ring.slice(0, 3)])), secretary),
    'territory.geometry_fault',
  );
  await house.act('geometry.import', geojson(feature('盛景花园东网格', [ring])), secretary);
  const page = await house.ask<{ unit: { geometry: { coordinates: unknown } } }>(
    'unit.page',
    { unitId: unitIds.dongzhaEast },
    secretary,
  );
  assert.deepEqual(page.unit.geometry.coordinates, [ring]);
  const taken = await house.act(
    'geometry.import',
    { ...geojson(feature('盛景花园东网格', [ring]), feature('没有的网格', [ring])), onlyMatched: true },
    secretary,
  );
  assert.deepEqual(taken, {
    count: 1,
    units: [{ unitId: unitIds.dongzhaEast, name: '盛景花园东网格' }],
    unmatched: [{ name: '没有的网格', why: 'unknown' }],
    faulty: [],
  });
  assert.equal(
    await refused('geometry.import', { ...geojson(feature('没有的网格', [ring])), onlyMatched: true }, secretary),
    'territory.geometry_unmatched',
  );
});

test('division codes come with the product, apart from the units and linked to them by date', async () => {
  const count = await house.asOwner(loadDivisions);
  assert.equal(count, 5131);
  assert.equal(await house.asOwner(loadDivisions), 5131, 'a second time changes nothing');
  const { divisions } = await house.ask<{ divisions: { code: string; name: string; parentCode: string }[] }>(
    'division.list',
    { text: '接庄' },
    street,
  );
  assert.ok(divisions.some((d) => d.code === '370871003' && d.name === '接庄街道' && d.parentCode === '370871'));
  await house.act('unit.link_division', { unitId: unitIds.luohe, divisionCode: '370871001' }, street);
  const page = await house.ask<{ division: { name: string } | null }>('unit.page', { unitId: unitIds.luohe }, street);
  assert.equal(page.division?.name, '洸河街道');
  assert.equal(
    await refused('unit.link_division', { unitId: unitIds.luohe, divisionCode: '999' }, street),
    'territory.division_not_found',
  );
});

test('[A7] a contract made for a day to come is shown as such, takes effect by itself on that day, and can be taken back before', async () => {
  const gridId = newId();
  await house.act('unit.add', { unitId: gridId, parentId: unitIds.dongzha, kind: 'grid', name: '将来网格' }, secretary);
  const { staffId } = await house.as('grid_worker', 'dongzhaWest');
  type Shown = { contractId: string; from: string };
  type Page = { contractState: string } & Record<'contracts' | 'contractsToCome' | 'contractsPast', Shown[]>;
  const page = async () => {
    const answer = await house.ask<Page>('unit.page', { unitId: gridId }, street);
    const ids = (lines: Shown[]) => lines.map(({ contractId }) => contractId);
    return [answer.contractState, ids(answer.contracts), ids(answer.contractsToCome), ids(answer.contractsPast)];
  };
  const answerable = async () =>
    (await house.ask<Answerable>('place.grid_of', { territoryId: gridId }, street)).contracts.length;
  const today = dateOf(house.clock.now());
  const make = (contractId: string, fromOn: string) => ({ contractId, gridId, staffId, fromOn });
  for (const fromOn of [today, addDays(today, -1), addDays(today, 800)])
    assert.equal(await refused('contract.make', make(newId(), fromOn), secretary), 'territory.contract_day');

  const cancelled = newId();
  await house.act('contract.make', make(cancelled, addDays(today, 10)), secretary);
  assert.deepEqual(await page(), ['none', [], [cancelled], []]);
  assert.equal(
    await refused('contract.make', { contractId: newId(), gridId, staffId }, secretary),
    'territory.contract_exists',
  );
  await house.act('contract.end', { contractId: cancelled, reason: '换人' }, secretary);
  // It was never in force: it is no part of the past either.
  assert.deepEqual(await page(), ['none', [], [], []]);

  const kept = newId();
  await house.act('contract.make', make(kept, addDays(today, 10)), secretary);
  house.clock.set(instantAt(addDays(today, 10)) - 60_000);
  assert.deepEqual([await page(), await answerable()], [['none', [], [kept], []], 0]);
  house.clock.advance(60_000);
  assert.deepEqual([await page(), await answerable()], [['ok', [kept], [], []], 1]);
  house.clock.advance(86_400_000);
  await house.act('contract.end', { contractId: kept }, secretary);
  assert.deepEqual(await page(), ['none', [], [], [kept]]);
});
