// Places: estate → building → stairwell unit → dwelling, with shops, courtyards and lanes beside them; how they are named
// and found. Pure. An address is composed here and nowhere else, because it is what tells two places apart.

import type { Words } from '#kernel/shared/problem.ts';
import { type Dwelling, parseDwelling } from '#modules/imports/shared/dwelling.ts';

export const placeKinds = [
  'estate',
  'courtyard',
  'building',
  'building_unit',
  'dwelling',
  'shop',
  'lane',
  'facility',
  'hazard_point',
] as const;
export type PlaceKind = (typeof placeKinds)[number];

export const placeKindTitles: Record<PlaceKind, Words> = {
  estate: { zh: '小区', en: 'Estate' },
  courtyard: { zh: '庭院', en: 'Courtyard' },
  building: { zh: '楼栋', en: 'Building' },
  building_unit: { zh: '单元', en: 'Stairwell' },
  dwelling: { zh: '户室', en: 'Dwelling' },
  shop: { zh: '商铺', en: 'Shop' },
  lane: { zh: '街巷', en: 'Lane' },
  facility: { zh: '设施', en: 'Facility' },
  hazard_point: { zh: '隐患点', en: 'Hazard point' },
};

/** What must lie in exactly one lowest grid (A1). */
export const coveredKinds = ['estate', 'dwelling', 'shop'] as const satisfies readonly PlaceKind[];
export const isCoveredKind = (kind: string): boolean => (coveredKinds as readonly string[]).includes(kind);

/** Kinds a place may lie in; `null` = directly in the community. A village house lies in a lane or in nothing. */
const inside: Record<PlaceKind, readonly (PlaceKind | null)[]> = {
  estate: [null],
  courtyard: [null, 'estate'],
  building: [null, 'estate', 'courtyard'],
  building_unit: ['building'],
  dwelling: [null, 'building_unit', 'building', 'estate', 'courtyard', 'lane'],
  shop: [null, 'estate', 'building', 'courtyard', 'lane'],
  lane: [null],
  facility: [null, 'estate', 'courtyard', 'building', 'lane'],
  hazard_point: [null, 'estate', 'courtyard', 'building', 'lane'],
};

export function mayLieIn(kind: PlaceKind, parent: PlaceKind | null): boolean {
  return inside[kind].includes(parent);
}

/** The full text as people say it: 盛景花园3号楼1单元101. */
export function composeAddress(parentAddress: string | null, name: string): string {
  return `${parentAddress ?? ''}${name}`;
}

/** How the parts of a written address are named, one way: 3 → 3号楼, 东 → 东单元, 101 → 101. */
export const nameOfBuilding = (part: string): string => (/(楼|栋|幢|座)$/.test(part) ? part : `${part}号楼`);
export const nameOfBuildingUnit = (part: string): string => (part.endsWith('单元') ? part : `${part}单元`);

/** The chain of places that a written dwelling stands for, outermost first. Empty when nothing but an area is known. */
export function chainOf(
  dwelling: Pick<Dwelling, 'estate' | 'building' | 'unit' | 'room' | 'house'>,
): { kind: PlaceKind; name: string; doorNo: string | null }[] {
  const { estate, building, unit, room, house } = dwelling;
  const chain: { kind: PlaceKind; name: string; doorNo: string | null }[] = [];
  if (estate) chain.push({ kind: 'estate', name: estate, doorNo: null });
  if (building) chain.push({ kind: 'building', name: nameOfBuilding(building), doorNo: building });
  if (building && unit)
    chain.push({ kind: 'building_unit', name: nameOfBuildingUnit(unit), doorNo: `${building}-${unit}` });
  if (room) chain.push({ kind: 'dwelling', name: room, doorNo: [building, unit, room].filter(Boolean).join('-') });
  else if (house) chain.push({ kind: 'dwelling', name: house, doorNo: null });
  return chain;
}

/** The door of a place from its own name and the door of what it lies in: 1号楼 → 1, then 2单元 → 1-2, then 101 → 1-2-101. */
export function doorNoOf(kind: PlaceKind, name: string, parentDoorNo: string | null): string | null {
  if (kind === 'building') return name.replace(/(号楼|栋楼|幢楼|楼|栋|幢|座)$/, '') || null;
  if (kind === 'building_unit') return parentDoorNo ? `${parentDoorNo}-${name.replace(/单元$/, '')}` : null;
  if (kind === 'dwelling') return [parentDoorNo, name.replace(/[室号]$/, '')].filter(Boolean).join('-') || null;
  return null;
}

export type PlaceWords = { estate?: string; doorNo?: string; initials?: string; text?: string };

/**
 * What somebody means by what they typed: `盛景3-1-101` an estate and a door, `3-1-101` a door, `sjhy` initials,
 * anything else a piece of an address.
 */
export function readPlaceWords(input: string): PlaceWords {
  const text = input.normalize('NFKC').trim();
  if (/^[a-z]{2,}$/i.test(text)) return { initials: text.toLowerCase() };
  const verdict = parseDwelling(text);
  if (verdict.ok) {
    const { estate, building, unit, room } = verdict.dwelling;
    const doorNo = building ? [building, unit, room].filter(Boolean).join('-') : undefined;
    if (doorNo) return { doorNo, ...(estate ? { estate } : {}) };
  }
  return { text };
}
