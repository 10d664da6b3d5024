// A plan of a redraw while somebody writes it: one change after another in the words of the work (split, merge, move, regroup), turned into the
// plan that the server rehearses as one whole (A1). Pure: ids are made where a choice is made, so that a plan sent twice is the same plan.
import { z } from 'zod';
import { instantAt } from '#kernel/shared/clock/time.ts';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import type { redrawGround } from '../../shared/queries.ts';
import type { redrawPlanSchema } from '../../shared/redraw.ts';

export type Ground = QueryAnswer<typeof redrawGround>;
export type GroundGrid = Ground['grids'][number];
export type PlanInput = z.input<typeof redrawPlanSchema>;

export const changeKinds = ['split', 'merge', 'move', 'regroup'] as const;
export type ChangeKind = (typeof changeKinds)[number];

const changeSchema = z.object({
  key: z.string(),
  kind: z.enum(changeKinds),
  /** The grid that is split, merged away, given from, or put under another. */
  gridId: z.string(),
  /** merge, move: the grid that receives · regroup: the level-1 grid it comes under. */
  toId: z.string(),
  /** split: the grid that comes to be. */
  newGridId: z.string(),
  name: z.string(),
  /** Estates, buildings and stairwells that go over with everything inside. */
  blocks: z.array(z.string()),
  /** Dwellings, shops and facilities that go over by themselves. */
  doors: z.array(z.string()),
  /** split, merge: posts and contracts that go along, with the ids they will have there. */
  posts: z.array(z.object({ postId: z.string(), newPostId: z.string() })),
  contracts: z.array(z.object({ contractId: z.string(), newContractId: z.string() })),
});
export type Change = z.output<typeof changeSchema>;

export const draftSchema = z.object({
  redrawId: z.string(),
  communityId: z.string(),
  name: z.string(),
  /** A calendar day to come; '' = from the moment it is carried out. */
  on: z.string(),
  changes: z.array(changeSchema).min(1),
  /** Tried already: opened again only to be changed, not when a new plan is begun. */
  isRehearsed: z.boolean(),
});
export type Draft = z.output<typeof draftSchema>;

export function newChange(kind: ChangeKind, newId: () => string, gridId = ''): Change {
  return {
    key: newId(),
    kind,
    gridId,
    toId: '',
    newGridId: newId(),
    name: '',
    blocks: [],
    doors: [],
    posts: [],
    contracts: [],
  };
}

export const newDraft = (communityId: string, newId: () => string, gridId = ''): Draft => ({
  redrawId: newId(),
  communityId,
  name: '',
  on: '',
  changes: [newChange('split', newId, gridId)],
  isRehearsed: false,
});

/** The first thing a change still lacks; undefined when it can be rehearsed. */
export type Lack = 'grid' | 'to' | 'name' | 'places';
export function lackOf(change: Change): Lack | undefined {
  if (change.gridId === '') return 'grid';
  if (change.kind !== 'split' && change.toId === '') return 'to';
  if (change.kind === 'split' && change.name.trim() === '') return 'name';
  const takesPlaces = change.kind === 'split' || change.kind === 'move';
  return takesPlaces && change.blocks.length + change.doors.length === 0 ? 'places' : undefined;
}

export function planOf(draft: Draft, ground: Ground): PlanInput {
  const grids = new Map(ground.grids.map((grid) => [grid.gridId, grid]));
  const plan = {
    newGrids: [] as NonNullable<PlanInput['newGrids']>,
    moves: [] as NonNullable<PlanInput['moves']>,
    regroups: [] as NonNullable<PlanInput['regroups']>,
    endGrids: [] as NonNullable<PlanInput['endGrids']>,
    postMoves: [] as NonNullable<PlanInput['postMoves']>,
    contractMoves: [] as NonNullable<PlanInput['contractMoves']>,
  };
  for (const change of draft.changes) {
    const grid = grids.get(change.gridId);
    if (!grid) continue;
    if (change.kind === 'regroup') {
      plan.regroups.push({ gridId: grid.gridId, parentId: change.toId });
      continue;
    }
    const toGridId = change.kind === 'split' ? change.newGridId : change.toId;
    if (change.kind === 'split') {
      // A part stands where its whole stood: the same level, below the same parent.
      plan.newGrids.push({
        gridId: toGridId,
        name: change.name.trim(),
        level: grid.level === 2 ? 2 : 1,
        parentId: grid.parentId,
      });
    }
    if (change.kind === 'merge') {
      plan.moves.push({ fromGridId: grid.gridId, toGridId });
      plan.endGrids.push({ gridId: grid.gridId, successorId: toGridId });
    } else {
      if (change.blocks.length > 0) plan.moves.push({ buildingIds: change.blocks, toGridId });
      if (change.doors.length > 0) plan.moves.push({ placeIds: change.doors, toGridId });
    }
    if (change.kind !== 'move') {
      plan.postMoves.push(...change.posts.map((post) => ({ ...post, toGridId })));
      plan.contractMoves.push(...change.contracts.map((contract) => ({ ...contract, toGridId })));
    }
  }
  return { ...plan, ...(draft.on ? { effectiveAt: new Date(instantAt(draft.on)).toISOString() } : {}) };
}

/** Which grids may receive: another lowest one (merge, move), or another level-1 grid that is divided or empty (regroup). */
export function receiversOf(change: Change, ground: Ground): GroundGrid[] {
  if (change.kind === 'split') return [];
  const own = ground.grids.find((grid) => grid.gridId === change.gridId);
  return inOrder(
    ground.grids.filter((grid) => {
      if (grid.gridId === change.gridId) return false;
      if (change.kind === 'regroup') return grid.level === 1 && grid.gridId !== own?.parentId;
      return grid.isLowest;
    }),
  );
}

/** What can be changed in this way: a lowest grid, or for a regroup one of level 2. */
export const subjectsOf = (kind: ChangeKind, ground: Ground): GroundGrid[] =>
  inOrder(ground.grids.filter((grid) => (kind === 'regroup' ? grid.level === 2 : grid.isLowest)));

/** 1-2 before 1-10. */
const collator = new Intl.Collator('zh-CN', { numeric: true });
const inOrder = (grids: readonly GroundGrid[]): GroundGrid[] =>
  [...grids].sort((a, b) => collator.compare(a.name, b.name));
