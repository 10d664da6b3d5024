// Reads places, telephones and dates out of what people write: 三号楼2单元601, 3-2-601, 3栋201; 199 0000 1234; 昨天晚上.
// Finds what is said, not where it is: matching a place to the territory is the caller's business.
import { readable } from './readable.ts';

/** `words` is how the text says it; numbers are plain figures (三号楼 → `3`). */
export type Place = { words: string; estate?: string; building?: string; buildingUnit?: string; room?: string };

const NUMBER = '(?:\\d{1,3}|[一二三四五六七八九十]{1,3})';
const BUILDING = `(?<building>${NUMBER}|[A-Za-z]\\d?)\\s*(?:号楼|栋|幢|座|#楼|#|号(?=\\s*${NUMBER}\\s*单元))`;
const UNIT = `(?<unit>${NUMBER})\\s*单元`;
const ROOM = '(?<room>\\d{3,4}(?!\\d)|东户|西户|中户)(?:室|户|房)?';
const SPOKEN = [
  new RegExp(`(?<!\\d)${BUILDING}(?:\\s*${UNIT})?(?:\\s*${ROOM})?`, 'u'),
  /(?<![\d.-])(?<building>\d{1,2})-(?:(?<unit>\d{1,2})-)?(?<room>\d{3,4})(?![\d-])/u,
  new RegExp(`(?<!\\d)${UNIT}(?:\\s*${ROOM})?`, 'u'),
];

const FIGURES = '零一二三四五六七八九';

/** 三 → 3, 十二 → 12, 二十一 → 21; figures lose their leading zeros. */
function figure(words: string): string {
  if (/^\d+$/u.test(words)) return String(Number(words));
  if (!/^[一二三四五六七八九十]+$/u.test(words)) return words.toUpperCase();
  const [tens, ones] = words.includes('十') ? words.split('十') : ['', words];
  const ten = words.includes('十') ? (tens === '' ? 1 : FIGURES.indexOf(tens ?? '')) : 0;
  return String(ten * 10 + (ones === '' ? 0 : FIGURES.indexOf(ones ?? '')));
}

/** The first place said, or undefined. `estates` are the names the caller knows; the longest that occurs is taken. */
export function findPlace(text: string, estates: readonly string[] = []): Place | undefined {
  const read = readable(text);
  const estate = estates.filter((name) => name !== '' && read.includes(name)).sort((a, b) => b.length - a.length)[0];
  const match = SPOKEN.map((pattern) => pattern.exec(read)).find((found) => found !== null);
  if (!match) return estate === undefined ? undefined : { words: estate, estate };
  const { building, unit, room } = match.groups ?? {};
  return {
    words: match[0].trim(),
    ...(estate === undefined ? {} : { estate }),
    ...(building === undefined ? {} : { building: figure(building) }),
    ...(unit === undefined ? {} : { buildingUnit: figure(unit) }),
    ...(room === undefined ? {} : { room }),
  };
}

/** How much of two places is the same. `unknown`: too little is said to tell. */
export type Nearness = 'same_dwelling' | 'same_building' | 'same_estate' | 'apart' | 'unknown';

const differ = (a: string | undefined, b: string | undefined): boolean => a !== undefined && b !== undefined && a !== b;

export function nearness(a: Place | undefined, b: Place | undefined): Nearness {
  if (!a || !b) return 'unknown';
  if (differ(a.estate, b.estate)) return 'apart';
  const isEstateSame = a.estate !== undefined && a.estate === b.estate;
  if (differ(a.building, b.building)) return isEstateSame ? 'same_estate' : 'apart';
  if (a.building === undefined || b.building === undefined) return isEstateSame ? 'same_estate' : 'unknown';
  if (differ(a.buildingUnit, b.buildingUnit) || differ(a.room, b.room)) return 'same_building';
  return a.room !== undefined && a.room === b.room ? 'same_dwelling' : 'same_building';
}

const MOBILE = /(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/gu;
const LANDLINE = /(?<!\d)0\d{2,3}[ -]?\d{7,8}(?!\d)/gu;

/** Mobile and land-line numbers, figures only, each once, in the order of the text. */
export function findPhones(text: string): string[] {
  const read = readable(text);
  const found = [...read.matchAll(MOBILE), ...read.matchAll(LANDLINE)].sort((a, b) => a.index - b.index);
  return [...new Set(found.map(([words]) => words.replaceAll(/\D/gu, '')))];
}

const DATE_WORDS =
  /(?:\d{4}[年/-])?\d{1,2}[月/]\d{1,2}[日号]?|(?:今|昨|前|明|后)(?:天|晚|早)(?:早上|上午|中午|下午|晚上|夜里)?|上?(?:周|星期|礼拜)[一二三四五六日天](?:早上|上午|中午|下午|晚上)?|(?:今早|凌晨|半夜)/gu;

/** The words that say when, as they stand (昨天晚上, 3月5日). What day that was is for a person to judge. */
export function findDates(text: string): string[] {
  return [...new Set(readable(text).match(DATE_WORDS) ?? [])];
}
