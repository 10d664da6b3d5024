// Governance units: who commands whom. The kinds, what may stand below what, and what a unit is called. Pure.
import type { Words } from '#kernel/shared/problem.ts';

export const unitKinds = [
  'zone',
  'district',
  'subdistrict',
  'town',
  'township',
  'community',
  'village',
  'grid',
  'park',
  'department',
  'property_company',
  'clinic',
  'police_room',
  'courtyard',
  'repair_team',
  'mediation_committee',
  'agency',
] as const;
export type UnitKind = (typeof unitKinds)[number];

export const gridKinds = ['basic', 'dedicated', 'macro'] as const;
export type GridKind = (typeof gridKinds)[number];

export const unitKindTitles: Record<UnitKind, Words> = {
  zone: { zh: '高新区', en: 'Zone' },
  district: { zh: '区县', en: 'District' },
  subdistrict: { zh: '街道', en: 'Subdistrict' },
  town: { zh: '镇', en: 'Town' },
  township: { zh: '乡', en: 'Township' },
  community: { zh: '社区', en: 'Community' },
  village: { zh: '村', en: 'Village' },
  grid: { zh: '网格', en: 'Grid' },
  park: { zh: '园区', en: 'Park' },
  department: { zh: '部门', en: 'Department' },
  property_company: { zh: '物业公司', en: 'Property company' },
  clinic: { zh: '卫生服务站', en: 'Clinic' },
  police_room: { zh: '警务室', en: 'Police room' },
  courtyard: { zh: '小区庭院', en: 'Courtyard' },
  repair_team: { zh: '维修队', en: 'Repair team' },
  mediation_committee: { zh: '调委会', en: 'Mediation committee' },
  agency: { zh: '机关单位', en: 'Agency' },
};

/** Units that work is handed to, at whatever level they stand. */
export const handlingKinds = [
  'department',
  'property_company',
  'clinic',
  'police_room',
  'courtyard',
  'repair_team',
  'mediation_committee',
  'agency',
] as const satisfies readonly UnitKind[];

export const rootKinds = ['zone', 'district'] as const satisfies readonly UnitKind[];
/** 街道, 镇, 乡: the street level, whatever it is called. */
export const streetKinds = ['subdistrict', 'town', 'township'] as const satisfies readonly UnitKind[];
/** 社区, 村: what grids and places belong to. */
export const communityKinds = ['community', 'village'] as const satisfies readonly UnitKind[];

export const isCommunityKind = (kind: string): boolean => (communityKinds as readonly string[]).includes(kind);
export const isHandlingKind = (kind: string): boolean => (handlingKinds as readonly string[]).includes(kind);

/**
 * What may stand directly below what. A grid belongs to one village or community, never directly to a town or district
 * (DB6101/T 3185-2024 in standards a1); a level-2 grid lies in a level-1 grid (A4).
 */
const below: Partial<Record<UnitKind, readonly UnitKind[]>> = {
  zone: [...streetKinds, 'park', ...handlingKinds],
  district: [...streetKinds, 'park', ...handlingKinds],
  subdistrict: [...communityKinds, 'park', ...handlingKinds],
  town: [...communityKinds, 'park', ...handlingKinds],
  township: [...communityKinds, 'park', ...handlingKinds],
  community: ['grid', ...handlingKinds],
  village: ['grid', ...handlingKinds],
  grid: ['grid'],
  park: [...communityKinds, ...handlingKinds],
  department: ['department', 'repair_team'],
  agency: ['agency'],
};

export type UnitShape = { kind: UnitKind; gridLevel: 1 | 2 | null };

/** Why this unit may not stand below that one; undefined when it may. `null` is the top. */
export function faultOfPlacing(
  child: UnitShape,
  parent: UnitShape | null,
): 'not_a_root' | 'wrong_parent' | 'grid_level' | undefined {
  if (!parent) return (rootKinds as readonly string[]).includes(child.kind) ? undefined : 'not_a_root';
  if (!below[parent.kind]?.includes(child.kind)) return 'wrong_parent';
  if (child.kind !== 'grid') return child.gridLevel === null ? undefined : 'grid_level';
  if (parent.kind === 'grid') return parent.gridLevel === 1 && child.gridLevel === 2 ? undefined : 'grid_level';
  // A level-2 grid may stand directly below a small village that has no level-1 grids.
  return child.gridLevel === null ? 'grid_level' : undefined;
}
