// Which notices this device has shown: kept here and told to nobody. Bounded, the oldest forgotten first.
import { remember, useRemembered } from '#kernel/web/remembered.ts';

const most = 200;

const readCodes = remember<readonly string[]>('huying.notices.read', [], (stored) =>
  Array.isArray(stored) ? stored.filter((code) => typeof code === 'string').slice(-most) : undefined,
);

export const useReadCodes = (): readonly string[] => useRemembered(readCodes);

export function noteRead(code: string): void {
  const known = readCodes.get();
  if (!known.includes(code)) readCodes.set([...known, code].slice(-most));
}

/** Unread first, each part as it came: newest first. */
export function unreadFirst<R extends { code: string }>(rows: readonly R[], read: readonly string[]): R[] {
  const isRead = (row: R) => read.includes(row.code);
  return [...rows.filter((row) => !isRead(row)), ...rows.filter(isRead)];
}
