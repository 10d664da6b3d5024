// M9 over the house: everyone moved is counted and located, told in whatever order; the unreachable stand by name.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#kernel/shared/id.ts';
import { placeIds, unitIds } from '#testing/house.ts';
import { openCampaigns } from './fixtures/campaigns.ts';

const c = await openCampaigns();
const { house, desk, worker, otherDesk } = c;
type Count = Record<
  'listed' | 'found' | 'shelter' | 'relative' | 'hospital' | 'home' | 'unlocated' | 'excused' | 'notYet',
  number
>;
type Board = {
  total: Count;
  buildings: (Count & { placeId: string | null; name: string })[];
  shelters: { placeId: string; name: string; present: number; passed: number; capacity: number }[];
};
type Names = {
  rows: {
    subjectId: string;
    standing: string;
    at: string | null;
    byName: string | null;
    moves: number;
    attempts: number;
  }[];
  total: number;
};
const board = (roundId: string, as = desk) => house.ask<Board>('campaign.board', { roundId }, as);
const names = (roundId: string, more: object = {}, as = desk) =>
  house.ask<Names>('campaign.whereabouts', { roundId, limit: 500, ...more }, as);
const move = (roundId: string, subjectId: string, whereto: string, more: object = {}) =>
  house.act('campaign.locate', { moveId: newId(), roundId, subjectId, whereto, ...more }, worker);
const at = (time: string) => `2026-03-11T${time}:00+08:00`;

async function evacuation(more: object = {}) {
  const campaignId = await c.begin('evacuation', desk, unitIds.dongzha, more);
  const shelters = [placeIds.shop, placeIds.building2];
  for (const placeId of shelters)
    await house.act('campaign.open_shelter', { campaignId, placeId, capacity: 100 }, desk);
  return { campaignId, shelters };
}

test('people at chosen places are the list; a hazard point stands for what it lies in; others are not on it', async () => {
  const here = await c.people(2, placeIds.dwelling101);
  const there = await c.people(1, placeIds.dwelling201);
  const placeId = newId();
  await house.act(
    'place.add',
    {
      places: [
        { placeId, communityId: unitIds.dongzha, kind: 'hazard_point', name: '楼前积水', parentId: placeIds.building1 },
      ],
    },
    desk,
  );
  const { campaignId } = await evacuation();
  const roundId = await c.openRound(campaignId, desk, { source: { kind: 'places', placeIds: [placeId] } });
  const listed = (await names(roundId)).rows.map(({ subjectId }) => subjectId);
  for (const id of here) assert.ok(listed.includes(id));
  for (const id of there) assert.ok(!listed.includes(id));
});

test('moved, moved on and home again: told in any order, each stands where they were last; numbers by building and shelter are names (M9)', async () => {
  const [one, two, three, four] = await c.people(4, placeIds.dwelling102);
  const { campaignId, shelters } = await evacuation();
  const roundId = await c.openRound(campaignId, desk, {
    source: { kind: 'list', subjectIds: [one, two, three, four] },
  });
  const [stranger] = await c.people(1, placeIds.dwelling102);
  const [first, second] = shelters;
  house.clock.set(Date.parse(at('23:50')));
  assert.equal(
    await c.codeOf('campaign.locate', { moveId: newId(), roundId, subjectId: one, whereto: 'home' }, worker),
    'campaign.not_moved',
  );
  // A phone without a network tells of the first shelter after another has told of the second.
  await move(roundId, one!, 'shelter', { placeId: second, happenedAt: at('23:10') });
  await move(roundId, one!, 'shelter', { placeId: first, happenedAt: at('22:30') });
  await move(roundId, two!, 'relative', { address: '女儿家，古槐路7号' });
  await move(roundId, stranger!, 'shelter', { placeId: first });
  await c.visit(three!, 'evacuate', worker, { outcome: 'not_home' });
  await c.visit(three!, 'evacuate', worker, { outcome: 'refused' });
  assert.equal(
    await c.codeOf('visit.record', { visitId: newId(), subjectId: four, action: 'evacuate', outcome: 'done' }, worker),
    'duty.moved_by_place',
  );
  assert.equal(
    await c.codeOf(
      'campaign.locate',
      { moveId: newId(), roundId, subjectId: four, whereto: 'shelter', placeId: placeIds.dwelling101 },
      worker,
    ),
    'campaign.shelter_unknown',
  );
  const { total, buildings, shelters: rooms } = await board(roundId);
  assert.deepEqual(total, {
    listed: 4,
    found: 1,
    shelter: 2,
    relative: 1,
    hospital: 0,
    home: 0,
    unlocated: 0,
    excused: 0,
    notYet: 2,
  });
  for (const key of Object.keys(total) as (keyof Count)[])
    assert.equal(
      buildings.reduce((sum, row) => sum + row[key], 0),
      total[key],
      key,
    );
  assert.deepEqual(
    rooms.map(({ present, passed }) => [present, passed]),
    [
      [1, 1],
      [1, 0],
    ],
  );
  for (const { placeId, present } of rooms) assert.equal((await names(roundId, { shelterId: placeId })).total, present);
  for (const { placeId, listed: there, found } of buildings)
    assert.equal((await names(roundId, { buildingId: placeId })).total, there + found, 'a building, or none');
  const waiting = (await names(roundId, { standing: 'not_yet' })).rows;
  assert.deepEqual(
    waiting.map(({ subjectId, attempts }) => [subjectId, attempts]),
    [
      [three, 2],
      [four, 0],
    ],
    'tried in vain stands first',
  );
  assert.equal((await c.figures(roundId, desk)).done, 2);

  house.clock.set(Date.parse('2026-03-12T08:00:00+08:00'));
  assert.equal(
    await c.codeOf('campaign.close_shelter', { campaignId, placeId: second }, desk),
    'campaign.shelter_held',
  );
  await house.act('campaign.end_round', { roundId }, desk);
  await move(roundId, one!, 'home');
  const home = (await names(roundId, { standing: 'home' })).rows[0];
  assert.deepEqual([home?.subjectId, home?.moves], [one, 3]);
  assert.equal((await c.figures(roundId, desk)).done, 2, 'moved stays moved');
  await house.act('campaign.close_shelter', { campaignId, placeId: second }, desk);
});

test('a drill is moved on the same screens and moves nobody; another community sees nobody', async () => {
  const [one] = await c.people(1, placeIds.dwelling102);
  const { campaignId, shelters } = await evacuation({ isDrill: true });
  const roundId = await c.openRound(campaignId, desk, { source: { kind: 'list', subjectIds: [one] } });
  // Played moves have a place as well: a bare visit of the drill would leave somebody moved to nowhere.
  const bare = { visitId: newId(), subjectId: one, action: 'drill', outcome: 'done', isDrill: true };
  assert.equal(await c.codeOf('visit.record', bare, worker), 'duty.moved_by_place');
  await move(roundId, one!, 'shelter', { placeId: shelters[0] });
  assert.equal((await board(roundId)).total.shelter, 1);
  const real = await c.openRound((await evacuation()).campaignId, desk, {
    source: { kind: 'list', subjectIds: [one] },
  });
  assert.deepEqual([(await board(real)).total.shelter, (await board(real)).total.notYet], [0, 1]);
  await assert.rejects(board(roundId, otherDesk));
});

test('somebody at home and in the shop is one person, counted at home; a shop alone counts its own (A8)', async () => {
  const [resident] = await c.people(1, placeIds.dwelling102);
  await c.stay([resident!], placeIds.shop, 'working');
  await house.act('enterprise.employ', { employmentId: newId(), shopId: placeIds.shop, name: '样外人' }, desk);
  const homes = await c.openRound(await c.begin('survey', desk, unitIds.dongzha), desk);
  const shops = await c.openRound(await c.begin('shop_survey', desk, unitIds.dongzha), desk);
  type Counts = { people: number; atHome: number; inShop: number; both: number };
  type Met = { rounds: object[]; rows: (Counts & { unitId: string | null })[] };
  const named = async (kind: keyof Counts, gridId?: string | null) => {
    const input = { roundId: homes, kind, ...(gridId === undefined ? {} : { gridId }) };
    const { rows, total } = await house.ask<{ rows: object[]; total: number }>('campaign.met_names', input, desk);
    assert.equal(rows.length, total);
    return total;
  };
  const met = async () => {
    const { rows } = await house.ask<Met>('campaign.people_met', { roundId: homes }, desk);
    const sum = (key: keyof Counts) => rows.reduce((all, row) => all + row[key], 0);
    // Every number is the length of its list, of the whole and of each grid.
    for (const kind of ['people', 'atHome', 'both', 'inShop'] as const) {
      assert.equal(await named(kind), sum(kind), kind);
      for (const row of rows) assert.equal(await named(kind, row.unitId), row[kind], kind);
    }
    return { people: sum('people'), both: sum('both'), inShop: sum('inShop') };
  };
  assert.deepEqual(await met(), { people: 0, both: 0, inShop: 0 });
  await c.visit(placeIds.dwelling102, 'survey', worker, { outcome: 'not_home' });
  await c.visit(placeIds.dwelling102, 'survey', worker, { outcome: 'refused' });
  await c.visit(placeIds.shop, 'survey', worker, { outcome: 'closed' });
  assert.equal((await c.figures(homes, desk)).done, 0, 'nobody home and a refusal are tries');
  await c.visit(placeIds.shop, 'survey', worker, { told: [{ field: 'workersInShop', value: 2 }] });
  const inShop = await met();
  assert.equal(inShop.both, 0);
  await c.visit(placeIds.dwelling102, 'survey', worker, { told: [{ field: 'vaccinatedHere', value: 1 }] });
  const both = await met();
  assert.equal(both.both, 1);
  assert.equal(both.inShop, inShop.inShop - 1, 'the one who lives here is no longer counted at the shop');
  assert.equal((await c.figures(shops, desk)).done, 1);
  await assert.rejects(house.ask('campaign.met_names', { roundId: homes }, otherDesk));
});
