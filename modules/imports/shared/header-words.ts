// How alike a header is to the words that a column is known by. Written the way people write headers: brackets, stars, line breaks,
// full-width forms, one or two rows of them.
import { toHalfWidth } from '#kernel/shared/identity/writing.ts';

/** `所属村（社区）*` → `所属村`, and with what the brackets hold `所属村社区`. */
export function headerForms(header: string): string[] {
  const flat = toHalfWidth(header)
    .toLowerCase()
    .replace(/[\s*:/_.'"-]+/g, '');
  const bare = flat.replace(/[([【][^)\]】]*[)\]】]/g, '');
  const whole = flat.replace(/[()[\]【】]/g, '');
  return [...new Set([bare, whole])].filter((form) => form !== '');
}

/** 1 the same, 0.75–0.9 one holds the other, below that by shared pairs of characters. */
export function likeness(header: string, titles: readonly string[]): number {
  let best = 0;
  for (const form of headerForms(header)) {
    for (const title of titles) {
      for (const word of headerForms(title)) best = Math.max(best, alike(form, word));
    }
  }
  return best;
}

function alike(a: string, b: string): number {
  if (a === b) return 1;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length >= 2 && long.includes(short) && /\p{Script=Han}/u.test(short))
    return 0.75 + 0.15 * (short.length / long.length);
  return 0.75 * sharedPairs(a, b);
}

/** Dice's coefficient over pairs of neighbouring characters. */
function sharedPairs(a: string, b: string): number {
  if (a.length < 2 || b.length < 2) return 0;
  const pairs = new Map<string, number>();
  for (let i = 0; i < a.length - 1; i++) pairs.set(a.slice(i, i + 2), (pairs.get(a.slice(i, i + 2)) ?? 0) + 1);
  let shared = 0;
  for (let i = 0; i < b.length - 1; i++) {
    const left = pairs.get(b.slice(i, i + 2)) ?? 0;
    if (left > 0) shared++;
    pairs.set(b.slice(i, i + 2), left - 1);
  }
  return (2 * shared) / (a.length + b.length - 2);
}

/** Columns that only number the rows, and those that we ourselves add to a sheet handed back. */
const serial = new Set(['序号', '行号', '原行号', '序列', 'no', 'num', '#', '问题', '建议', 'index']);

export function isOwnColumn(header: string): boolean {
  return headerForms(header).some((form) => serial.has(form));
}
