// How dated facts of two records of one person become those of one. Pure, and the same in the preview that is shown and in the act itself.
import type { Span } from './population.ts';

export type DatedFact = Span & {
  id: string;
  /** Whose record it stood on. */
  of: 'kept' | 'merged';
  /** What it is about: a place, a flag. Two about the same thing are one fact told twice. */
  about: string;
};

/** `cut`: ends where a later one begins · `joined`: one fact told twice, from the first day of either · `set_aside`: the other one holds for all its days. */
export type SettledAs = 'as_is' | 'cut' | 'joined' | 'set_aside';
export type Settled = { id: string; as: SettledAs; span: Span | null };

const endsBefore = (a: string | null, b: string | null): boolean => a !== null && (b === null || a < b);
const later = (a: string | null, b: string | null): string | null => (endsBefore(a, b) ? b : a);
const inOrder = (a: DatedFact, b: DatedFact): number => {
  if (a.from !== b.from) return a.from < b.from ? -1 : 1;
  if (a.until !== b.until) return endsBefore(a.until, b.until) ? 1 : -1;
  return a.of === b.of ? (a.id < b.id ? -1 : 1) : a.of === 'kept' ? -1 : 1;
};

/**
 * One at a time (居住, 户籍): the one that began later is where somebody was from then on, and the one before ends on that day. What lies wholly within another
 * is set aside; the same place twice is one stay. Every day that either record accounted for is accounted for still, and none twice.
 */
export function settleOneAtATime(facts: readonly DatedFact[]): Settled[] {
  const settled = new Map<string, Settled>();
  const put = (fact: DatedFact, as: SettledAs, span: Span | null) => settled.set(fact.id, { id: fact.id, as, span });
  let current: DatedFact | undefined;
  for (const next of [...facts].sort(inOrder)) {
    put(next, 'as_is', { from: next.from, until: next.until });
    if (!current || (current.until !== null && current.until <= next.from)) {
      current = next;
      continue;
    }
    if (current.about === next.about) {
      const [stays, goes] = current.of === 'merged' && next.of === 'kept' ? [next, current] : [current, next];
      current = { ...stays, from: current.from, until: later(current.until, next.until) };
      put(goes, 'set_aside', null);
      put(stays, 'joined', { from: current.from, until: current.until });
    } else if (current.from === next.from || endsBefore(next.until, current.until)) {
      put(next, 'set_aside', null);
    } else {
      put(current, 'cut', { from: current.from, until: next.from });
      current = next;
    }
  }
  return [...settled.values()];
}

/** Several at a time (标签, 工作地点): only what is about the same thing and overlaps becomes one, from the first day to the last; the kept record's stays. */
export function uniteAlike(facts: readonly DatedFact[]): Settled[] {
  const byThing = new Map<string, DatedFact[]>();
  for (const fact of facts) byThing.set(fact.about, [...(byThing.get(fact.about) ?? []), fact]);
  return [...byThing.values()].flatMap((alike) => settleOneAtATime(alike));
}
