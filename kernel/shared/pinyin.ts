/**
 * Names and places as pinyin, for search by initials and for sorting. Surnames are read as surnames (曾 zēng, 仇 qiú, 单
 * shàn, 区 ōu), which the database's own collation does not do. The dictionary weighs 300 KB, so it is loaded when first
 * asked for and never comes along with a page.
 */

/** A name is read with its surname; other text, such as an address, is not: 单 is shàn in 单雄信 and dān in 单元. */
export type ReadAs = 'name' | 'text';

export interface PinyinReader {
  /** Syllables without tones, spaces between, ü written v: `zeng yi ming`, `lv bu`. Other scripts in lower case. */
  pinyinOf: (text: string, readAs?: ReadAs) => string;
  /** First letters and the digits, nothing between: `zym`, `sjhy10h1d`. */
  initialsOf: (text: string, readAs?: ReadAs) => string;
  /**
   * The initials that people may type for a name, the right ones first: 曾 as `z`, but also as `c`. One entry where the
   * surname has one reading.
   */
  initialVariantsOf: (name: string) => string[];
  /**
   * Sorts names as a Chinese register does when compared as plain text: by syllable, then tone, then character. Names in
   * other scripts sort among them by their letters.
   */
  sortKeyOf: (name: string) => string;
}

type Library = typeof import('pinyin-pro');

let loading: Promise<PinyinReader> | undefined;

/** The reader; loads the dictionary the first time. A failed load is tried again by the next call. */
export function loadPinyin(): Promise<PinyinReader> {
  loading ??= import('pinyin-pro').then(readerOf, (cause: unknown) => {
    loading = undefined;
    throw cause;
  });
  return loading;
}

function readerOf({ pinyin }: Library): PinyinReader {
  const syllables = (text: string, readAs: ReadAs, toneType: 'none' | 'num'): string[] =>
    pinyin(text.normalize('NFKC').toLowerCase(), {
      type: 'array',
      toneType,
      v: true,
      nonZh: 'consecutive',
      surname: readAs === 'name' ? 'head' : 'off',
      toneSandhi: false,
    })
      .flatMap((part) => part.split(/[^\p{L}\p{N}]+/u))
      .filter((part) => part !== '');

  const initialsOf = (text: string, readAs: ReadAs = 'name'): string =>
    syllables(text, readAs, 'none').map(initialOf).join('');

  return {
    pinyinOf: (text, readAs = 'name') => syllables(text, readAs, 'none').join(' '),
    initialsOf,
    initialVariantsOf: (name) => [...new Set([initialsOf(name, 'name'), initialsOf(name, 'text')])],
    sortKeyOf: (name) => `${syllables(name, 'name', 'num').join(' ')} ${name}`,
  };
}

/** A number keeps all its digits, so that 10号楼 is found by `10hl`. */
function initialOf(part: string): string {
  return /^\d+$/.test(part) ? part : part.replace(/^(\p{L}|\p{N}+).*$/u, '$1');
}
