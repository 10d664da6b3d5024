// What came of an act, in words: on the forms where it is chosen and in the story where it is told.
import type { Words } from '#kernel/shared/problem.ts';
import { approvalTitles } from '../../shared/request-chart.ts';

export const approvalWords: Record<string, Words> = approvalTitles;

export const withdrawWords: Record<string, Words> = {
  mis_press: { zh: '误按', en: 'pressed by mistake' },
  silent: { zh: '没有人说话，也联系不上', en: 'nobody spoke and nobody could be reached' },
  caller_withdrew: { zh: '来电人撤回', en: 'withdrawn by the caller' },
  test: { zh: '测试', en: 'a test' },
  malicious_repeat: { zh: '恶意重复', en: 'repeated in bad faith' },
};

export const callbackWords: Record<string, Words> = {
  solved: { zh: '已解决', en: 'solved' },
  unsolved: { zh: '没有解决', en: 'not solved' },
  unreachable: { zh: '没有联系上', en: 'not reached' },
};
