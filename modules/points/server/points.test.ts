// Service points on a real database (M3): who keeps them, from when to when they are there, who reaches them on foot or is served at home, and that the
// numbers are the rows.
import assert from 'node:assert/strict';
import { before, beforeEach, describe, test } from 'node:test';
import { sql } from '#kernel/server/sql.ts';
import { newId } from '#kernel/shared/id.ts';
import { Problem } from '#kernel/shared/problem.ts';
import { anonymous, openTestHouse, placeIds, type StaffHat, unitIds } from '#testing/house.ts';
import { readWeek } from '../shared/hours-words.ts';
import { coverOf, metresBetween, metresWithin, type Position, defaultReach as reach } from '../shared/reach.ts';

const house = await openTestHouse();
let desk: StaffHat;
let other: StaffHat;
let street: StaffHat;
let admin: StaffHat;

const home: Position = { longitude: 116.65, latitude: 35.4 };
/** So many metres east and north of the home. */
const off = (east: number, north: number, from = home): Position => ({
  longitude: from.longitude + (east / (6_371_008.8 * Math.cos((from.latitude * Math.PI) / 180))) * (180 / Math.PI),
  latitude: from.latitude + (north / 6_371_008.8) * (180 / Math.PI),
});

type Cover = { kindCode: string; within: number; without: number };
type Row = { unitId: string | null; homes: number; unlocated: number; kinds: Cover[] };
type Coverage = { by: string; rows: Row[]; total: Row; kinds: { kindCode: string }[] };
type Building = {
  placeId: string;
  address: string;
  homes: number;
  nearest: { name: string; minutes: number } | null;
  comesHome: string | null;
  locatedBy: string | null;
};
type Buildings = { rows: Building[]; total: number; homes: number };
type Near = {
  from: { locatedBy: string | null };
  kinds: { kindCode: string; withinCount: number; minutes: number | null }[];
  points: {
    pointId: string;
    kindCode: string;
    minutes: number | null;
    isWithin: boolean;
    comesHome: boolean;
    standing: unknown;
  }[];
};

const open = async (more: object = {}, as: StaffHat = desk): Promise<string> => {
  const pointId = newId();
  await house.act(
    'point.open',
    { pointId, unitId: unitIds.dongzha, kindCode: 'pharmacy', name: '益康药房', ...more },
    as,
  );
  return pointId;
};
const refused = async (name: string, input: object, as: StaffHat = desk): Promise<string> => {
  const outcome = await house.run(name, input, as);
  assert.ok('problem' in outcome, `${name} was taken`);
  return outcome.problem.code;
};
const coverage = (input: object = {}, as: StaffHat = desk) => house.ask<Coverage>('point.coverage', input, as);
const buildings = (input: object = {}, as: StaffHat = desk) =>
  house.ask<Buildings>('point.buildings', { kindCode: 'pharmacy', ...input }, as);
const pharmacyOf = (row: Row) => row.kinds.find(({ kindCode }) => kindCode === 'pharmacy')!;
const locate = (placeId: string, at: Position | null) =>
  house.asOwner((tx) =>
    tx.all(
      sql`update places set longitude = ${at?.longitude ?? null}, latitude = ${at?.latitude ?? null} where id = ${placeId}`,
    ),
  );
const today = async () =>
  (await house.asOwner((tx) => tx.first<{ on: string }>(sql`select app.today()::text as on`)))!.on;
const dayAfter = (on: string, days: number) => new Date(Date.parse(on) + days * 86_400_000).toISOString().slice(0, 10);

before(async () => {
  desk = await house.as('community_desk', 'dongzha');
  other = await house.as('community_desk', 'xizha');
  street = await house.as('street_supervisor', 'luohe');
  admin = await house.as('system_admin', 'district');
});
beforeEach(async () => {
  await house.asOwner(async (tx) => {
    await tx.all(sql`delete from service_points`);
    await tx.all(sql`delete from service_point_kinds`);
    await tx.all(sql`update places set longitude = null, latitude = null, is_vacant = false`);
  });
  // Two buildings of one estate in two grids, 400 m apart.
  await locate(placeIds.building1, home);
  await locate(placeIds.building2, off(400, 0));
});

describe('[M3] a point on the list', () => {
  test('is kept by whoever governs the unit: not by the community beside, not for one’s own street, not by administrators', async () => {
    const input = { pointId: newId(), unitId: unitIds.dongzha, kindCode: 'pharmacy', name: '益康药房' };
    assert.equal(await refused('point.open', input, other), 'point.outside_area');
    assert.equal(await refused('point.open', { ...input, unitId: unitIds.luohe }), 'point.outside_area');
    assert.equal(await refused('point.open', input, admin), 'kernel.not_permitted');
    const pointId = await open();
    assert.equal(await refused('point.change', { pointId, name: '改名' }, other), 'point.outside_area');
    assert.equal(await refused('point.end', { pointId, reason: '不归我' }, other), 'point.outside_area');
    await house.act('point.change', { pointId, phone: '0537-1234567' }, street);
  });

  test('cannot be said to come to homes beyond the post’s own area', async () => {
    const input = { pointId: newId(), unitId: unitIds.dongzha, kindCode: 'repair', name: '上门维修' };
    assert.equal(await refused('point.open', { ...input, homeUnitId: unitIds.luohe }), 'point.outside_area');
    await open({ kindCode: 'repair', homeUnitId: unitIds.dongzha });
  });

  test('of an unknown kind, in a place of another district, or with its degrees turned round is refused with the reason', async () => {
    const input = { pointId: newId(), unitId: unitIds.dongzha, kindCode: 'pharmacy', name: '药房' };
    assert.equal(await refused('point.open', { ...input, kindCode: 'casino' }), 'point.kind_unknown');
    assert.equal(await refused('point.open', { ...input, placeId: placeIds.otherEstate }), 'point.place_not_found');
    assert.equal(
      await refused('point.open', { ...input, position: { longitude: 35.4, latitude: 89 } }),
      'point.swapped',
    );
  });

  test('can be read by anybody of the district, and by nobody of another; why it ended is the office’s own', async () => {
    const pointId = await open({ position: home });
    await house.act('point.end', { pointId, from: dayAfter(await today(), 3), reason: '欠租关门' }, desk);
    type List = { rows: { pointId: string; endReason: string | null }[]; mayKeep: boolean };
    const seen = await house.ask<List>('point.list', {}, anonymous);
    assert.deepEqual([seen.rows[0]?.pointId, seen.rows[0]?.endReason, seen.mayKeep], [pointId, null, false]);
    assert.equal((await house.ask<List>('point.list', {}, desk)).rows[0]?.endReason, '欠租关门');
    const far = await house.as('community_desk', 'otherCommunity');
    assert.deepEqual((await house.ask<List>('point.list', {}, far)).rows, []);
    await assert.rejects(house.ask('point.near', { placeId: placeIds.dwelling101 }, far), Problem);
  });
});

describe('[M3] dates', () => {
  type Page = { states: { name: string; from: string; until: string | null }[]; isOver: boolean };
  const page = (pointId: string) => house.ask<Page>('point.page', { pointId }, desk);
  const isListed = async (pointId: string) =>
    (await house.ask<{ rows: { pointId: string }[] }>('point.list', {}, desk)).rows.some(
      (row) => row.pointId === pointId,
    );

  test('a change from today on leaves what stood before on record, with its days', async () => {
    const on = await today();
    const pointId = await open({ from: dayAfter(on, -30) });
    await house.act('point.change', { pointId, name: '益康大药房' }, desk);
    assert.deepEqual(
      (await page(pointId)).states.map(({ name, from, until }) => [name, from, until]),
      [
        ['益康大药房', on, null],
        ['益康药房', dayAfter(on, -30), on],
      ],
    );
    assert.equal(
      await refused('point.change', { pointId, name: '更早', from: dayAfter(on, -1) }),
      'point.before_its_state',
    );
  });

  test('a second change on the same day replaces the first: it held for no day', async () => {
    const pointId = await open();
    await house.act('point.change', { pointId, name: '写错了' }, desk);
    await house.act('point.change', { pointId, name: '写对了' }, desk);
    assert.deepEqual(
      (await page(pointId)).states.map(({ name }) => name),
      ['写对了'],
    );
  });

  test('it counts from its first day to its last and on no other', async () => {
    const on = await today();
    const coming = await open({ from: dayAfter(on, 1) });
    const lastDay = await open({ from: dayAfter(on, -9), lastDay: on });
    const gone = await open({ from: dayAfter(on, -9), lastDay: dayAfter(on, -1) });
    assert.deepEqual([await isListed(coming), await isListed(lastDay), await isListed(gone)], [false, true, false]);
    assert.equal((await page(gone)).isOver, true);
    assert.equal(await refused('point.change', { pointId: gone, name: '又开了' }), 'point.over');
  });

  test('ended from tomorrow it is there today; ended today it is gone and what was planned for later is cancelled', async () => {
    const on = await today();
    const tomorrow = await open({ from: dayAfter(on, -2) });
    await house.act('point.end', { pointId: tomorrow, from: dayAfter(on, 1), reason: '搬走' }, desk);
    assert.equal(await isListed(tomorrow), true);
    const now = await open({ from: dayAfter(on, -2) });
    await house.act('point.change', { pointId: now, name: '以后的名字', from: dayAfter(on, 20) }, desk);
    await house.act('point.end', { pointId: now, reason: '搬走' }, desk);
    const { states, isOver } = await page(now);
    assert.deepEqual([states.map(({ name }) => name), isOver, await isListed(now)], [['益康药房'], true, false]);
  });

  test('the same point is put on the list once', async () => {
    const pointId = await open();
    assert.equal(
      await refused('point.open', { pointId, unitId: unitIds.dongzha, kindCode: 'pharmacy', name: '再登' }),
      'point.already_open',
    );
  });
});

describe('[M3] who is within reach', () => {
  test('homes of the near building are, those of the far one are not, each by name behind its number', async () => {
    await open({ position: off(-400, 0) });
    const { rows, by, total } = await coverage();
    assert.equal(by, 'grid');
    const east = rows.find(({ unitId }) => unitId === unitIds.dongzhaEast)!;
    const west = rows.find(({ unitId }) => unitId === unitIds.dongzhaWest)!;
    assert.deepEqual([east.homes, pharmacyOf(east)], [2, { kindCode: 'pharmacy', within: 2, without: 0 }]);
    assert.deepEqual([west.homes, pharmacyOf(west)], [1, { kindCode: 'pharmacy', within: 0, without: 1 }]);
    assert.equal(rows[0]?.unitId, unitIds.dongzhaEast, 'two homes without eight kinds before one without nine');
    assert.deepEqual([total.homes, pharmacyOf(total).without], [3, 1]);
    const without = await buildings();
    assert.deepEqual(
      without.rows.map(({ address, homes, nearest }) => [address, homes, nearest?.name, nearest?.minutes]),
      [['盛景花园2号楼', 1, '益康药房', 14]],
    );
    const within = await buildings({ state: 'within' });
    assert.deepEqual(
      within.rows.map(({ address, homes, locatedBy }) => [address, homes, locatedBy]),
      [['盛景花园1号楼', 2, 'building']],
    );
  });

  test('a new point closes the gap and the number moves; ended, it opens again', async () => {
    assert.equal(pharmacyOf((await coverage()).total).without, 3);
    const pointId = await open({ position: off(200, 0) });
    assert.equal(pharmacyOf((await coverage()).total).without, 0);
    await house.act('point.end', { pointId, reason: '关门' }, desk);
    assert.equal(pharmacyOf((await coverage()).total).without, 3);
  });

  test('exactly ten minutes off is within, a metre farther is not; at an elder’s pace the same walk is too long', async () => {
    const most = metresWithin(10, 'usual', reach);
    await locate(placeIds.building2, off(0, -5000));
    const edge = await open({ position: off(0, most - 0.01) });
    assert.equal(pharmacyOf((await coverage()).total).within, 2);
    assert.equal(pharmacyOf((await coverage({ pace: 'elder' })).total).within, 0);
    await house.act('point.change', { pointId: edge, position: off(0, most + 1) }, desk);
    assert.equal(pharmacyOf((await coverage()).total).within, 0);
    assert.equal((await buildings()).rows.find(({ address }) => address.endsWith('1号楼'))?.nearest?.minutes, 11);
  });

  test('a home of which nobody knows where it stands is shown as not located, and never as reached', async () => {
    await locate(placeIds.building2, null);
    await open({ position: home });
    const { total } = await coverage();
    assert.deepEqual(
      [total.homes, total.unlocated, pharmacyOf(total)],
      [3, 1, { kindCode: 'pharmacy', within: 2, without: 0 }],
    );
    const { rows } = await buildings({ state: 'unlocated', kindCode: undefined });
    assert.deepEqual(
      rows.map(({ address, homes }) => [address, homes]),
      [['盛景花园2号楼', 1]],
    );
  });

  test('the nearest located place around a home stands for it, and which one is said', async () => {
    await locate(placeIds.building2, null);
    await locate(placeIds.estate, off(100, 0));
    await open({ position: home });
    const { rows } = await buildings({ state: 'within' });
    assert.deepEqual(Object.fromEntries(rows.map(({ address, locatedBy }) => [address, locatedBy])), {
      盛景花园1号楼: 'building',
      盛景花园2号楼: 'estate',
    });
    await locate(placeIds.dwelling201, home);
    assert.equal(
      (await buildings({ state: 'within' })).rows.find(({ address }) => address.endsWith('2号楼'))?.locatedBy,
      'dwelling',
    );
  });

  test('what comes to the homes of a unit counts for every home in it, located or not, and for none outside', async () => {
    await locate(placeIds.building2, null);
    await open({ kindCode: 'repair', name: '上门维修', homeUnitId: unitIds.dongzhaWest, unitId: unitIds.dongzha });
    const repair = (row: Row) => row.kinds.find(({ kindCode }) => kindCode === 'repair')!;
    const { rows } = await coverage();
    assert.deepEqual(repair(rows.find(({ unitId }) => unitId === unitIds.dongzhaWest)!), {
      kindCode: 'repair',
      within: 1,
      without: 0,
    });
    assert.deepEqual(repair(rows.find(({ unitId }) => unitId === unitIds.dongzhaEast)!), {
      kindCode: 'repair',
      within: 0,
      without: 2,
    });
    assert.equal((await buildings({ kindCode: 'repair', state: 'within' })).rows[0]?.comesHome, '上门维修');
  });

  test('a point that stands in a place stands where the place does, and moves with it', async () => {
    await locate(placeIds.shop, off(0, 3000));
    await open({ placeId: placeIds.shop });
    assert.equal(pharmacyOf((await coverage()).total).within, 0);
    await locate(placeIds.shop, off(0, 100));
    assert.equal(pharmacyOf((await coverage()).total).within, 3);
  });

  test('vacant homes count nowhere; a post of the street sees its communities, one of a grid its own homes', async () => {
    await house.asOwner((tx) => tx.all(sql`update places set is_vacant = true where id = ${placeIds.dwelling102}`));
    assert.equal((await coverage()).total.homes, 2);
    const whole = await coverage({}, street);
    assert.deepEqual([whole.by, whole.rows.find(({ unitId }) => unitId === unitIds.dongzha)?.homes], ['community', 2]);
    assert.ok(whole.rows.some(({ unitId, homes }) => unitId === unitIds.xizha && homes === 0));
    assert.equal((await coverage({}, await house.as('grid_worker', 'dongzhaWest'))).total.homes, 1);
  });

  test('the figures are a setting: with fifteen minutes the far building is within', async () => {
    await open({ position: off(-400, 0) });
    const value = { ...reach, minutes: 15, reason: '试行十五分钟' };
    await house.act('setting.change', { name: 'service_reach', value }, admin);
    assert.equal(pharmacyOf((await coverage()).total).without, 0);
    await house.act('setting.change', { name: 'service_reach', value: null }, admin);
    assert.equal(pharmacyOf((await coverage()).total).without, 1);
    assert.equal(
      await refused('setting.change', { name: 'service_reach', value: { ...value, reason: '' } }, admin),
      'identity.setting_malformed',
    );
  });

  test('SQL measures as the rule does, and judges every home as the rule would', async () => {
    // A little lattice of points and homes around the limit, east, north and across.
    const spots = [120, 380, 500, 570, 576, 577, 578, 590, 760].flatMap((m, n) => [
      off(m, 0),
      off(0, -m),
      off(m * Math.SQRT1_2, m * Math.SQRT1_2 * (n % 2 ? 1 : -1)),
    ]);
    for (const at of spots) {
      const row = await house.asOwner((tx) =>
        tx.first<{ metres: number }>(
          sql`select app.metres_between(${home.longitude}, ${home.latitude}, ${at.longitude}, ${at.latitude}) as metres`,
        ),
      );
      assert.ok(Math.abs(row!.metres - metresBetween(home, at)) < 1e-6);
      const pointId = await open({ position: at });
      for (const pace of ['usual', 'elder'] as const) {
        const { rows } = await buildings({ state: 'within', pace });
        for (const [address, position] of [
          ['盛景花园1号楼', home],
          ['盛景花园2号楼', off(400, 0)],
        ] as const) {
          const points = [{ kindCode: 'pharmacy', position: at, homeUnitId: null }];
          const expected = coverOf({ position, unitIds: [] }, points, pace, reach) === 'within';
          assert.equal(
            rows.some((one) => one.address === address),
            expected,
            `${address} ${JSON.stringify(at)} ${pace}`,
          );
        }
      }
      await house.act('point.end', { pointId, reason: '下一个' }, desk);
    }
  });
});

describe('[M3] near my home', () => {
  const near = (input: object = { placeId: placeIds.dwelling101 }) => house.ask<Near>('point.near', input, anonymous);

  test('what is within comes by minutes, then the nearest of each kind that is not; nobody needs to sign in', async () => {
    const far = await open({ position: off(0, 450) });
    const close = await open({ position: off(0, 60), kindCode: 'barber' });
    await open({ position: off(0, 2000), kindCode: 'clinic' });
    const clinic = await open({ position: off(0, 900), kindCode: 'clinic' });
    const { from, points, kinds } = await near();
    assert.equal(from.locatedBy, 'building');
    assert.deepEqual(
      points.map(({ pointId, minutes, isWithin }) => [pointId, minutes, isWithin]),
      [
        [close, 2, true],
        [far, 8, true],
        [clinic, 16, false],
      ],
    );
    const of = (kindCode: string) => kinds.find((kind) => kind.kindCode === kindCode);
    assert.deepEqual([of('clinic')?.withinCount, of('clinic')?.minutes, of('canteen')?.minutes], [0, 16, null]);
  });

  test('from a home that is not located there are no minutes, only what the community has and what comes', async () => {
    await locate(placeIds.building1, null);
    await open({ position: home });
    const comes = await open({ kindCode: 'repair', homeUnitId: unitIds.dongzha });
    const { from, points } = await near();
    assert.equal(from.locatedBy, null);
    assert.deepEqual(
      points.map(({ pointId, minutes, isWithin }) => [pointId === comes, minutes, isWithin]),
      [
        [true, null, true],
        [false, null, false],
      ],
    );
    assert.equal((await near({ unitId: unitIds.dongzha })).points.length, 2);
  });

  test('says whether it is open at this moment, by the server’s clock', async () => {
    const hours = { week: readWeek('8:30-12:00 13:30-17:30')!, daysOff: 'as_usual' };
    await open({ position: home, hours });
    const shutAt = Date.parse('2026-03-16T12:30:00+08:00');
    house.clock.set(shutAt);
    try {
      // On a clock of the past the point is not there yet.
      await house.asOwner((tx) => tx.all(sql`update service_points set valid = daterange('2026-01-01', null)`));
      const { points } = await near();
      assert.deepEqual(points[0]?.standing, { isOpen: false, opensAt: new Date('2026-03-16T13:30:00+08:00') });
    } finally {
      house.clock.reset();
    }
  });
});

describe('[M3] kinds of one’s own', () => {
  const set = (input: object, as: StaffHat) =>
    house.act('point.set_kind', { kindId: newId(), unitId: unitIds.luohe, title: { zh: '修鞋' }, ...input }, as);

  test('a street adds a kind as data: it counts for its homes, not for those of another street, and points can be of it', async () => {
    const kindId = newId();
    await set({ kindId }, street);
    assert.equal((await coverage()).total.kinds.find(({ kindCode }) => kindCode === kindId)?.without, 3);
    const elsewhere = await house.as('community_desk', 'dabu');
    assert.equal(
      (await coverage({}, elsewhere)).kinds.some(({ kindCode }) => kindCode === kindId),
      false,
    );
    await open({ kindCode: kindId, position: off(100, 0) });
    assert.equal((await coverage()).total.kinds.find(({ kindCode }) => kindCode === kindId)?.without, 0);
    assert.equal(await refused('point.end_kind', { kindId, reason: '不用了' }, street), 'point.kind_in_use');
  });

  test('a name that is taken, and a unit that is not one’s own, are refused', async () => {
    await set({}, street);
    const again = { kindId: newId(), unitId: unitIds.luohe, title: { zh: '修鞋' } };
    assert.equal(await refused('point.set_kind', again, street), 'point.kind_taken');
    assert.equal(await refused('point.set_kind', { ...again, title: { zh: '药房' } }, street), 'point.kind_taken');
    assert.equal(await refused('point.set_kind', { ...again, title: { zh: '裁缝' } }, desk), 'point.outside_area');
  });
});
