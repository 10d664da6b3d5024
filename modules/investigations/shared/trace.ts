// What a traced person is, told from facts and a moment (C2, C3); the words of it. Nothing here is stored.
import type { Words } from '#kernel/shared/problem.ts';

export const symptoms = {
  none: { zh: '无症状', en: 'No symptoms' },
  mild: { zh: '轻症', en: 'Mild' },
  severe: { zh: '重症', en: 'Severe' },
  unknown: { zh: '待问', en: 'Not asked yet' },
} as const satisfies Record<string, Words>;
export type Symptom = keyof typeof symptoms;

export const contactKinds = {
  close: { zh: '密接', en: 'Close contact' },
  sub_close: { zh: '次密接', en: 'Contact of a contact' },
  co_exposed: { zh: '同空间暴露', en: 'Same place, same time' },
} as const satisfies Record<string, Words>;
export type ContactKind = keyof typeof contactKinds;

export const caseSources = {
  told: { zh: '上报', en: 'Told' },
  sampling: { zh: '核酸采样', en: 'Mass testing' },
  monitoring: { zh: '冷链监测', en: 'Monitoring of a firm' },
  contact: { zh: '密接检测', en: 'A contact’s test' },
  returner: { zh: '返回人员检测', en: 'A returner’s test' },
} as const satisfies Record<string, Words>;
export type CaseSource = keyof typeof caseSources;

export const caseEnds = {
  recovered: { zh: '解除隔离', en: 'Recovered' },
  to_hospital: { zh: '转定点医院', en: 'Given over to the hospital' },
  false_positive: { zh: '排除（假阳性）', en: 'Ruled out' },
} as const satisfies Record<string, Words>;
export type CaseEnd = keyof typeof caseEnds;

export const testResults = {
  pending: { zh: '已采样，等结果', en: 'Sampled, result awaited' },
  negative: { zh: '阴性', en: 'Negative' },
  positive: { zh: '阳性', en: 'Positive' },
  invalid: { zh: '无效，重采', en: 'Invalid' },
} as const satisfies Record<string, Words>;
export type TestResult = keyof typeof testResults;

export const statuses = {
  to_reach: { zh: '待联系', en: 'To be reached' },
  reached: { zh: '已联系，待检测', en: 'Reached' },
  tested: { zh: '已采样', en: 'Sampled' },
  handed_out: { zh: '已转出，等回执', en: 'Handed out, no receipt' },
  receipted: { zh: '已转出，有回执', en: 'Handed out, receipt' },
  released: { zh: '已解除', en: 'Released' },
  suspected: { zh: '混管阳性，待复采', en: 'Suspected: pooled' },
  confirmed: { zh: '病例', en: 'Case' },
  ended: { zh: '已结束', en: 'Ended' },
} as const satisfies Record<string, Words>;
export type Status = keyof typeof statuses;

export const keysOf = <K extends string>(words: Record<K, unknown>): [K, ...K[]] => Object.keys(words) as [K, ...K[]];

export type TraceFacts = {
  caseAt: Date | null;
  isPooled: boolean;
  caseEndedAt: Date | null;
  reachedAt: Date | null;
  releasedAt: Date | null;
  handedAt: Date | null;
  receiptAt: Date | null;
  hasTest: boolean;
};

export function statusOf(facts: TraceFacts): Status {
  if (facts.caseAt) return facts.caseEndedAt ? 'ended' : facts.isPooled ? 'suspected' : 'confirmed';
  if (facts.handedAt) return facts.receiptAt ? 'receipted' : 'handed_out';
  if (facts.releasedAt) return 'released';
  if (facts.hasTest) return 'tested';
  return facts.reachedAt ? 'reached' : 'to_reach';
}

/** A contact is reached within so many hours of being named, a sub-close one within twice that (setting `trace_reach_hours`). */
export const reachHours = (kind: ContactKind, setting: number): number =>
  kind === 'sub_close' ? 2 * setting : setting;
