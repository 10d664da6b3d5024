// What the state bar of a phone says (principle 7): off line, queued, syncing, synced at. The outbox of the field device provides it;
// without one the frame tells of the connection alone and never claims a queue.
import { createContext, useContext, useSyncExternalStore } from 'react';

export type SyncState = {
  queued: number;
  isSyncing: boolean /** The device's time of the last sync that ended well. */;
  syncedAt?: number | undefined;
};

export const SyncContext = createContext<SyncState | undefined>(undefined);

export function useSyncState(): SyncState | undefined {
  return useContext(SyncContext);
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

/** What the device itself says; true may still mean a network that leads nowhere. */
export function useIsOnline(): boolean {
  return useSyncExternalStore(subscribe, () => navigator.onLine);
}
