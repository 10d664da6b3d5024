import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { toGcj02, toWgs84 } from './datum.ts';
import { kindOfWord, usualKinds } from './kinds.ts';
import {
  boxAround,
  coverOf,
  isWithin,
  metresBetween,
  metresWithin,
  type Position,
  paces,
  defaultReach as reach,
  reachSchema,
  shownMinutes,
  walkingMinutes,
} from './reach.ts';

const home: Position = { longitude: 116.65, latitude: 35.4 };
const position = fc.record({
  longitude: fc.double({ min: 116.4, max: 116.9, noNaN: true }),
  latitude: fc.double({ min: 35.2, max: 35.7, noNaN: true }),
});
const pace = fc.constantFrom(...paces);
const metres = fc.double({ min: 0, max: 5000, noNaN: true });
/** So many metres to the north, along the meridian. */
const north = (from: Position, m: number): Position => ({
  ...from,
  latitude: from.latitude + (m / 6_371_008.8) * (180 / Math.PI),
});

describe('[M3] ten minutes on foot', () => {
  test('are 577 m of straight line at the usual pace and 385 m at an elder’s: 4.5 and 3 km/h over a detour of 1.3', () => {
    assert.equal(Math.round(metresWithin(10, 'usual', reach)), 577);
    assert.equal(Math.round(metresWithin(10, 'elder', reach)), 385);
    assert.ok(reachSchema.safeParse(reach).success);
  });

  test('exactly ten minutes is within, a metre more is not, and the minutes shown say the same', () => {
    const most = metresWithin(10, 'usual', reach);
    assert.equal(isWithin(most, 'usual', reach), true);
    assert.equal(shownMinutes(most, 'usual', reach), 10);
    assert.equal(isWithin(most + 1, 'usual', reach), false);
    assert.equal(shownMinutes(most + 1, 'usual', reach), 11);
    assert.equal(shownMinutes(0, 'usual', reach), 1);
  });

  test('a walk shown as within the limit is within, one shown as over it is not, for every distance and pace', () => {
    fc.assert(
      fc.property(metres, pace, (m, p) => shownMinutes(m, p, reach) <= reach.minutes === isWithin(m, p, reach)),
    );
  });

  test('grow with the distance, and an elder needs no less than others', () => {
    fc.assert(
      fc.property(metres, metres, (a, b) => {
        const [near, far] = a <= b ? [a, b] : [b, a];
        assert.ok(walkingMinutes(near, 'usual', reach) <= walkingMinutes(far, 'usual', reach));
        assert.ok(walkingMinutes(a, 'elder', reach) >= walkingMinutes(a, 'usual', reach));
      }),
    );
  });
});

describe('distance', () => {
  test('is the same both ways, zero to itself, and never longer by a detour over a third point', () => {
    fc.assert(
      fc.property(position, position, position, (a, b, c) => {
        assert.ok(Math.abs(metresBetween(a, b) - metresBetween(b, a)) < 1e-6);
        assert.equal(metresBetween(a, a), 0);
        assert.ok(metresBetween(a, c) <= metresBetween(a, b) + metresBetween(b, c) + 1e-6);
      }),
    );
  });

  test('a minute of latitude is a nautical mile, and a degree of longitude at 35.4° north is 90.6 km', () => {
    assert.ok(Math.abs(metresBetween(home, { ...home, latitude: home.latitude + 1 / 60 }) - 1853) < 1);
    assert.ok(Math.abs(metresBetween(home, { ...home, longitude: home.longitude + 1 }) / 1000 - 90.6) < 0.1);
  });

  test('whatever lies within so many metres lies in the box around', () => {
    fc.assert(
      fc.property(position, position, (a, b) => {
        const box = boxAround(a, metresBetween(a, b));
        assert.ok(
          b.longitude >= box.west && b.longitude <= box.east && b.latitude >= box.south && b.latitude <= box.north,
        );
      }),
    );
  });
});

describe('[M3] a home', () => {
  const point = (at: Position | null, homeUnitId: string | null = null) => ({
    kindCode: 'pharmacy',
    position: at,
    homeUnitId,
  });
  const lived = { position: home, unitIds: ['grid', 'community', 'street'] };

  test('that nobody has located is never reached on foot, however many points there are', () => {
    fc.assert(
      fc.property(fc.array(position), pace, (at, p) => {
        const unlocated = { position: null, unitIds: ['grid'] };
        assert.equal(
          coverOf(
            unlocated,
            at.map((one) => point(one)),
            p,
            reach,
          ),
          'unlocated',
        );
      }),
    );
  });

  test('is served by what comes to a unit it lies in, wherever it stands, and by no other unit’s', () => {
    assert.equal(
      coverOf({ position: null, unitIds: ['grid', 'community'] }, [point(null, 'community')], 'usual', reach),
      'within',
    );
    assert.equal(coverOf(lived, [point(null, 'elsewhere')], 'usual', reach), 'without');
  });

  test('with one more point is never worse off', () => {
    const points = fc.array(position.map((at) => point(at)));
    fc.assert(
      fc.property(points, position, pace, (some, at, p) => {
        if (coverOf(lived, some, p, reach) === 'within')
          assert.equal(coverOf(lived, [...some, point(at)], p, reach), 'within');
      }),
    );
  });

  test('whom an elder reaches, others reach', () => {
    fc.assert(
      fc.property(fc.array(position.map((at) => point(at))), (points) => {
        if (coverOf(lived, points, 'elder', reach) === 'within')
          assert.equal(coverOf(lived, points, 'usual', reach), 'within');
      }),
    );
  });

  test('has a point 577 m off within reach and one 578 m off without', () => {
    assert.equal(coverOf(lived, [point(north(home, 576.9))], 'usual', reach), 'within');
    assert.equal(coverOf(lived, [point(north(home, 578))], 'usual', reach), 'without');
  });
});

describe('positions copied from a map', () => {
  test('come back to within half a metre of where they were shifted from', () => {
    fc.assert(
      fc.property(position, (true_) => {
        assert.ok(metresBetween(toWgs84(toGcj02(true_), 'gcj02'), true_) < 0.5);
      }),
    );
  });

  test('are shifted by some hundred metres around Jining: enough to matter for ten minutes', () => {
    const shift = metresBetween(toGcj02(home), home);
    assert.ok(shift > 300 && shift < 900, String(shift));
  });

  test('of a known place agree with the published conversion', () => {
    // Tiananmen: GCJ-02 116.397128, 39.916527 is WGS 84 116.39088, 39.91512; the same in BD-09 116.403507, 39.922815.
    const wgs = toWgs84({ longitude: 116.397128, latitude: 39.916527 }, 'gcj02');
    assert.ok(metresBetween(wgs, { longitude: 116.390886, latitude: 39.915123 }) < 5, JSON.stringify(wgs));
    const bd = toWgs84({ longitude: 116.403507, latitude: 39.922815 }, 'bd09');
    assert.ok(metresBetween(bd, wgs) < 10, JSON.stringify(bd));
  });
});

test('every usual kind is found by each of its names, and no two kinds share one', () => {
  for (const kind of usualKinds)
    for (const word of [kind.code, kind.title.zh, kind.title.en, ...kind.alsoCalled])
      assert.equal(kindOfWord(` ${word.toUpperCase()} `), kind.code, word);
  assert.equal(kindOfWord('修鞋'), undefined);
  assert.equal(kindOfWord('修鞋', [{ kindCode: 'own', title: { zh: '修鞋', en: '' } }]), 'own');
});
