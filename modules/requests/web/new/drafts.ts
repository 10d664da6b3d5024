// Half-filled forms of the desk while other phones ring: kept for this tab alone, under the name of who typed them, until registered or dropped.
// They hold what callers said, so nothing of them outlives the tab, and another person at the same browser finds none.
import type { CommandInput } from '#kernel/shared/command.ts';
import type { reportRequest } from '../../shared/commands.ts';
import type { PlaceSaid } from '../parts/pickers.tsx';

export type Draft = {
  /** The id of the request to be: registering twice is registering once. */
  id: string;
  channel: string;
  phone: string;
  callerName: string;
  isAnonymous: boolean;
  /** Who speaks for the one concerned (rule 6: people without phones). */
  proxy: { name: string; relation: string; phone: string } | null;
  text: string;
  place: PlaceSaid;
  /** The place was put in by the number that called, and nobody has touched it. */
  isPlaceByNumber: boolean;
  /** The place last put in so: taken out again by hand, it is not put in a second time. */
  homeOffered: string;
  territoryId: string | undefined;
  kindCode: string | undefined;
  isEmergency: boolean;
  isUrgentHardship: boolean;
  fileIds: readonly string[];
};

export function newDraft(id: string, channel: string): Draft {
  return {
    id,
    channel,
    phone: '',
    callerName: '',
    isAnonymous: false,
    proxy: null,
    text: '',
    place: { text: '' },
    isPlaceByNumber: false,
    homeOffered: '',
    territoryId: undefined,
    kindCode: undefined,
    isEmergency: false,
    isUrgentHardship: false,
    fileIds: [],
  };
}

/** Has anybody put anything in? What is empty is not worth keeping, nor asking about. */
export function isBegun(draft: Draft): boolean {
  const typed = [
    draft.phone,
    draft.callerName,
    draft.text,
    draft.proxy?.name ?? '',
    draft.isPlaceByNumber ? '' : draft.place.text,
  ];
  return typed.some((text) => text.trim() !== '') || draft.fileIds.length > 0;
}

/** How a draft is named among others: who, and the beginning of what. */
export function draftTitle(draft: Draft): string {
  const who = draft.callerName.trim() || (draft.phone.trim() ? `…${draft.phone.trim().slice(-4)}` : '');
  const what = draft.text.trim().slice(0, 10);
  return [who, what].filter(Boolean).join(' · ');
}

export type ReportInput = CommandInput<typeof reportRequest>;

/** The command's input; nobody's name or number goes with what is anonymous. */
export function reportOf(draft: Draft): ReportInput {
  const { place, proxy, isAnonymous } = draft;
  const said = (text: string) => text.trim() || undefined;
  return {
    requestId: draft.id,
    channel: draft.channel,
    text: draft.text.trim(),
    isAnonymous,
    isEmergency: draft.isEmergency,
    isUrgentHardship: draft.isUrgentHardship,
    fileIds: [...draft.fileIds],
    ...(place.placeId ? { placeId: place.placeId } : said(place.text) ? { placeText: said(place.text) } : {}),
    ...(!place.placeId && draft.territoryId ? { territoryId: draft.territoryId } : {}),
    ...(draft.kindCode ? { kindCode: draft.kindCode } : {}),
    ...(isAnonymous ? {} : { callerName: said(draft.callerName), callerPhone: said(draft.phone) }),
    ...(proxy && said(proxy.name)
      ? {
          proxy: {
            name: proxy.name.trim(),
            relation: proxy.relation.trim(),
            ...(said(proxy.phone) ? { phone: said(proxy.phone) } : {}),
          },
        }
      : {}),
  };
}

/** The part of sessionStorage that is used; it may be missing or full (private windows). */
export type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export type Drafts = {
  list(): readonly Draft[];
  start(id: string, channel: string): Draft;
  change(id: string, facts: Partial<Draft>): void;
  drop(id: string): void;
  subscribe(listener: () => void): () => void;
};

const prefix = 'huying.requests.drafts.';

export function openDrafts(staffId: string, storage: Storage | undefined): Drafts {
  const key = `${prefix}${staffId}`;
  const listeners = new Set<() => void>();
  let drafts = load(storage, key);
  // Somebody else signed in at this tab: what their colleague had half typed goes.
  for (const other of keysOf(storage)) if (other !== key) storage?.removeItem(other);

  function put(next: readonly Draft[]): void {
    drafts = next;
    try {
      const kept = drafts.filter(isBegun);
      if (kept.length > 0) storage?.setItem(key, JSON.stringify(kept));
      else storage?.removeItem(key);
    } catch {
      // Kept in memory only.
    }
    for (const listener of listeners) listener();
  }

  return {
    list: () => drafts,
    start(id, channel) {
      const draft = newDraft(id, channel);
      put([...drafts, draft]);
      return draft;
    },
    change: (id, facts) => put(drafts.map((draft) => (draft.id === id ? { ...draft, ...facts } : draft))),
    drop: (id) => put(drafts.filter((draft) => draft.id !== id)),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function load(storage: Storage | undefined, key: string): readonly Draft[] {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.map((draft: Draft) => ({ ...newDraft(draft.id, draft.channel), ...draft })) : [];
  } catch {
    return [];
  }
}

function keysOf(storage: Storage | undefined): string[] {
  const keys = Array.from({ length: storage?.length ?? 0 }, (_, i) => storage?.key(i) ?? '');
  return keys.filter((key) => key.startsWith(prefix));
}
