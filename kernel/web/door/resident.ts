// The resident door knows two selves: a resident who signed in by phone code (an httpOnly cookie proves it) and a stranger with a follow key.
// Whether the cookie is there can't be read here, so the sign-in screen says so, and a refusal takes it back.
import { useMemo } from 'react';
import { remember, useRemembered } from '../remembered.ts';
import type { Asker } from '../wire/asker.ts';
import { useFollowKey } from './follow-key.ts';

const signedIn = remember<boolean>('huying.resident', false, (stored) =>
  typeof stored === 'boolean' ? stored : undefined,
);

/** To be called by the sign-in screen of residents after the server set the cookie. */
export function residentSignedIn(): void {
  signedIn.set(true);
}

/** To be called after signing out, and when the server no longer knows the session. */
export function residentSignedOut(): void {
  signedIn.set(false);
}

export function useIsResidentSignedIn(): boolean {
  return useRemembered(signedIn);
}

export function useResidentAsker(): Asker {
  const isSignedIn = useRemembered(signedIn);
  const followKey = useFollowKey();
  return useMemo(() => (isSignedIn ? { as: 'resident' } : { as: 'anonymous', followKey }), [isSignedIn, followKey]);
}
