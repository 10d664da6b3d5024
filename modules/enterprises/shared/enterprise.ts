// The words of the register of enterprises: kinds, places, states, scales, and the twelve departments of F14.
import type { Words } from '#kernel/shared/problem.ts';
import type { Role } from '#kernel/shared/right.ts';

const codesOf = <C extends string>(titles: Record<C, Words>) => Object.keys(titles) as [C, ...C[]];

/** 行业主管部门 (F14: 12 departments). Which unit of the district each of them is, `enterprise.set_department` says. */
export const departmentTitles = {
  industry: { zh: '工信', en: 'Industry' },
  commerce: { zh: '商务', en: 'Commerce' },
  housing: { zh: '住建', en: 'Housing' },
  transport: { zh: '交通', en: 'Transport' },
  market: { zh: '市场监管', en: 'Market regulation' },
  education: { zh: '教育', en: 'Education' },
  health: { zh: '卫健', en: 'Health' },
  culture: { zh: '文旅', en: 'Culture and tourism' },
  agriculture: { zh: '农业农村', en: 'Agriculture' },
  science: { zh: '科技', en: 'Science' },
  city: { zh: '城管', en: 'City management' },
  emergency: { zh: '应急', en: 'Emergency' },
} satisfies Record<string, Words>;
export type Department = keyof typeof departmentTitles;
export const departmentCodes = codesOf(departmentTitles);

/** 摸排方式 (F14): three ways; every firm by at least one. */
export const methodTitles = {
  phone: { zh: '电话联系', en: 'By telephone' },
  on_site: { zh: '现场勘查', en: 'On site' },
  door: { zh: '敲门行动', en: 'At the door' },
} satisfies Record<string, Words>;
export type Method = keyof typeof methodTitles;
export const methodCodes = codesOf(methodTitles);

export const kindTitles = {
  enterprise: { zh: '企业', en: 'Enterprise' },
  branch: { zh: '分支机构', en: 'Branch' },
  sole_trader: { zh: '个体工商户', en: 'Sole trader' },
  cooperative: { zh: '合作社', en: 'Cooperative' },
  other: { zh: '其他', en: 'Other' },
} satisfies Record<string, Words>;
export type EnterpriseKind = keyof typeof kindTitles;
export const kindCodes = codesOf(kindTitles);

export const scaleTitles = {
  micro: { zh: '微型', en: 'Micro' },
  small: { zh: '小型', en: 'Small' },
  medium: { zh: '中型', en: 'Medium' },
  large: { zh: '大型', en: 'Large' },
} satisfies Record<string, Words>;
export type Scale = keyof typeof scaleTitles;
export const scaleCodes = codesOf(scaleTitles);

export const stateTitles = {
  open: { zh: '在营', en: 'Open' },
  closed: { zh: '关停', en: 'Closed' },
  moved_out: { zh: '迁出', en: 'Moved out' },
} satisfies Record<string, Words>;
export type EnterpriseState = keyof typeof stateTitles;
export const stateCodes = codesOf(stateTitles);

/** Where it is registered, where it works, and where somebody answers for it are three facts. */
export const placeKindTitles = {
  responsible: { zh: '责任地', en: 'Answered for at' },
  working: { zh: '经营地', en: 'Works at' },
  registered: { zh: '注册地', en: 'Registered at' },
} satisfies Record<string, Words>;
export type PlaceKind = keyof typeof placeKindTitles;
export const placeKindCodes = codesOf(placeKindTitles);

export const knownByTitles = {
  document: { zh: '证件号码一致', en: 'by the identity number' },
  phone: { zh: '电话和姓名一致', en: 'by telephone and name' },
  compared: { zh: '经人核对', en: 'compared by somebody' },
} satisfies Record<string, Words>;
export type KnownBy = keyof typeof knownByTitles;

/** Facts of a firm that have a source and a day of their own. */
export const factTitles = {
  name: { zh: '名称', en: 'Name' },
  uscc: { zh: '统一社会信用代码', en: 'Credit code' },
  kind: { zh: '类型', en: 'Kind' },
  park: { zh: '园区', en: 'Park' },
  legalRepresentative: { zh: '法定代表人', en: 'Legal representative' },
  contactName: { zh: '联系人', en: 'Contact' },
  phone: { zh: '联系电话', en: 'Telephone' },
  headcount: { zh: '从业人数', en: 'Headcount' },
  scale: { zh: '规模', en: 'Scale' },
  isAboveScale: { zh: '规上', en: 'Above scale' },
  note: { zh: '备注', en: 'Note' },
} satisfies Record<string, Words>;
export type FactName = keyof typeof factTitles;
export const factNames = Object.keys(factTitles) as FactName[];
export type Source = { on: string; by: string };
export type Sources = Partial<Record<FactName, Source>>;

/** Those who meet firms at their doors, the desks behind them, and the officers of departments: one record, entered once (rule 7). */
export const keepers = [
  'grid_worker',
  'grid_chief',
  'seconded_cadre',
  'community_desk',
  'community_secretary',
  'street_supervisor',
  'street_dispatcher',
  'district_supervisor',
  'district_dispatcher',
  'department_officer',
] as const satisfies readonly Role[];
/** Whoever may say that two records are one. */
export const mergers = [
  'community_secretary',
  'community_desk',
  'street_supervisor',
  'street_dispatcher',
  'district_supervisor',
  'district_dispatcher',
] as const satisfies readonly Role[];
