// Where to go after signing in: only a path of our own, never an address that somebody put into a link.

export function safeNext(next: unknown, otherwise: string): string {
  if (typeof next !== 'string' || !/^\/(?![/\\])/.test(next)) return otherwise;
  const { origin, pathname, search, hash } = new URL(next, 'https://here.invalid');
  if (origin !== 'https://here.invalid' || pathname.endsWith('/sign-in')) return otherwise;
  return pathname + search + hash;
}
