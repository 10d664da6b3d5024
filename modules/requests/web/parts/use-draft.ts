// What is being written outlives a closed page, a call that comes in, an empty battery: kept per form on this device, gone once it was sent.
import { useCallback, useState } from 'react';

export type DraftTexts = Record<string, string>;

const prefix = 'huying.draft.';

/** `empty` names the fields and their first values; anything else that is stored is left out. */
export function useDraft<T extends DraftTexts>(key: string, empty: T): [T, (change: Partial<T>) => void, () => void] {
  const [texts, setTexts] = useState<T>(() => readDraft(load(key), empty));
  const change = useCallback(
    (part: Partial<T>) =>
      setTexts((now) => {
        const next = { ...now, ...part };
        store(key, next);
        return next;
      }),
    [key],
  );
  const clear = useCallback(() => {
    try {
      localStorage.removeItem(prefix + key);
    } catch {
      // It was never stored.
    }
    setTexts(empty);
  }, [key, empty]);
  return [texts, change, clear];
}

/** What was stored may be of an older form, or from somebody's hand. */
export function readDraft<T extends DraftTexts>(stored: unknown, empty: T): T {
  if (typeof stored !== 'object' || stored === null) return empty;
  const read = (field: string, otherwise: string): string => {
    const value: unknown = (stored as Record<string, unknown>)[field];
    return typeof value === 'string' ? value : otherwise;
  };
  return Object.fromEntries(Object.entries(empty).map(([field, first]) => [field, read(field, first)])) as T;
}

function load(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(prefix + key) ?? 'null');
  } catch {
    return undefined;
  }
}

function store(key: string, texts: DraftTexts): void {
  try {
    localStorage.setItem(prefix + key, JSON.stringify(texts));
  } catch {
    // Kept in memory only.
  }
}
