// The words of mass testing and their titles (glossary 3.4). Closed lists: a site that needs another says so in its notes.
import type { Words } from '#kernel/shared/problem.ts';

export const siteKinds = {
  fixed: { zh: '固定采样点', en: 'Fixed site' },
  home: { zh: '上门采样', en: 'Home sampling' },
  firm: { zh: '企业上门', en: 'At a firm' },
  campus: { zh: '校园检测点', en: 'Campus' },
} as const satisfies Record<string, Words>;
export type SiteKind = keyof typeof siteKinds;

/** C5: the six functional zones, the registration desk and the temperature channel. */
export const siteZones = {
  waiting: { zh: '等候区', en: 'Waiting' },
  preparation: { zh: '准备区', en: 'Preparation' },
  sampling: { zh: '采样区', en: 'Sampling' },
  buffer: { zh: '缓冲区', en: 'Buffer' },
  isolation: { zh: '临时隔离区', en: 'Temporary isolation' },
  waste: { zh: '医疗垃圾暂存区', en: 'Medical waste' },
  registration: { zh: '登记区', en: 'Registration' },
  temperature: { zh: '体温检测通道', en: 'Temperature channel' },
} as const satisfies Record<string, Words>;
export type SiteZone = keyof typeof siteZones;

/** C14: without one of them a site does not open; one chief each. */
export const siteRoles = {
  chief: { zh: '点长', en: 'Site chief' },
  community_worker: { zh: '社区工作人员', en: 'Community worker' },
  medical: { zh: '医务人员', en: 'Medical staff' },
  registrar: { zh: '信息登记员', en: 'Registrar' },
  police: { zh: '公安民警', en: 'Police officer' },
} as const satisfies Record<string, Words>;
export type SiteRole = keyof typeof siteRoles;

export const tubeKinds = {
  pooled: { zh: '混采', en: 'Pooled' },
  single: { zh: '单采', en: 'Single' },
  household: { zh: '一户一管', en: 'One household' },
} as const satisfies Record<string, Words>;
export type TubeKind = keyof typeof tubeKinds;
export const tubeSizes = [10, 5, 1] as const;

/** How somebody was found (C9, C19, C22). */
export const foundBy = {
  qr: { zh: '扫码', en: 'QR code' },
  id_card: { zh: '身份证', en: 'ID card' },
  passport: { zh: '护照等证件', en: 'Passport or permit' },
  search: { zh: '姓名查找', en: 'Search' },
  pre_registered: { zh: '预登记', en: 'Pre-registered' },
  companion: { zh: '同行人员', en: 'Companion' },
} as const satisfies Record<string, Words>;
export type FoundHow = keyof typeof foundBy;

export const results = {
  negative: { zh: '阴性', en: 'Negative' },
  positive: { zh: '阳性', en: 'Positive' },
  invalid: { zh: '无效', en: 'Invalid' },
} as const satisfies Record<string, Words>;
export type TubeResult = keyof typeof results;

/** What somebody must look at: told by rows, never stored by whoever came second. */
export const flags = {
  person_twice: { zh: '同一人采了两次', en: 'The same person twice' },
  code_twice: { zh: '同一管码用了两次', en: 'One tube code, two tubes' },
  count_differs: { zh: '管内人数与手工清点不符', en: 'Count in the tube differs from the hand count' },
  held: { zh: '体温异常未解除，混入多人管', en: 'Held at the gate, yet in a shared tube' },
  sealed_mixed: { zh: '封闭户的人混入他管', en: 'Of a sealed home, in another tube' },
  not_open: { zh: '采样点未开点时采样', en: 'Taken when the site was not open' },
  nobody_found: { zh: '还没有对上人', en: 'Nobody found yet' },
} as const satisfies Record<string, Words>;
export type Flag = keyof typeof flags;

export const homeOutcomes = {
  sampled: { zh: '已采样', en: 'Sampled' },
  refused: { zh: '拒绝开门', en: 'Refused entry' },
  not_there: { zh: '家中无人', en: 'Nobody there' },
} as const satisfies Record<string, Words>;
export const consents = {
  said: { zh: '本人口头同意', en: 'Said so' },
  signed: { zh: '本人签字', en: 'Signed' },
  family: { zh: '家属同意', en: 'By the family' },
} as const satisfies Record<string, Words>;

export const keysOf = <K extends string>(words: Record<K, Words>): [K, ...K[]] => Object.keys(words) as [K, ...K[]];

/** What became of a positive result, told from the retest of its people (C2: a false positive is retested). */
export const positiveStandings = {
  waiting: { zh: '等复采', en: 'Waiting for the retest' },
  confirmed: { zh: '复采阳性', en: 'Positive again' },
  false_positive: { zh: '复采全部阴性', en: 'All negative again' },
} as const satisfies Record<string, Words>;
