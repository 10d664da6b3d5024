// Estates and buildings of a community as a tree, seen from one grid: what lies in it wholly may be given away whole, what also lies in
// another grid only piece by piece (A1, edge: an estate spanning two grids). Pure.
import { groupBy } from '#kernel/shared/group-by.ts';
import type { Ground } from './draft.ts';

export type Block = Ground['blocks'][number];
export type BlockNode = { block: Block; isWhole: boolean; inside: BlockNode[] };

export function blocksOfGrid(ground: Ground, gridId: string): BlockNode[] {
  const own = ground.blocks.filter((block) => block.gridIds.includes(gridId));
  const ids = new Set(own.map((block) => block.placeId));
  const byParent = groupBy(own, (block) => (block.parentId && ids.has(block.parentId) ? block.parentId : ''));
  const nodesBelow = (parentId: string): BlockNode[] =>
    (byParent.get(parentId) ?? [])
      .map((block) => ({ block, isWhole: block.gridIds.length === 1, inside: nodesBelow(block.placeId) }))
      .sort((a, b) => collator.compare(a.block.address, b.block.address));
  return nodesBelow('');
}

/** 2号楼 before 10号楼. */
const collator = new Intl.Collator('zh-CN', { numeric: true });

/** Kinds with doors inside: given away with everything inside; the others are doors themselves. */
export const holdsDoors = (kind: string): boolean =>
  ['estate', 'courtyard', 'building', 'building_unit', 'lane'].includes(kind);

/** Households and people of the blocks chosen, a building inside a chosen estate counted once. */
export function sumOfBlocks(ground: Ground, chosen: readonly string[]): { dwellings: number; people: number } {
  const byId = new Map(ground.blocks.map((block) => [block.placeId, block]));
  const picked = new Set(chosen);
  let [dwellings, people] = [0, 0];
  for (const id of picked) {
    const block = byId.get(id);
    if (!block) continue;
    let isInside = false;
    for (let at = block.parentId; at && !isInside; at = byId.get(at)?.parentId ?? null) isInside = picked.has(at);
    if (isInside) continue;
    dwellings += block.dwellings;
    people += block.people;
  }
  return { dwellings, people };
}
