// Residents: the words of the register. Codes are those the import engine reads out of rosters, so that a fact has one name.

import type { Words } from '#kernel/shared/problem.ts';
import type { Role } from '#kernel/shared/right.ts';
import type { CareGroup, CareTag, Political, Relation } from '#modules/imports/shared/resident-words.ts';

export type PersonFlag = CareGroup | CareTag;

type FlagWords = {
  title: Words;
  /** Opened only to a named duty (B3, product rule 10): row-level security decides, this table says so beforehand. */
  isSensitive: boolean;
  family: 'must_visit' | 'care';
};

/** 六必访 (B3) and 老弱病残孕 (C10), with the empty-nest elders that rosters tell apart. */
export const personFlags: Record<PersonFlag, FlagWords> = {
  hardship_family: { title: { zh: '困难家庭', en: 'Family in hardship' }, isSensitive: false, family: 'must_visit' },
  lone_elder: { title: { zh: '独居老人', en: 'Elder living alone' }, isSensitive: false, family: 'must_visit' },
  empty_nest_elder: { title: { zh: '空巢老人', en: 'Empty-nest elder' }, isSensitive: false, family: 'care' },
  unemployed: { title: { zh: '下岗失业人员', en: 'Laid-off or jobless' }, isSensitive: false, family: 'must_visit' },
  major_illness_family: {
    title: { zh: '大病家庭', en: 'Family with major illness' },
    isSensitive: true,
    family: 'must_visit',
  },
  left_behind_child: { title: { zh: '留守儿童', en: 'Left-behind child' }, isSensitive: true, family: 'must_visit' },
  community_correction: {
    title: { zh: '社区矫正人员', en: 'In community correction' },
    isSensitive: true,
    family: 'must_visit',
  },
  old: { title: { zh: '老', en: 'Old' }, isSensitive: false, family: 'care' },
  weak: { title: { zh: '弱', en: 'Weak' }, isSensitive: false, family: 'care' },
  ill: { title: { zh: '病', en: 'Ill' }, isSensitive: true, family: 'care' },
  disabled: { title: { zh: '残', en: 'Disabled' }, isSensitive: true, family: 'care' },
  pregnant: { title: { zh: '孕', en: 'Pregnant' }, isSensitive: true, family: 'care' },
};
export const flagCodes = Object.keys(personFlags) as [PersonFlag, ...PersonFlag[]];

/** Who reads and sets sensitive flags: the same list as the policy of subject_flags. */
export const sensitiveDuty: readonly Role[] = [
  'community_secretary',
  'community_desk',
  'street_supervisor',
  'district_supervisor',
];

export const relationTitles: Record<Relation, Words> = {
  head: { zh: '户主', en: 'Head' },
  spouse: { zh: '配偶', en: 'Spouse' },
  child: { zh: '子女', en: 'Child' },
  child_in_law: { zh: '儿媳女婿', en: 'Child-in-law' },
  grandchild: { zh: '孙子女', en: 'Grandchild' },
  parent: { zh: '父母', en: 'Parent' },
  parent_in_law: { zh: '公婆岳父母', en: 'Parent-in-law' },
  grandparent: { zh: '祖父母', en: 'Grandparent' },
  sibling: { zh: '兄弟姐妹', en: 'Sibling' },
  other_relative: { zh: '其他亲属', en: 'Other relative' },
  tenant: { zh: '租户', en: 'Tenant' },
  not_related: { zh: '非亲属', en: 'Not related' },
};
export const relationCodes = Object.keys(relationTitles) as [Relation, ...Relation[]];

export const politicalTitles: Record<Political, Words> = {
  party_member: { zh: '中共党员', en: 'Party member' },
  probationary_member: { zh: '预备党员', en: 'Probationary member' },
  league_member: { zh: '共青团员', en: 'League member' },
  democratic_party: { zh: '民主党派', en: 'Democratic party' },
  no_party: { zh: '无党派', en: 'No party' },
  masses: { zh: '群众', en: 'Masses' },
};
export const politicalCodes = Object.keys(politicalTitles) as [Political, ...Political[]];

/** GB/T 2261.1 as stored: 0 unknown, 1 male, 2 female. */
export const sexCode = { male: 1, female: 2 } as const;
export const sexOf = (code: number): 'male' | 'female' | null => (code === 1 ? 'male' : code === 2 ? 'female' : null);

export const stayKinds = ['living', 'registered', 'working'] as const;
export type StayKind = (typeof stayKinds)[number];
export const stayKindTitles: Record<StayKind, Words> = {
  living: { zh: '居住', en: 'Lives here' },
  registered: { zh: '户籍', en: 'Registered here' },
  working: { zh: '工作', en: 'Works here' },
};

/** Fields that open only with a purpose, one at a time, and are logged. */
export const revealFields = ['phone', 'id_number', 'name'] as const;
export type RevealField = (typeof revealFields)[number];

/**
 * Who reads whole names in lists: those who stand at the doors. From the street upwards names are masked until one is
 * opened with a purpose.
 */
export function seesNames(role: Role): boolean {
  return [
    'grid_chief',
    'grid_worker',
    'building_chief',
    'lane_chief',
    'seconded_cadre',
    'community_desk',
    'community_secretary',
    'mediator',
  ].includes(role);
}

/** Full years on a day; null where the birth date is not known. */
export function ageOn(bornOn: string | null, today: string): number | null {
  if (!bornOn) return null;
  const years = Number(today.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return today.slice(5) < bornOn.slice(5) ? years - 1 : years;
}
