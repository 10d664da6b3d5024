// The present moment for components: one timer for the whole page, ticking at the turn of each minute of the server's time.
import { useSyncExternalStore } from 'react';
import { MINUTE_MS } from '#kernel/shared/clock/time.ts';
import { serverTime } from './server-time.ts';

const listeners = new Set<() => void>();
let shown = serverTime.now();
let timer: ReturnType<typeof setTimeout> | undefined;

function tick(): void {
  shown = serverTime.now();
  for (const listener of listeners) listener();
  schedule();
}

function schedule(): void {
  clearTimeout(timer);
  timer = listeners.size === 0 ? undefined : setTimeout(tick, MINUTE_MS - (serverTime.now() % MINUTE_MS) + 20);
}

function onVisible(): void {
  if (document.visibilityState === 'visible') tick();
}

let unhook: (() => void) | undefined;

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    shown = serverTime.now();
    const stop = serverTime.subscribe(tick);
    // A sleeping phone misses its timers; coming back, the first thing to be right is the time.
    document.addEventListener('visibilitychange', onVisible);
    unhook = () => {
      stop();
      document.removeEventListener('visibilitychange', onVisible);
    };
  }
  listeners.add(listener);
  schedule();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      unhook?.();
      schedule();
    }
  };
}

/** Epoch milliseconds at the server, refreshed each minute; never finer than that, so that nothing re-renders each second. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => shown);
}
