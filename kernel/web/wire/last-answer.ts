// When the server last answered anything, in the server's time: what a state bar may call "up to date as of".
import { useSyncExternalStore } from 'react';
import { MINUTE_MS } from '#kernel/shared/clock/time.ts';

const listeners = new Set<() => void>();
let minute: number | undefined;

export function noteAnswer(at: number): void {
  const now = Math.floor(at / MINUTE_MS) * MINUTE_MS;
  if (now === minute) return;
  minute = now;
  for (const listener of listeners) listener();
}

/** To the minute; undefined before the first answer. */
export function useLastAnswer(): number | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => minute,
  );
}
