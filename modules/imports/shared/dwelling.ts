// Where somebody lives, out of one written line: 盛景花园3号楼1单元101室, 3-1-101, 3幢1单元101, 12#楼东单元. It takes apart what is
// written and writes the parts one way (3 · 1 · 101); it never looks up whether the place exists.
import { toHalfWidth, withoutInvisible } from '#kernel/shared/identity/writing.ts';

export type Dwelling = {
  /** What stands before the estate: 接庄街道接庄社区. */
  area?: string;
  estate?: string;
  building?: string;
  unit?: string;
  room?: string;
  /** House number in a street or village: 12号, 东三街12号. */
  house?: string;
};

export type DwellingVerdict =
  | { ok: true; dwelling: Dwelling; isSure: boolean }
  | { ok: false; reason: 'empty' | 'turned_into_date' | 'not_understood' };

const digit = '0-9零〇一二三四五六七八九十百';
const number = `[A-Za-z]?[${digit}]+[A-Za-z]?`;
const side = '东南|东北|西南|西北|东|西|南|北|中';
const buildingWord = '号楼|栋楼|幢楼|#楼|号院|楼|栋|幢|座|#';

const buildingSign = new RegExp(`(${number})\\s*(?:${buildingWord})`);
const unitSign = new RegExp(`(${number}|${side})\\s*(?:单元|门洞|门(?!市|面|口))`);
const floorAndSide = new RegExp(`^(${number})\\s*(?:层|楼)\\s*(${side})?\\s*(?:户|室)?$`);
const roomSign = new RegExp(`^(${number}|${side})\\s*(?:室|号房|房间|房|号|户)?$`);
const areas =
  /^(?:.{2,8}?(?:省|自治区))?(?:.{2,7}?市)?(?:.{1,8}?(?:(?<!小)区|县))?(?:.{2,10}?(?:街道办事处|街道|镇|乡))?(?:.{1,10}?(?:社区居委会|社区|居委会|村委会))?/;

/** One written line. */
export function parseDwelling(input: string | number): DwellingVerdict {
  const text = tidy(String(input));
  if (text === '') return { ok: false, reason: 'empty' };
  // 3-1 typed into a cell becomes the first of March; what was meant cannot be told from the year.
  if (/^(19|20)\d{2}-\d{2}-\d{2}$/.test(text)) return { ok: false, reason: 'turned_into_date' };
  const dashed = parseDashed(text);
  if (dashed) return dashed;
  return parseWorded(text);
}

/** 3-1-101, 盛景花园3-1-101, 3#-1-101, 3号楼-1-101; of two parts a short second one is a unit. */
function parseDashed(text: string): DwellingVerdict | null {
  const parts = new RegExp(
    `^(.*?)(${number})(?:(?:${buildingWord})-?|-)(?:(${number}|${side})(?:单元)?-)?(${number})(?:室|号|户)?$`,
  ).exec(text);
  if (!parts) return null;
  const [, before = '', first = '', second, last = ''] = parts;
  if (/[-/]$/.test(before) || /单元/.test(before)) return null;
  const place = placeOf(before);
  const dwelling: Dwelling = { ...place, building: plain(first) };
  if (second !== undefined)
    return { ok: true, dwelling: { ...dwelling, unit: plain(second), room: plain(last) }, isSure: true };
  if (/^\d{1,2}$/.test(plain(last))) return { ok: true, dwelling: { ...dwelling, unit: plain(last) }, isSure: false };
  return { ok: true, dwelling: { ...dwelling, room: plain(last) }, isSure: true };
}

function parseWorded(text: string): DwellingVerdict {
  let rest = text.replaceAll('-', '');
  const dwelling: Dwelling = {};
  const foundBuilding = buildingSign.exec(rest);
  const foundUnit = unitSign.exec(rest);
  const head = Math.min(foundBuilding?.index ?? rest.length, foundUnit?.index ?? rest.length);
  const before = head < rest.length ? rest.slice(0, head) : '';
  if (foundBuilding && (!foundUnit || foundBuilding.index < foundUnit.index)) {
    dwelling.building = plain(foundBuilding[1] ?? '');
    rest = rest.slice(foundBuilding.index + foundBuilding[0].length);
  }
  const unitHere = unitSign.exec(rest);
  if (unitHere && unitHere.index <= 1) {
    dwelling.unit = plain(unitHere[1] ?? '');
    rest = rest.slice(unitHere.index + unitHere[0].length);
  }
  if (head < text.replaceAll('-', '').length) Object.assign(dwelling, placeOf(before));
  else return parseHouse(rest);
  const isRoomRead = readRoom(dwelling, rest.trim());
  return { ok: true, dwelling, isSure: isRoomRead };
}

function readRoom(dwelling: Dwelling, rest: string): boolean {
  if (rest === '') return true;
  const floor = floorAndSide.exec(rest);
  const found = roomSign.exec(rest);
  if (floor && (floor[2] || /[层楼]/.test(rest))) dwelling.room = `${plain(floor[1] ?? '')}层${floor[2] ?? ''}`;
  else if (found) dwelling.room = plain(found[1] ?? '');
  else dwelling.room = rest;
  return Boolean(floor ?? found);
}

/** No building: a room alone, a house in a street or village, or only the name of the place. */
function parseHouse(text: string): DwellingVerdict {
  const alone = new RegExp(`^(${number})(室|户)?$`).exec(text);
  if (alone) return { ok: true, dwelling: { room: plain(alone[1] ?? '') }, isSure: alone[2] !== undefined };
  const house = new RegExp(`^(.*?)((?:${number}组|.{1,6}?(?:街|路|巷|胡同))?(?:${number})(?:号|户)(?:院)?)$`).exec(
    text,
  );
  if (house)
    return { ok: true, dwelling: { ...placeOf(house[1] ?? ''), house: digitsIn(house[2] ?? '') }, isSure: true };
  const place = placeOf(text);
  if (/[\p{Script=Han}]{2,}/u.test(text) && !/\d/.test(text)) return { ok: true, dwelling: place, isSure: false };
  return { ok: false, reason: 'not_understood' };
}

/** 山东省济宁市高新区接庄街道接庄社区盛景花园 → area and estate. */
function placeOf(text: string): Dwelling {
  const clean = text.replace(/[\s,;:·]+/g, '').replace(/[-/]+$/, '');
  if (clean === '') return {};
  const found = areas.exec(clean)?.[0] ?? '';
  // 阳光新区 and 城市花园 are estates: a district counts only with what lies above or below it.
  const area = /(街道|街道办事处|镇|乡|社区|居委会|村委会)$|[省市].+[区县]$/.test(found) ? found : '';
  const estate = clean.slice(area.length);
  return { ...(area ? { area } : {}), ...(estate ? { estate } : {}) };
}

/** One cell that holds only the building, the unit or the room: 3号楼, 1单元, 101室, 12#, 三. */
export function parsePart(input: string | number | null, part: 'building' | 'unit' | 'room'): string | null {
  const text = tidy(String(input ?? ''));
  if (text === '' || /^(无|\/|-|—)+$/.test(text)) return null;
  const words = {
    building: /(号楼|栋楼|幢楼|#楼|号院|号|楼|栋|幢|座|#)$/,
    unit: /(单元|门洞|门)$/,
    room: /(室|号房|房间|房|号|户)$/,
  };
  const floor = part === 'room' ? floorAndSide.exec(text) : null;
  if (floor && /[层楼]/.test(text)) return `${plain(floor[1] ?? '')}层${floor[2] ?? ''}`;
  return plain(text.replace(words[part], '').trim() || text);
}

/** 盛景花园 3号楼 1单元 101, for people. */
export function wordsOf({ area, estate, building, unit, room, house }: Dwelling): string {
  return [area, estate, building && `${building}号楼`, unit && `${unit}单元`, room, house].filter(Boolean).join(' ');
}

function tidy(text: string): string {
  return toHalfWidth(withoutInvisible(text))
    .replace(/^['`’]+/, '')
    .replace(/[‐-―−－~–—_]/g, '-')
    .replace(/[＃]/g, '#')
    .replace(/\s+/g, ' ')
    .replace(/(?<=[^A-Za-z]) | (?=[^A-Za-z])/g, '')
    .trim();
}

/** 三 → 3, 十二 → 12, 03 → 3, b3 → B3; floors like 0102 keep their zeros only inside. */
function plain(text: string): string {
  return digitsIn(text)
    .toUpperCase()
    .replace(/^([A-Z]?)0+(?=\d)/, '$1');
}

const values: Record<string, number> = { 零: 0, 〇: 0, 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };

/** Chinese numerals to digits: 二十一 counts, 一〇一 spells. */
function digitsIn(text: string): string {
  return text.replace(/[零〇一二三四五六七八九十百]+/g, (numeral) => {
    if (!/[十百]/.test(numeral)) return Array.from(numeral, (one) => values[one]).join('');
    let sum = 0;
    let current = 0;
    for (const one of numeral) {
      if (one === '十' || one === '百') {
        sum += (current || 1) * (one === '十' ? 10 : 100);
        current = 0;
      } else current = values[one] ?? 0;
    }
    return String(sum + current);
  });
}
