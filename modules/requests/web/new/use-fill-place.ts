// The home of whoever calls stands in the place field at once, as long as nobody has written anything there; another number, another home.
import { useEffect } from 'react';
import type { Draft } from './drafts.ts';

export type Home = { placeId: string | null; address: string | null } | undefined;

/** What to change in the draft now that this number's home is known (or known to be none); undefined: nothing. */
export function filledPlace(home: Home, draft: Draft): Partial<Draft> | undefined {
  const isUntouched = draft.place.text === '' || draft.isPlaceByNumber;
  if (home?.placeId && home.address) {
    if (!isUntouched || draft.homeOffered === home.placeId) return undefined;
    return { place: { text: home.address, placeId: home.placeId }, isPlaceByNumber: true, homeOffered: home.placeId };
  }
  return draft.isPlaceByNumber ? { place: { text: '' }, isPlaceByNumber: false, homeOffered: '' } : undefined;
}

export function useFillPlace(home: Home, draft: Draft, change: (facts: Partial<Draft>) => void): void {
  useEffect(() => {
    const filled = filledPlace(home, draft);
    if (filled) change(filled);
  });
}
