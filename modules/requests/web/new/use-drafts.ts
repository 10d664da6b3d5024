// The drafts of whoever is at the desk, as React sees them.
import { useSyncExternalStore } from 'react';
import { useHat } from '#kernel/web/door/session.ts';
import { type Draft, type Drafts, isBegun, openDrafts } from './drafts.ts';

const opened = new Map<string, Drafts>();

function draftsOf(staffId: string): Drafts {
  let drafts = opened.get(staffId);
  if (!drafts) {
    let storage: Storage | undefined;
    try {
      storage = window.sessionStorage;
    } catch {
      // Forbidden altogether: in memory only.
    }
    drafts = openDrafts(staffId, storage);
    opened.set(staffId, drafts);
  }
  return drafts;
}

export function useDrafts(): [readonly Draft[], Drafts] {
  const drafts = draftsOf(useHat().staff.id);
  return [useSyncExternalStore(drafts.subscribe, drafts.list), drafts];
}

export function useDraftCount(): number {
  const [list] = useDrafts();
  return list.filter(isBegun).length;
}
