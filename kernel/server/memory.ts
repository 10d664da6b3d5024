// Answers that change rarely and are asked at every intake, remembered per process and database for a few seconds. A change made here is
// forgotten at once; one made by another process is seen when the time is up. Nothing that decides a right may be remembered.

import type { StaffActor } from './actor.ts';

export type Memory = {
  recall<T>(key: string, freshMs: number, ask: () => Promise<T>): Promise<T>;
  /** What is remembered already, without asking. */
  recalled<T>(key: string): T | undefined;
  forget(prefix: string): void;
};

const most = 5000;

/**
 * Staff who came in within the last minute, by session and post: all that `app.enter_staff` works out, with the epoch it is of. It decides nothing by
 * itself: each transaction asks whether that epoch is still the present one (0020) before anything done on it counts.
 */
export type KnownStaff = Map<string, { actor: StaffActor; seesAll: boolean; epoch: number; until: number }>;
export const mostKnownStaff = most;

export function openMemory(): Memory {
  const kept = new Map<string, { until: number; value: unknown }>();
  return {
    async recall<T>(key: string, freshMs: number, ask: () => Promise<T>): Promise<T> {
      const known = kept.get(key);
      if (known && known.until > performance.now()) return known.value as T;
      const value = await ask();
      if (kept.size >= most) kept.clear();
      kept.set(key, { until: performance.now() + freshMs, value });
      return value;
    },
    recalled<T>(key: string): T | undefined {
      const known = kept.get(key);
      return known && known.until > performance.now() ? (known.value as T) : undefined;
    },
    forget(prefix) {
      for (const key of kept.keys()) if (key.startsWith(prefix)) kept.delete(key);
    },
  };
}
