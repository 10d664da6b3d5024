// Dealing names to surveyors and summing cells. Pure.
import type { ShareCell } from './share-queries.ts';

/** In runs, so that neighbours stay with one person; no two hands differ by more than one. Nobody to deal to: nothing is dealt. */
export function deal<T, P>(names: readonly T[], hands: readonly P[]): { one: T; to: P }[] {
  if (hands.length === 0) return [];
  return names.flatMap((one, n) => {
    const to = hands[Math.floor((n * hands.length) / names.length)];
    return to === undefined ? [] : [{ one, to }];
  });
}

export const emptyCell: ShareCell = { all: 0, listed: 0, found: 0, done: 0, excused: 0, waits: 0, unnamed: 0 };
const keys = Object.keys(emptyCell) as (keyof ShareCell)[];

export function sumCells(cells: readonly ShareCell[]): ShareCell {
  const sum = { ...emptyCell };
  for (const cell of cells) for (const key of keys) sum[key] += cell[key];
  return sum;
}
