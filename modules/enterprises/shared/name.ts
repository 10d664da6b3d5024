// What a firm is called, and when two writings are one name. Brackets, widths and spaces are ways of writing; words are not: 有限公司 and 有限责任公司 are two.
import { toHalfWidth, withoutInvisible } from '#kernel/shared/identity/writing.ts';

/** As it is shown: full-width brackets as licences print them, no spaces inside Chinese words, letters and figures half-width. */
export function tidyName(written: string): string {
  return toHalfWidth(withoutInvisible(written))
    .replace(/[〔【［[]/g, '(')
    .replace(/[〕】］\]]/g, ')')
    .replace(/\s+/g, ' ')
    .replace(/(?<=[^\w]) | (?=[^\w])/g, '')
    .trim()
    .replaceAll('(', '（')
    .replaceAll(')', '）');
}

/** Equal for two writings of one name: 济宁泰康建材（有限公司） and 济宁泰康建材有限公司, ABC 公司 and abc公司. */
export function nameKey(written: string): string {
  return tidyName(written)
    .toLowerCase()
    .replace(/[（）\s·•.,，。、\-_—'"“”‘’&]/g, '');
}
