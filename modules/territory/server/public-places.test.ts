// What somebody without an account may learn of the map: names of places and whose they are; never who lives there, never another district.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from '#kernel/server/sql.ts';
import { Problem } from '#kernel/shared/problem.ts';
import { anonymous, openTestHouse, placeIds, unitIds } from '#testing/house.ts';
import type { PublicPlace } from '../shared/public-queries.ts';

const house = await openTestHouse();
const look = (input: object) =>
  house.ask<{ rows: PublicPlace[]; hasMore: boolean }>('territory.public_places', input, anonymous);
type Spot = {
  placeId: string | null;
  territoryId: string;
  communityName: string;
  streetName: string | null;
  gridWorker: string | null;
  contact: { name: string; phone: string } | null;
  onDuty: { name: string } | null;
  officeToday: [number, number][];
};
const spot = (id: string) => house.ask<Spot>('territory.public_spot', { id }, anonymous);

test('somebody who just arrived chooses among the communities of the district, street by street, and no other district’s', async () => {
  const { rows } = await look({});
  assert.deepEqual(
    rows.map(({ within, name }) => `${within} ${name}`).sort(),
    ['接庄街道 大部社区', '洸河街道 东闸社区', '洸河街道 西闸社区'].sort(),
  );
});

test('one goes from community to estate, building, stairwell and room', async () => {
  const names = async (insideId: string) => (await look({ insideId })).rows.map(({ name }) => name);
  assert.deepEqual(await names(unitIds.dongzha), ['盛景花园']);
  assert.deepEqual(await names(placeIds.estate), ['1号楼', '2号楼']);
  assert.deepEqual(await names(placeIds.building1), ['1单元']);
  assert.deepEqual(await names(placeIds.unit1), ['101', '102']);
});

test('an estate, a community and a shop are found by a piece of the name; rooms of other people are not listed by it', async () => {
  assert.deepEqual(
    (await look({ text: '盛景' })).rows.map((row) => row.address),
    ['盛景花园'],
  );
  assert.deepEqual(
    (await look({ text: '东闸' })).rows.map((row) => [row.isUnit, row.name]),
    [[true, '东闸社区']],
  );
  assert.deepEqual(
    (await look({ text: '粥铺' })).rows.map((row) => row.id),
    [placeIds.shop],
  );
  assert.deepEqual((await look({ text: '许庄' })).rows, []);
  assert.deepEqual((await look({ text: '%' })).rows, []);
});

test('a door is found as people write it', async () => {
  await house.asOwner((tx) => tx.all(sql`update places set door_no = '1-1-101' where id = ${placeIds.dwelling101}`));
  for (const text of ['1-1-101', '盛景花园1-1-101', '盛景1号楼1单元101']) {
    assert.deepEqual(
      (await look({ text })).rows.map((row) => row.id),
      [placeIds.dwelling101],
      text,
    );
  }
});

test('a room knows its community, street, masked grid worker, the published number and today’s hours, and nothing of who lives there', async () => {
  await house.as('grid_worker', 'dongzhaEast');
  await house.asOwner((tx) =>
    tx.all(sql`update staff set name = '张桂兰', phone_tail = '0001' where name like '%grid_worker%'`),
  );
  house.clock.set(Date.parse('2022-03-16T10:00:00+08:00'));
  const before = await spot(placeIds.dwelling101);
  assert.equal(before.contact, null);
  await house.asOwner((tx) =>
    tx.all(sql`update governance_units set phone = '0537-5643100' where id = ${unitIds.dongzha}`),
  );
  const found = await spot(placeIds.dwelling101);
  assert.equal(found.placeId, placeIds.dwelling101);
  assert.equal(found.territoryId, unitIds.dongzhaEast);
  assert.equal(found.streetName, '洸河街道');
  assert.equal(found.gridWorker, '张*兰');
  assert.deepEqual(found.contact, { unitId: unitIds.dongzha, name: '东闸社区', phone: '0537-5643100' });
  assert.deepEqual(found.officeToday, [
    [510, 720],
    [810, 1050],
  ]);
  assert.doesNotMatch(JSON.stringify(found), /桂兰|0001|19900000001/);
  house.clock.set(Date.parse('2022-03-19T10:00:00+08:00'));
  assert.deepEqual((await spot(unitIds.dongzha)).officeToday, []);
});

test('who is on call now is told, masked; who was yesterday is not', async () => {
  const hat = await house.as('community_desk', 'dongzha');
  await house.asOwner(async (tx) => {
    await tx.all(sql`update staff set name = '李敏' where id = ${hat.staffId}`);
    await tx.all(sql`
      insert into on_call_shifts (id, district_id, unit_id, post_id, rank, during)
      values (gen_random_uuid(), ${unitIds.district}, ${unitIds.dongzha}, ${hat.postId}, 1, '[2022-03-19T08:00:00+08:00,2022-03-20T08:00:00+08:00)')`);
  });
  house.clock.set(Date.parse('2022-03-19T22:00:00+08:00'));
  assert.equal((await spot(placeIds.dwelling101)).onDuty?.name, '李*');
  house.clock.set(Date.parse('2022-03-20T08:00:00+08:00'));
  assert.equal((await spot(placeIds.dwelling101)).onDuty, null);
});

test('a place of another district is not there', async () => {
  for (const id of [placeIds.otherDwelling, unitIds.otherCommunity])
    await assert.rejects(spot(id), (error) => error instanceof Problem && error.body().status === 404, id);
});
