// A small choice that this browser keeps (language, elder mode, columns of a table): one value, known to every component and every tab.
// Storage may be missing or full (private windows, WeChat's web view): the choice then lasts as long as the page.
import { useSyncExternalStore } from 'react';

export type Remembered<T> = {
  get: () => T;
  set: (value: T) => void;
  subscribe: (listener: () => void) => () => void;
};

/** `read` turns whatever was stored (it may be old, or from somebody's hand) into a value, or undefined for the default. */
export function remember<T>(key: string, fallback: T, read: (stored: unknown) => T | undefined): Remembered<T> {
  const listeners = new Set<() => void>();
  let value = load(key, read) ?? fallback;
  const tell = () => {
    for (const listener of listeners) listener();
  };
  if (typeof window !== 'undefined') {
    window.addEventListener('storage', (event) => {
      if (event.key !== key) return;
      value = load(key, read) ?? fallback;
      tell();
    });
  }
  return {
    get: () => value,
    set(next) {
      value = next;
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // Kept in memory only.
      }
      tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function useRemembered<T>(remembered: Remembered<T>): T {
  return useSyncExternalStore(remembered.subscribe, remembered.get);
}

function load<T>(key: string, read: (stored: unknown) => T | undefined): T | undefined {
  try {
    const text = localStorage.getItem(key);
    return text === null ? undefined : read(JSON.parse(text));
  } catch {
    return undefined;
  }
}
