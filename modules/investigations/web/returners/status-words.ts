// How a returner's status and tests look.
import type { Tone } from '#kernel/web/plain/tag.tsx';
import type { AskedTest, ReturnerStatus } from '../../shared/returners/returner.ts';

export const statusTone: Record<ReturnerStatus, Tone> = {
  to_reach: 'amber',
  followed: 'teal',
  tested: 'teal',
  released: 'green',
  no_risk: 'plain',
  positive: 'red',
};
export const testWords = {
  zh: { ahead: '未到', due: '今天检', late: '超期', pending: '等结果', negative: '阴性', missed: '漏检' },
  en: { ahead: 'to come', due: 'due today', late: 'late', pending: 'awaited', negative: 'negative', missed: 'missed' },
} satisfies Record<string, Record<AskedTest['state'], string>>;
export const testTone: Record<AskedTest['state'], Tone> = {
  ahead: 'plain',
  due: 'amber',
  late: 'red',
  pending: 'teal',
  negative: 'green',
  missed: 'amber',
};
