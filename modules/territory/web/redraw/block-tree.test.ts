import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Block, blocksOfGrid, sumOfBlocks } from './block-tree.ts';
import type { Ground } from './draft.ts';

const block = (placeId: string, parentId: string | null, gridIds: string[], dwellings: number): Block => ({
  placeId,
  kind: parentId ? 'building' : 'estate',
  address: `盛景花园${placeId}`,
  parentId,
  gridIds,
  dwellings,
  people: dwellings * 2,
});
const ground: Ground = {
  grids: [],
  posts: [],
  contracts: [],
  blocks: [
    block('一期', null, ['a', 'b'], 90),
    block('10号楼', '一期', ['a'], 30),
    block('2号楼', '一期', ['a'], 20),
    block('3号楼', '一期', ['b'], 40),
  ],
};

test('an estate that spans two grids is shown in both, whole in neither, with the buildings of that grid', () => {
  const [estate] = blocksOfGrid(ground, 'a');
  assert.equal(estate?.isWhole, false);
  assert.deepEqual(
    estate?.inside.map((node) => [node.block.placeId, node.isWhole]),
    [
      ['2号楼', true],
      ['10号楼', true],
    ],
  );
  assert.deepEqual(
    blocksOfGrid(ground, 'b')[0]?.inside.map((node) => node.block.placeId),
    ['3号楼'],
  );
});

test('a building chosen together with its estate is counted once', () => {
  assert.deepEqual(sumOfBlocks(ground, ['2号楼', '10号楼']), { dwellings: 50, people: 100 });
  assert.deepEqual(sumOfBlocks(ground, ['一期', '2号楼']), { dwellings: 90, people: 180 });
});
