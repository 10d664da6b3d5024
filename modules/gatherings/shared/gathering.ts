// Gatherings 集中活动: what is done for or with several people at once (I3, I5, I6, I19, J7–J9, J11, J12). Which kinds want what, and whether one is over. Pure.
import type { Words } from '#kernel/shared/problem.ts';

export const gatheringKinds = [
  'organisation_life',
  'learning',
  'talk',
  'fraud_talk',
  'outreach',
  'free_check',
  'service',
  'deed',
] as const;
export type GatheringKind = (typeof gatheringKinds)[number];

type KindWords = {
  title: Words;
  /** Hours given to others may be told of each who came (I5). */
  countsHours?: true;
  /** Not over until whom it was for, and what came of it, were told (I19, J7). */
  wantsResult?: true;
  /** Readings are taken of each who came (J9). */
  takesReadings?: true;
};

/** Learning counts who took part and nothing else: no time on line, no ranking (I6, 国办函〔2026〕12号). */
export const kindWords: Record<GatheringKind, KindWords> = {
  organisation_life: { title: { zh: '组织生活', en: 'Organisation life' } },
  learning: { title: { zh: '学习教育', en: 'Learning' } },
  talk: { title: { zh: '宣讲', en: 'Talk' } },
  fraud_talk: { title: { zh: '防诈骗宣讲', en: 'Talk on fraud' } },
  outreach: { title: { zh: '家门口服务点', en: 'Outreach point' } },
  free_check: { title: { zh: '义诊', en: 'Free health check' }, takesReadings: true },
  service: { title: { zh: '志愿服务', en: 'Volunteer service' }, countsHours: true, wantsResult: true },
  deed: { title: { zh: '为群众办实事', en: 'Practical deed' }, wantsResult: true },
};

export const gatheringModes = ['on_spot', 'online', 'both'] as const;
export const modeTitles: Record<(typeof gatheringModes)[number], Words> = {
  on_spot: { zh: '现场', en: 'On the spot' },
  online: { zh: '线上', en: 'Online' },
  both: { zh: '现场和线上', en: 'On the spot and online' },
};

/** How one person took part; whoever had no network or lives in another hour makes it up afterwards (I3). */
export const attendModes = ['on_spot', 'online', 'afterwards'] as const;
export type AttendMode = (typeof attendModes)[number];
export const attendTitles: Record<AttendMode, Words> = {
  on_spot: { zh: '到场', en: 'On the spot' },
  online: { zh: '线上', en: 'Online' },
  afterwards: { zh: '会后补学', en: 'Afterwards' },
};

/** “五为” (J7). */
export const serviceGroups = ['elders', 'minors', 'hardship', 'comfort', 'public'] as const;
export type ServiceGroup = (typeof serviceGroups)[number];
export const groupTitles: Record<ServiceGroup, Words> = {
  elders: { zh: '为老', en: 'For elders' },
  minors: { zh: '为小', en: 'For children' },
  hardship: { zh: '为困难群体', en: 'For people in hardship' },
  comfort: { zh: '为需要心理疏导的人', en: 'For who wants comfort' },
  public: { zh: '为社会公共需要', en: 'For public needs' },
};

export const checkItems = ['blood_pressure', 'blood_sugar', 'ecg', 'blood_test', 'other'] as const;
export type CheckItem = (typeof checkItems)[number];
export const itemTitles: Record<CheckItem, Words> = {
  blood_pressure: { zh: '血压', en: 'Blood pressure' },
  blood_sugar: { zh: '血糖', en: 'Blood sugar' },
  ecg: { zh: '心电图', en: 'ECG' },
  blood_test: { zh: '抽血', en: 'Blood test' },
  other: { zh: '其他', en: 'Other' },
};

export const gatheringStates = ['planned', 'open', 'over', 'cancelled'] as const;
export type GatheringState = (typeof gatheringStates)[number];
export const stateTitles: Record<GatheringState, Words> = {
  planned: { zh: '待开展', en: 'Planned' },
  open: { zh: '待反馈结果', en: 'Result to be told' },
  over: { zh: '已完成', en: 'Over' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
};

export type GatheringFacts = {
  kind: GatheringKind;
  heldAt: Date | null;
  cancelledAt: Date | null;
  beneficiary: string | null;
  result: string | null;
};

export function gatheringState(facts: GatheringFacts): GatheringState {
  if (facts.cancelledAt) return 'cancelled';
  if (!facts.heldAt) return 'planned';
  return kindWords[facts.kind].wantsResult && !(facts.beneficiary && facts.result) ? 'open' : 'over';
}

/** The kinds whose result is waited for, as SQL compares them. */
export const kindsWithResult: readonly GatheringKind[] = gatheringKinds.filter((kind) => kindWords[kind].wantsResult);
