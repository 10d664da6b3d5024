// A street's own list brought in through the guided import (M3): the usual columns and ways of writing, twice, and what must be asked.
import assert from 'node:assert/strict';
import { before, beforeEach, describe, test } from 'node:test';
import { sql } from '#kernel/server/sql.ts';
import { runNextTask } from '#kernel/server/tasks.ts';
import { newId } from '#kernel/shared/id.ts';
import { openTestHouse, type StaffHat, unitIds } from '#testing/house.ts';
import { toGcj02 } from '../../shared/datum.ts';
import { metresBetween } from '../../shared/reach.ts';

const house = await openTestHouse();
let street: StaffHat;
const failures: unknown[] = [];

async function work(): Promise<void> {
  while (await runNextTask(house.house, house.bus, { error: (error: unknown) => failures.push(error) }));
  assert.deepEqual(failures, []);
}

type Run = {
  kind: string;
  counts: { verdicts: Record<string, number>; standings: Record<string, number>; taken: Record<string, number> | null };
};

async function bringIn(lines: string[], name = '便民服务点.csv'): Promise<Run> {
  const bytes = Buffer.from(lines.join('\r\n'));
  const file = await house.house.files.keep(bytes, {
    name,
    by: `staff ${street.staffId}`,
    districtId: street.districtId,
  });
  const runId = newId();
  await house.act('import.open', { runId, fileId: file.id, unitId: unitIds.luohe }, street);
  await work();
  await house.act('import.map', { runId, sheets: [{ sheet: 0 }] }, street);
  await work();
  const run = () => house.ask<Run>('import.run', { runId }, street);
  const { counts } = await run();
  if ((counts.standings['new'] ?? 0) + (counts.standings['changed'] ?? 0) > 0) {
    await house.act('import.take', { runId }, street);
    await work();
  }
  return run();
}

const held = () =>
  house.asOwner((tx) =>
    tx.all<{ name: string; kind: string; phone: string | null; longitude: number; latitude: number; days: string }>(
      sql`select name, kind_code as kind, phone, longitude, latitude, valid::text as days from service_points where not isempty(valid) order by name, lower(valid)`,
    ),
  );

const head = '序号,所属社区,服务类别,服务点名称,详细地址,联系电话,营业时间,是否上门,经度,纬度,坐标系';
const home = { longitude: 116.65, latitude: 35.4 };
const copied = toGcj02(home);
const list = [
  '洸河街道便民服务点一览表',
  head,
  `1,东闸社区,药店,益康大药房,洸河路8号,0537-1234567,周一至周五 8:00-12:00 14:00-18:00；周六日 9:00-17:00,否,${copied.longitude},${copied.latitude},高德`,
  '2,东闸社区,维修,老周维修,洸河路10号,19900000009,8:00-18:00,是,116.651,35.401,WGS84',
  '3,西闸,便民超市,利民超市,西闸路1号,,24小时,,116.66,35.41,GPS',
];

before(async () => {
  street = await house.as('street_supervisor', 'luohe');
});
beforeEach(() => house.asOwner((tx) => tx.all(sql`delete from service_points`)));

describe('[M3] a list of service points', () => {
  test('is recognised, brought in by its usual columns, and positions copied from a map are put right', async () => {
    const run = await bringIn(list);
    assert.equal(run.kind, 'point_list');
    assert.deepEqual(run.counts.standings, { new: 3, changed: 0, same: 0, conflict: 0 });
    const rows = await held();
    assert.deepEqual(
      rows.map(({ name, kind }) => [name, kind]).toSorted(),
      [
        ['利民超市', 'grocery'],
        ['益康大药房', 'pharmacy'],
        ['老周维修', 'repair'],
      ].toSorted(),
    );
    const pharmacy = rows.find(({ kind }) => kind === 'pharmacy')!;
    assert.ok(metresBetween(pharmacy, home) < 1, JSON.stringify(pharmacy));
    const [comes] = await house.asOwner((tx) =>
      tx.all<{ unit: string }>(sql`select home_unit_id as unit from service_points where kind_code = 'repair'`),
    );
    assert.equal(comes?.unit, unitIds.dongzha);
  });

  test('brought in again it changes nothing; a new telephone begins a new state and a blank erases nothing', async () => {
    await bringIn(list);
    const before_ = await held();
    assert.deepEqual((await bringIn(list)).counts.standings, { new: 0, changed: 0, same: 3, conflict: 0 });
    assert.deepEqual(await held(), before_);
    await house.asOwner((tx) => tx.all(sql`update service_points set valid = daterange('2026-01-01', null)`));
    const changed = await bringIn([
      '所属社区,服务类别,服务点名称,联系电话,营业时间',
      '东闸社区,药房,益康大药房,0537-7654321,',
      '东闸社区,修理,老周维修,,',
    ]);
    assert.deepEqual(changed.counts.standings, { new: 0, changed: 1, same: 1, conflict: 0 });
    const states = (await held()).filter(({ kind }) => kind === 'pharmacy');
    assert.deepEqual(
      states.map(({ phone }) => phone),
      ['0537-1234567', '0537-7654321'],
    );
    assert.ok(states.every(({ longitude }) => longitude !== null));
  });

  test('unknown communities and kinds are never taken; hours that cannot be read and swapped degrees are asked about', async () => {
    const run = await bringIn([
      head,
      '1,天边社区,药店,甲药店,路1号,,8:00-18:00,,116.65,35.4,GPS',
      '2,东闸社区,赌场,乙,路2号,,8:00-18:00,,116.65,35.4,GPS',
      '3,东闸社区,药店,丙药店,路3号,,看情况,,116.65,35.4,GPS',
      '4,东闸社区,药店,丁药店,路4号,,8:00-18:00,,35.4,116.65,GPS',
      '5,东闸社区,药店,戊药店,路5号,,8:00-18:00,,116.65,35.4,GPS',
    ]);
    assert.deepEqual([run.counts.verdicts['ask'], run.counts.verdicts['mend']], [1, 1]);
    assert.deepEqual(run.counts.standings, { new: 1, changed: 0, same: 0, conflict: 2 });
    assert.deepEqual(
      (await held()).map(({ name }) => name),
      ['戊药店'],
    );
  });
});
