// How alike a header is to the words that a column is known by. Written the way people write headers: brackets, stars, line breaks,
// full-width forms, one or two rows of them.
import { toHalfWidth } from '#kernel/shared/identity/writing.ts';

/** Words in one line, for headers and for closed lists: `listed('小区|小区名称|estate')`. */
export function listed(words: string): readonly string[] {
  return words.split('|');
}

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
  return likenessOf(headerForms(header), titles);
}

/** The same of a header's forms. What is no more than `least` may be told as `least`: that saves nearly all of the counting. */
export function likenessOf(forms: readonly string[], titles: readonly string[], least = 0): number {
  let best = least;
  for (const form of forms) {
    for (const word of formsOf(titles)) {
      best = Math.max(best, alike(form, word, best));
      if (best === 1) return best;
    }
  }
  return best;
}

/** The titles of a column never change, and every text near the top of a sheet is held against all of them. */
const known = new WeakMap<readonly string[], readonly string[]>();

function formsOf(titles: readonly string[]): readonly string[] {
  const forms = known.get(titles) ?? titles.flatMap(headerForms);
  known.set(titles, forms);
  return forms;
}

const han = /\p{Script=Han}/u;

/** Pairs are counted only where, all of the shorter one's being shared, they could come to more than `least`. */
function alike(a: string, b: string, least: number): number {
  if (a === b) return 1;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length < 2) return 0;
  if (long.includes(short) && han.test(short)) return 0.75 + 0.15 * (short.length / long.length);
  const most = (2 * (short.length - 1)) / (a.length + b.length - 2);
  return 0.75 * most > least ? 0.75 * sharedPairs(a, b) : 0;
}

/** Dice's coefficient over pairs of neighbouring characters; each has two characters at least. */
function sharedPairs(a: string, b: string): number {
  const used = new Set<number>();
  for (let i = 0; i < a.length - 1; i++) {
    for (let j = 0; j < b.length - 1; j++) {
      if (used.has(j) || a[i] !== b[j] || a[i + 1] !== b[j + 1]) continue;
      used.add(j);
      break;
    }
  }
  return (2 * used.size) / (a.length + b.length - 2);
}

/** What we add to a sheet that is handed back; on the way in these columns are passed over. */
export const addedColumns = {
  zh: { row: '原行号', problem: '导入问题', proposal: '修改建议' },
  en: { row: 'Original row', problem: 'Import problem', proposal: 'Proposed value' },
} as const;

/** Columns that only number the rows, and our own. */
const passedOver = new Set(
  ['序号', '行号', '序列', 'no', '#', ...Object.values(addedColumns).flatMap((words) => Object.values(words))].flatMap(
    headerForms,
  ),
);

export function isOwnColumn(header: string): boolean {
  return headerForms(header).some((form) => passedOver.has(form));
}
