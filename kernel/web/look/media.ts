// Questions about the window that decide which of two layouts is built (not merely styled).
import { useSyncExternalStore } from 'react';

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    () => matchMedia(query).matches,
  );
}

/** Of a screen only: paper is narrower than that too, and a page printed from the desk stays the desk's. */
export const narrowScreen = 'screen and (max-width: 899px)';

/** A phone, or a window as narrow as one: navigation collapses, records cover their list. */
export function useIsNarrow(): boolean {
  return useMedia(narrowScreen);
}
