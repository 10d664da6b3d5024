// In which order acts of one hand are done together. A tablet's day is one tube after another: opened, ten people, closed. Taken as they came, hardly two acts of one command stand side
// by side; but what is done to one tube asks nothing of another, so all tubes are opened at once, then everybody is registered, then all are closed.
import type { CommandEntry } from './house.ts';

type Item = { entry: CommandEntry; input: unknown };

/**
 * Into runs of one command each. Acts of one lane (`CommandEntry.laneOf`) keep their order; acts of different lanes may change places; past an act without a lane nothing goes.
 */
export function runsInLanes<T extends Item>(items: readonly T[]): T[][] {
  const laneOf = ({ entry, input }: T) => entry.laneOf?.(input);
  return cut(items, (before, one) => (laneOf(before) === undefined) === (laneOf(one) === undefined)).flatMap(
    (stretch) => (laneOf(stretch[0]!) === undefined ? cut(stretch, sameCommand) : abreast(stretch, laneOf)),
  );
}

/** Of every lane what stands first and is of the same command, again and again. */
function abreast<T extends Item>(stretch: readonly T[], laneOf: (item: T) => string | undefined): T[][] {
  const places = new Map(stretch.map((item, place) => [item, place]));
  const lanes = new Map<string, T[]>();
  for (const item of stretch) {
    const lane = laneOf(item) ?? '';
    lanes.set(lane, [...(lanes.get(lane) ?? []), item]);
  }
  const runs: T[][] = [];
  while (lanes.size > 0) {
    const [first] = [...lanes.values()].flat();
    const run: T[] = [];
    for (const [lane, waiting] of lanes) {
      const end = waiting.findIndex((item) => item.entry !== first!.entry);
      const taken = end < 0 ? waiting : waiting.slice(0, end);
      run.push(...taken);
      if (end < 0) lanes.delete(lane);
      else lanes.set(lane, waiting.slice(end));
    }
    runs.push(run.toSorted((a, b) => places.get(a)! - places.get(b)!));
  }
  return runs;
}

const sameCommand = (before: Item, one: Item): boolean => before.entry === one.entry;

/** In their order, into runs of those that go with the one before them. */
export function cut<T>(all: readonly T[], goesWith: (before: T, one: T, size: number) => boolean): T[][] {
  const runs: T[][] = [];
  for (const one of all) {
    const last = runs.at(-1);
    if (last && goesWith(last.at(-1)!, one, last.length)) last.push(one);
    else runs.push([one]);
  }
  return runs;
}
