import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#kernel/shared/id.ts';
import { redrawPlanSchema } from '../../shared/redraw.ts';
import {
  type Change,
  draftSchema,
  type Ground,
  lackOf,
  newChange,
  newDraft,
  planOf,
  receiversOf,
  subjectsOf,
} from './draft.ts';

const [community, one, two, partA, partB] = [newId(), newId(), newId(), newId(), newId()];
const grid = (gridId: string, name: string, level: 1 | 2, parentId: string, isLowest: boolean) => ({
  gridId,
  parentId,
  name,
  level,
  isLowest,
  households: 0,
  people: 0,
  openRequests: 0,
});
const ground: Ground = {
  grids: [
    grid(one, '一网格', 1, community, false),
    grid(two, '二网格', 1, community, true),
    grid(partA, '1-1', 2, one, true),
    grid(partB, '1-2', 2, one, true),
  ],
  blocks: [],
  posts: [],
  contracts: [],
};
const draftOf = (...changes: Change[]) => ({ ...newDraft(community, newId), changes });
const change = (kind: Change['kind'], more: Partial<Change>): Change => ({ ...newChange(kind, newId), ...more });

test('a part stands at the level and below the parent of the grid it is split from', () => {
  const building = newId();
  const split = change('split', { gridId: partA, name: ' 1-3 ', blocks: [building], doors: [newId()] });
  const plan = redrawPlanSchema.parse(planOf(draftOf(split), ground));
  assert.deepEqual(plan.newGrids, [{ gridId: split.newGridId, name: '1-3', level: 2, kind: 'basic', parentId: one }]);
  assert.deepEqual(plan.moves, [
    { buildingIds: [building], toGridId: split.newGridId },
    { placeIds: split.doors, toGridId: split.newGridId },
  ]);
  assert.deepEqual(plan.endGrids, []);
});

test('a grid merged into another ends, all of it goes over, and those chosen go along', () => {
  const post = { postId: newId(), newPostId: newId() };
  const contract = { contractId: newId(), newContractId: newId() };
  const merge = change('merge', { gridId: partB, toId: partA, posts: [post], contracts: [contract] });
  const plan = redrawPlanSchema.parse(planOf(draftOf(merge), ground));
  assert.deepEqual(plan.moves, [{ fromGridId: partB, toGridId: partA }]);
  assert.deepEqual(plan.endGrids, [{ gridId: partB, successorId: partA }]);
  assert.deepEqual(plan.postMoves, [{ ...post, toGridId: partA }]);
  assert.deepEqual(plan.contractMoves, [{ ...contract, toGridId: partA }]);
});

test('several changes are one plan, and a day to come is the first minute of that day in China', () => {
  const plan = planOf(
    {
      ...draftOf(
        change('move', { gridId: partA, toId: two, blocks: [newId()] }),
        change('regroup', { gridId: partB, toId: two }),
      ),
      on: '2026-12-01',
    },
    ground,
  );
  assert.equal(plan.effectiveAt, '2026-11-30T16:00:00.000Z');
  assert.equal(plan.moves?.length, 1);
  assert.deepEqual(plan.regroups, [{ gridId: partB, parentId: two }]);
});

test('what is still missing is told one thing at a time, in the order of the form', () => {
  assert.equal(lackOf(change('split', {})), 'grid');
  assert.equal(lackOf(change('split', { gridId: partA })), 'name');
  assert.equal(lackOf(change('split', { gridId: partA, name: ' ' })), 'name');
  assert.equal(lackOf(change('split', { gridId: partA, name: '1-3' })), 'places');
  assert.equal(lackOf(change('split', { gridId: partA, name: '1-3', doors: ['x'] })), undefined);
  assert.equal(lackOf(change('merge', { gridId: partA })), 'to');
  assert.equal(lackOf(change('merge', { gridId: partA, toId: partB })), undefined);
  assert.equal(lackOf(change('move', { gridId: partA, toId: partB })), 'places');
});

test('only lowest grids give and receive places; a level-2 grid goes under another level-1 grid, never its own', () => {
  const names = (grids: readonly { name: string }[]) => grids.map(({ name }) => name);
  assert.deepEqual(names(subjectsOf('split', ground)), ['1-1', '1-2', '二网格']);
  assert.deepEqual(names(subjectsOf('regroup', ground)), ['1-1', '1-2']);
  assert.deepEqual(names(receiversOf(change('move', { gridId: partA }), ground)), ['1-2', '二网格']);
  assert.deepEqual(names(receiversOf(change('regroup', { gridId: partA }), ground)), ['二网格']);
});

test('a draft kept by the browser reads back as it was', () => {
  const draft = draftOf(change('move', { gridId: partA, toId: two, doors: [newId()] }));
  assert.deepEqual(draftSchema.parse(JSON.parse(JSON.stringify(draft))), draft);
  assert.equal(draftSchema.safeParse({ ...draft, changes: [] }).success, false);
});
