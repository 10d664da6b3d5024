/**
 * Codes of places (standards a1): the statistical division code in its five lengths and the three numberings of grids.
 * The code tree says where a place is; who commands whom is another tree and not in here.
 */
import { compact } from './writing.ts';

export type DivisionLevel = 'province' | 'city' | 'county' | 'township' | 'village';
/** Segments of the third part: 001–099, 100–199, 200–399, 400–599. */
export type TownshipKind = 'subdistrict' | 'town' | 'township' | 'enterprise_unit';
/** Segments of the fourth part: below 200 residents' committees, from 200 villagers' committees. */
export type VillageKind = 'residents_committee' | 'villagers_committee';

export type CodeReason = 'empty' | 'characters' | 'length' | 'province' | 'gap';

export interface DivisionCode {
  ok: true;
  /** Without the zeros that only fill it up: 370811002000 is 370811002. */
  normalized: string;
  level: DivisionLevel;
  /** Codes of the places around it, from the province down. */
  parents: string[];
  townshipKind?: TownshipKind;
  villageKind?: VillageKind;
}

export interface CodeFault {
  ok: false;
  reason: CodeReason;
}

const LEVELS: readonly { level: DivisionLevel; length: number }[] = [
  { level: 'province', length: 2 },
  { level: 'city', length: 4 },
  { level: 'county', length: 6 },
  { level: 'township', length: 9 },
  { level: 'village', length: 12 },
];

/** The one part that may be 00 in the middle: cities without counties (东莞 441900003, 中山, 三沙, 儋州, 嘉峪关). */
const COUNTY = 2;

/** Takes 2, 4, 6, 9 or 12 digits. Places not in any list are taken: zones and merged villages come and go. */
export function checkDivisionCode(input: string | number): DivisionCode | CodeFault {
  const text = compact(String(input));
  if (text === '') return { ok: false, reason: 'empty' };
  if (!/^\d+$/.test(text)) return { ok: false, reason: 'characters' };
  if (!LEVELS.some(({ length }) => length === text.length)) return { ok: false, reason: 'length' };
  if (!/^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])/.test(text)) return { ok: false, reason: 'province' };
  const parts = LEVELS.map(({ length }, i) => text.slice(LEVELS[i - 1]?.length ?? 0, length)).filter((p) => p !== '');
  const depth = parts.findLastIndex((part) => !/^0+$/.test(part));
  if (parts.some((part, i) => i < depth && i !== COUNTY && /^0+$/.test(part))) return { ok: false, reason: 'gap' };
  const { level, length } = LEVELS[depth] ?? { level: 'province' as const, length: 2 };
  return {
    ok: true,
    normalized: text.slice(0, length),
    level,
    parents: LEVELS.slice(0, depth).map((above) => text.slice(0, above.length)),
    ...(depth >= 3 ? { townshipKind: townshipKindOf(Number(parts[3])) } : {}),
    ...(depth >= 4 ? { villageKind: Number(parts[4]) < 200 ? 'residents_committee' : 'villagers_committee' } : {}),
  };
}

function townshipKindOf(segment: number): TownshipKind {
  if (segment < 100) return 'subdistrict';
  if (segment < 200) return 'town';
  return segment < 400 ? 'township' : 'enterprise_unit';
}

/** `city_management` 15 or 14 digits (6+3+3+3, CJ/T 213: 6+3+3+2), `community` 20 digits (CJ/T 349: object first). */
export type GridScheme = 'city_management' | 'city_management_old' | 'community';

export interface GridCode {
  ok: true;
  normalized: string;
  scheme: GridScheme;
  /** Twelve digits: the community or village that owns the grid. A grid belongs to one, never to a town directly. */
  community: string;
  sequence: string;
  /** CJ/T 349 only: the six digits for what is served or managed. */
  object?: string;
}

export function checkGridCode(input: string | number): GridCode | CodeFault {
  const text = compact(String(input));
  if (text === '') return { ok: false, reason: 'empty' };
  if (!/^\d+$/.test(text)) return { ok: false, reason: 'characters' };
  const grid = splitGrid(text);
  if (!grid) return { ok: false, reason: 'length' };
  const community = checkDivisionCode(grid.community);
  if (!community.ok) return community;
  return community.level === 'village' ? { ok: true, normalized: text, ...grid } : { ok: false, reason: 'gap' };
}

function splitGrid(text: string): Pick<GridCode, 'scheme' | 'community' | 'sequence' | 'object'> | undefined {
  switch (text.length) {
    case 15:
      return { scheme: 'city_management', community: text.slice(0, 12), sequence: text.slice(12) };
    case 14:
      return { scheme: 'city_management_old', community: text.slice(0, 12), sequence: text.slice(12) };
    case 20:
      return { scheme: 'community', object: text.slice(0, 6), community: text.slice(6, 18), sequence: text.slice(18) };
    default:
      return undefined;
  }
}
