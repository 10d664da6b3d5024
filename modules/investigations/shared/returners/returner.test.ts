import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, DAY_MS, instantAt } from '#kernel/shared/clock/time.ts';
import { type ReturnerFacts, tellReturner, turnsToday } from './returner.ts';
import { judge, levelOn, type RiskArea, type RiskList, touches } from './risk.ts';

const day0 = '2022-03-10';
const on = (n: number) => addDays(day0, n);
const at = (n: number, minutes = 540) => instantAt(on(n), minutes);
const rule = { lookBackDays: 14, askWithinHours: 24, watchDays: 7, testOnDays: [1, 3, 7] };
const area = (
  name: string,
  level: RiskArea['level'],
  from: number,
  to: number | null = null,
  code: string | null = null,
) => ({
  name,
  code,
  level,
  from: on(from),
  to: to === null ? null : on(to),
});
const list = (n: number, isWhole: boolean, ...areas: RiskArea[]): RiskList => ({
  issuedAt: at(n),
  toldAt: at(n, 600),
  isWhole,
  areas,
});
const returner = (more: Partial<ReturnerFacts> = {}): ReturnerFacts => ({
  from: { name: '青岛市莱西市水集街道', code: null, leftOn: on(0) },
  arrivedOn: on(1),
  toldAt: at(1),
  screenedAt: null,
  watchedOn: [],
  tests: [],
  releasedAt: null,
  ...more,
});

test('a whole list lifts what it does not name from its own day, and not before', () => {
  const lists = [list(0, true, area('莱西市', 'high', 0)), list(5, true)];
  assert.deepEqual(
    [4, 5, 6].map((n) => levelOn(lists, { name: '莱西市', code: null }, on(n))),
    ['high', null, null],
  );
});

test('a part of a list changes its areas alone; low is no risk', () => {
  const lists = [
    list(0, true, area('甲街道', 'high', 0), area('乙街道', 'medium', 0)),
    list(2, false, area('甲街道', 'low', 2)),
  ];
  assert.deepEqual(
    [levelOn(lists, { name: '甲街道', code: null }, on(2)), levelOn(lists, { name: '乙街道', code: null }, on(2))],
    [null, 'medium'],
  );
});

test('codes hold places by their levels: 3710 is a city of its own, not part of 371', () => {
  const place = (code: string) => ({ name: '某地', code });
  assert.equal(touches(place('371002001000'), { name: '威海市', code: '371000' }), 'within');
  assert.equal(touches(place('371102001000'), { name: '威海市', code: '371000' }), null);
  assert.equal(touches(place('371000'), { name: '某街道', code: '371002001' }), 'around');
});

test('a place that becomes a risk area within the days after somebody left it concerns them, the day after the last does not', () => {
  const became = (n: number) =>
    judge(returner().from, [list(n, true, area('莱西市', 'medium', n))], { ...rule, today: on(40) });
  assert.equal(became(14)?.since, on(14));
  assert.equal(became(15), null);
});

test('it was lifted before they left: no concern; only a part of what was told is at risk: concerned, and to be asked which', () => {
  const lists = [list(-9, true, area('莱西市', 'high', -9)), list(-1, true)];
  assert.equal(judge(returner().from, lists, { ...rule, today: on(3) }), null);
  const wide = { name: '青岛市', code: null, leftOn: on(0) };
  assert.equal(judge(wide, [list(0, true, area('青岛市莱西市', 'high', 0))], { ...rule, today: on(3) })?.isVague, true);
});

test('nobody concerned yesterday and concerned by today’s list is new today, and tomorrow is not', () => {
  const lists = [list(3, true, area('莱西市', 'high', 3))];
  const told = (n: number) => tellReturner(returner(), lists, rule, at(n, 700));
  assert.deepEqual(
    [told(2).status, told(3).status, told(3).isNewToday, told(4).isNewToday],
    ['no_risk', 'to_reach', true, false],
  );
  assert.equal(
    tellReturner(returner({ toldAt: at(3, 650) }), lists, rule, at(3, 700)).isNewToday,
    false,
    'told today: nothing changed',
  );
});

test('asked, followed to the last day, tested on the first, third and seventh: released by itself the day after', () => {
  const lists = [list(0, true, area('莱西市', 'high', 0))];
  const negative = (n: number) => ({ sampledAt: at(n), result: 'negative' as const });
  const facts = returner({ screenedAt: at(1), tests: [negative(2), negative(4)], watchedOn: [2, 3, 5].map(on) });
  const sixth = tellReturner(facts, lists, rule, at(7));
  assert.deepEqual(
    [sixth.status, sixth.unwatched, sixth.tests.map(({ state }) => state)],
    ['followed', 2, ['negative', 'negative', 'ahead']],
  );
  const whole = { ...facts, tests: [...facts.tests, negative(8)] };
  assert.deepEqual(
    [8, 9].map((n) => tellReturner(whole, lists, rule, at(n)).status),
    ['tested', 'released'],
  );
  assert.equal(tellReturner(facts, lists, rule, at(9)).status, 'followed', 'without the last test nobody is released');
  assert.deepEqual(turnsToday(sixth, facts, at(7)), [{ what: 'watch', on: on(7) }]);
});

const places = ['莱西市', '莱西市水集街道', '青岛市', '淄博市', '淄博市张店区'];
const someArea = fc.record({
  name: fc.constantFrom(...places),
  code: fc.constant(null),
  level: fc.constantFrom('high', 'medium', 'low'),
  from: fc.integer({ min: -4, max: 12 }).map(on),
  to: fc.option(fc.integer({ min: 13, max: 16 }).map(on)),
});
const someList = fc.record({
  issuedAt: fc.integer({ min: -4, max: 12 }).map((n) => at(n)),
  toldAt: fc.integer({ min: -4, max: 12 }).map((n) => at(n, 700)),
  isWhole: fc.boolean(),
  areas: fc.array(someArea as fc.Arbitrary<RiskArea>, { maxLength: 4 }),
});
const someFacts = fc.record({
  place: fc.constantFrom(...places),
  left: fc.integer({ min: -3, max: 6 }),
  stayed: fc.integer({ min: 0, max: 3 }),
  screened: fc.option(fc.integer({ min: 0, max: 5 })),
  watched: fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { maxLength: 6 }),
  tests: fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.constantFrom('pending', 'negative', 'invalid')), {
    maxLength: 5,
  }),
});

test('property: whatever the order in which lists, acts and tests were told, a returner is the same', () => {
  fc.assert(
    fc.property(
      fc.array(someList, { maxLength: 6 }),
      someFacts,
      fc.integer({ min: 0, max: 20 }),
      fc.infiniteStream(fc.nat()),
      (lists, f, today, picks) => {
        const arrived = f.left + f.stayed;
        const facts = returner({
          from: { name: f.place, code: null, leftOn: on(f.left) },
          arrivedOn: on(arrived),
          screenedAt: f.screened === null ? null : at(arrived + f.screened),
          watchedOn: f.watched.map((n) => on(arrived + n)),
          tests: f.tests.map(([n, result]) => ({ sampledAt: at(arrived + n), result: result as 'pending' })),
        });
        const shuffle = <T>(all: readonly T[]) => {
          const rest = [...all];
          return all.map(() => rest.splice((picks.next().value ?? 0) % rest.length, 1)[0] as T);
        };
        const other = { ...facts, watchedOn: shuffle(facts.watchedOn), tests: shuffle(facts.tests) };
        const mixed = shuffle(lists).map((one) => ({ ...one, areas: shuffle(one.areas) }));
        const now = at(today, 800);
        assert.deepEqual(tellReturner(other, mixed, rule, now), tellReturner(facts, lists, rule, now));
      },
    ),
    { numRuns: 400 },
  );
});

test('property: the risk told of a place is that of some day in the span on which a list put it there', () => {
  fc.assert(
    fc.property(
      fc.array(someList, { maxLength: 5 }),
      fc.constantFrom(...places),
      fc.integer({ min: 0, max: 20 }),
      (lists, name, today) => {
        const judged = judge({ name, code: null, leftOn: on(0) }, lists, { ...rule, today: on(today) });
        const days = Array.from({ length: Math.min(14, today) + 1 }, (_, n) => on(n));
        const touched = places.filter((one) => touches({ name, code: null }, { name: one, code: null }));
        const atRisk = touched.some((one) => days.some((d) => levelOn(lists, { name: one, code: null }, d) !== null));
        assert.equal(judged !== null, atRisk);
        if (judged)
          assert.ok(days.includes(judged.since) && Date.parse(judged.since) - Date.parse(day0) <= 14 * DAY_MS);
      },
    ),
    { numRuns: 300 },
  );
});
