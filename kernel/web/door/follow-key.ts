// A stranger's own secret: made here at the first call for help, kept by this browser, so that somebody who never signs in can still follow
// what they reported. Whoever holds it can read those reports, so it is never shown, logged or put in an address bar.
import { remember, useRemembered } from '../remembered.ts';

const followKey = remember<string>('huying.follow', '', (stored) =>
  typeof stored === 'string' && stored.length >= 32 ? stored : undefined,
);

/** Makes the key at first need. */
export function getFollowKey(): string {
  if (followKey.get() === '') followKey.set(makeKey());
  return followKey.get();
}

export function useFollowKey(): string {
  getFollowKey();
  return useRemembered(followKey);
}

function makeKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
