// The secret in a party's private link. It is made here, shown once, and kept by the house as a hash only; it travels behind the # of the address,
// which no server, proxy or log ever sees.
export function newAccessKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export const partyLink = (origin: string, caseId: string, accessKey: string): string =>
  `${origin}/m/${caseId}#${accessKey}`;

/** The key behind the #, if there is one. */
export function readAccessKey(hash: string): string | undefined {
  return /^#([\w-]{32,100})$/.exec(hash)?.[1];
}
