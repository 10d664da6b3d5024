// 今日 is one list of unlike things — a visit, a request, a round of one's unit, a decision of a meeting — in one order: what harms most if late comes first (principle 1).
// Pure: what is shown of each is the screen's.
import { groupBy } from '#kernel/shared/group-by.ts';
import type { Position } from '#kernel/web/pieces/grid-geometry.ts';

export type When = 'late' | 'today' | 'open';
export type ItemFacts = {
  key: string;
  /** Past its time; its time ends today; it has some days yet. */
  when: When;
  tone: 'late' | 'soon' | 'calm';
  /** 0 is danger, 5 harms least if late. */
  harm: number;
  dueAt: number | null;
  building: string | null;
  /** Where one walks to: what is as pressing is done door by door. Null: keeps the order it came in. */
  door: string | null;
  /** Longitude and latitude, where they are on record. */
  at: Position | null;
  /** What it is found by on the page: names, addresses, initials. */
  words: string;
};

const tones = { late: 0, soon: 1, calm: 2 } as const;

const byDoor = new Intl.Collator('zh-CN', { numeric: true });

/** By tone, then harm, then time, then from door to door; what is equal stays as it came. */
export function byHarm<I extends ItemFacts>(items: readonly I[]): I[] {
  return items.toSorted(
    (a, b) =>
      tones[a.tone] - tones[b.tone] ||
      a.harm - b.harm ||
      timeOf(a) - timeOf(b) ||
      (a.door !== null && b.door !== null ? byDoor.compare(a.door, b.door) : 0),
  );
}

/** Without a time it comes after what has one, however far that is. */
const timeOf = ({ dueAt }: ItemFacts): number => dueAt ?? Number.MAX_SAFE_INTEGER;

export type Arranged<I> = { first: I[]; onTheWay: { building: string; items: I[] }[]; later: I[] };

/** What cannot wait first; then what lies in the same building as one of those; then the rest. */
export function arrange<I extends ItemFacts>(items: readonly I[]): Arranged<I> {
  const sorted = byHarm(items);
  const first = sorted.filter(({ tone }) => tone !== 'calm');
  const others = sorted.filter(({ tone }) => tone === 'calm');
  const going = new Set(first.map(({ building }) => building));
  const isOnTheWay = ({ building }: I) => building !== null && going.has(building);
  return {
    first,
    onTheWay: [...groupBy(others.filter(isOnTheWay), ({ building }) => building ?? '')].map(([building, inside]) => ({
      building,
      items: inside,
    })),
    later: others.filter((item) => !isOnTheWay(item)),
  };
}

export function countsOf(items: readonly ItemFacts[]): Record<When, number> {
  const counts = { late: 0, today: 0, open: 0 };
  for (const { when } of items) counts[when] += 1;
  return counts;
}

export type Spot<I> = { id: string; at: Position; items: I[] };

/** Those at the very same coordinates are one pin; those without any are listed, not lost. */
export function spotsOf<I extends ItemFacts>(items: readonly I[]): { spots: Spot<I>[]; nowhere: I[] } {
  const spots = new Map<string, Spot<I>>();
  const nowhere: I[] = [];
  for (const item of items) {
    if (item.at === null) {
      nowhere.push(item);
      continue;
    }
    const id = item.at.join(' ');
    const spot = spots.get(id) ?? { id, at: item.at, items: [] };
    spot.items.push(item);
    spots.set(id, spot);
  }
  return { spots: [...spots.values()], nowhere };
}
