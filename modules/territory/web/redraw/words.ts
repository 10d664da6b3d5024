// The words of a redraw that several of its screens share.
import type { Words } from '#kernel/shared/problem.ts';
import { type Role, roles } from '#kernel/shared/right.ts';
import type { RedrawPreview } from '../../shared/redraw.ts';
import type { ChangeKind } from './draft.ts';

export const changeWords: Record<ChangeKind, Words> = {
  split: { zh: '拆分', en: 'Split' },
  merge: { zh: '合并', en: 'Merge' },
  move: { zh: '划转', en: 'Move' },
  regroup: { zh: '换上级网格', en: 'Regroup' },
};

export const fateWords: Record<RedrawPreview['grids'][number]['fate'], Words> = {
  kept: { zh: '保留', en: 'kept' },
  new: { zh: '新设', en: 'new' },
  ended: { zh: '撤销', en: 'ended' },
  regrouped: { zh: '换上级', en: 'regrouped' },
};

/** What the rule does with an open request: it goes with its place, or without one to whoever takes the grid over. */
export const ruleWords: Record<RedrawPreview['requests'][number]['rule'], Words> = {
  with_its_place: { zh: '随房屋划走', en: 'goes with its place' },
  to_the_successor: { zh: '没有具体房屋，由接收网格接着办', en: 'has no place: the successor takes it over' },
};

export const roleWords = (role: string): Words => (role in roles ? roles[role as Role].title : { zh: role, en: role });
