import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type RedrawFacts, type RedrawPlan, redrawPlanSchema } from './redraw.ts';
import { rehearseRedraw } from './rehearse-redraw.ts';
import { defaultStaffing } from './staffing.ts';

/** A community with one estate: `buildings` lists, by building, the grid of its dwellings. */
function community(
  buildings: readonly (string | null)[],
  dwellingsEach = 2,
  more: Partial<RedrawFacts> = {},
): RedrawFacts {
  const gridIds = [...new Set(buildings.filter((id) => id !== null))];
  const places: RedrawFacts['places'][number][] = [
    {
      placeId: 'estate',
      parentId: null,
      kind: 'estate',
      address: '盛景花园',
      isVacant: false,
      gridId: buildings[0] ?? null,
      people: 0,
    },
  ];
  const list = [...places];
  buildings.forEach((gridId, b) => {
    list.push({
      placeId: `b${b}`,
      parentId: 'estate',
      kind: 'building',
      address: `盛景花园${b}号楼`,
      isVacant: false,
      gridId,
      people: 0,
    });
    for (let d = 0; d < dwellingsEach; d++) {
      list.push({
        placeId: `b${b}d${d}`,
        parentId: `b${b}`,
        kind: 'dwelling',
        address: `盛景花园${b}号楼${d}`,
        isVacant: d === 1,
        gridId,
        people: b + d,
      });
    }
  });
  return {
    communityId: 'community',
    grids: gridIds.map((gridId) => ({
      gridId,
      parentId: 'community',
      name: gridId,
      level: 1,
      kind: 'basic',
      declaredHouseholds: 100,
    })),
    places: list,
    posts: [],
    contracts: [],
    services: [],
    requests: [],
    staffing: defaultStaffing,
    ...more,
  };
}
const plan = (from: Partial<RedrawPlan>): RedrawPlan => ({
  newGrids: [],
  moves: [],
  regroups: [],
  endGrids: [],
  postMoves: [],
  contractMoves: [],
  ...from,
});
const grid = (gridId: string, more: object = {}) => ({
  gridId,
  name: gridId,
  level: 1 as const,
  kind: 'basic' as const,
  parentId: 'community',
  ...more,
});
const codes = (faults: { code: string }[]) => faults.map((fault) => fault.code).sort();

test('[A1] a split puts every place into exactly one of the parts, and what is left out is named', () => {
  const facts = community(['A', 'A', 'A']);
  const split = plan({
    newGrids: [grid('N'), grid('S')],
    moves: [
      { placeIds: ['estate'], toGridId: 'N' },
      { buildingIds: ['b0', 'b1'], toGridId: 'N' },
      { buildingIds: ['b2'], toGridId: 'S' },
    ],
    endGrids: [{ gridId: 'A', successorId: 'N' }],
  });
  const { faults, preview, targets } = rehearseRedraw(split, facts);
  assert.deepEqual(faults, []);
  assert.equal(targets.get('b2d1'), 'S');
  assert.equal(targets.get('b1d0'), 'N');
  const figures = Object.fromEntries(preview.grids.map((g) => [g.name, g.after?.dwellings ?? null]));
  assert.deepEqual(figures, { A: null, N: 4, S: 2 });

  const forgotten = rehearseRedraw({ ...split, moves: split.moves.slice(0, 2) }, facts);
  assert.deepEqual(codes(forgotten.faults), ['uncovered']);
  assert.deepEqual(forgotten.faults[0]?.about, ['盛景花园2号楼', '盛景花园2号楼0', '盛景花园2号楼1']);
});

test('[A1] a place given to two grids is named; a narrower word overrides a wider one', () => {
  const facts = community(['A', 'A']);
  const base = { newGrids: [grid('N'), grid('S')] };
  const doubled = rehearseRedraw(
    plan({
      ...base,
      moves: [
        { buildingIds: ['b0'], toGridId: 'N' },
        { buildingIds: ['b0'], toGridId: 'S' },
      ],
    }),
    facts,
  );
  assert.deepEqual(codes(doubled.faults), ['doubled']);
  assert.equal(doubled.faults[0]?.count, 3);
  const narrow = rehearseRedraw(
    plan({
      ...base,
      moves: [
        { buildingIds: ['estate'], toGridId: 'N' },
        { buildingIds: ['b1'], toGridId: 'S' },
        { placeIds: ['b1d0'], toGridId: 'N' },
      ],
    }),
    facts,
  );
  assert.deepEqual(narrow.faults, []);
  assert.deepEqual(
    [narrow.targets.get('b0d0'), narrow.targets.get('b1d0'), narrow.targets.get('b1d1')],
    ['N', 'N', 'S'],
  );
});

test('[A7] a contract agreed for a later day goes along and does not fill the gap of today', () => {
  const facts = community(['A', 'B'], 2, {
    contracts: [{ contractId: 'c1', gridId: 'A', contractor: '财务科', isToCome: true }],
  });
  const { preview } = rehearseRedraw(
    plan({
      moves: [{ fromGridId: 'A', toGridId: 'B' }],
      endGrids: [{ gridId: 'A', successorId: 'B' }],
      contractMoves: [{ contractId: 'c1', toGridId: 'B', newContractId: 'c3' }],
    }),
    facts,
  );
  assert.deepEqual(
    preview.contractsMoved.map(({ newContractId, toGridId }) => [newContractId, toGridId]),
    [['c3', 'B']],
  );
  assert.deepEqual(preview.contractGaps, [{ gridId: 'B', gridName: 'B', contracts: 0 }]);
});

test('a merge keeps all households, takes open requests along and lists posts, contracts and vacancies', () => {
  const facts = community(['A', 'B'], 2, {
    posts: [
      { postId: 'p1', gridId: 'A', role: 'grid_chief', staffId: 's1', staffName: '闫志强' },
      { postId: 'p2', gridId: 'B', role: 'grid_worker', staffId: 's2', staffName: '吴彩云' },
    ],
    contracts: [
      { contractId: 'c1', gridId: 'A', contractor: '园区发展服务中心' },
      { contractId: 'c2', gridId: 'B', contractor: '财务科' },
    ],
    requests: [
      { id: 'r1', requestNo: '1', summary: '水管', territoryId: 'A', placeId: 'b0d0' },
      { id: 'r2', requestNo: '2', summary: '路灯', territoryId: 'A', placeId: null },
      { id: 'r3', requestNo: '3', summary: '垃圾', territoryId: 'B', placeId: 'b1d0' },
    ],
  });
  const merge = plan({
    moves: [{ fromGridId: 'A', toGridId: 'B' }],
    endGrids: [{ gridId: 'A', successorId: 'B' }],
    contractMoves: [{ contractId: 'c1', toGridId: 'B', newContractId: 'c3' }],
  });
  const { faults, preview } = rehearseRedraw(merge, facts);
  assert.deepEqual(faults, []);
  assert.deepEqual(
    preview.requests.map(({ id, toGridId, rule }) => [id, toGridId, rule]),
    [
      ['r1', 'B', 'with_its_place'],
      ['r2', 'B', 'to_the_successor'],
    ],
  );
  assert.deepEqual(
    preview.postsEnded.map((post) => post.postId),
    ['p1'],
  );
  assert.deepEqual(preview.contractGaps, [{ gridId: 'B', gridName: 'B', contracts: 2 }]);
  assert.deepEqual(preview.vacancies, [], 'the worker of B is left');
  const after = preview.grids.find((g) => g.gridId === 'B');
  assert.equal(after?.declaredAfter, 200);
  assert.deepEqual([after?.before?.households, after?.after?.households], [100, 200]);

  const bare = rehearseRedraw({ ...merge, postMoves: [{ postId: 'p2', toGridId: 'A', newPostId: 'p9' }] }, facts);
  assert.deepEqual(codes(bare.faults), ['grid_ends']);
});

test('a level-1 grid that is divided keeps no places of its own, and its parts go where they are sent', () => {
  const facts = community(['A', 'B']);
  const divided = rehearseRedraw(
    plan({ newGrids: [grid('A1', { level: 2, parentId: 'A' })], moves: [{ buildingIds: ['b0'], toGridId: 'A1' }] }),
    facts,
  );
  assert.deepEqual(divided.faults, [{ code: 'uncovered', about: ['盛景花园'], count: 1 }]);
  const whole = rehearseRedraw(
    plan({ newGrids: [grid('A1', { level: 2, parentId: 'A' })], moves: [{ fromGridId: 'A', toGridId: 'A1' }] }),
    facts,
  );
  assert.deepEqual(whole.faults, []);
  const into = rehearseRedraw(
    plan({
      newGrids: [grid('A1', { level: 2, parentId: 'A' })],
      moves: [
        { fromGridId: 'A', toGridId: 'A1' },
        { fromGridId: 'B', toGridId: 'A' },
      ],
    }),
    facts,
  );
  assert.deepEqual(codes(into.faults), ['not_lowest']);
  const wrong = rehearseRedraw(
    plan({ newGrids: [grid('X', { level: 1, parentId: 'A' })], moves: [{ fromGridId: 'A', toGridId: 'X' }] }),
    facts,
  );
  assert.deepEqual(codes(wrong.faults), ['wrong_level']);
  assert.deepEqual(codes(rehearseRedraw(plan({}), facts).faults), ['nothing_to_do']);
  assert.deepEqual(
    codes(
      rehearseRedraw(
        plan({ endGrids: [{ gridId: 'A', successorId: 'A' }], moves: [{ fromGridId: 'A', toGridId: 'B' }] }),
        facts,
      ).faults,
    ),
    ['grid_ends'],
  );
});

test('whatever the plan, no dwelling, person or stated household is lost or made', () => {
  const facts = fc
    .array(fc.constantFrom('A', 'B', 'C', null), { minLength: 1, maxLength: 12 })
    .chain((buildings) => fc.integer({ min: 0, max: 3 }).map((each) => community(buildings, each)));
  const moves = fc.array(
    fc.oneof(
      fc.record({
        buildingIds: fc.array(
          fc.integer({ min: 0, max: 11 }).map((b) => `b${b}`),
          { minLength: 1, maxLength: 3 },
        ),
        toGridId: fc.constantFrom('A', 'B', 'N'),
      }),
      fc.record({ fromGridId: fc.constantFrom('A', 'B', 'C'), toGridId: fc.constantFrom('A', 'B', 'N') }),
    ),
    { maxLength: 6 },
  );
  let carriedOut = 0;
  fc.assert(
    fc.property(facts, moves, fc.boolean(), (ground, moved, ends) => {
      const wanted = plan({
        newGrids: [grid('N')],
        moves: moved,
        endGrids: ends ? [{ gridId: 'C', successorId: 'N' }] : [],
      });
      const { faults, preview, targets } = rehearseRedraw(wanted, ground);
      if (faults.length > 0) return;
      carriedOut++;
      const landed = ground.places
        .filter((p) => ['dwelling', 'estate', 'shop'].includes(p.kind))
        .map((p) => targets.get(p.placeId) ?? p.gridId);
      assert.ok(
        landed.every((gridId) => gridId !== null && !(ends && gridId === 'C')),
        'each in one living grid',
      );
      const sum = (when: 'before' | 'after', key: 'dwellings' | 'people') =>
        preview.grids.reduce((total, g) => total + (g[when]?.[key] ?? 0), 0);
      const loose = ground.places.filter((p) => p.gridId === null && targets.has(p.placeId));
      assert.equal(sum('after', 'people'), sum('before', 'people') + loose.reduce((total, p) => total + p.people, 0));
      assert.equal(
        sum('after', 'dwellings'),
        sum('before', 'dwellings') + loose.filter((p) => p.kind === 'dwelling').length,
      );
      const untouched = ground.grids.filter((g) => !preview.grids.some((shown) => shown.gridId === g.gridId));
      const stated = preview.grids.reduce((total, g) => total + (g.declaredAfter ?? 0), 0) + untouched.length * 100;
      assert.equal(stated, ground.grids.length * 100);
    }),
    { numRuns: 1000 },
  );
  assert.ok(carriedOut > 30, `only ${carriedOut} plans could be carried out`);
});

test('a plan names one source a move', () => {
  const id = '0190a000-0000-7000-8000-000000000001';
  assert.equal(redrawPlanSchema.safeParse({ moves: [{ toGridId: id }] }).success, false);
  assert.equal(
    redrawPlanSchema.safeParse({ moves: [{ toGridId: id, fromGridId: id, placeIds: [id] }] }).success,
    false,
  );
  assert.equal(redrawPlanSchema.safeParse({ moves: [{ toGridId: id, fromGridId: id }] }).success, true);
});
