// E12 20%轮检: everybody once in a cycle of so many days. Who comes first is told by a key that anybody can work out again; here is what becomes of the order. Pure.

/**
 * How many each day of a cycle has: sizes that differ by at most one, the larger ones first. `count` people over `days`.
 * The database cuts by `ntile`, which is this very rule (campaigns.test.ts holds the two together).
 */
export function partSizes(count: number, days: number): number[] {
  const base = Math.floor(count / days);
  return Array.from({ length: days }, (_, day) => base + (day < count % days ? 1 : 0));
}

/**
 * The parts of a cycle: those carried over from the one before come first, then by key. Who was left over is asked on the next day, however many they are: where they
 * are more than a day's part, they are the first part, and the others share the days after it.
 */
export function drawParts(ordered: readonly string[], days: number, carried = 0): string[][] {
  const sizes = partSizes(ordered.length, days);
  const fair = carried <= (sizes[0] ?? 0) ? sizes : [carried, ...partSizes(ordered.length - carried, days - 1)];
  let from = 0;
  return fair.map((size) => ordered.slice(from, (from += size)));
}

export type Part = { partNo: number; size: number };

/** Newcomers, in the order of their keys: each into the smallest part that is still to come, the earlier one where two are alike. None where no part is left. */
export function placeNewcomers(remaining: readonly Part[], newcomers: readonly string[]): Map<string, number> {
  const sizes = remaining.map((part) => ({ ...part })).toSorted((a, b) => a.partNo - b.partNo);
  const placed = new Map<string, number>();
  for (const subjectId of newcomers) {
    const smallest = sizes.reduce<Part | undefined>(
      (least, part) => (!least || part.size < least.size ? part : least),
      undefined,
    );
    if (!smallest) break;
    smallest.size += 1;
    placed.set(subjectId, smallest.partNo);
  }
  return placed;
}

/** Which day comes next: of the running cycle, or the first of a new one. */
export function nextDay(
  last: { cycleNo: number; partNo: number } | undefined,
  days: number,
): { cycleNo: number; partNo: number } {
  if (!last) return { cycleNo: 1, partNo: 1 };
  return last.partNo < days
    ? { cycleNo: last.cycleNo, partNo: last.partNo + 1 }
    : { cycleNo: last.cycleNo + 1, partNo: 1 };
}
