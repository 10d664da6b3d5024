// The roster on a tablet: found by what is scanned in one step, by name, beginnings or building in a pass over a few thousand short texts.
import type { RosterPage } from './field-queries.ts';

export type RosterPerson = {
  subjectId: string;
  name: string;
  idTail: string;
  /** Empty: no home known. */
  homeId: string;
  address: string;
  isPriority: boolean;
  isPreRegistered: boolean;
  /** Done in this round, as the house knew when the roster was taken along. */
  isDone: boolean;
  isSealed: boolean;
};

export type Roster = {
  count: number;
  /** Base64 of the key that numbers and codes are hashed under. */
  key: string;
  /** False: some pages are missing; who is not found may be on them. */
  isWhole: boolean;
  byHash(hash: string): RosterPerson | undefined;
  byId(subjectId: string): RosterPerson | undefined;
  /** Every word must be in the name, begin its initials, or be in the address. */
  search(text: string, most?: number): RosterPerson[];
  /** Those of the same home. */
  household(homeId: string): RosterPerson[];
};

type Held = RosterPerson & { initials: string; searched: string };

export function openRoster(pages: readonly RosterPage[], isWhole: boolean): Roster {
  const people: Held[] = [];
  const hashes = new Map<string, Held>();
  const ids = new Map<string, Held>();
  const homes = new Map<string, Held[]>();
  for (const page of pages) {
    for (const [subjectId, name, initials, idTail, idHash, codeHash, homeAt, flags] of page.people) {
      const [homeId = '', building = '', room = ''] = page.homes[homeAt] ?? [];
      const address = [building, room].filter(Boolean).join(' ');
      const held: Held = {
        subjectId,
        name,
        idTail,
        homeId,
        address,
        initials: initials.toLowerCase(),
        searched: `${name} ${address}`.toLowerCase(),
        isPriority: flags.includes('p'),
        isPreRegistered: flags.includes('r'),
        isDone: flags.includes('d'),
        isSealed: flags.includes('h'),
      };
      people.push(held);
      ids.set(subjectId, held);
      if (idHash) hashes.set(idHash, held);
      if (codeHash) hashes.set(codeHash, held);
      if (homeId) homes.set(homeId, [...(homes.get(homeId) ?? []), held]);
    }
  }
  return {
    count: people.length,
    key: pages[0]?.key ?? '',
    isWhole,
    byHash: (hash) => hashes.get(hash),
    byId: (subjectId) => ids.get(subjectId),
    household: (homeId) => homes.get(homeId) ?? [],
    search(text, most = 8) {
      const words = text.toLowerCase().split(/\s+/).filter(Boolean);
      const found: Held[] = [];
      if (words.length === 0) return found;
      for (const person of people) {
        if (!words.every((word) => person.searched.includes(word) || person.initials.startsWith(word))) continue;
        found.push(person);
        if (found.length >= most) break;
      }
      return found;
    },
  };
}

/** As the roster holds what a document or a code says: first 8 bytes of HMAC-SHA-256. By WebCrypto, on the phone and in Node. */
export async function openHasher(key: string): Promise<(text: string) => Promise<string>> {
  const raw = Uint8Array.from(atob(key), (letter) => letter.charCodeAt(0));
  const held = await crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return async (text) => {
    const mac = new Uint8Array(await crypto.subtle.sign('HMAC', held, new TextEncoder().encode(text)));
    return btoa(String.fromCharCode(...mac.subarray(0, 8))).replace('=', '');
  };
}
