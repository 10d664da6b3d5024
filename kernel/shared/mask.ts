/**
 * Masks (脱敏) for what may be shown without a reason given: names, telephone and identity numbers, addresses. A mask is
 * computed from the visible part alone — two values that differ only in what is hidden look the same — and unknown
 * shapes are hidden more, not less.
 */

const STAR = '*';

/** Surnames of two characters that still have bearers in numbers; others lose only a character more of the given name. */
const COMPOUND_SURNAMES = new Set(
  '欧阳 上官 皇甫 令狐 诸葛 司徒 司马 申屠 夏侯 贺兰 完颜 慕容 尉迟 长孙 东方 独孤 公孙 宇文 南宫 西门 东郭 百里 呼延 端木 轩辕 钟离 宗政 濮阳 淳于 单于 太叔 公冶 赫连 澹台 闻人 万俟 鲜于 闾丘 司空 司寇 第五 拓跋 纳兰 乐正 漆雕'.split(
    ' ',
  ),
);

const HAN_NAME = /^[\p{Script=Han}〇]+$/u;

/** 张*兰, 李*, 欧阳*娜; 阿*·买*; J. S. becomes J***. */
export function maskName(name: string): string {
  const text = name.trim();
  if (text === '') return '';
  if (HAN_NAME.test(text)) return maskHanName(Array.from(text));
  return text
    .split(/(\s*[·•・]\s*|\s+)/u)
    .map((part, i) => (i % 2 === 1 ? part : maskPart(Array.from(part))))
    .join('');
}

function maskHanName(chars: readonly string[]): string {
  if (chars.length === 1) return STAR;
  const surname = chars.length > 2 && COMPOUND_SURNAMES.has(chars.slice(0, 2).join('')) ? 2 : 1;
  const end = chars.length > surname + 1 ? chars.length - 1 : chars.length;
  return chars.slice(0, surname).join('') + STAR.repeat(end - surname) + chars.slice(end).join('');
}

/** A word of a longer name keeps its first letter; the three stars do not tell its length. */
function maskPart(chars: readonly string[]): string {
  if (chars.length === 0) return '';
  return chars.length === 1 ? STAR : `${chars[0]}${STAR.repeat(3)}`;
}

/** 138****2210, 0537-****678; anything else keeps a quarter at either end at most. */
export function maskPhone(phone: string): string {
  const text = phone.trim();
  if (/^1\d{10}$/.test(text)) return keepEnds(text, 3, 4);
  const landline = /^(0\d{2,3}-?)(\d{7,8})$/.exec(text);
  if (landline) return landline[1] + keepEnds(landline[2] ?? '', 0, 3);
  const quarter = Math.floor(text.length / 4);
  return keepEnds(text, Math.min(quarter, 3), Math.min(quarter, 4));
}

/** Identity number: the first four and the last two (3799************1X). Other documents: two and two, at most half. */
export function maskIdNumber(number: string): string {
  const text = number.trim();
  if (text.length === 18 || text.length === 15) return keepEnds(text, 4, 2);
  const shown = Math.min(2, Math.floor(text.length / 4));
  return keepEnds(text, shown, shown);
}

/** Where the dwelling begins: a number, in digits or characters, that counts buildings, units, rooms or groups. */
const DWELLING =
  /[A-Za-z]?\d|[A-Za-z一二三四五六七八九十百零〇东西南北甲乙丙丁]{1,6}(?:号|栋|幢|座|楼|单元|室|组|队|排|巷|户|门)/u;
const AREA_ENDS = /^.*(?:街道|社区|小区|花园|新村|村|镇|乡|区|县|市|省)/u;

/**
 * Keeps the area down to street, village or estate and hides the dwelling: 盛景花园****. Where no number shows the place
 * at which the dwelling begins, only the administrative part is kept.
 */
export function maskAddress(address: string): string {
  const text = address.trim();
  if (text === '') return '';
  const dwelling = DWELLING.exec(text);
  const area = dwelling ? text.slice(0, dwelling.index) : (AREA_ENDS.exec(text)?.[0] ?? '');
  return area === text ? text : `${area}${STAR.repeat(4)}`;
}

const ID_WITHIN = /(?<!\d)\d{17}[\dXx](?!\d)|(?<!\d)\d{15}(?!\d)/g;
const PHONE_WITHIN = /(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)0\d{2,3}-?[2-9]\d{6,7}(?!\d)/g;

/** Masks the identity and telephone numbers that people write into free text; names cannot be found this way. */
export function maskWithin(text: string): string {
  return text.replace(ID_WITHIN, maskIdNumber).replace(PHONE_WITHIN, maskPhone);
}

function keepEnds(text: string, first: number, last: number): string {
  const chars = Array.from(text);
  const hidden = Math.max(0, chars.length - first - last);
  return chars.slice(0, first).join('') + STAR.repeat(hidden) + chars.slice(chars.length - last).join('');
}
