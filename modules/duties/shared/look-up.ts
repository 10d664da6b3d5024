// Whom one looks for in a list, by what is shown of them; the phone and the server find the same. Pure.

type Shown = { name: string; initials: string | null; address: string | null };

export const wordsOf = ({ name, initials, address }: Shown): string =>
  [name, initials, address].filter(Boolean).join(' ');

/** All words said must be found: `刘 3号楼`, `lxy`. */
export function isSaid(words: string, said: string): boolean {
  const text = words.toLowerCase();
  return said
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
