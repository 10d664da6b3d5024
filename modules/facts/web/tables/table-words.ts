// Words and figures that the list and the page of tables share.
import type { Words } from '#kernel/shared/problem.ts';
import type { Tone } from '#kernel/web/plain/tag.tsx';

export type TableState = 'begun' | 'mapped' | 'filling' | 'filled' | 'failed';
export const stateTitles: Record<TableState, { title: Words; tone: Tone }> = {
  begun: { title: { zh: '待核对列', en: 'Columns to look over' }, tone: 'amber' },
  mapped: { title: { zh: '可以填了', en: 'Ready to fill' }, tone: 'teal' },
  filling: { title: { zh: '正在填', en: 'Being filled' }, tone: 'plain' },
  filled: { title: { zh: '已填', en: 'Filled' }, tone: 'green' },
  failed: { title: { zh: '没填成', en: 'Not filled' }, tone: 'red' },
};

/** Never 100 while a cell is empty, never 0 while one is filled. */
export function percentOf(filled: number, all: number): number {
  if (all === 0) return 100;
  const rounded = Math.round((filled / all) * 100);
  return filled < all ? Math.min(99, filled > 0 ? Math.max(1, rounded) : 0) : 100;
}
