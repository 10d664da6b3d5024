// 应急权力: the closed list of what sleeps until an emergency order wakes it. A new one is a new line here and in the check of 0046.
import type { Words } from '#kernel/shared/problem.ts';

export const powers = ['mass_testing', 'venue_codes', 'closure'] as const;
export type Power = (typeof powers)[number];

export type PowerKind = {
  title: Words;
  allows: Words;
  gathers: Words;
  /** Days after the end of the last order of the chain until it is erased (PIPL 47: purpose achieved). An order keeps what stood here when it was proposed. */
  retentionDays: number;
};

export const powerKinds: Record<Power, PowerKind> = {
  mass_testing: {
    title: { zh: '全员核酸', en: 'Mass testing' },
    allows: { zh: '组织区域内的人分轮采样检测', en: 'Rounds of sampling and testing of everybody in the area' },
    gathers: {
      zh: '采样登记（姓名、证件号、住址、时间、点位）和检测结果',
      en: 'Sampling records (name, ID number, home, time, site) and test results',
    },
    retentionDays: 30,
  },
  venue_codes: {
    title: { zh: '场所码', en: 'Venue codes' },
    allows: { zh: '进入公共场所前扫码登记', en: 'Scanning a code before entering public places' },
    gathers: { zh: '谁在什么时间到过哪个场所', en: 'Who came to which place, and when' },
    retentionDays: 14,
  },
  closure: {
    title: { zh: '封闭管理', en: 'Closed management' },
    allows: {
      zh: '限制区域内人员、车辆进出，并登记出入',
      en: 'Restricting and recording who and what enters or leaves the area',
    },
    gathers: { zh: '封闭名单、出入记录和生活物资需求', en: 'Who is closed in, comings and goings, needs for supplies' },
    retentionDays: 30,
  },
};

export const isPower = (text: string): text is Power => (powers as readonly string[]).includes(text);
