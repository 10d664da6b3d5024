// Visits are written once and an excuse has no opposite, so both wait some seconds before they go out, and may be taken back until then (principle 6). What waits, or
// did not get through, is kept here over the change of pages: the list shows it, and nothing that was told is lost without a word. It lives as long as the page does.
import { useSyncExternalStore } from 'react';
import type { ProblemBody, Words } from '#kernel/shared/problem.ts';
import type { DutyKey } from '../../shared/commands.ts';

export type Held = {
  id: string;
  subjectId: string;
  name: string;
  /** What was said of it, in words of the screen. */
  words: Words;
  /** Turns that this closes, when it has gone through. */
  closes: readonly DutyKey[];
  /** One more try without success. */
  isAttempt: boolean;
  /** `unsent`: nobody answered, or it was refused; `lacking`: written, but the form needs more before the turn is closed; `done`: the next answer will show it. */
  phase: 'waiting' | 'sending' | 'done' | 'unsent' | 'lacking';
  problem?: ProblemBody;
  lacking?: readonly string[];
  /** The same press again, with its command id. Absent where it was judged for good. */
  again?: () => void;
};

let all: readonly Held[] = [];
const listeners = new Set<() => void>();

function write(next: readonly Held[]): void {
  all = next;
  for (const listener of listeners) listener();
}

export const heldVisits = {
  list: (): readonly Held[] => all,
  put: (held: Held) => write([...all.filter(({ id }) => id !== held.id), held]),
  change: (id: string, change: Partial<Held>) =>
    write(all.map((held) => (held.id === id ? { ...held, ...change } : held))),
  drop: (id: string) => write(all.filter((held) => held.id !== id)),
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

export function useHeldVisits(): readonly Held[] {
  return useSyncExternalStore(heldVisits.subscribe, heldVisits.list);
}
