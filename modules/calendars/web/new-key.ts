// The key in a calendar's link. It is made here, shown once, and kept by the house as a keyed hash only.

/** 32 random bytes as base64url. */
export function newFeedKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

/** `webcal:` opens the calendar program of the device itself, where it has one. */
export const inProgram = (link: string): string => link.replace(/^https?:/, 'webcal:');
